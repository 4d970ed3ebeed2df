import type { Cue, Item, ItemKind, Quantity } from './frame.ts';
import { endsNegation, NEGATION_REACH, stopWords, type Draft } from './read-items.ts';
import { FOR_EACH } from './read-number-run.ts';
import { readNumbers } from './read-numbers.ts';
import { readRanks } from './read-ranks.ts';
import type { Token } from './tokens.ts';
import { ROLE_UNITS } from './words/concepts.ts';

/** How near a token is, where tokens are characters: Lao writes a word with more of them. */
const PER_TOKEN: Readonly<Record<string, number>> = { zh: 0.6, ja: 0.6, ko: 0.6, lo: 0.35 };
const NO_SPACES = new Set(['zh', 'ko', 'ja']);
/** Events that frame another one; a count belongs to what they frame. */
const FRAMING = new Set([
  'start',
  'held',
  'inspect',
  'allow',
  'finish',
  'open',
  'safe',
  'storm',
  'accident',
  'earthquake',
  'outbreak',
  'explosion',
]);
/** Movements of a figure; what it moves belongs to shares alone. */
const MOVEMENTS = new Set(['increase', 'decrease', 'unchanged']);

const COST_LIMIT = 12;

function nearest(
  items: readonly Item[],
  span: { at: number; length: number; clause: number; isSum: boolean; isPerson: boolean },
  kinds: readonly ItemKind[],
  { lang, cues }: { lang: string; cues: readonly Cue[] },
): Item | null {
  let best: Item | null = null;
  let bestCost = COST_LIMIT;
  for (const item of items) {
    if (
      !kinds.includes(item.kind) ||
      (item.kind === 'event' && (FRAMING.has(item.id) || (span.isSum && MOVEMENTS.has(item.id))))
    )
      continue;
    // `1,120 cases and no deaths`: what is denied behind the count is not what it counts.
    if (item.isNegated && cues.some(({ id, at }) => id === 'neg' && at > span.at && at < item.at)) continue;
    const after = item.at - (span.at + span.length);
    const before = span.at - (item.at + item.length);
    if (after < -span.length && before < -item.length) continue;
    const crossing = Math.abs(item.clause - span.clause) * 11;
    const perToken = PER_TOKEN[lang] ?? 1;
    const cost =
      (after >= 0 ? after * perToken : 1 + Math.max(0, before) * 1.4 * perToken) +
      crossing +
      (item.kind === 'event' ? (span.isPerson ? 2.5 : 0.8) : 0);
    if (cost < bestCost) {
      best = item;
      bestCost = cost;
    }
  }
  return best;
}

function boundOf(cues: readonly Cue[], at: number, span: { length: number; isAsian: boolean }): Quantity['bound'] {
  const { length, isAsian } = span;
  for (const cue of cues) {
    const isBehind = cue.at >= at + length && cue.at - (at + length) <= 1 && isAsian;
    const isNear =
      (cue.at + cue.length <= at && at - (cue.at + cue.length) <= 1) ||
      isBehind ||
      (cue.at >= at && cue.at < at + length && isAsian);
    if (!isNear) continue;
    if (cue.id === 'approxunder') return 'under';
    if (cue.id === 'approxover') return 'over';
    if (cue.id === 'approx') return 'about';
  }
  return 'exact';
}

/** Units that stand directly behind their number. */
const AT_ONCE = new Set([
  'day',
  'month',
  'yearunit',
  'hour',
  'percent',
  'metre',
  'degree',
  'times',
  'point',
  'kilometre',
  'commune_unit',
]);

