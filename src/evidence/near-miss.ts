import type { Frame, Item, PlaceName } from './frame.ts';
import { namesClash } from './read-names.ts';
import type { ReadEvidence } from './read-evidence.ts';
import type { ReadDate } from './read-dates.ts';
import { isUnmarked } from './tokens.ts';

const DAY_MS = 86_400_000;
/** A statement without a day of its own speaks of the days before it. */
const LOOKBACK_DAYS = 14;
const LATIN = new Set(['vi', 'en']);

/** `van trung` and `khu cong nghiep van trung`: the place and the thing named after it. */
const isOnePlace = (one: string, other: string): boolean =>
  one === other || one.endsWith(` ${other}`) || other.endsWith(` ${one}`);

/** Without the places that another one of them lies in: `Vân Sơn, Sơn Động` is about Vân Sơn. */
const finest = (places: readonly PlaceName[]): PlaceName[] =>
  places.filter(({ id }) => !places.some((other) => other.id !== id && other.above.includes(id)));

/** True when one place is the other, lies in it, or holds it. */
export function placesMeet(one: readonly PlaceName[], other: readonly PlaceName[]): boolean {
  const elsewhere = (places: readonly PlaceName[]): boolean =>
    places.some(({ level }) => level === 'elsewhere') && places.every(({ level }) => level === 'elsewhere');
  if (elsewhere(one) || (elsewhere(other) && one.length > 0))
    return one.some(({ id }) => other.some((their) => their.id === id));
  const mine = finest(one.filter(({ level }) => level === 'below'));
  const theirs = finest(other.filter(({ level }) => level === 'below'));
  if (mine.length === 0 || theirs.length === 0) return true;
  return mine.some((place) =>
    theirs.some(
      (their) => isOnePlace(place.id, their.id) || place.above.includes(their.id) || their.above.includes(place.id),
    ),
  );
}

const sameDay = (one: ReadDate, other: ReadDate): boolean =>
  one.month === other.month &&
  (one.day === null || other.day === null || one.day === other.day) &&
  (one.year === null || other.year === null || one.year === other.year);

/** A day inside a span that the evidence names: `từ ngày 11/9 đến hết ngày 14/9`. */
function isBetween(date: ReadDate, dates: readonly ReadDate[]): boolean {
  const order = ({ month, day }: ReadDate): number => month * 31 + (day ?? 15);
  return (
    dates.length === 2 &&
    date.day !== null &&
    dates.every(({ day }) => day !== null) &&
    dates.some((one) => order(one) <= order(date)) &&
    dates.some((one) => order(one) >= order(date))
  );
}

/**
 * How many days a named day lies after an instant, in the year that brings them closest; before it, below 0. A month alone
 * counts from `unnamedDay`.
 */
export function daysAfter(date: ReadDate, at: string, unnamedDay = 1): number {
  const base = Date.parse(at);
  const year = Number(at.slice(0, 4));
  const days = (date.year ? [date.year] : [year - 1, year, year + 1]).map(
    (one) => (Date.UTC(one, date.month - 1, date.day ?? unnamedDay) - base) / DAY_MS,
  );
  return days.reduce((best, one) => (Math.abs(one) < Math.abs(best) ? one : best));
}

const MID_MONTH = 15;

/** The distance in days of a named day from an instant. */
const daysFrom = (date: ReadDate, at: string): number => Math.abs(daysAfter(date, at, MID_MONTH));

/** True when the claim names years and none of them is the record's. */
export const yearsClash = ({ years }: Pick<Frame, 'years'>, evidence: Pick<ReadEvidence, 'years'>): boolean =>
  years.length > 0 && !years.some((year) => evidence.years.has(year));

