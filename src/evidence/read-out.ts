import type { Alignment } from './align.ts';
import type { Shown } from './choose-quote.ts';
import { coverageOf, type Weigh } from './coverage.ts';
import { isAdvice } from './read-advice.ts';
import type { ReadEvidence } from './read-evidence.ts';
import type { ReadSentence } from './read-text.ts';
import type { HeadLimits } from './second-opinion.ts';
import type { SentenceModel } from './sentence-model.ts';

/** A claim and the record that comes nearest to it, which the rules could not hold against it. */
export interface OpenClaim {
  claim: ReadSentence;
  read: ReadEvidence;
  alignment: Alignment;
}

/** Claims of a document that are read out of records. */
const MOST_CLAIMS = 3;
/** Sentences in a row that are read together: what settles a claim often stands beside what names its subject. */
const PASSAGE = 3;
/** Probability from which one sentence of a passage is quoted for the whole. */
const SURE_ALONE = 0.5;

/** Share of a claim from which a record is close enough to be read against it. */
const LEAST_HELD = 0.5;
const TONED = new Set(['tone', 'opinion', 'rhetoric']);

const numbersIn = (sentences: readonly ReadSentence[]): number[] =>
  sentences.flatMap(({ frame }) => frame.quantities.flatMap(({ sort, value }) => (sort === 'number' ? [value] : [])));

/** True for a figure that two of the record's make: 54 went home of 87 of whom 33 stayed. The head does not reckon. */
function isReckoned(claim: ReadSentence, read: ReadEvidence): boolean {
  const theirs = numbersIn(read.sentences);
  return numbersIn([claim]).some(
    (mine) =>
      !theirs.includes(mine) && theirs.some((one) => theirs.includes(one + mine) || theirs.includes(mine - one)),
  );
}

/** True where a record is close, and the claim is told without a word of judgement: the head takes a complaint for a statement. */
const mayBeRead = ({ claim, read, alignment }: OpenClaim): boolean =>
  alignment.score >= LEAST_HELD &&
  !claim.frame.cues.some(({ id }) => TONED.has(id)) &&
  alignment.isIdentified?.() === true &&
  !isReckoned(claim, read);

/** The sentences in a row that hold most of the claim. */
function passageOf({ claim, read }: OpenClaim, weigh: Weigh): ReadSentence[] {
  const own = read.sentences.map((sentence) =>
    isAdvice(sentence.frame.text, sentence.frame.lang)
      ? 0
      : coverageOf(claim, read, { sentence, clauses: null, weigh }).own,
  );
  const sumAt = (from: number): number => own.slice(from, from + PASSAGE).reduce((sum, one) => sum + one, 0);
  const last = Math.max(0, read.sentences.length - PASSAGE);
  const best = Array.from({ length: last + 1 }, (_, at) => at).reduce(
    (most, at) => (sumAt(at) > sumAt(most) ? at : most),
    0,
  );
  return read.sentences.slice(best, best + PASSAGE);
}

interface Pair {
  /** Which of the open claims. */
  at: number;
  one: OpenClaim;
  passage: ReadSentence[];
}

type Said = Awaited<ReturnType<SentenceModel['entail']>>[number];

const shownOf = ({ one }: Pair, first: ReadSentence, last: ReadSentence): Shown => ({
  start: first.start,
  end: last.end,
  text: one.read.evidence.text.slice(first.start, last.end),
  isRefutation: false,
});

const passageShown = (pair: Pair): Shown =>
  shownOf(pair, pair.passage[0] as ReadSentence, pair.passage.at(-1) as ReadSentence);

/** The sentence of a passage that alone says the same most surely; else the passage. */
function closest(pair: Pair, way: 'contradiction' | 'entailment', answers: readonly Said[]): Shown {
  const best = answers.reduce((most, said, at) => (said[way] > (answers[most]?.[way] ?? 0) ? at : most), 0);
  const sentence = pair.passage[best];
  const isSure = (answers[best]?.[way] ?? 0) >= SURE_ALONE;
  return sentence && isSure ? shownOf(pair, sentence, sentence) : passageShown(pair);
}

/**
 * What the entailment head reads out of records that are about the same matter and that the rules leave open; null where it
 * is not sure enough for `limits`, and beyond the first claims. A claim's sentence is held against a passage of the record,
 * verbatim; where that settles it, against its sentences alone, to quote the one that does.
 */
export async function readOut(
  open: readonly (OpenClaim | null)[],
  asked: {
    model: SentenceModel;
    language: string;
    limits: Pick<HeadLimits, 'contradicts' | 'supports'>;
    weigh: Weigh;
  },
): Promise<(Alignment | null)[]> {
  const { model, language, limits, weigh } = asked;
  const ask = (pair: Pair, premise: string): Parameters<SentenceModel['entail']>[0][number] => ({
    premise,
    hypothesis: pair.one.claim.frame.text,
    language,
  });
  const pairs = open
    .flatMap((one, at): Pair[] => (one && mayBeRead(one) ? [{ one, at, passage: passageOf(one, weigh) }] : []))
    .filter(({ passage }) => passage.length > 0)
    .slice(0, MOST_CLAIMS);
  const found: (Alignment | null)[] = open.map(() => null);
  if (pairs.length === 0) return found;
  const answers = await model.entail(pairs.map((pair) => ask(pair, passageShown(pair).text)));
  const settled = pairs.flatMap((pair, index) => {
    const { contradiction, entailment } = answers[index] ?? { contradiction: 0, entailment: 0 };
    const way = contradiction >= entailment ? ('contradiction' as const) : ('entailment' as const);
    const limit = way === 'contradiction' ? limits.contradicts : limits.supports;
    return limit !== null && Math.max(contradiction, entailment) >= limit ? [{ pair, way }] : [];
  });
  if (settled.length === 0) return found;
  const alone = await model.entail(
    settled.flatMap(({ pair }) => pair.passage.map(({ frame }) => ask(pair, frame.text))),
  );
  let from = 0;
  for (const { pair, way } of settled) {
    const { one, at, passage } = pair;
    // What a later sentence calls false does not say so itself.
    const isTold = one.claim.polarity > 0 || one.claim.deniedBy === null;
    found[at] = {
      ...one.alignment,
      verdict: (way === 'contradiction') === isTold ? 'contradicted' : 'supported',
      ground: 'read',
      shown: closest(pair, way, alone.slice(from, from + passage.length)),
    };
    from += passage.length;
  }
  return found;
}