/** The unit behind a number that ends before token `at`; null where none stands there. */
export function unitAt(draft: Draft, at: number): { id: string; end: number; alsoItem: string | null } | null {
  for (let skip = 0; skip <= 2; skip += 1) {
    const found = draft.hits.filter((hit) => hit.at === at + skip);
    for (const hit of found) {
      const unit = hit.meanings.find(({ kind, id }) => kind === 'unit' && (skip === 0 || !AT_ONCE.has(id)));
      if (unit) return { id: unit.id, end: hit.at + hit.length, alsoItem: null };
      const role = hit.meanings.find(({ kind, id }) => kind === 'role' && ROLE_UNITS[id]);
      if (role && skip <= 1) return { id: ROLE_UNITS[role.id] as string, end: hit.at, alsoItem: role.id };
    }
    const token = draft.tokens[at + skip];
    const isHyphen = draft.lang === 'en' && token?.exact === '-';
    if (!token || (token.kind === 'mark' && !isHyphen) || token.kind === 'number' || FOR_EACH.has(token.exact))
      return null;
    if (draft.lang === 'zh' && !/[多余名个]/u.test(token.exact)) return null;
    if ((draft.lang === 'ko' || draft.lang === 'ja') && !/[여개か余]/u.test(token.exact)) return null;
  }
  return null;
}

const HALF_OF_UNIT = new Set(['rưỡi', 'ruoi']);
const CLASSIFIERS = new Set([...'个套号块罐盒双本台条张项场班箱册米栋页']);

/** True where a unit, or in Chinese a word that counts anything, stands at a token. */
export const isCountedBy = (draft: Draft, at: number): boolean =>
  unitAt(draft, at) !== null ||
  (draft.lang === 'zh' &&
    [at, at + 1].some(
      (one) => CLASSIFIERS.has(draft.tokens[one]?.exact ?? '') && (one === at || draft.tokens[at]?.exact === '多'),
    ));

/** `kills five`: a bare number beside what befalls people counts them; null where it stands apart. */
function personOf(role: Item | null, number: { at: number; length: number }): string | null {
  if (!role) return null;
  const isBeside = role.at + role.length === number.at || number.at + number.length === role.at;
  return isBeside ? (ROLE_UNITS[role.id] ?? null) : null;
}

/** Units that are told in one another. */
const IN_UNITS: Readonly<Record<string, { unit: string; factor: number }>> = {
  kilometre: { unit: 'metre', factor: 1000 },
  centimetre: { unit: 'metre', factor: 0.01 },
  tonne: { unit: 'kilogram', factor: 1000 },
  hectare: { unit: 'squaremetre', factor: 10_000 },
  litre: { unit: 'cubicmetre', factor: 0.001 },
};

/** A quantity in the unit that others of its kind are compared in. */
function inCommonUnit(quantity: Quantity): Quantity {
  const told = IN_UNITS[quantity.unit ?? ''];
  if (!told) return quantity;
  const { unit, factor } = told;
  const { low, high, value, step } = quantity;
  return { ...quantity, unit, low: low * factor, high: high * factor, value: value * factor, step: step * factor };
}

/** Ways to say thousands and millions that are used of money alone: `200k`, `8 củ`, `1tr5`. */
const MONEY_SCALES = new Set(['k', 'củ', 'tr', 'trẹo', 'lít']);

/** What stands before a sum alone: `phạt 2 triệu`. */
const FINES = new Set(['phạt', 'đóng', 'nộp', 'mất', 'trả', 'thưởng', 'lương', 'phí']);
const LEAST_FINE = 10_000;

const IS = new Set(['là', 'đạt', 'lên', 'tới', 'còn', 'khoảng', 'gần', 'hơn']);
const COUNTED_REACH = 16;

/** `số ca sốt xuất huyết từ đầu năm là 507`: what a number counts may stand far before it. */
function countedBefore(draft: Draft, at: number): string | null {
  const { tokens, lang } = draft;
  if (lang !== 'vi' || !IS.has(tokens[at - 1]?.exact ?? '')) return null;
  for (let back = at - 2; back >= Math.max(0, at - COUNTED_REACH); back -= 1) {
    const token = tokens[back];
    if (!token || token.kind === 'mark' || token.kind === 'number') return null;
    if (token.exact === 'số') return unitAt(draft, back + 1)?.id ?? null;
  }
  return null;
}

/** `5명이 아니라 1명`: not five but one. */
const isNotBut = ({ lang, text, tokens }: Draft, end: number): boolean =>
  lang === 'ko' && /^\s*(?:이|가)?\s*아니라/u.test(text.slice(tokens[end - 1]?.end ?? text.length));

