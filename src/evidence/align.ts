import { byCounts, type CountFinding } from './align-counts.ts';
import { byDate, byTime, byYear, sharesMark } from './align-dates.ts';
import { bestCoverage, byEvents, type EventFinding } from './align-events.ts';
import { EPISODES, eventsOf, LEAST, type AlignContext, type Ground, type Words } from './align-shared.ts';
import { chooseQuote, type Shown } from './choose-quote.ts';
import { byCause, bySlots, saysMoreThan, type SlotFinding } from './align-slots.ts';
import { digitsOf, GENERIC } from './compare-quantities.ts';
import { coverageOf } from './coverage.ts';
import type { Frame } from './frame.ts';
import { isIdentified } from './identify.ts';
import { datesMeet, isOfOtherThing, nearMiss } from './near-miss.ts';
import type { ReadEvidence } from './read-evidence.ts';
import type { ReadSentence } from './read-text.ts';
import { OPPOSITES, WIDER } from './words/concepts.ts';

/** What one record says to one claim. `open`: about the same matter, but it neither confirms nor contradicts. */
export interface Alignment {
  verdict: 'contradicted' | 'supported' | 'open';
  ground: Ground;
  /** How much of the claim the record covers, with what the ground adds; 0–1.5. */
  score: number;
  sentence: ReadSentence;
  /** What is quoted: another sentence where the one that settled it only repeats a rumour. */
  shown: Shown;
  /** The words that were held against each other, offsets in the claim's sentence and in the evidence's sentence. */
  claimWords: Words | null;
  evidenceWords: Words | null;
  /** Of an open one: whether the claim says of what it speaks by something that the record names too. */
  isIdentified?: () => boolean;
  /** Of an open one across languages that shares no event: for the head to read, too little to show anybody. */
  isFaint?: boolean;
}

/** Anchors that a claim without an event must share across languages. */
const COUNTED_ANCHORS = 2.5;

/** True when a sentence holds a word of the claim, no event, that the other lacks: it is closer to what the claim is about. */
function namesMore(claim: ReadSentence, sentence: ReadSentence, other: ReadSentence): boolean {
  const holdsItem = (one: ReadSentence, id: string): boolean => one.frame.items.some((item) => item.id === id);
  return claim.frame.items.some(
    ({ id, kind }) => (kind === 'word' || kind === 'thing') && holdsItem(sentence, id) && !holdsItem(other, id),
  );
}

const dateWords = (frame: Frame): Words | null => {
  const [first] = frame.dates;
  return first ? { start: first.start, end: first.end } : null;
};

/** True when an event of the claim, or what excludes it, stands in the record: across languages things alone say little. */
function sharesEvent(claim: ReadSentence, evidence: ReadEvidence): boolean {
  return eventsOf(claim.frame).some(
    ({ id }) =>
      evidence.items.has(id) ||
      OPPOSITES.some(([a, b]) => (a === id && evidence.items.has(b)) || (b === id && evidence.items.has(a))) ||
      Object.entries(WIDER).some(
        ([wider, ones]) =>
          (ones.includes(id) && evidence.items.has(wider)) ||
          (wider === id && ones.some((one) => evidence.items.has(one))),
      ),
  );
}

/** True where both name one thing that is not in every report; or hold one figure, be its scale another. */
const sharesThing = (claim: ReadSentence, evidence: ReadEvidence): boolean =>
  claim.frame.items.some(({ id, kind }) => kind === 'thing' && !GENERIC.has(id) && evidence.items.has(id)) ||
  sharesFigure(claim, evidence);

/** True for a claim that only counts, without an event, things of which the record speaks too. */
const countsTheSame = ({ frame }: ReadSentence, { anchors }: { anchors: number }): boolean =>
  eventsOf(frame).length === 0 && frame.quantities.some(({ sort }) => sort === 'number') && anchors >= COUNTED_ANCHORS;

/** True where a figure of at least three digits stands in the record too, of the same unit, be its scale another. */
const sharesFigure = ({ frame }: ReadSentence, { sentences }: ReadEvidence): boolean =>
  frame.quantities.some(
    ({ sort, value, unit }) =>
      sort === 'number' &&
      unit !== null &&
      digitsOf(value).length > 2 &&
      sentences.some((one) =>
        one.frame.quantities.some((q) => q.unit === unit && digitsOf(q.value) === digitsOf(value)),
      ),
  );