/** `other` when the claim names days and none of them is the evidence's; `none` when one of both names none. */
export function datesMeet(
  claim: Pick<Frame, 'dates' | 'years'>,
  evidence: Pick<ReadEvidence, 'dates' | 'years' | 'evidence'>,
): 'same' | 'other' | 'none' {
  if (yearsClash(claim, evidence)) return 'other';
  if (claim.dates.length === 0) return 'none';
  const isExact = claim.dates.some(({ day }) => day !== null);
  const mine = isExact ? claim.dates.filter(({ day }) => day !== null) : claim.dates;
  const exact = evidence.dates.filter(({ day }) => day !== null);
  const theirs = isExact && exact.length > 0 ? exact : evidence.dates;
  if (mine.some((date) => theirs.some((one) => sameDay(date, one) || isBetween(date, theirs)))) return 'same';
  if (evidence.dates.length > 0) {
    const published = claim.dates.some((date) => daysFrom(date, evidence.evidence.publishedAt) <= 1.5);
    return published ? 'none' : 'other';
  }
  return claim.dates.some((date) => daysFrom(date, evidence.evidence.publishedAt) <= LOOKBACK_DAYS) ? 'none' : 'other';
}

/**
 * True when the record is about places that neither the sentence nor its document names: a sentence without a place, in a
 * text about elsewhere. A sentence that names the province itself speaks of all of it.
 */
function isUnplaced(claim: Frame, context: readonly PlaceName[], evidence: ReadEvidence): boolean {
  const below = evidence.places.filter(({ level }) => level === 'below');
  if (below.length === 0 || claim.places.length > 0) return false;
  const isNamed = claim.names.length > 0 || sharesNameWord(claim, evidence);
  return !isNamed && !context.some((place) => below.some((one) => isOnePlace(place.id, one.id)));
}

const NATIONWIDE = /cả nước|toàn quốc|nationwide|across the country|全国|전국|全国各地/iu;

/** True when the sentence counts for the whole country and the record does not. */
const isOfCountry = (claim: Frame, evidence: ReadEvidence): boolean =>
  NATIONWIDE.test(claim.text) && !NATIONWIDE.test(evidence.evidence.text);

/** Other provinces named in one sentence from which it speaks of all of them together. */
const LISTED = 2;

/** True when the sentence speaks of several provinces at once, and the record of none of the others. */
function isOfSeveral({ places }: Frame, evidence: ReadEvidence): boolean {
  const others = new Set(places.filter(({ level }) => level === 'elsewhere').map(({ id }) => id));
  return others.size >= LISTED && !evidence.places.some(({ id }) => others.has(id));
}

/** Until then Bắc Giang and Bắc Ninh were two provinces (Resolution 202/2025/QH15). */
const MERGED_AT = '2025-07-01';

/** True when the claim is about the one province and the record, from before the merger, about the other. */
function isOtherProvince(claim: Frame, evidence: ReadEvidence): boolean {
  const provinces = (places: readonly PlaceName[]): string[] =>
    places.filter(({ level }) => level === 'province').map(({ id }) => id);
  const [mine, theirs] = [provinces(claim.places), provinces(evidence.places)];
  const isApart = mine.length > 0 && theirs.length > 0 && !mine.some((id) => theirs.includes(id));
  return isApart && evidence.evidence.publishedAt < MERGED_AT;
}

const INITIALS = /(?<!\p{L})(?:\p{Lu}\.){2,}/gu;

/** `N.V.T.` and `L.Q.H.` are two people. */
function initialsClash(one: string, other: string): boolean {
  const initials = (text: string): string[] => [...text.matchAll(INITIALS)].map(([found]) => found);
  const mine = initials(one);
  if (mine.length === 0) return false;
  const theirs = initials(other);
  return theirs.length > 0 && !mine.some((name) => theirs.includes(name));
}

const NUMBERED =
  /(?<!\p{L})(vành đai|quốc lộ|tỉnh lộ|đường tỉnh|giai đoạn|\p{L}+ số)\s+([\dIVX]+)(?![\p{L}\d.,]\d|\p{L})/giu;

const STORM = /(?:storm|typhoon) no\.?\s*(\d+)|第\s*(\d+)\s*号台风|제?\s*(\d+)호 태풍/giu;

const numbered = new WeakMap<Frame | ReadEvidence, Map<string, Set<string>>>();