/** `cứ 10 em thì 7 em`, `seven in ten`: no counts. */
const RATIO =
  /(?<!\p{L})cứ (?:\d+|\p{L}+) [^.,;]{1,40}? (?:thì|lại|có)(?: (?:có|khoảng|chừng|gần|hơn|tới))* (?:\d+|\p{L}+)(?: \p{L}+)?|(?<!\p{L})(?:\d+|two|three|four|five|six|seven|eight|nine) (?:in|out of) (?:every )?(?:\d+|three|four|five|six|seven|eight|nine|ten)(?![\p{L}\d.,])|每\s?\d+[^，。]{1,8}[有就][^，。]{0,4}\d+/giu;

/** They count anything. */
const COUNTERS = new Set(['多', '余', '个', '件', '批', '套', '개', '여']);

/** `USD 1.42 billion`, `US$5.1 billion`. */
function currencyBefore({ text, tokens }: Draft, at: number): 'usd' | 'vnd' | null {
  const before = tokens[at - 1]?.exact;
  if (before === 'vnd') return 'vnd';
  return before === 'usd' || text[(tokens[at]?.start ?? 0) - 1] === '$' ? 'usd' : null;
}

/** Events and things that sums of money are told of. */
const PAID = new Set([
  'fined',
  'charge',
  'wage',
  'minwage',
  'price',
  'tuition',
  'payout',
  'compensate',
  'support',
  'damaged',
  'budget',
  'revenue',
  'budgetrevenue',
  'insurance',
  'tax',
  'debt',
]);
const LEAST_SUM = 100_000;

/** `罚款7200万`, `벌금 200만`: a large number without a unit beside what is paid is a sum. */
const isBareSum = ({ lang }: Draft, value: number, around: readonly (Item | null)[]): boolean =>
  (lang === 'zh' || lang === 'ko') && value >= LEAST_SUM && around.some((item) => item !== null && PAID.has(item.id));

/** What a sentence counts: numbers with unit and role, nobody and some. */
export function quantitiesOf(draft: Draft, items: readonly Item[], cues: readonly Cue[], isPlain: boolean): Quantity[] {
  const { tokens, clauses, lang, dateTokens } = draft;
  const numbers = readNumbers(tokens, {
    lang,
    isUnmarked: isPlain,
    taken: dateTokens,
    isUnit: (at) => isCountedBy(draft, at),
  });
  const found = numbers.map((number): Quantity => {
    const unit = unitAt(draft, number.at + number.length);
    const end = Math.max(number.at + number.length, unit?.end ?? 0);
    const clause = clauses[number.at] as number;
    const span = {
      at: number.at,
      length: end - number.at,
      clause,
      isSum: unit?.id !== 'percent' && unit?.id !== 'times',
      isPerson: unit?.id === 'person',
    };
    const role = nearest(items, span, ['role', 'event'], { lang, cues });
    const topic = nearest(items, span, ['thing'], { lang, cues });
    const next = tokens[number.at + number.length];
    const isCounted = next && (next.kind === 'word' || next.kind === 'character');
    const isDenied = cues.some(
      (cue) =>
        cue.id === 'neg' &&
        !cues.some((other) => other.at === cue.at && other.id !== 'neg') &&
        cue.clause === clause &&
        cue.at < number.at &&
        number.at - (cue.at + cue.length) <= NEGATION_REACH &&
        !endsNegation(tokens.slice(cue.at + cue.length, number.at)),
    );
    const isMoney =
      lang === 'vi' &&
      !(unit && unit.end === number.at + number.length + 1) &&
      (MONEY_SCALES.has(tokens[number.at + number.length - 1]?.exact ?? '') ||
        (FINES.has(tokens[number.at - 1]?.exact ?? '') && number.value >= LEAST_FINE) ||
        (!unit && number.value >= 1000 && FOR_EACH.has(next?.exact ?? '')));
    const lastToken =
      role && role.at >= end && role.at - end <= 3 && role.clause === clause ? role.at + role.length - 1 : end - 1;
    // `ba tiếng rưỡi`
    const half = lang === 'vi' && unit && HALF_OF_UNIT.has(tokens[end]?.exact ?? '') ? 0.5 : 0;
    return {
      low: number.low + half,
      high: number.high + half,
      value: number.value + half,
      step: half || number.step,
      isVague: number.isVague,
      bound: boundOf(cues, number.at, { length: end - number.at + 1, isAsian: NO_SPACES.has(lang) }),
      unit:
        (isMoney && unit && unit.end > number.at + number.length + 1 ? 'vnd' : null) ??
        unit?.id ??
        countedBefore(draft, number.at) ??
        currencyBefore(draft, number.at) ??
        (isMoney || isBareSum(draft, number.value, [role, topic]) ? 'vnd' : null) ??
        personOf(role, number) ??
        (isCounted && !stopWords(lang).has(next.exact) && !COUNTERS.has(next.exact) ? `w:${next.folded}` : null),
      role: role?.id ?? null,
      topic: topic?.id ?? null,
      isNegated: isDenied || isNotBut(draft, end) || (role !== null && role.isNegated && role.clause === clause),
      sort: 'number',
      clause,
      start: (tokens[number.at] as Token).start,
      end: (tokens[Math.min(lastToken, tokens.length - 1)] as Token).end,
    };
  });
  // `24 nghìn đồng một kg`: the kilogram of a price is no count.
  const isOfPrice = (one: Quantity, before: Quantity | undefined): boolean =>
    one.value === 1 && ['vnd', 'usd'].includes(before?.unit ?? '') && one.start - (before?.end ?? 0) <= 2;
  const counted = found.filter((one, at) => !isOfPrice(one, found[at - 1]));
  const inRatio = [...draft.text.matchAll(RATIO)].map(({ index, 0: told }) => ({
    start: index,
    end: index + told.length,
  }));
  return [
    ...counted
      .filter(({ start, end }) => !inRatio.some((ratio) => start < ratio.end && end > ratio.start))
      .map(inCommonUnit),
    ...ranked(draft, items, cues),
    ...uncounted(draft, items, { found: counted, cues }),
  ];
}

