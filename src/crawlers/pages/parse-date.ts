/** A date found in a text. */
export interface FoundDate {
  /** UTC milliseconds. */
  ms: number;
  hasTime: boolean;
  /** True when the text names the zone. */
  hasZone: boolean;
  /** Where the date begins and ends in the text as `normalDateText` gives it. */
  start: number;
  end: number;
}

/** How to read what a date leaves out. */
export interface DateReading {
  /** Minutes east of UTC for a time without zone. */
  zoneMinutes: number;
  /** True for 07/15/2024; the press watched here writes day first. */
  isMonthFirst?: boolean;
}

interface Parts {
  year: number;
  month: number;
  day: number;
}

const EN_MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const VI_MONTHS = ['một', 'hai', 'ba', 'tư', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười', 'mười một', 'mười hai'];
const LO_MONTHS = ['ມັງກອນ', 'ກຸມພາ', 'ມີນາ', 'ເມສາ', 'ພຶດສະພາ', 'ມິຖຸນາ', 'ກໍລະກົດ', 'ສິງຫາ', 'ກັນຍາ', 'ຕຸລາ', 'ພະຈິກ', 'ທັນວາ'];
const EN =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const VI = '(mười một|mười hai|mười|một|giêng|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|chạp|\\d{1,2})';

function viMonth(word: string): number {
  if (/^\d/.test(word)) return Number(word);
  const twin = { giêng: 'một', bốn: 'tư', bẩy: 'bảy', chạp: 'mười hai' }[word] ?? word;
  return VI_MONTHS.indexOf(twin) + 1;
}

const enMonth = (word: string): number => EN_MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;
const loMonth = (word: string): number => LO_MONTHS.findIndex((name) => word.startsWith(name)) + 1;

interface Pattern {
  pattern: RegExp;
  read(match: string[], isMonthFirst: boolean): Parts;
}

const parts = (year: string, month: number, day: string): Parts => ({ year: Number(year), month, day: Number(day) });

function numeric(match: string[], isMonthFirst: boolean): Parts {
  const [first = '', second = '', last = ''] = match;
  const year = last.length === 2 ? `20${last}` : last;
  const isSwapped = Number(second) > 12 || (isMonthFirst && Number(first) <= 12);
  return isSwapped ? parts(year, Number(first), second) : parts(year, Number(second), first);
}

/** Every way in which the watched outlets write a day, most telling first. */
const PATTERNS: Pattern[] = [
  {
    pattern: /(?<![\d.])((?:19|20)\d\d) ?[-./] ?(\d{1,2}) ?[-./] ?(\d{1,2})(?![\d])/g,
    read: ([y = '', m, d = '']) => parts(y, Number(m), d),
  },
  {
    pattern: /(?<!\d)((?:19|20)\d\d) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일号號]/g,
    read: ([y = '', m, d = '']) => parts(y, Number(m), d),
  },
  {
    pattern: /令和 ?(\d{1,2}|元) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日/g,
    read: ([y = '', m, d = '']) => parts(String(2018 + (y === '元' ? 1 : Number(y))), Number(m), d),
  },
  {
    pattern: new RegExp(
      `(?<!\\d)(\\d{1,2})(?: ngày)?,? ?(?:tháng|th) ?${VI}[,.]? ?(?:năm )?((?:19|20)\\d\\d)(?!\\d)`,
      'gi',
    ),
    read: ([d = '', m = '', y = '']) => parts(y, viMonth(m.toLowerCase()), d),
  },
  {
    pattern: new RegExp(`(?:tháng) ${VI} (\\d{1,2}),? (?:năm )?((?:19|20)\\d\\d)(?!\\d)`, 'gi'),
    read: ([m = '', d = '', y = '']) => parts(y, viMonth(m.toLowerCase()), d),
  },
  {
    pattern: new RegExp(`\\b${EN} (\\d{1,2})(?:st|nd|rd|th)?,? ((?:19|20)\\d\\d)(?!\\d)`, 'gi'),
    read: ([m = '', d = '', y = '']) => parts(y, enMonth(m), d),
  },
  {
    pattern: new RegExp(`(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?[ -](?:of )?${EN},?[ -]((?:19|20)\\d\\d)(?!\\d)`, 'gi'),
    read: ([d = '', m = '', y = '']) => parts(y, enMonth(m), d),
  },
  {
    pattern: new RegExp(`(?<!\\d)(\\d{1,2}) ?(?:ເດືອນ ?)?(${LO_MONTHS.join('|')})[,]? ?(?:ປີ ?)?((?:19|20)\\d\\d)`, 'g'),
    read: ([d = '', m = '', y = '']) => parts(y, loMonth(m), d),
  },
  {
    pattern: /(?<![\d./])(\d{1,2}) ?([-./]) ?(\d{1,2}) ?\2 ?((?:19|20)\d\d|\d\d)(?![\d./]\d|\d)/g,
    read: ([a = '', , b = '', y = ''], isMonthFirst) => numeric([a, b, y], isMonthFirst),
  },
  { pattern: /(?<!\d)(20\d\d)(\d\d)(\d\d)(?!\d)/g, read: ([y = '', m, d = '']) => parts(y, Number(m), d) },
];