/** What a text numbers, and how: `ring road` → 4, 5. Read once a claim and once a record. */
function numberedIn(of: Frame | ReadEvidence): Map<string, Set<string>> {
  const known = numbered.get(of);
  if (known) return known;
  const text = 'text' in of ? of.text : `${of.evidence.title}\n${of.evidence.text}`;
  const found = new Map<string, Set<string>>();
  for (const [, head = '', number = ''] of text.normalize('NFC').matchAll(NUMBERED))
    found.set(head.toLowerCase(), (found.get(head.toLowerCase()) ?? new Set<string>()).add(number));
  for (const [, ...numbers] of text.normalize('NFC').matchAll(STORM))
    found.set('bão số', (found.get('bão số') ?? new Set<string>()).add(numbers.find(Boolean) ?? ''));
  numbered.set(of, found);
  return found;
}

/** True where both name one storm, hospital or road by its number. */
export const sharesNumbered = (claim: Frame, evidence: ReadEvidence): boolean =>
  [...numberedIn(claim)].some(([head, numbers]) =>
    [...numbers].some((number) => numberedIn(evidence).get(head)?.has(number)),
  );

/** True where both number one thing and no number is the same: ring road 5 and ring road 4, hospital no. 1 and no. 2. */
function numbersClash(claim: Frame, evidence: ReadEvidence): boolean {
  const mine = numberedIn(claim);
  if (mine.size === 0) return false;
  const theirs = numberedIn(evidence);
  return [...mine].some(([head, numbers]) => {
    const told = theirs.get(head);
    return told !== undefined && ![...numbers].some((number) => told.has(number));
  });
}

interface Period {
  from: number;
  to: number;
  year: number | null;
}

