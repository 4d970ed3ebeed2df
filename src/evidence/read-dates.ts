/** A day that a sentence names; `year` null where not said. Offsets in UTF-16 units of the sentence. */
export interface ReadDate {
  year: number | null;
  month: number;
  /** Null where only the month is named. */
  day: number | null;
  start: number;
  end: number;
}

/** A time of day, minutes after midnight. */
export interface ReadTime {
  minutes: number;
  start: number;
  end: number;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
type Groups = Record<string, string | undefined>;

const PATTERNS: RegExp[] = [
  /(?<year>20\d\d|19\d\d)\s*[年년]\s*(?<month>\d{1,2})\s*[月월](?:\s*(?<day>\d{1,2})\s*[日号일])?/giu,
  /(?<month>\d{1,2})\s*[月월]\s*(?<day>\d{1,2})\s*[日号일]/giu,
  /(?<![\d~～–-]\s?)(?<month>\d{1,2})\s*(?:月(?!\s*\d|[球亮台])|월(?!\s*\d|급))/giu,
  /(?<year>20\d\d|19\d\d)-(?<month>\d{1,2})-(?<day>\d{1,2})(?!\d)/giu,
  /(?<![\d.,/])(?<day>\d{1,2})\s*[/.-]\s*(?<month>\d{1,2})\s*[/.-]\s*(?<year>20\d\d|19\d\d)(?!\d)/giu,
  /(?:ngày|ngay|hôm|mùng)\s+(?<day>\d{1,2})\s+(?:tháng|thang)\s+(?<month>\d{1,2})(?:\s*(?:năm|nam|,)?\s*(?<year>20\d\d|19\d\d))?/giu,
  /(?:ngày|ngay|hôm|mùng)\s+(?<day>\d{1,2})-(?<month>\d{1,2})(?!\d|-)/giu,
  /(?<![\d.,/])(?<day>\d{1,2})\/(?<month>\d{1,2})(?![\d/%]|\.\d)/giu,
  /(?:nay|ngày|hôm)\s+\(?(?<day>\d{1,2})\.(?<month>\d{1,2})(?![\d.])/giu,
  /(?:tháng|thang)\s+(?<month>\d{1,2})(?:\s*(?:\/|năm|nam)\s*(?<year>20\d\d|19\d\d))?(?!\d)/giu,
  new RegExp(
    `(?<name>${MONTH})\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s+(?<year>20\\d\\d|19\\d\\d))?(?!\\d)`,
    'giu',
  ),
  new RegExp(
    `(?<day>\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?(?<name>${MONTH})(?:,?\\s+(?<year>20\\d\\d|19\\d\\d))?(?!\\d)`,
    'giu',
  ),
];

/** `8/22` in Korean and Chinese: the month stands first. */
const MONTH_FIRST = /[\p{Script=Hangul}\p{Script=Han}]/u;
const SLASHED = /^\d{1,2}\/\d{1,2}$/u;

function dateOf(groups: Groups, start: number, end: number): ReadDate | null {
  const named = groups['name']?.slice(0, 3).toLowerCase();
  const month = named ? MONTHS.indexOf(named) + 1 : Number(groups['month']);
  const day = groups['day'] ? Number(groups['day']) : null;
  if (!(month >= 1 && month <= 12) || (day !== null && !(day >= 1 && day <= 31))) return null;
  return { year: groups['year'] ? Number(groups['year']) : null, month, day, start, end };
}

/** The day before a date that shares its month: `18 và 19/9`, `từ ngày 5 đến hết ngày 7/10`. */
const DAY_BEFORE =
  /(?<![\d.,/])(?<day>\d{1,2})\s*(?:,|-|–|và|va|đến|den|tới|toi|and|to)\s*(?:hết\s+|het\s+)?(?:ngày\s+|ngay\s+)?$/iu;

/** Days that take their month from the date behind them, nearest first. */
function daysBefore(text: string, date: ReadDate): ReadDate[] {
  const found: ReadDate[] = [];
  for (let start = date.start; ;) {
    const match = DAY_BEFORE.exec(text.slice(0, start));
    const day = Number(match?.groups?.['day']);
    if (!match || !(day >= 1 && day <= 31)) return found;
    start = match.index;
    found.push({ ...date, day, start, end: start + String(match.groups?.['day']).length });
  }
}

/** The day after a date that shares its month: `6月2日至3日`, `10월 12일과 13일`. */
const DAY_AFTER = /^\s*(?:至|到|和|、|与|-|–|~|～|과|와|및|부터)\s*(?<day>\d{1,2})\s*[日号일]/u;

function dayAfter(text: string, date: ReadDate): ReadDate[] {
  const match = DAY_AFTER.exec(text.slice(date.end));
  const day = Number(match?.groups?.['day']);
  if (!match || !(day >= 1 && day <= 31)) return [];
  const end = date.end + match[0].length;
  return [{ ...date, day, start: end - match[0].trimStart().length, end }];
}

/** The days (or months) that a sentence names, in order, longest reading first. */
export function readDates(text: string): ReadDate[] {
  const found: ReadDate[] = [];
  for (const pattern of PATTERNS)
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (found.some((date) => start < date.end && end > date.start)) continue;
      const groups = match.groups ?? {};
      const isMonthFirst = groups['day'] && !groups['year'] && SLASHED.test(match[0]) && MONTH_FIRST.test(text);
      const date = dateOf(
        isMonthFirst ? { ...groups, day: groups['month'], month: groups['day'] } : groups,
        start,
        end,
      );
      if (!date) continue;
      found.push(date);
      if (date.day !== null)
        found.push(...(match[0].includes('/') ? daysBefore(text, date) : []), ...dayAfter(text, date));
    }
  return found.sort((a, b) => a.start - b.start);
}

const TIME =
  /(?<![\d.,/])(?<hour>\d{1,2})(?:\s*(?:giờ|gio|h|g)\s*(?<minute>\d{2})?(?!\p{L})|:(?<colon>\d{2})(?!\d)|\s*[点时時시](?:\s*(?<minute2>\d{1,2})\s*[分분])?|\s*(?<half>am|pm|a\.m\.|p\.m\.))/giu;

/** Times of day in a sentence. */
export function readTimes(text: string): ReadTime[] {
  return [...text.matchAll(TIME)].flatMap((match) => {
    const groups = match.groups ?? {};
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 12).toLowerCase();
    const isDuration = /^\s*(đồng hồ|liền|liên tục|间|時間|間|小时|간)/u.test(after);
    const isAfternoon =
      groups['half']?.startsWith('p') ||
      groups['half']?.startsWith('P') ||
      /^\s*(chiều|tối|đêm)/u.test(after) ||
      /(下午|晚上|夜里|晚|오후|午後|夜|저녁|밤)\s*$/u.test(text.slice(0, match.index));
    const hour = Number(groups['hour']);
    if (hour > 24 || isDuration) return [];
    const minutes =
      (isAfternoon && hour < 12 ? hour + 12 : hour) * 60 +
      Number(groups['minute'] ?? groups['colon'] ?? groups['minute2'] ?? 0);
    return [{ minutes, start: match.index, end: match.index + match[0].length }];
  });
}
