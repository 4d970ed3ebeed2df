import { monthOf, zoneMinutesOf } from './date-names.ts';
import { standardDate, toInstant } from './standard-date.ts';

interface Day {
  year: number;
  month: number;
  day: number;
}
interface TimeOfDay {
  seconds: number;
  milliseconds: number;
  /** Minutes east of Greenwich; null when the text does not say. */
  zone: number | null;
  isHalfDay: boolean;
}

const HALF_DAY_BEFORE = '오전|오후|午前|午後|上午|下午|中午|早上|凌晨|晚上|傍晚';
const CLOCK = new RegExp(
  `(?:(${HALF_DAY_BEFORE})\\s*)?(?<![\\d.])(\\d{1,2})\\s?[:h]\\s?(\\d{2}|\\d(?=:\\d))(?:\\s?[:m]\\s?(\\d{1,2})(?:[.,](\\d{1,9}))?)?(?!\\d)\\s*([ap]\\.?m\\b\\.?|sa\\b|ch\\b)?`,
);
const CJK_CLOCK = new RegExp(
  `(?:(${HALF_DAY_BEFORE})\\s*)?(\\d{1,2})\\s*[時时點点시](?:\\s*(\\d{1,2})\\s*[分분])?(?:\\s*(\\d{1,2})\\s*[秒초])?()()`,
);
const COMPACT_CLOCK =
  /()(?:(?<=\d)t|(?<=\d{4}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}) )(\d{2})(\d{2})(\d{2})?(?:[.,](\d{1,9}))?(?![\d:])()/;
const ZONE_BEHIND =
  /^\s*[([]?\s*(?:(?:etc\/)?(?:gmt|utc|ut)?\s*([+\u2212-])\s?(\d{1,2})(?::?(\d{2}))?(?!\d|[/.-]\d)|([a-z]{1,4})(?![\p{L}\d]))/u;
const ZONE_ANYWHERE = /\b(?:gmt|utc)\s*([+-])\s*(\d{1,2})(?::?(\d{2}))?/;

function signed(sign: string | undefined, hours: string | undefined, minutes: string | undefined): number | null {
  const total = Number(hours) * 60 + Number(minutes ?? 0);
  if (total > 15 * 60) return null;
  return sign === '+' ? total : -total;
}

/** The zone that stands behind the clock time, and how many characters it takes. */
function zoneBehind(rest: string): { zone: number | null; length: number } {
  const match = ZONE_BEHIND.exec(rest);
  if (!match) return { zone: null, length: 0 };
  const [whole, sign, hours, minutes, name] = match;
  if (name === undefined) {
    const isNamed = /gmt|utc|ut/.test(whole);
    // `10:30 - 25` is no zone: a bare offset has two digits and stands next to its sign.
    if (!isNamed && ((hours?.length !== 2 && minutes === undefined) || /[+\u2212-]\s/.test(whole)))
      return { zone: null, length: 0 };
    return { zone: signed(sign, hours, minutes), length: whole.length };
  }
  const zone = zoneMinutesOf(name);
  return zone === null || monthOf(name) > 0 ? { zone: null, length: 0 } : { zone, length: whole.length };
}

/** The hour of a 24-hour day, after a half-day word (`오후 3`, `3 pm`, `3 CH`). */
function fullHour(hour: number, word: string): number {
  if (/^(?:p|ch|오후|午後|下午|晚上|傍晚|中午)/.test(word)) return hour < 12 ? hour + 12 : hour;
  return /^(?:a|sa|오전|午前|上午|凌晨|早上)/.test(word) && hour === 12 ? 0 : hour;
}

/** Takes the clock time and the zone out of the text; what is left holds the day. */
function takeTime(text: string): [time: TimeOfDay | null, rest: string] {
  const match = CLOCK.exec(text) ?? CJK_CLOCK.exec(text) ?? COMPACT_CLOCK.exec(text);
  if (!match) return [null, text];
  const [whole, before, hourDigits, minutes = '0', seconds = '0', fraction = '', after] = match;
  const word = before ?? after ?? '';
  const hour = fullHour(Number(hourDigits), word);
  if (hour > 24 || Number(minutes) > 59 || Number(seconds) > 61) return [null, text];
  const behind = text.slice(match.index + whole.length);
  const { zone, length } = zoneBehind(behind);
  const elsewhere = zone === null ? ZONE_ANYWHERE.exec(text) : null;
  const rest = `${text.slice(0, match.index)} ${behind.slice(length)}`;
  const time = {
    seconds: hour * 3600 + Number(minutes) * 60 + Number(seconds),
    milliseconds: Number(fraction.slice(0, 3).padEnd(3, '0')),
    zone: elsewhere ? signed(elsewhere[1], elsewhere[2], elsewhere[3]) : zone,
    isHalfDay: word !== '',
  };
  return [time, elsewhere ? rest.replace(ZONE_ANYWHERE, ' ') : rest];
}

/** Two digits mean 1990–2089; years above 2400 are Buddhist ones (Thai and Lao press). */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length <= 2) return year < 90 ? 2000 + year : 1900 + year;
  return year > 2400 && year < 2700 ? year - 543 : year;
}

/** Ordinal (`2003-335`) and week (`2003-W50-3`) days of ISO 8601. */
function isoOrdinalDay(text: string): Day | null {
  const ordinal = /^(\d{4}|\d{2})-?(\d{3})$/.exec(text);
  if (ordinal) return { year: fullYear(ordinal[1] as string), month: 1, day: Number(ordinal[2]) };
  const week = /^(\d{4})-?w(\d{2})(?:-?([1-7]))?$/.exec(text);
  if (!week) return null;
  const year = Number(week[1]);
  const weekdayOfFourth = new Date(Date.UTC(year, 0, 4)).getUTCDay() || 7;
  return { year, month: 1, day: 4 - weekdayOfFourth + (Number(week[2]) - 1) * 7 + Number(week[3] ?? 1) };
}

