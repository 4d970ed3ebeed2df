import type { LookAlikeCase } from '../../domain/place.ts';
import { visibleSlice } from './fold-text.ts';
import type { FieldText } from './field-text.ts';
import { isBare } from './marks.ts';
import type { Hit } from './phrase-trie.ts';
import type { NameValue, PlaceMatcher } from './place-matcher.ts';
import { isCueAround } from './cues.ts';

const KATAKANA = /[\p{Script=Katakana}ー]/u;
const HANGUL = /\p{Script=Hangul}/u;

/** True if an unspaced name is only part of a longer word: 도박장, アバクザン. */
function isInsideWord(text: FieldText, hit: Hit<NameValue>): boolean {
  const first = text.folded[hit.start] as string;
  const before = text.folded[hit.start - 1] ?? '';
  const after = text.folded[hit.end] ?? '';
  if (HANGUL.test(first)) return HANGUL.test(before);
  if (KATAKANA.test(first)) return KATAKANA.test(before) || (KATAKANA.test(after) && !hit.value.name.endsWith('省'));
  return false;
}

function hasCase(text: FieldText, hit: Hit<NameValue>, wanted: LookAlikeCase | null): boolean {
  if (wanted === null) return true;
  const written = visibleSlice(text, hit.start, hit.end);
  if (wanted === 'unmarked') return !text.isMarked && isBare(written) && written === written.toLowerCase();
  const words = written.split(/[\s_-]+/);
  const [first, second] = [words[0] ?? '', words[1] ?? ''];
  if (second === '') return false;
  const isSmall = (word: string): boolean => word === word.toLowerCase();
  return wanted === 'split' ? isSmall(second) && !isSmall(first) : isSmall(first) && !isSmall(second);
}

/** Why the name is something else – a river, a person, a word that only contains it –, or null. */
export function lookAlikeReason(
  matcher: PlaceMatcher,
  text: FieldText,
  hit: Hit<NameValue>,
  whole: string,
): string | null {
  const { place, name } = hit.value;
  if (isInsideWord(text, hit)) return 'inside-word';
  if (matcher.needsVietnam.has(name) && !matcher.vietnamWords.some((word) => whole.includes(word)))
    return 'not-vietnam';
  for (const { rule, before, after, near, unless } of matcher.lookAlikes) {
    if (rule.of && !rule.of.includes(place.id)) continue;
    if (near.length > 0 && !near.some((word) => whole.includes(word))) continue;
    if (unless.some((word) => whole.includes(word))) continue;
    if (!hasCase(text, hit, rule.case)) continue;
    if (before.size + after.size > 0 && !isCueAround(text, hit, { before, after, within: rule.within })) continue;
    return rule.reason;
  }
  return null;
}
