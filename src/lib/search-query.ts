import { searchTokens, type SearchToken } from './fold.ts';

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

/** Where the wanted terms stand in a text, as ranges of UTF-16 units, in order, at most `limit`. */
export function highlightRanges(text: string, terms: QueryTerm[], limit: number): { start: number; end: number }[] {
  const tokens = searchTokens(text);
  const ranges: { start: number; end: number }[] = [];
  for (let at = 0; at < tokens.length && ranges.length < limit; at += 1) {
    const hit = terms.find((term) => !term.isExcluded && matchesAt(tokens, at, term));
    if (!hit) continue;
    const end = (tokens[at + hit.tokens.length - 1] as SearchToken).end;
    const previous = ranges[ranges.length - 1];
    const start = (tokens[at] as SearchToken).start;
    if (previous && previous.end > start) previous.end = Math.max(previous.end, end);
    else ranges.push({ start, end });
  }
  return ranges;
}

function matchesAt(tokens: readonly SearchToken[], at: number, term: QueryTerm): boolean {
  return term.tokens.every((wanted, offset) => {
    const token = tokens[at + offset];
    if (!token) return false;
    const [have, want] = term.isExact ? [token.exact, wanted.exact] : [token.folded, wanted.folded];
    return term.isPrefix && offset === term.tokens.length - 1 ? have.startsWith(want) : have === want;
  });
}
