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
  tokens: Token[];
  clauses: number[];
  lang: string;
  hits: Hit[];
  covered: Set<number>;
  dateTokens: Set<number>;
}

/** The places that a sentence names. */
export function placesIn(draft: Draft): PlaceName[] {
  return draft.hits.flatMap((hit) =>
    hit.meanings.flatMap((meaning) => {
      if (meaning.kind !== 'place') return [];
      const first = draft.tokens[hit.at] as Token;
      const last = draft.tokens[hit.at + hit.length - 1] as Token;
      const isLatin = first.kind === 'word';
      if (isLatin && meaning.needsCapital && !(first.isCapital && last.isCapital)) return [];
      if (isLatin && hit.length === 1 && !first.isCapital) return [];
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

/** Events, roles and things of a sentence. */
export function conceptItems(draft: Draft): Item[] {
  return draft.hits.flatMap((hit) =>
    hit.meanings.flatMap((meaning): Item[] =>
      meaning.kind === 'role' || meaning.kind === 'event' || meaning.kind === 'thing'
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

/** Marks what a negation reaches: what follows it in the clause, in Korean and Japanese what stands before it. */
export function negate(items: Item[], cues: readonly Cue[], draft: Pick<Draft, 'tokens' | 'lang'>): void {
  const { tokens, lang } = draft;
  const hasNumber = (from: number, to: number): boolean => tokens.slice(from, to).some(({ kind }) => kind === 'number');
  const isEnded = (from: number, to: number): boolean =>
    tokens.slice(from, to).some(({ exact }) => ENDS_NEGATION.has(exact));
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
      if (!isBehind && isEnded(cue.at + cue.length, item.at)) continue;
      const goesOn = reached > 0 && !isBehind && item.kind === 'role' && item.clause <= cue.clause + 2 && distance < 9;
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