/** Places in rankings, as counts of the unit `rank`. */
function ranked(draft: Draft, items: readonly Item[], cues: readonly Cue[]): Quantity[] {
  const { tokens, clauses, lang, text } = draft;
  return readRanks(text).map(({ rank, start, end }): Quantity => {
    const at = Math.max(
      0,
      tokens.findIndex((token) => token.end > start),
    );
    const clause = clauses[at] ?? 0;
    const topic = nearest(items, { at, length: 1, clause, isSum: false, isPerson: false }, ['thing'], { lang, cues });
    return {
      low: rank,
      high: rank,
      value: rank,
      step: 1,
      isVague: false,
      bound: 'exact',
      unit: 'rank',
      role: null,
      topic: topic?.id ?? null,
      isNegated: false,
      sort: 'number',
      clause,
      start,
      end,
    };
  });
}

/** "Nobody died", "some died": roles that no number counts. */
function uncounted(
  draft: Draft,
  items: readonly Item[],
  known: { found: readonly Quantity[]; cues: readonly Cue[] },
): Quantity[] {
  return items.flatMap((item): Quantity[] => {
    const unit = ROLE_UNITS[item.id];
    // `1,478 pigs fell ill` tells of nobody.
    if (known.found.some((one) => one.unit === 'animal' && one.clause === item.clause)) return [];
    if (!unit || known.found.some(({ role, unit: counted }) => role === item.id && counted === unit)) return [];
    const first = draft.tokens[item.at] as Token;
    const last = draft.tokens[item.at + item.length - 1] as Token;
    const cue = known.cues.find((one) => one.id === 'neg' && one.clause === item.clause);
    const from = cue && item.isNegated && cue.at < item.at ? (draft.tokens[cue.at] as Token) : first;
    const to = cue && item.isNegated && cue.at > item.at ? (draft.tokens[cue.at + cue.length - 1] as Token) : last;
    return [
      {
        low: item.isNegated ? 0 : 1,
        high: item.isNegated ? 0 : 1e9,
        value: item.isNegated ? 0 : 1,
        step: 1,
        isVague: true,
        bound: 'exact',
        unit,
        role: item.id,
        topic: null,
        isNegated: false,
        sort: item.isNegated ? 'none' : 'some',
        clause: item.clause,
        start: from.start,
        end: to.end,
      },
    ];
  });
}
