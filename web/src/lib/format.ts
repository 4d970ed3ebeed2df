export type Lang = 'vi' | 'en';
export const LOCALES: Readonly<Record<Lang, string>> = { vi: 'vi-VN', en: 'en-GB' };
const ZONE = 'Asia/Ho_Chi_Minh';
const DAY_MS = 86_400_000;

const made = new Map<string, Intl.DateTimeFormat>();
function formatter(lang: Lang, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = lang + JSON.stringify(options);
  const found = made.get(key) ?? new Intl.DateTimeFormat(LOCALES[lang], { timeZone: ZONE, ...options });
  made.set(key, found);
  return found;
}

function parts(lang: Lang, at: Date, options: Intl.DateTimeFormatOptions): Record<string, string> {
  return Object.fromEntries(formatter(lang, options).formatToParts(at).map(({ type, value }) => [type, value]));
}

/** `14:05`, local time. */
export function clockTime(at: string, lang: Lang): string {
  const { hour = '', minute = '' } = parts(lang, new Date(at), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return `${hour}:${minute}`;
}

/** `25/11/2026` or `25 Nov 2026`, local day. */
export function day(at: string, lang: Lang): string {
  return formatter(
    lang,
    lang === 'vi'
      ? { day: '2-digit', month: '2-digit', year: 'numeric' }
      : { day: 'numeric', month: 'short', year: 'numeric' },
  ).format(new Date(at));
}

/** `14:05 25/11/2026` or `25 Nov 2026, 14:05`. */
export function dayAndTime(at: string, lang: Lang): string {
  return lang === 'vi' ? `${clockTime(at, lang)} ${day(at, lang)}` : `${day(at, lang)}, ${clockTime(at, lang)}`;
}

/** `Thứ Tư, 25/11/2026`: the weekday with the date. */
export function longDay(at: string, lang: Lang): string {
  const weekday = formatter(lang, { weekday: 'long' }).format(new Date(at));
  return `${weekday}, ${day(at, lang)}`;
}

/** `25/11` or `25 Nov`: for axes. */
export function shortDay(at: string, lang: Lang): string {
  if (lang === 'en') return formatter(lang, { day: 'numeric', month: 'short' }).format(new Date(at));
  const { day: date = '', month = '' } = parts(lang, new Date(at), { day: '2-digit', month: '2-digit' });
  return `${date}/${month}`;
}

/** The local day `YYYY-MM-DD` of an instant. */
export function isoDay(at: Date): string {
  return formatter('en', { year: 'numeric', month: '2-digit', day: '2-digit' })
    .format(at)
    .split('/')
    .reverse()
    .join('-');
}

/** The local day some days before that of `at`. */
export function daysBefore(at: Date, count: number): string {
  return isoDay(new Date(at.getTime() - count * DAY_MS));
}

/** `5 phút trước`; beyond a week the date. */
export function ago(at: string, now: Date, lang: Lang): string {
  const seconds = (new Date(at).getTime() - now.getTime()) / 1000;
  const size = Math.abs(seconds);
  const relative = new Intl.RelativeTimeFormat(LOCALES[lang], { numeric: 'auto', style: 'long' });
  // Some of these words come with a capital letter; they stand within sentences here.
  const said = (count: number, unit: Intl.RelativeTimeFormatUnit): string => relative.format(count, unit).toLocaleLowerCase(LOCALES[lang]);
  if (size < 45) return said(0, 'second');
  if (size < 3600) return said(Math.round(seconds / 60), 'minute');
  if (size < 86_400) return said(Math.round(seconds / 3600), 'hour');
  if (size < 7 * 86_400) return said(Math.round(seconds / 86_400), 'day');
  return day(at, lang);
}

export function number(value: number, lang: Lang): string {
  return value.toLocaleString(LOCALES[lang]);
}

export function percent(share: number, lang: Lang): string {
  return new Intl.NumberFormat(LOCALES[lang], { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

const names = new Map<Lang, Intl.DisplayNames>();
/** The name of a language, such as `Tiếng Hàn`. */
export function languageName(code: string, lang: Lang): string {
  if (!/^[a-z]{2,3}$/.test(code) || code === 'und') return code;
  const shown = names.get(lang) ?? new Intl.DisplayNames([LOCALES[lang]], { type: 'language' });
  names.set(lang, shown);
  const name = shown.of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(LOCALES[lang]) + name.slice(1);
}

const collator = new Intl.Collator('vi', { numeric: true });
/** Vietnamese alphabetical order, whatever the language of the screen. */
export function inOrder(one: string, other: string): number {
  return collator.compare(one, other);
}
