import type { Alignment } from './align.ts';
import { sharesMark } from './align-dates.ts';
import { chooseQuote, type Shown } from './choose-quote.ts';
import { compareValues } from './compare-quantities.ts';
import { coverageOf, type Weigh } from './coverage.ts';
import { datesMeet } from './near-miss.ts';
import { isAdvice } from './read-advice.ts';
import type { ReadEvidence } from './read-evidence.ts';
import { refutes, type ReadSentence } from './read-text.ts';
import type { HeadLimits } from './second-opinion.ts';
import type { SentenceModel } from './sentence-model.ts';

/** A claim and the record that comes nearest to it, which the rules could not hold against it. */
export interface OpenClaim {
  claim: ReadSentence;
  read: ReadEvidence;
  alignment: Alignment;
  /** False where the text around it judges, asks or exclaims. */
  isCalm: boolean;
}

/** Claims of a document that are read out of records. */
const MOST_CLAIMS = 3;
/** Sentences in a row that are read together: what settles a claim often stands beside what names its subject. */
const PASSAGE = 3;
/** Probability from which one sentence of a passage is quoted for the whole. */
const SURE_ALONE = 0.5;

/** Share of a claim from which a record is close enough to be read against it; of a calm text that shares a mark with it, less. */
const LEAST_HELD = 0.5;
export const LEAST_HELD_CALM = 0.35;
/** How much surer the head must be against what tells no fact, and against what is less close. */
const DOUBTFUL = { factless: 0.3, lessClose: 0.5 };
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

/** `no arsenic, as rumours had it`: the text itself denies what goes around. */
const deniesRumour = ({ isRumour, frame }: ReadSentence): boolean =>
  isRumour && frame.items.some(({ isNegated }) => isNegated);

/** Words of when something is done. */
const WHEN =
  /(?<!\p{L})(?:nay|hôm|đã|mới|vừa|đang|sẽ|today|yesterday|now|has|have|will)(?!\p{L})|今|昨|已|将|오늘|어제|지금|今日|昨日/iu;

/** True for a sentence with a figure, a time, a happening or a denial: `the report is too short` has none. */
const tellsFact = ({ frame: { text, quantities, dates, items } }: ReadSentence): boolean =>
  quantities.length + dates.length > 0 ||
  WHEN.test(text.normalize('NFC')) ||
  items.some(({ kind, isNegated }) => isNegated || kind === 'event' || kind === 'role');

/** True for words of judgement in a sentence. */
export const isToned = ({ frame }: ReadSentence): boolean => frame.cues.some(({ id }) => TONED.has(id));

/** True where a record is close, and the claim is told without a word of judgement: the head takes a complaint for a statement. */
const mayBeRead = ({ claim, read, alignment, isCalm }: OpenClaim): boolean =>
  alignment.score >= (isCalm && isMarked(claim, read) ? LEAST_HELD_CALM : LEAST_HELD) &&
  !isToned(claim) &&
  alignment.isIdentified?.() === true &&
  !isReckoned(claim, read);

const doubtOf = ({ claim, alignment }: OpenClaim): number =>
  (tellsFact(claim) ? 0 : DOUBTFUL.factless) + (alignment.score < LEAST_HELD ? DOUBTFUL.lessClose : 0);

/** A name, a place below the province, a figure or a day that both tell: the province alone makes nothing close. */
const isMarked = ({ frame }: ReadSentence, read: ReadEvidence): boolean =>
  sharesMark(frame, read) || (frame.dates.length > 0 && datesMeet(frame, read) === 'same');

/** The sentences in a row that hold most of the claim, of those that the record holds true or of those that it calls false. */
function passageOf({ claim, read }: OpenClaim, weigh: Weigh, isRefuted: boolean): ReadSentence[] {
  const kept = read.sentences.filter(({ polarity }) => (isRefuted ? polarity < 0 : polarity > 0));
  const own = kept.map((sentence) =>
    isAdvice(sentence.frame.text, sentence.frame.lang)
      ? 0
      : coverageOf(claim, read, { sentence, clauses: null, weigh }).own,
  );
  const length = isRefuted ? 1 : PASSAGE;
  const sumAt = (from: number): number => own.slice(from, from + length).reduce((sum, one) => sum + one, 0);
  const last = Math.max(0, kept.length - length);
  const best = Array.from({ length: last + 1 }, (_, at) => at).reduce(
    (most, at) => (sumAt(at) > sumAt(most) ? at : most),
    0,
  );
  return kept.slice(best, best + length);
}