/** Days written in figures; `isHalfDay` (am, pm) tells American order where both would do. */
function numericDay(text: string, isHalfDay: boolean): Day | null {
  const yearFirst =
    /(?<!\d)(\d{4})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{1,2})(?!\d)/.exec(text) ??
    /(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)/.exec(text) ??
    /(?<!\d)(\d{2,4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})/.exec(text) ??
    /^(\d{2})-(\d{2})-(\d{2})$/.exec(text) ??
    /^(\d{2})(0\d|1[0-2])([0-3]\d)$/.exec(text);
  if (yearFirst)
    return { year: fullYear(yearFirst[1] as string), month: Number(yearFirst[2]), day: Number(yearFirst[3]) };
  const dayFirst =
    /(?<!\d)(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?!\d)/.exec(text) ??
    /(?<!\d)(\d{1,2})\s*()tháng\s*(\d{1,2})\s*[,/-]?\s*(?:năm\s*)?(\d{4})/.exec(text);
  if (dayFirst) {
    const [first, second] = [Number(dayFirst[1]), Number(dayFirst[3])];
    const isAmerican = first <= 12 && (second > 12 || (isHalfDay && dayFirst[2] === '/' && !/[sc]h?\b/.test(text)));
    const [day, month] = isAmerican ? [second, first] : [first, second];
    return { year: fullYear(dayFirst[4] as string), month, day };
  }
  const partial = /^(\d{4})(?:-?(\d{2}))?$/.exec(text) ?? /^-(\d{2})-?(\d{2})$/.exec(text);
  return partial ? { year: fullYear(partial[1] as string), month: Number(partial[2] ?? 1), day: 1 } : null;
}

/** Days with a named month in any order: `1 Jan 2004`, `Jan 1, 04`, `2004-Jan-1`, `ngày 4 May`. */
function namedDay(text: string): Day | null {
  let month = 0;
  for (const word of text.matchAll(/\p{L}[\p{L}\p{M}.]*/gu)) month = monthOf(word[0]) || month;
  if (month === 0) return null;
  const numbers = [...text.matchAll(/\d+/g)].map(([digits]) => digits);
  const yearAt = numbers.findIndex((digits) => digits.length === 4);
  const year = numbers[yearAt >= 0 ? yearAt : 1];
  if (year === undefined) return null;
  const day = numbers.find((digits, at) => at !== (yearAt >= 0 ? yearAt : 1) && digits.length <= 2);
  return { year: fullYear(year), month, day: Number(day ?? 1) };
}

/** Seconds or milliseconds since 1970 and `YYYYMMDDhhmmss`. */
function figuresOnly(text: string, defaultZone: number): string | null {
  const epoch = /^(?:\/date\()?(\d{9,10}|\d{12,13})(?:\.\d+)?(?:[+-]\d{4})?(?:\)\/)?$/.exec(text)?.[1];
  if (epoch !== undefined) return toInstant(Number(epoch) * (epoch.length > 10 ? 1 : 1000));
  const packed = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})z?$/.exec(text);
  if (!packed) return null;
  const [year, month, day, hour, minute, second] = packed.slice(1).map(Number) as [number, ...number[]];
  const zone = text.endsWith('z') ? 0 : defaultZone;
  return toInstant(Date.UTC(year, (month ?? 1) - 1, day, hour, (minute ?? 0) - zone, second));
}

/** The zone that the words of a date speak of, where nothing else tells: Korean +9, Vietnamese +7; else 0. */
function zoneOfWords(text: string): number {
  if (/[\uac00-\ud7a3]/.test(text)) return 540;
  return /ngày|tháng|thứ|chủ nhật/.test(text) ? 420 : 0;
}

/**
 * The instant (ISO-8601, UTC) that a date text of any feed names, null when none is understood. Reads RFC 822 with its
 * usual mistakes, ISO 8601, asctime, Unix time, Vietnamese, Korean, Chinese, Japanese, Thai and other month names.
 * `defaultZoneMinutes` (east of Greenwich) holds where the text names no zone; a date alone is its midnight.
 */
export function parseDate(value: string, defaultZoneMinutes: number): string | null {
  const standard = standardDate(value.length > 60 ? value : value.trim());
  if (standard) return standard;
  const text = value.slice(0, 120).normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
  if (!/\d/.test(text)) return null;
  const figures = figuresOnly(text, defaultZoneMinutes);
  if (figures) return figures;
  const [time, left] = takeTime(text);
  const rest = left.replace(/^[\s,t]+|[\s,;tz()-]+$/g, '').replace(/\s+/g, ' ');
  const day = isoOrdinalDay(rest) ?? numericDay(rest, time?.isHalfDay ?? false) ?? namedDay(rest);
  if (!day || day.month < 1 || day.month > 12 || day.day > 371) return null;
  if (day.day > 31 && !isoOrdinalDay(rest)) return null;
  const zone = time?.zone ?? (defaultZoneMinutes || zoneOfWords(text));
  const isChina = zone === -360 && defaultZoneMinutes === 480 && /\bcst\b/.test(text);
  const midnight = Date.UTC(day.year, day.month - 1, day.day);
  return toInstant(
    midnight + (time?.seconds ?? 0) * 1000 + (time?.milliseconds ?? 0) - (isChina ? 480 : zone) * 60_000,
  );
}
