import { fold, searchTokens, type SearchToken } from './fold.ts';

/** One condition of a typed query: a word or a phrase, wanted or excluded, compared with or without marks. */
export interface QueryTerm {
  tokens: readonly SearchToken[];
  /** True when it was typed with marks: then marks count. */
  isExact: boolean;
  isExcluded: boolean;
  /** The last token may go on (a single character of an unspaced script). */
  isPrefix: boolean;
}

/** Reads a query as typed: words are ANDed, "quoted words" are a phrase, -word is excluded. */
export function parseSearchQuery(query: string): QueryTerm[] {
  const terms: QueryTerm[] = [];
  for (const match of query.normalize('NFC').matchAll(/(-?)["“”]([^"“”]*)["“”]?|(-?)(\S+)/gu)) {
    const isExcluded = (match[1] ?? match[3]) === '-';
    let tokens = searchTokens(match[2] ?? match[4] ?? '');
    if (tokens.length === 0) continue;
    const last = tokens[tokens.length - 1] as SearchToken;
    const before = tokens[tokens.length - 2];
    // The lone last character of an unspaced run is in the index too, but a query for the run does not need it.
    const endsRun = before !== undefined && before.end > last.start;
    const isPrefix =
      !endsRun &&
      last.end - last.start === 1 &&
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}]/u.test(last.folded);
    if (endsRun) tokens = tokens.slice(0, -1);
    terms.push({ tokens, isExact: tokens.some((token) => token.folded !== token.exact), isExcluded, isPrefix });
  }
  return terms;
}

/** A text is looked at in windows that end at white space; only those that may hold a term are split into words. */
const WINDOW_CHARACTERS = 400;
/** How far a phrase that begins in a window may reach beyond it, characters a word. */
const REACH_CHARACTERS = 40;

function nextSpace(text: string, from: number): number {
  const found = text.slice(from).search(/\s/u);
  return found < 0 ? text.length : from + found;
}

/** Where the wanted terms stand in a text, as ranges of UTF-16 units, in order, at most `limit`. */
export function highlightRanges(text: string, terms: QueryTerm[], limit: number): { start: number; end: number }[] {
  const wanted = terms.filter((term) => !term.isExcluded);
  const reach = REACH_CHARACTERS * Math.max(0, ...wanted.map(({ tokens }) => tokens.length - 1));
  const ranges: { start: number; end: number }[] = [];
  for (let from = 0; from < text.length && ranges.length < limit && wanted.length > 0;) {
    const end = nextSpace(text, from + WINDOW_CHARACTERS);
    const seen = text.slice(from, reach > 0 && end < text.length ? nextSpace(text, end + reach) : end);
    const folded = fold(seen);
    const mayHold = wanted.filter(({ tokens }) => folded.includes((tokens[0] as SearchToken).folded));
    if (mayHold.length > 0) addRanges(ranges, { tokens: searchTokens(seen), from, end, terms: mayHold, limit });
    from = end;
  }
  return ranges;
}

function addRanges(
  ranges: { start: number; end: number }[],
  window: { tokens: readonly SearchToken[]; from: number; end: number; terms: QueryTerm[]; limit: number },
): void {
  const { tokens, from } = window;
  for (let at = 0; at < tokens.length && ranges.length < window.limit; at += 1) {
    const start = (tokens[at] as SearchToken).start + from;
    if (start >= window.end) break;
    const hit = window.terms.find((term) => matchesAt(tokens, at, term));
    if (!hit) continue;
    const end = (tokens[at + hit.tokens.length - 1] as SearchToken).end + from;
    const previous = ranges[ranges.length - 1];
    if (previous && previous.end > start) previous.end = Math.max(previous.end, end);
    else ranges.push({ start, end });
  }
}

function matchesAt(tokens: readonly SearchToken[], at: number, term: QueryTerm): boolean {
  return term.tokens.every((wanted, offset) => {
    const token = tokens[at + offset];
    if (!token) return false;
    const [have, want] = term.isExact ? [token.exact, wanted.exact] : [token.folded, wanted.folded];
    return term.isPrefix && offset === term.tokens.length - 1 ? have.startsWith(want) : have === want;
  });
}