const MORNING = 'am|a\\.m\\.|sa|sáng|上午|早上|凌晨|오전|午前|ເຊົ້າ';
const EVENING = 'pm|p\\.m\\.|ch|chiều|tối|下午|晚上|오후|午後|ແລງ';
const TIME = new RegExp(
  `(?<![\\d./-])(?:(${MORNING}|${EVENING}) ?)?(\\d{1,2}) ?(?::|giờ|[hg](?!\\p{L})|時|时|點|点|시|ໂມງ) ?(?:([0-5]?\\d)(?!\\d)(?: ?(?::|分|분|phút|m) ?(?:([0-5]\\d)(?!\\d))?)?(?:\\.\\d{1,9})?)?(?: ?(${MORNING}|${EVENING})(?![\\p{L}]))?`,
  'giu',
);
const ZONE =
  /(?:\(?(?:GMT|UTC) ?(?:([+-]) ?(\d{1,2}):?(\d\d)?)?\)?|([+-])(\d\d):?(\d\d)\b|\b(ICT|KST|JST|CST|HKT|SGT)\b|(?<=\d)(Z)\b)/;
const NAMED_ZONES: Record<string, number> = { ICT: 420, KST: 540, JST: 540, CST: 480, HKT: 480, SGT: 480 };

/** A text in which dates can be found: full-width forms and Lao digits as ASCII, spaces single. */
export function normalDateText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[໐-໙]/g, (digit) => String(digit.charCodeAt(0) - 0xed0))
    .normalize('NFC')
    .replace(/\s+/g, ' ');
}

interface Clock {
  minutes: number;
  seconds: number;
  end: number;
  start: number;
}

function clockIn(text: string, isLast: boolean): Clock | null {
  let found: Clock | null = null;
  for (const match of text.matchAll(TIME)) {
    const [whole, before, hourText, minuteText, secondText, after] = match;
    const mark = (before ?? after ?? '').toLowerCase();
    let hour = Number(hourText);
    if (hour > 24) continue;
    // A bare "8h" is a time; a bare "8:" is not.
    if (minuteText === undefined && /: ?$/.test(whole)) continue;
    if (mark && new RegExp(`^(?:${EVENING})$`, 'i').test(mark) && hour < 12) hour += 12;
    else if (mark && new RegExp(`^(?:${MORNING})$`, 'i').test(mark) && hour === 12) hour = 0;
    found = {
      minutes: hour * 60 + Number(minuteText ?? 0),
      seconds: Number(secondText ?? 0),
      start: match.index,
      end: match.index + whole.length,
    };
    if (!isLast) return found;
  }
  return found;
}

function zoneIn(text: string): number | null {
  const match = ZONE.exec(text);
  if (!match) return null;
  const [, sign, hours, minutes, sign2, hours2, minutes2, name] = match;
  if (name) return NAMED_ZONES[name] ?? null;
  if (sign2) return (sign2 === '-' ? -1 : 1) * (Number(hours2) * 60 + Number(minutes2));
  return sign ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes ?? 0)) : 0;
}

function isDay({ year, month, day }: Parts): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Completes a day found at a place with the time and zone beside it. */
function completed(text: string, place: { start: number; end: number; day: Parts }, reading: DateReading): FoundDate {
  const { start, end, day } = place;
  const after = text.slice(end, end + 48);
  const before = text.slice(Math.max(0, start - 40), start);
  const late = clockIn(after, false);
  const isBeside = late !== null && late.start <= 28 && !/[.;!?。] |\d{4}/.test(after.slice(1, late.start));
  const early = isBeside ? null : clockIn(before, true);
  const isEarly = early !== null && before.length - early.end <= 24;
  const clock = isBeside ? late : isEarly ? early : null;
  const zoneText = isBeside
    ? after.slice(late.end, late.end + 16)
    : isEarly
      ? before.slice(early.end) + after.slice(0, 14)
      : '';
  // A time like 08:30Z: the letter stands right behind the digits.
  const zone = clock ? zoneIn(isBeside ? `0${zoneText}` : zoneText) : null;
  const local =
    Date.UTC(day.year, day.month - 1, day.day) + (clock ? clock.minutes * 60_000 + clock.seconds * 1000 : 0);
  return {
    ms: local - (zone ?? reading.zoneMinutes) * 60_000,
    hasTime: clock !== null,
    hasZone: zone !== null,
    start: isEarly && clock ? start - (before.length - clock.start) : start,
    end: isBeside && clock ? end + clock.end : end,
  };
}

/** The dates in a text (from `normalDateText`), in order of place; impossible days are passed over. */
export function findDates(text: string, reading: DateReading): FoundDate[] {
  const found: FoundDate[] = [];
  for (const { pattern, read } of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const day = read(match.slice(1) as string[], reading.isMonthFirst ?? false);
      const end = match.index + match[0].length;
      if (!isDay(day) || found.some((each) => match.index < each.end && end > each.start)) continue;
      found.push(completed(text, { start: match.index, end, day }, reading));
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The date that a metadata value states: ISO 8601, RFC 822, epoch seconds or milliseconds, or any visible form; null when none. */
export function parseDate(value: string, reading: DateReading): FoundDate | null {
  const text = normalDateText(value).trim();
  if (!text || text.length > 120) return null;
  if (/^1\d{9}(?:\d{3})?$/.test(text))
    return { ms: Number(text.padEnd(13, '0')), hasTime: true, hasZone: true, start: 0, end: text.length };
  const compact = /^(20\d\d)(\d\d)(\d\d)[T_ ]?(\d\d)(\d\d)(\d\d)?/.exec(text);
  const spread = compact
    ? `${compact[1]}-${compact[2]}-${compact[3]} ${compact[4]}:${compact[5]}${text.slice(compact[0].length)}`
    : text;
  return findDates(spread.replace(/(\d)T(\d)/, '$1 $2'), reading)[0] ?? null;
}
