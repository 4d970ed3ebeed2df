import type { FieldText } from './field-text.ts';
import type { Hit } from './phrase-trie.ts';
import { hitsIn } from './phrase-trie.ts';
import type { ContextValue } from './place-matcher.ts';

export interface Range {
  start: number;
  end: number;
}

/** No phrase of the gazetteer is longer, in folded characters. */
const LONGEST_PHRASE = 60;

/** Context hits that lie in the range, in order. */
export function contextIn(text: FieldText, range: Range): Hit<ContextValue>[] {
  return hitsIn(text.context, range.start, range.end).filter((hit) => hit.end <= range.end);
}

/** "phố" in "thành phố" is no street: a cue inside a unit word does not count. */
function isInUnitWord(text: FieldText, cue: Range): boolean {
  return hitsIn(text.context, cue.start - LONGEST_PHRASE, cue.start + 1).some(
    (hit) => hit.value.kind === 'unit' && hit.end >= cue.end && hit.end - hit.start > cue.end - cue.start,
  );
}

/** The nearest of these phrases before the range and at most `within` characters away; null if none. */
export function cueBefore(
  text: FieldText,
  range: Range,
  phrases: ReadonlySet<string>,
  within: number,
): Hit<ContextValue> | null {
  const near = hitsIn(text.context, range.start - within - LONGEST_PHRASE, range.start);
  for (const hit of near.reverse()) {
    if (hit.end > range.start || range.start - hit.end > within) continue;
    if (hit.value.kind === 'cue' && phrases.has(hit.value.phrase) && !isInUnitWord(text, hit)) return hit;
  }
  return null;
}

/** The first of these phrases after the range and at most `within` characters away; null if none. */
export function cueAfter(
  text: FieldText,
  range: Range,
  phrases: ReadonlySet<string>,
  within: number,
): Hit<ContextValue> | null {
  for (const hit of hitsIn(text.context, range.end, range.end + within + 1)) {
    if (hit.value.kind === 'cue' && phrases.has(hit.value.phrase)) return hit;
  }
  return null;
}

/** True if one of the phrases stands before or after the range, within the distance and not across a sentence's end. */
export function isCueAround(
  text: FieldText,
  range: Range,
  cue: { before: ReadonlySet<string>; after: ReadonlySet<string>; within: number },
): boolean {
  const before = cue.before.size > 0 ? cueBefore(text, range, cue.before, cue.within) : null;
  if (before && !/[.!?\n,]/.test(text.folded.slice(before.end, range.start))) return true;
  const after = cue.after.size > 0 ? cueAfter(text, range, cue.after, cue.within) : null;
  return after !== null && !/[.!?\n]/.test(text.folded.slice(range.end, after.start));
}