interface Pair {
  /** Which of the open claims. */
  at: number;
  one: OpenClaim;
  passage: ReadSentence[];
  /** True where the record calls false what the passage tells. */
  isRefuted: boolean;
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

/** Where every figure of a claim stands in the passage, what contradicts it must be plain: the head takes 27 for another number than twenty-seven. */
const SURE_OF_NUMBERS = 0.7;

/** True when the claim has figures, and the passage holds them all. */
function holdsNumbers({ one, passage }: Pair): boolean {
  const mine = one.claim.frame.quantities.filter(({ sort, value }) => sort === 'number' && value > 1);
  return (
    mine.length > 0 &&
    mine.every((quantity) =>
      passage.some(({ frame }) =>
        frame.quantities.some((other) => other.sort === 'number' && compareValues(quantity, other) === 'same'),
      ),
    )
  );
}

/** What a passage settles, and how surely; null where less than the limits ask. */
function settledBy(
  pair: Pair,
  { contradiction, entailment }: Pick<Said, 'contradiction' | 'entailment'>,
  limits: Pick<HeadLimits, 'contradicts' | 'supports'>,
): { pair: Pair; way: 'contradiction' | 'entailment'; isAgainst: boolean; sureness: number } | null {
  const way = contradiction >= entailment ? 'contradiction' : 'entailment';
  // What excludes a rumour is not thereby true.
  if (pair.isRefuted && way === 'contradiction') return null;
  const isAgainst = pair.isRefuted || way === 'contradiction';
  const asked = isAgainst ? limits.contradicts : limits.supports;
  const least = asked === null ? null : asked + (isAgainst ? doubtOf(pair.one) : 0);
  const limit =
    least !== null && isAgainst && !pair.isRefuted && holdsNumbers(pair) ? Math.max(least, SURE_OF_NUMBERS) : least;
  const sureness = Math.max(contradiction, entailment);
  return limit !== null && sureness >= limit ? { pair, way, isAgainst, sureness } : null;
}

/**
 * What the entailment head reads out of records that are about the same matter and that the rules leave open; null where it
 * is not sure enough for `limits`, and beyond the first claims. A claim's sentence is held against a passage of the record,
 * verbatim, and against what the record calls false; where a passage settles it, against its sentences alone, to quote the one that does.
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
    .flatMap((one, at) => (one && mayBeRead(one) ? [{ one, at }] : []))
    .slice(0, MOST_CLAIMS)
    .flatMap(({ one, at }) =>
      [false, true].map((isRefuted): Pair => ({ one, at, isRefuted, passage: passageOf(one, weigh, isRefuted) })),
    )
    .filter(({ passage }) => passage.length > 0);
  const found: (Alignment | null)[] = open.map(() => null);
  if (pairs.length === 0) return found;
  const answers = await model.entail(pairs.map((pair) => ask(pair, passageShown(pair).text)));
  const surest = new Map<number, NonNullable<ReturnType<typeof settledBy>>>();
  pairs.forEach((pair, index) => {
    const settled = settledBy(pair, answers[index] ?? { contradiction: 0, entailment: 0 }, limits);
    if (settled && settled.sureness > (surest.get(pair.at)?.sureness ?? 0)) surest.set(pair.at, settled);
  });
  if (surest.size === 0) return found;
  const settled = [...surest.values()];
  const alone = await model.entail(
    settled.flatMap(({ pair }) => pair.passage.map(({ frame }) => ask(pair, frame.text))),
  );
  let next = 0;
  for (const { pair, way, isAgainst } of settled) {
    const { one, at, passage, isRefuted } = pair;
    const from = next;
    next += passage.length;
    // What a later sentence calls false does not say so itself.
    const isTold = one.claim.polarity > 0 || one.claim.deniedBy === null;
    const [sentence] = passage;
    const verdict = isAgainst === isTold ? ('contradicted' as const) : ('supported' as const);
    // A text that calls something false is not held against a record by a likeness of words (boundary B3).
    if ((refutes(one.claim) || deniesRumour(one.claim)) && verdict === 'contradicted') continue;
    found[at] = {
      ...one.alignment,
      verdict,
      ground: 'read',
      shown:
        isRefuted && sentence
          ? chooseQuote(one.claim, one.read, { sentence, role: null })
          : closest(pair, way, alone.slice(from, from + passage.length)),
    };
  }
  return found;
}