/** The sentence of a record that a quote stands in. */
const shownIn = ({ sentences }: ReadEvidence, { start }: Shown): ReadSentence | undefined =>
  sentences.find((one) => one.start <= start && start < one.end);

const fromSlots = (claim: ReadSentence, evidence: ReadEvidence, found: SlotFinding): Alignment => ({
  verdict: 'contradicted',
  ground: 'said',
  score: found.coverage + 0.1,
  sentence: found.sentence,
  shown: chooseQuote(claim, evidence, { sentence: found.sentence, role: null }),
  claimWords: found.claimWords,
  evidenceWords: found.evidenceWords,
});

/** Counts that two accounts of one happening share by no chance: how many, and an age. */
function areOneHappening(claim: Frame, evidence: ReadEvidence): boolean {
  const shared = claim.quantities.filter(
    ({ sort, value, unit }) =>
      sort === 'number' &&
      value > 2 &&
      evidence.sentences.some(({ frame }) => frame.quantities.some((one) => one.value === value && one.unit === unit)),
  );
  return (
    shared.some(({ unit, value }) => unit === 'yearperson' && value > 9) ||
    new Set(shared.map(({ value }) => value)).size > 1
  );
}

/** The same happening at another place: one day, one victim's age or several counts, told of a place that the record does not name. */
function byPlace(claim: ReadSentence, evidence: ReadEvidence, context: AlignContext): SlotFinding | null {
  const { frame } = claim;
  const mine = frame.places.find(({ level }) => level === 'below');
  const isHappening = frame.items.some(({ id }) => EPISODES.has(id)) && datesMeet(frame, evidence) === 'same';
  if (!mine || claim.polarity !== 1 || !isHappening || !areOneHappening(frame, evidence)) return null;
  const told = evidence.sentences.flatMap((sentence): SlotFinding[] => {
    const theirs = sentence.frame.places.find(({ level }) => level === 'below');
    if (!theirs || sentence.polarity !== 1) return [];
    const { share } = coverageOf(claim, evidence, { sentence, clauses: null, weigh: context.weigh });
    return [{ sentence, claimWords: mine, evidenceWords: theirs, coverage: share }];
  });
  const best = told.sort((one, other) => other.coverage - one.coverage)[0];
  return best && best.coverage >= LEAST.number + context.margin ? best : null;
}