const COUNTED_MONTHS = ['', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười'];

const PERIODS: readonly {
  pattern: RegExp;
  months(groups: Record<string, string | undefined>): [number, number] | null;
}[] = [
  {
    pattern:
      /(?<!\p{L})(?<count>\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) tháng (?<end>đầu|cuối) năm(?:\s+(?<year>20\d\d))?/giu,
    months: ({ count = '', end }) => {
      const length = Number(count) || COUNTED_MONTHS.indexOf(count.toLowerCase());
      if (length < 1 || length > 11) return null;
      return end?.toLowerCase() === 'đầu' ? [1, length] : [13 - length, 12];
    },
  },
  {
    pattern: /(?<!\p{L})nửa (?<end>đầu|cuối) năm(?:\s+(?<year>20\d\d))?/giu,
    months: ({ end }) => (end?.toLowerCase() === 'đầu' ? [1, 6] : [7, 12]),
  },
  {
    pattern: /(?<!\p{L})quý (?<quarter>IV|III|II|I|[1-4])(?![\p{L}\d])(?:\s*(?:\/|năm|-)?\s*(?<year>20\d\d))?/giu,
    months: ({ quarter = '' }) => {
      const number = ['I', 'II', 'III', 'IV'].indexOf(quarter.toUpperCase()) + 1 || Number(quarter);
      return [3 * number - 2, 3 * number];
    },
  },
  {
    pattern: /(?<!\p{L})(?:the )?(?<end>first|second) half of (?<year>20\d\d)/giu,
    months: ({ end }) => (end?.toLowerCase() === 'first' ? [1, 6] : [7, 12]),
  },
  {
    pattern: /(?:(?<year>20\d\d)年)?(?<end>上|下)半年/gu,
    months: ({ end }) => (end === '上' ? [1, 6] : [7, 12]),
  },
  {
    pattern: /(?:(?<year>20\d\d)년\s*)?(?<end>상|하)반기/gu,
    months: ({ end }) => (end === '상' ? [1, 6] : [7, 12]),
  },
];

/** Halves, quarters and the like that a text counts for. */
function periodsIn(text: string): Period[] {
  const written = text.normalize('NFC');
  return PERIODS.flatMap(({ pattern, months }) =>
    [...written.matchAll(pattern)].flatMap(({ groups = {} }): Period[] => {
      const span = months(groups);
      return span ? [{ from: span[0], to: span[1], year: groups['year'] ? Number(groups['year']) : null }] : [];
    }),
  );
}

/** True where both count for a part of a year and no part is the same: the first half of 2026, the second of 2025. */
function periodsClash(claim: Frame, { evidence }: ReadEvidence): boolean {
  const mine = periodsIn(claim.text);
  if (mine.length === 0) return false;
  const theirs = periodsIn(`${evidence.title}\n${evidence.text}`);
  const isSame = (one: Period, other: Period): boolean =>
    one.from === other.from &&
    one.to === other.to &&
    (one.year === null || other.year === null || one.year === other.year);
  return theirs.length > 0 && !mine.some((one) => theirs.some((other) => isSame(one, other)));
}

const COMMUNE = /(?<!\p{L})(?:xã|phường|thị trấn)\s+(\p{Lu}\p{L}*(?:\s+\p{Lu}\p{L}*)*)/gu;
/** Where somebody lives is not where it happened. */
const LIVES = /(?:trú|ngụ|quê)\s+(?:tại\s+|ở\s+)?$/iu;

/** True for a place, by its offset in a text, in which somebody lives: `residing in Nếnh ward`. */
const isHome = (text: string, start: number): boolean =>
  LIVES.test(text.slice(0, start).replace(/(?:xã|phường|thị trấn)\s+$/iu, ''));

/**
 * True when the claim names a commune that no gazetteer holds, and the record names communes, but none of the claim's. Those
 * that are known are told apart by what they lie in and what they were called before.
 */
function communesClash({ text, places }: Frame, { evidence }: ReadEvidence): boolean {
  const written = text.normalize('NFC');
  const named = [...written.matchAll(COMMUNE)].filter(({ index }) => !LIVES.test(written.slice(0, index)));
  const isKnown = ({ 0: whole, index }: RegExpExecArray): boolean =>
    places.some(({ start, end }) => start < index + whole.length && end > index);
  if (named.every(isKnown)) return false;
  const record = `${evidence.title}\n${evidence.publisher}\n${evidence.text}`.normalize('NFC');
  const inRecord = record.toLowerCase();
  return record.search(COMMUNE) >= 0 && named.every(([, name]) => !inRecord.includes((name ?? '').toLowerCase()));
}

/** Things of one family that are told apart: what is said of measles says nothing of dengue. */
const FAMILIES: readonly ReadonlySet<string>[] = [
  new Set(['fever', 'cholera', 'dengue', 'measles', 'diphtheria', 'covid', 'birdflu', 'handfootmouth', 'rabies']),
  new Set(['passport', 'licence', 'plate', 'idcard']),
  new Set(['lychee', 'pig', 'poultry', 'fish']),
  new Set(['healthcover', 'socialcover']),
];

/** Kinds that share their words otherwise: one exam is no other, nor one fruit, nor one paper. */
const KINDS: readonly (readonly RegExp[])[] = [
  [/thi tốt nghiệp|tốt nghiệp THPT/iu, /vào (?:lớp )?10(?!\d)|lớp 10(?!\d)/iu],
  [
    /(?<!\p{L})vải(?: thiều)?(?!\p{L})/iu,
    /(?:vụ|quả|cây|trái) nhãn|nhãn (?:lồng|chín)/iu,
    /sầu riêng/iu,
    /(?:quả|vụ|vườn) cam(?!\p{L})|(?<!\p{L})bưởi(?!\p{L})/iu,
    /(?<!\p{L})(?:na (?:dai|bở)|(?:quả|vụ|vườn) na|dứa|khóm|xoài|ổi|táo|mít|chuối|thanh long|dưa hấu)(?!\p{L})/iu,
  ],
  [/sổ đỏ|sổ hồng|quyền sử dụng đất/iu, /đăng ký xe|cà vẹt|đăng kiểm/iu, /giấy phép lái xe|bằng lái/iu],
];

/** True where the claim is of one kind alone, and the record of others of its family but not of that. */
function kindsClash({ text }: Frame, { evidence }: ReadEvidence): boolean {
  const mine = text.normalize('NFC');
  return KINDS.some((family) => {
    const own = family.filter((kind) => kind.test(mine));
    if (own.length === 0) return false;
    const theirs = `${evidence.title}\n${evidence.text}`.normalize('NFC');
    return own.every((kind) => !kind.test(theirs)) && family.some((kind) => kind.test(theirs));
  });
}

/** True when claim and record speak of things of one family, and of none alike. */
const familiesClash = ({ items }: Frame, evidence: ReadEvidence): boolean =>
  FAMILIES.some((family) => {
    const mine = items.filter(({ id }) => family.has(id));
    return (
      mine.length > 0 &&
      mine.every(({ id }) => !evidence.items.has(id)) &&
      [...family].some((id) => evidence.items.has(id))
    );
  });

/** True for a word of a name that the record names too; as it is written, where both are written alike. */
const isNamedIn = (item: Item, claim: Frame, { evidence, items, nameWords }: ReadEvidence): boolean =>
  item.isName &&
  (item.written ?? '').length > 1 &&
  items.has(item.id) &&
  (claim.lang !== evidence.lang || isUnmarked(claim.text) || nameWords.has(item.written ?? ''));

/** True when a claim holds a word of a name that the record names too. */
export const sharesNameWord = (claim: Frame, evidence: ReadEvidence): boolean =>
  claim.items.some((item) => isNamedIn(item, claim, evidence));

/** True when both name one place below the province. */
export const sharesPlace = ({ places }: Pick<Frame, 'places'>, evidence: Pick<ReadEvidence, 'places'>): boolean =>
  places.some(({ id, level }) => level === 'below' && evidence.places.some((one) => one.id === id));

/** True when both name a thing by one name, whatever they call it. */
export const sharesThingName = ({ names }: Frame, evidence: ReadEvidence): boolean =>
  names.some(({ name }) => evidence.names.some((one) => one.name === name));

/** Bodies that speak, not things that are spoken of. */
const BODIES = new Set(['so', 'bo', 'toa an']);

/** True when the claim names a thing (a river, a plant, a school) and the record names neither it nor a place of the claim. */
export function isOfOtherThing(claim: Frame, evidence: ReadEvidence): boolean {
  // `the factories of Bắc Giang` are those of the province.
  const isProvince = (name: string): boolean =>
    claim.places.some(({ id, level }) => level === 'province' && id === name);
  const things = claim.names.filter(({ head, name }) => !BODIES.has(head) && !isProvince(name));
  return (
    things.length > 0 &&
    claim.lang === evidence.evidence.lang &&
    !sharesNameWord(claim, evidence) &&
    !things.some(({ name }) => evidence.names.some((one) => one.name.includes(name) || name.includes(one.name))) &&
    !sharesPlace(claim, evidence)
  );
}

/**
 * Why a record that reads alike is about another matter; null when nothing speaks against it. `site`: on one day under other
 * names, which may be the same matter at another place. `period`: of another quarter or half of a year.
 */
export function nearMiss(
  claim: Frame,
  context: readonly PlaceName[],
  evidence: ReadEvidence,
  isArticle: boolean,
): 'place' | 'name' | 'site' | 'period' | null {
  const own = claim.places.filter(({ start }) => !isHome(claim.text, start));
  const places = own.some(({ level }) => level !== 'province')
    ? own
    : context.filter((one) => !claim.places.includes(one));
  if (
    isOfCountry(claim, evidence) ||
    isOfSeveral(claim, evidence) ||
    isOtherProvince(claim, evidence) ||
    communesClash(claim, evidence)
  )
    return 'place';
  if (!placesMeet(places, evidence.places) || (isArticle && isUnplaced(claim, context, evidence))) return 'place';
  if (numbersClash(claim, evidence)) return 'name';
  if (
    initialsClash(claim.text, evidence.evidence.text) ||
    familiesClash(claim, evidence) ||
    kindsClash(claim, evidence)
  )
    return 'name';
  const unknown = claim.names.filter(({ name }) => !name.split(' ').every((word) => evidence.items.has(`w:${word}`)));
  if (namesClash(unknown, evidence.names)) return 'name';
  if (periodsClash(claim, evidence)) return 'period';
  const names = claim.items.filter(({ isName }) => isName);
  const isForeignScript = !LATIN.has(evidence.evidence.lang);
  // Names of bodies differ between languages; a place below the province that both name does not.
  const isPlacedAlike = claim.lang !== evidence.evidence.lang && sharesPlace(claim, evidence);
  const isElsewhere = names.length >= 2 && !isForeignScript && !isPlacedAlike && !sharesNameWord(claim, evidence);
  if (!isElsewhere) return null;
  const isDated = claim.dates.some(({ day }) => day !== null) && datesMeet(claim, evidence) === 'same';
  return isDated ? 'site' : 'name';
}
