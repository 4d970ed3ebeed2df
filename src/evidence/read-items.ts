import type { Cue, Item, PlaceName } from './frame.ts';
import type { Hit } from './phrase-tries.ts';
import type { Token } from './tokens.ts';
import { STOP_WORDS } from './words/cues.ts';
import { tokensOf } from './tokens.ts';

const NEGATION_FOLLOWS = new Set(['ko', 'ja']);
/** Tokens that a negation reaches. */
export const NEGATION_REACH = 9;
/** Words at which the reach of a negation ends: no deaths | after the storm. */
const ENDS_NEGATION = new Set([
  'sau',
  'trước',
  'do',
  'vì',
  'tại',
  'ở',
  'trong',
  'khi',
  'để',
  'như',
  'từ',
  'bởi',
  'nhờ',
  'after',
  'before',
  'due',
  'because',
  'in',
  'at',
  'during',
  'from',
  'by',
  'as',
  'on',
  'so',
]);

/** Events that stopping does not undo. */
const STATES = new Set(['close', 'open', 'schooloff', 'start', 'finish', 'safe', 'cancel', 'outage']);
/** What has to be done, and what befalls who does not. */
const COMPLIES = new Set('đổi nộp đóng cài đăng khai báo bấm cập xác tiêm mua trả chuyển làm ký'.split(' '));
const BEFALLS = new Set(['bị', 'sẽ', 'thì', 'là']);
const PLACE_MARKS = new Set(['ở', 'tại', 'in', 'at']);
const PREDICATE_MARKS = new Set(['bị', 'được', 'phải', 'nào', 'ai', 'was', 'were', 'has', 'have']);

function stem(word: string, lang: string): string {
  if (lang !== 'en' || word.length < 5) return word;
  return word.replace(/(?:ing|ied|ies|ed|es|s)$/u, '').replace(/(?<=[^aeiou])e$/u, '');
}

const stops = new Map<string, ReadonlySet<string>>();
/** The words of a language that tell nothing apart. */
export function stopWords(lang: string): ReadonlySet<string> {
  const known = stops.get(lang);
  if (known) return known;
  const words = (STOP_WORDS[lang] ?? '').split(' ').filter(Boolean);
  const made = new Set(words.flatMap((word) => tokensOf(word).map(({ exact }) => exact)));
  stops.set(lang, made);
  return made;
}

/** A sentence on its way to a frame. */
export interface Draft {
  text: string;
  tokens: Token[];
  clauses: number[];
  lang: string;
  hits: Hit[];
  covered: Set<number>;
  dateTokens: Set<number>;
}

/** `Thắng` in `Hòa Thắng` is no place of its own: a capital stands directly beside it that is neither an abbreviation nor a place's. */
function isPartOfName({ tokens, hits }: Pick<Draft, 'tokens' | 'hits'>, at: number): boolean {
  const token = tokens[at] as Token;
  return [at - 1, at + 1].some((beside) => {
    const other = tokens[beside];
    const [left, right] = beside < at ? [other, token] : [token, other];
    const isJoined = other?.isCapital === true && left && right && right.start - left.end === 1;
    const starts = beside < at && (at === 1 || tokens[beside - 1]?.kind === 'mark');
    return (
      isJoined && !starts && !isAcronym(other) && !hits.some((hit) => hit.at <= beside && beside < hit.at + hit.length)
    );
  });
}

/** The places that a sentence names. */
export function placesIn(draft: Draft): PlaceName[] {
  return draft.hits.flatMap((hit) =>
    hit.meanings.flatMap((meaning) => {
      if (meaning.kind !== 'place') return [];
      const first = draft.tokens[hit.at] as Token;
      const last = draft.tokens[hit.at + hit.length - 1] as Token;
      const isLatin = first.kind === 'word';
      if (isLatin && meaning.needsCapital && !(last.isCapital && (first.isCapital || hit.length > 2))) return [];
      if (isLatin && hit.length === 1 && (!first.isCapital || isPartOfName(draft, hit.at))) return [];
      return [
        {
          id: meaning.id,
          above: meaning.above,
          level: meaning.level,
          clause: draft.clauses[hit.at] as number,
          start: first.start,
          end: last.end,
        },
      ];
    }),
  );
}

const isAcronym = ({ exact, end, start }: Token): boolean =>
  exact.length <= 5 && end - start === exact.length && !/[aeiouyăâêôơưáàảãạéèẻẽẹíìỉĩịóòỏõọúùủũụ]/u.test(exact);

