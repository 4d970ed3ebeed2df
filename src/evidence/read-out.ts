import type { Alignment } from './align.ts';
import { coverageOf, type Weigh } from './coverage.ts';
import { isAdvice } from './read-advice.ts';
import type { ReadEvidence } from './read-evidence.ts';
import type { ReadSentence } from './read-text.ts';
import type { SentenceModel } from './sentence-model.ts';

/** A claim and the record that comes nearest to it, which the rules could not hold against it. */
export interface OpenClaim {
  claim: ReadSentence;
  read: ReadEvidence;
  alignment: Alignment;
}

/** Claims of a document that are read out of records, and sentences of a record, closest first. */
const MOST_CLAIMS = 2;
const MOST_SENTENCES = 3;

function closest({ claim, read }: OpenClaim, weigh: Weigh): ReadSentence[] {
  return read.sentences
    .filter(({ polarity, frame }) => polarity === 1 && !isAdvice(frame.text, frame.lang))
    .map((sentence) => ({ sentence, own: coverageOf(claim, read, { sentence, clauses: null, weigh }).own }))
    .sort((one, other) => other.own - one.own)
    .slice(0, MOST_SENTENCES)
    .map(({ sentence }) => sentence);
}

/**
 * What the entailment head reads out of records that are about the same matter and that the rules leave open: the sentence
 * that it is surest of, where it is surer than `least` (0–1); null for the others and beyond the first claims. One pair a
 * sentence.
 */
export async function readOut(
  open: readonly (OpenClaim | null)[],
  asked: { model: SentenceModel; language: string; least: number; weigh: Weigh },
): Promise<(Alignment | null)[]> {
  const { model, language, least, weigh } = asked;
  const pairs = open
    .flatMap((one, at) => (one ? [{ one, at }] : []))
    .slice(0, MOST_CLAIMS)
    .flatMap(({ one, at }) => closest(one, weigh).map((sentence) => ({ one, at, sentence })));
  const found: (Alignment | null)[] = open.map(() => null);
  if (pairs.length === 0) return found;
  const answers = await model.entail(
    pairs.map(({ one, sentence }) => ({ premise: sentence.frame.text, hypothesis: one.claim.frame.text, language })),
  );
  const best = new Map<number, number>();
  pairs.forEach(({ one, at, sentence }, index) => {
    const { contradiction, entailment } = answers[index] ?? { contradiction: 0, entailment: 0 };
    const sure = Math.max(contradiction, entailment);
    if (sure < least || sure <= (best.get(at) ?? 0)) return;
    best.set(at, sure);
    const { start, end, frame } = sentence;
    found[at] = {
      ...one.alignment,
      verdict: contradiction >= entailment === one.claim.polarity > 0 ? 'contradicted' : 'supported',
      sentence,
      shown: { start, end, text: frame.text, isRefutation: false },
    };
  });
  return found;
}
