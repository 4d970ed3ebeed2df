import type { FoldedText } from './fold-text.ts';
import { foldText } from './fold-text.ts';
import type { Hit } from './phrase-trie.ts';
import { findPhrases } from './phrase-trie.ts';
import type { ContextValue, NameValue, PlaceMatcher } from './place-matcher.ts';

/** One field of a document with what was found in it. Positions are folded ones. */
export interface FieldText extends FoldedText {
  field: 'title' | 'text';
  names: Hit<NameValue>[];
  /** Empty where the field has no name: nobody asks. */
  context: Hit<ContextValue>[];
  /** False where (nearly) no word carries a Vietnamese mark. */
  isMarked: boolean;
}

const MARKED = /[ăâđêôơưàáảãạèéẻẽẹìíỉĩịòóỏõọùúủũụỳýỷỹỵắằẳẵặấầẩẫậếềểễệốồổỗộớờởỡợứừửữự\u0300-\u036F]/giu;

/** A longer text is cut and further names are left: what it is about stands before (hostile pages hold millions). */
const TEXT_LENGTH = 100_000;
const NAME_COUNT = 400;

/** The field with its names and, where it has any, what stands around them. */
export function fieldText(matcher: PlaceMatcher, field: 'title' | 'text', original: string): FieldText {
  const text = foldText(original.slice(0, TEXT_LENGTH));
  const names = findPhrases(matcher.names, text).slice(0, NAME_COUNT);
  if (names.length === 0) return { ...text, field, names, context: [], isMarked: true };
  // More marked letters than the name itself carries: a tenth of a Vietnamese text's letters are marked.
  const isMarked = (original.slice(0, 2000).match(MARKED)?.length ?? 0) > Math.min(original.length, 2000) / 25;
  return { ...text, field, names, context: findPhrases(matcher.context, text, isMarked), isMarked };
}

const ABBREVIATION = /(?:^|[\s(,])(?:tp|tx|tt|p|q|h|x|ts|ths|pgs|gs|bs|mr|ms|mrs|dr|st|no|t|km|[a-z])$/;

function endsSentence(folded: string, at: number): boolean {
  const char = folded[at] as string;
  if ('\n!?。！？;'.includes(char)) return true;
  if (char !== '.') return false;
  const next = folded[at + 1];
  if (next !== undefined && !/[\s"'”)]/.test(next)) return false;
  return !ABBREVIATION.test(folded.slice(Math.max(0, at - 5), at));
}

/** Farther than that nothing belongs to a sentence any more, in folded characters. */
const SENTENCE_REACH = 600;

/** The sentence around a folded position: [start, end). */
export function sentenceAround(text: FieldText, start: number, end: number): { start: number; end: number } {
  let from = start;
  while (from > 0 && start - from < SENTENCE_REACH && !endsSentence(text.folded, from - 1)) from--;
  let to = end;
  while (to < text.folded.length && to - end < SENTENCE_REACH && !endsSentence(text.folded, to)) to++;
  return { start: from, end: to };
}