/** True for a capital that no sentence start explains, or that another capital follows. */
function isInName(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  const starts = !before || (before.kind === 'mark' && /[.!?:“"«(]/u.test(before.exact));
  return !starts || tokens[at + 1]?.isCapital === true;
}

/** Words without a concept, and pairs of characters in scripts without spaces. */
export function plainItems(draft: Draft): Item[] {
  const { tokens, covered, dateTokens, clauses, lang } = draft;
  const items: Item[] = [];
  const ignored = stopWords(lang);
  tokens.forEach((token, at) => {
    if (covered.has(at) || dateTokens.has(at) || token.kind === 'mark' || token.kind === 'number') return;
    const clause = clauses[at] as number;
    if (token.kind === 'word') {
      const isFirst = at === 0 || (tokens[at - 1] as Token).kind === 'mark';
      const isName =
        token.isCapital && !isAcronym(token) && isInName(tokens, at) && !(isFirst && ignored.has(token.exact));
      if (!isName && (ignored.has(token.exact) || token.exact.length < 2)) return;
      items.push({
        id: `w:${isName ? token.folded : stem(token.folded, lang)}`,
        kind: 'word',
        at,
        length: 1,
        clause,
        isNegated: false,
        isName,
        ...(isName ? { written: token.exact } : {}),
      });
      return;
    }
    const next = tokens[at + 1];
    if (next?.kind === 'character' && next.start === token.end && !covered.has(at + 1))
      items.push({
        id: `w:${token.exact}${next.exact}`,
        kind: 'word',
        at,
        length: 2,
        clause,
        isNegated: false,
        isName: false,
      });
  });
  return items;
}

/** The bridge's word in `sông Cầu`: a capital inside a Vietnamese sentence that begins no name of its own. */
function isNameWord({ tokens, lang }: Draft, { at, length }: Hit): boolean {
  const token = tokens[at] as Token;
  if (lang !== 'vi' || length > 1 || !token.isCapital || isAcronym(token)) return false;
  return at > 0 && tokens[at - 1]?.kind === 'word' && !tokens[at + 1]?.isCapital;
}

/** Events, roles and things of a sentence. */
export function conceptItems(draft: Draft): Item[] {
  return draft.hits.flatMap((hit) =>
    hit.meanings.flatMap((meaning): Item[] =>
      (meaning.kind === 'role' || meaning.kind === 'event' || meaning.kind === 'thing') && !isNameWord(draft, hit)
        ? [
            {
              id: meaning.id,
              kind: meaning.kind,
              at: hit.at,
              length: hit.length,
              clause: draft.clauses[hit.at] as number,
              isNegated: false,
              isName: false,
            },
          ]
        : [],
    ),
  );
}

/** Verbs that mean an event by what follows their number: `đóng 300.000 đồng`, `bắt 81 người`, `mất 47 tỷ đồng`. */
const BY_OBJECT: readonly {
  lang: string;
  verbs: ReadonlySet<string>;
  unit: string;
  id: string;
  kind: 'event' | 'role';
}[] = [
  { lang: 'vi', verbs: new Set(['đóng', 'nộp', 'thu', 'góp']), unit: 'vnd', id: 'charge', kind: 'event' },
  { lang: 'vi', verbs: new Set(['mất']), unit: 'vnd', id: 'damaged', kind: 'event' },
  { lang: 'vi', verbs: new Set(['bắt']), unit: 'person', id: 'arrested', kind: 'role' },
  { lang: 'en', verbs: new Set(['up']), unit: 'percent', id: 'increase', kind: 'event' },
  { lang: 'en', verbs: new Set(['down']), unit: 'percent', id: 'decrease', kind: 'event' },
];
const OBJECT_REACH = 4;

/** Events that a word means only with a number and a unit behind it. */
export function itemsByObject({ tokens, clauses, lang, hits }: Draft): Item[] {
  return tokens.flatMap((token, at): Item[] => {
    if (tokens[at + 1]?.kind !== 'number' || hits.some((hit) => hit.at <= at && at < hit.at + hit.length)) return [];
    const units = hits.filter((hit) => hit.at > at + 1 && hit.at <= at + OBJECT_REACH);
    // Billions are takings, no charge on anybody.
    const isBillions = tokens.slice(at, at + OBJECT_REACH).some(({ exact }) => exact === 'tỷ' || exact === 'tỉ');
    return BY_OBJECT.filter(
      ({ lang: of, verbs, unit, id: event }) =>
        of === lang &&
        verbs.has(token.exact) &&
        !(isBillions && event === 'charge') &&
        units.some(({ meanings }) => meanings.some(({ id }) => id === unit)),
    ).map(({ id, kind }): Item => {
      return { id, kind, at, length: 1, clause: clauses[at] as number, isNegated: false, isName: false };
    });
  });
}

/** Marks what a negation reaches: what follows it in the clause, in Korean and Japanese what stands before it. */
export function negate(items: Item[], cues: readonly Cue[], draft: Pick<Draft, 'tokens' | 'lang'>): void {
  const { tokens, lang } = draft;
  // `stops recruiting`: what is stopped does not go on.
  for (const stop of items) {
    if (stop.id !== 'close' || NEGATION_FOLLOWS.has(lang)) continue;
    const end = stop.at + stop.length;
    const stopped = items.find(({ at, kind, id }) => at === end && kind === 'event' && !STATES.has(id));
    if (stopped) stopped.isNegated = !stopped.isNegated;
  }
  const hasNumber = (from: number, to: number): boolean => tokens.slice(from, to).some(({ kind }) => kind === 'number');
  // `không thí sinh nào ở X bị đình chỉ`: where the predicate follows, a place between does not end the denial; `không phải do X` denies X.
  const isEnded = (from: number, to: number): boolean => {
    const isCause = tokens[from]?.exact === 'do' || tokens[from]?.exact === 'because' || tokens[from]?.exact === 'due';
    const between = tokens.slice(from + Number(isCause), to);
    const goesOn = between.some(({ exact }) => PREDICATE_MARKS.has(exact));
    return between.some(({ exact }) => ENDS_NEGATION.has(exact) && !(goesOn && PLACE_MARKS.has(exact)));
  };
  // `không có nồng độ cồn và âm tính với ma túy`: what follows the second denial is its own.
  const isDeniedAnew = (item: Item, cue: Cue): boolean =>
    cues.some(
      ({ id, at }) =>
        id === 'neg' &&
        at > cue.at &&
        at <= item.at &&
        tokens.slice(cue.at, at).some(({ exact }) => exact === 'và' || exact === 'and'),
    );
  // `không đi đổi bị phạt`: who does not do the one suffers the other.
  const isConsequence = (item: Item, cue: Cue): boolean => {
    const from = cue.at + cue.length;
    return (
      lang === 'vi' &&
      tokens
        .slice(from, item.at)
        .some(
          ({ exact }, at) =>
            at > 0 && BEFALLS.has(exact) && tokens.slice(from, from + at).some((token) => COMPLIES.has(token.exact)),
        )
    );
  };
  const isCountedOut = (item: Item, cue: Cue): boolean => {
    const end = item.at + item.length;
    const nao = [end, end + 1].find((at) => tokens[at]?.exact === 'nào');
    return (
      nao !== undefined &&
      items.some(({ at, clause }) => at > nao && clause === item.clause && !isEnded(cue.at + cue.length, at))
    );
  };
  for (const cue of cues) {
    if (cue.id !== 'neg') continue;
    if (
      cues.some(
        (other) =>
          other.at === cue.at &&
          (other.id === 'refute' || other.id === 'pseudo' || other.id === 'ask' || other.id === 'doubt'),
      )
    )
      continue;
    const isBehind = NEGATION_FOLLOWS.has(lang);
    let reached = 0;
    const ordered = isBehind ? [...items].sort((a, b) => b.at - a.at) : items;
    for (const item of ordered) {
      const distance = isBehind ? cue.at - (item.at + item.length) : item.at - (cue.at + cue.length);
      if (distance < 0 || distance > NEGATION_REACH || item.isName) continue;
      if (!isBehind && (isEnded(cue.at + cue.length, item.at) || isDeniedAnew(item, cue) || isConsequence(item, cue)))
        continue;
      // `không tấm nào thất lạc`: what is counted out is not what is denied of it.
      if (item.kind === 'word' && isCountedOut(item, cue)) continue;
      // `no one died, no one is missing`: the second denial is its own, it does not take the first one back.
      const isDeniedThere =
        item.clause !== cue.clause &&
        cues.some(({ id, clause, at }) => id === 'neg' && clause === item.clause && at < item.at);
      const goesOn =
        reached > 0 &&
        !isBehind &&
        !isDeniedThere &&
        !tokens.slice(cue.at, item.at).some(({ exact }) => exact === ';' || exact === '；') &&
        item.kind === 'role' &&
        item.clause <= cue.clause + 2 &&
        distance < 9;
      if (item.clause !== cue.clause && !goesOn) continue;
      if (isBehind ? reached > 2 : reached > 0 && item.kind === 'role' && hasNumber(cue.at + cue.length, item.at))
        continue;
      item.isNegated = !item.isNegated;
      reached += 1;
    }
  }
}

/** True when a negation ends within these tokens. */
export function endsNegation(tokens: readonly Token[]): boolean {
  return tokens.some(({ exact }) => ENDS_NEGATION.has(exact));
}