/** What a record says to a claim; null where it is about something else. */
export function alignClaim(claim: ReadSentence, evidence: ReadEvidence, context: AlignContext): Alignment | null {
  if (claim.polarity === 0) return null;
  const missed = nearMiss(claim.frame, context.places, evidence, context.margin > 0);
  if (missed) {
    const site =
      missed === 'site'
        ? bySlots(claim, evidence, context)
        : missed === 'place'
          ? byPlace(claim, evidence, context)
          : missed === 'period'
            ? byYear(claim, evidence, context)
            : null;
    return site && fromSlots(claim, evidence, site);
  }
  const record = bestCoverage(claim, evidence, null, context.weigh);
  if (record.share < LEAST.open || record.anchors < 1) return null;
  const isOf = (sentence: ReadSentence): boolean => isIdentified(claim, evidence, { sentence, places: context.places });
  const leftOpen = (isFaint: boolean): Alignment | null => {
    const [sentence] = evidence.sentences;
    if (!sentence) return null;
    const shown = chooseQuote(claim, evidence, { sentence, role: null });
    return {
      verdict: 'open',
      ground: 'said',
      score: record.share,
      sentence,
      shown,
      claimWords: null,
      evidenceWords: null,
      isIdentified: () => isOf(shownIn(evidence, shown) ?? sentence),
      isFaint,
    };
  };
  const isForeign = claim.frame.lang !== evidence.evidence.lang;
  if (isForeign && !sharesEvent(claim, evidence) && !countsTheSame(claim, record) && !sharesFigure(claim, evidence))
    return leftOpen(true);
  const dates = datesMeet(claim.frame, evidence);
  const year = byYear(claim, evidence, context);
  if (year) return fromSlots(claim, evidence, year);
  if (dates === 'other') {
    const found = byDate(claim, evidence, context);
    return found
      ? {
          verdict: 'contradicted',
          ground: 'date',
          score: found.coverage + 0.1,
          sentence: found.sentence,
          shown: chooseQuote(claim, evidence, { sentence: found.sentence, role: null }),
          claimWords: dateWords(claim.frame),
          evidenceWords: dateWords(found.sentence.frame),
        }
      : null;
  }
  const counts = byCounts(claim, evidence, context);
  const bonus = (dates === 'same' ? 0.1 : 0) - (claim.frame.lang === evidence.evidence.lang ? 0 : 0.1);
  const fromCount = (found: CountFinding, verdict: 'contradicted' | 'supported'): Alignment => {
    const shown = chooseQuote(claim, evidence, { sentence: found.sentence, role: found.claim.role });
    return {
      verdict,
      ground: found.isUnit ? 'unit' : 'number',
      score: record.share + 0.2 + bonus,
      sentence: found.sentence,
      shown,
      claimWords: { start: found.claim.start, end: found.claim.end },
      evidenceWords:
        shown.start === found.sentence.start && found.sentence.polarity > 0
          ? { start: found.evidence.start, end: found.evidence.end }
          : null,
    };
  };
  const events = byEvents(claim, evidence, context);
  const fromEvent = ({ verdict, ground, coverage, sentence }: EventFinding): Alignment => ({
    verdict,
    ground,
    score: coverage + 0.1 + bonus,
    sentence,
    shown: chooseQuote(claim, evidence, { sentence, role: null }),
    claimWords: null,
    evidenceWords: null,
  });
  const isAnchored = record.anchors >= LEAST.countAnchors + context.margin * 7;
  const isEpisode = claim.frame.items.some(({ id }) => EPISODES.has(id));
  const isOneLanguage = claim.frame.lang === evidence.evidence.lang;
  const isOfRecord = (sentence: ReadSentence): boolean =>
    (record.share >= LEAST.unplaced &&
      context.margin === 0 &&
      (isOneLanguage ? !isEpisode : record.anchors >= COUNTED_ANCHORS)) ||
    (isOf(sentence) &&
      (isOneLanguage || sharesMark(claim.frame, evidence) || dates === 'same' || sharesThing(claim, evidence)));
  if (
    record.share >= LEAST.number + context.margin &&
    isAnchored &&
    counts.contradicted &&
    !isOfOtherThing(claim.frame, evidence) &&
    isOfRecord(counts.contradicted.sentence)
  )
    return fromCount(counts.contradicted, 'contradicted');
  const against = events.find(({ verdict }) => verdict === 'contradicted');
  const withIt = events.find(({ verdict }) => verdict === 'supported');
  if (
    against &&
    isOf(against.sentence) &&
    !counts.supported &&
    !(withIt && withIt.coverage > against.coverage + 0.15 && !namesMore(claim, against.sentence, withIt.sentence))
  )
    return fromEvent(against);
  const cause = byCause(claim, evidence, context);
  const elsewhere =
    bySlots(claim, evidence, context) ??
    (cause && isOf(cause.sentence) ? cause : null) ??
    byTime(claim, evidence, context);
  if (elsewhere) return fromSlots(claim, evidence, elsewhere);
  const isHeld = !counts.contradicted && !saysMoreThan(claim, evidence);
  const isDeniedIn = (sentence: ReadSentence): boolean =>
    coverageOf(claim, evidence, { sentence, clauses: null, weigh: context.weigh }).denies > 0;
  if (
    isHeld &&
    record.share >= LEAST.counted &&
    counts.supported &&
    counts.unanswered === 0 &&
    !isDeniedIn(counts.supported.sentence)
  )
    return fromCount(counts.supported, 'supported');
  // What is said of the same event with a figure that the record does not hold is another statement.
  if (isHeld && withIt && counts.unanswered === 0 && counts.absent === 0 && isOfRecord(withIt.sentence))
    return fromEvent(withIt);
  return leftOpen(false);
}
