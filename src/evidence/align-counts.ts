import { sharesKey, signOf, type AlignContext } from './align-shared.ts';
import {
  LEAST_FIT,
  compareValues,
  HARMS,
  isFateSwapped,
  areLabels,
  isMovedOtherwise,
  isOtherFate,
  isSwapped,
  quantityFit,
  timedComparison,
  type Comparison,
  digitsOf,
} from './compare-quantities.ts';
import { coverageOf, mutualShare } from './coverage.ts';
import type { Frame, PlaceName, Quantity } from './frame.ts';
import { placesMeet, sharesNameWord, sharesPlace } from './near-miss.ts';
import { isAdvice } from './read-advice.ts';
import type { ReadEvidence } from './read-evidence.ts';
import { namesClash } from './read-names.ts';
import {
  isAllOfThem,
  isMovedBy,
  isOfEarlier,
  isOfMovement,
  isOtherMeasure,
  isOtherRhythm,
  movesOtherwise,
  isOtherStatistic,
  isWholeOfPart,
  namesOtherGroup,
} from './read-scope.ts';
import type { ReadSentence } from './read-text.ts';

/** What a record says to one count of a claim. */
export interface CountFinding {
  verdict: 'contradicted' | 'supported' | 'open';
  fit: number;
  sentence: ReadSentence;
  claim: Quantity;
  evidence: Quantity;
  isUnit: boolean;
}

function countVerdict(comparison: Comparison, claimSign: number, evidenceSign: number): CountFinding['verdict'] {
  if (comparison === 'open') return 'open';
  if (claimSign > 0 && evidenceSign > 0) return comparison === 'same' ? 'supported' : 'contradicted';
  if (claimSign < 0 && evidenceSign < 0) return comparison === 'same' ? 'supported' : 'open';
  return comparison === 'same' ? 'contradicted' : claimSign < 0 ? 'supported' : 'open';
}

/** True where both name one thing: what is counted there is no part of something wider. */
const isNamedAlike = (claim: Frame, sentence: Frame): boolean =>
  claim.names.some(({ head, name }) => sentence.names.some((one) => one.head === head && one.name.includes(name)));

/** A part may be less than the whole: a wider claim above a narrower count, or the reverse, contradicts nothing. */
function isPartOfWhole(
  claim: Frame,
  evidence: { named: Frame; places: readonly PlaceName[]; record: readonly PlaceName[] },
  pair: { claim: Quantity; evidence: Quantity },
  context: readonly PlaceName[],
): boolean {
  const { named } = evidence;
  const below = (places: readonly PlaceName[]): boolean => places.some(({ level }) => level === 'below');
  const isWider = !below(claim.places) && !below(context) && !isNamedAlike(claim, named) && below(evidence.places);
  const isNarrower =
    below(claim.places) &&
    !below(evidence.places) &&
    !claim.places.some(({ id }) => evidence.record.some((one) => one.id === id && one.level === 'below'));
  if (isWider) return pair.claim.low > pair.evidence.high;
  return isNarrower && pair.claim.high < pair.evidence.low && pair.claim.sort !== 'none';
}

/** True when only one of the two speaks of a group, and says that none of it was hit. */
function isOtherGroup(
  claim: ReadSentence,
  sentence: ReadSentence,
  pair: { claim: Quantity; evidence: Quantity },
): boolean {
  if (!HARMS.has(pair.claim.role ?? '')) return false;
  const narrow = pair.evidence.sort === 'none' ? sentence : pair.claim.sort === 'none' ? claim : null;
  const wide = narrow === sentence ? claim : sentence;
  return narrow !== null && namesOtherGroup(narrow.frame.text, wide.frame.text);
}

/** 1 where the claim names a thing, a place below the province or a proper name that the record holds too. */
function subjectCount(frame: Frame, evidence: ReadEvidence): number {
  const isShared =
    sharesNameWord(frame, evidence) ||
    frame.names.some(({ head, name }) => evidence.names.some((one) => one.head === head && one.name === name)) ||
    sharesPlace(frame, evidence);
  return Number(isShared);
}

/** Words that count whatever was named before. */
const CLASSIFIERS = new Set(['w:chiec', 'w:cai']);

/** `visited 41 factories; six were fined`: the six are factories too. */
const isPartWithoutUnit = (one: Quantity, { unit }: Quantity, { quantities }: Frame): boolean =>
  one.unit === null && quantities.some((whole) => whole.unit === unit && whole.value > one.value);

/** True when a sentence tells the count of a claim itself, of whatever is no other fate. */
const tellsCount = ({ frame }: ReadSentence, quantity: Quantity): boolean =>
  frame.quantities.some(
    (one) =>
      !isWholeOfPart(frame, one) &&
      one.sort === quantity.sort &&
      (one.value === quantity.value || (quantity.bound !== 'exact' && compareValues(quantity, one) === 'same')) &&
      !isOtherFate(one, quantity) &&
      (one.unit === quantity.unit ||
        CLASSIFIERS.has(one.unit ?? '') ||
        isPartWithoutUnit(one, quantity, frame) ||
        (quantity.value > UNLIKELY && isUnknownUnit(one, quantity))),
  );

/** True when the sentence tells a claim's count, or another one of the record does and neither side says what befell the counted. */
function isToldBy(sentence: ReadSentence, quantity: Quantity, { sentences }: ReadEvidence): boolean {
  if (tellsCount(sentence, quantity)) return true;
  const isExact = ({ sort, value, unit, isNegated }: Quantity): boolean =>
    sort === 'number' && value === quantity.value && unit === quantity.unit && !isNegated;
  if (
    (quantity.unit === 'vnd' || quantity.unit === 'usd') &&
    sentences.some(({ polarity, frame }) => polarity === 1 && frame.quantities.some(isExact))
  )
    return true;
  if (quantity.role !== null || quantity.value <= 1) return false;
  return sentences.some(
    (other) =>
      other.polarity === 1 && other.frame.quantities.some(({ role }) => role === null) && tellsCount(other, quantity),
  );
}

/** Counts above this are one by no chance. */
const UNLIKELY = 20;

/** True where one of both counts something that is no known unit. */
const isUnknownUnit = (one: Quantity, other: Quantity): boolean =>
  [one, other].some(({ unit }) => unit === null || unit.startsWith('w:'));

/** True when a record counts those to whom the same happened. */
const tellsFate = ({ sentences }: ReadEvidence, { role, unit }: Quantity): boolean =>
  sentences.some(({ frame }) =>
    frame.quantities.some((one) => one.sort === 'number' && one.role === role && one.unit === unit),
  );

/** The 4 of `4 of 8 buildings` counts buildings too. */
function countedLike(part: Quantity, all: readonly Quantity[], frame: Frame): Quantity {
  if (part.unit !== null) return part;
  const whole = all.find((one) => one.start > part.end && one.clause === part.clause && isWholeOfPart(frame, one));
  return whole ? { ...part, unit: whole.unit, role: part.role ?? whole.role, topic: part.topic ?? whole.topic } : part;
}

function findCount(
  claim: ReadSentence,
  quantity: Quantity,
  evidence: ReadEvidence,
  context: AlignContext,
): CountFinding | null {
  let best: CountFinding | null = null;
  const subjects = subjectCount(claim.frame, evidence);
  const isWhole = isWholeOfPart(claim.frame, quantity);
  const places = claim.frame.places.some(({ level }) => level !== 'province') ? claim.frame.places : context.places;
  for (const sentence of evidence.sentences) {
    if (
      sentence.polarity === 0 ||
      !placesMeet(places, sentence.frame.places) ||
      namesClash(claim.frame.names, sentence.frame.names)
    )
      continue;
    const { quantities } = sentence.frame;
    for (const told of quantities) {
      if (!isWhole && isWholeOfPart(sentence.frame, told)) continue;
      const other = countedLike(told, quantities, sentence.frame);
      // `a stand for 80 people` beside `five people were hurt`: the record tells elsewhere how many it befell.
      if (HARMS.has(quantity.role ?? '') && other.role === null && tellsFate(evidence, quantity)) continue;
      const isFate = isFateSwapped(
        quantity,
        other,
        evidence.sentences.flatMap(({ frame }) => frame.quantities),
      );
      const isMoved =
        isMovedOtherwise(quantity, other) ||
        (quantity.unit === other.unit &&
          quantity.value === other.value &&
          movesOtherwise([claim.frame, quantity], [sentence.frame, other]));
      const fit =
        isFate || isMoved
          ? LEAST_FIT + Number(isMoved)
          : quantityFit(quantity, other, {
              claim: claim.frame,
              evidence: sentence.frame,
              record: evidence.items,
              subjects,
            });
      if (fit < LEAST_FIT) continue;
      const isUnit = isFate || isSwapped(quantity, other);
      const compared =
        isUnit || isMoved
          ? 'differs'
          : isBeyondWhole([claim.frame, quantity], [sentence.frame, other])
            ? 'same'
            : timedComparison(compareValues(quantity, other), {
                claim: quantity,
                evidence: other,
                hoursLater: context.hoursLater,
              });
      let verdict = countVerdict(compared, signOf(claim, quantity.isNegated), signOf(sentence, other.isNegated));
      if (
        verdict === 'contradicted' &&
        isPartOfWhole(
          claim.frame,
          {
            named: sentence.frame,
            places: sentence.frame.places.filter(({ clause }) => clause <= other.clause),
            record: evidence.places,
          },
          { claim: quantity, evidence: other },
          context.places,
        )
      )
        verdict = 'open';
      // `12 of 30 samples` says nothing of the 30.
      if (isWhole) verdict = 'open';
      const isRefuted = signOf(claim, quantity.isNegated) !== signOf(sentence, other.isNegated);
      const isSameMatter =
        (quantity.role !== null && quantity.role === other.role) ||
        (quantity.value > 1 && sharesKey(claim, sentence, false)) ||
        (quantity.value === other.value && quantity.unit !== null && digitsOf(quantity.value).length > 2);
      if (verdict === 'contradicted' && isRefuted && !isSameMatter) verdict = 'open';
      if (verdict === 'contradicted' && (areLabels(quantity, claim.frame) || areLabels(other, sentence.frame)))
        verdict = 'open';
      if (isMoved && !isOneMatter(claim, quantity, sentence, context)) verdict = 'open';
      const isTold = !isUnit && !isMoved && isToldBy(sentence, quantity, evidence);
      if (verdict === 'contradicted' && isTold && !isRefuted) verdict = 'open';
      if (
        compared === 'same' &&
        quantity.unit === 'vnd' &&
        isOtherRhythm([claim.frame, quantity], [sentence.frame, other])
      )
        verdict = verdict === 'supported' ? 'contradicted' : 'open';
      if (verdict === 'contradicted' && isOtherGroup(claim, sentence, { claim: quantity, evidence: other }))
        verdict = 'open';
      if (verdict === 'contradicted' && isAdvice(sentence.frame.text, sentence.frame.lang)) verdict = 'open';
      if (verdict === 'contradicted' && isTarget(claim.frame) !== isTarget(sentence.frame)) verdict = 'open';
      if (
        verdict === 'contradicted' &&
        (isArticle(claim.frame, quantity) || agreesBeside(claim.frame, quantity, other))
      )
        verdict = 'open';
      if (verdict === 'contradicted' && isOtherFigure(claim.frame, quantity, { frame: sentence.frame, other }))
        verdict = 'open';
      const found: CountFinding = { verdict, fit, sentence, claim: quantity, evidence: other, isUnit };
      if (!best || rank(found) > rank(best)) best = found;
    }
  }
  return best;
}

/** True when both sentences are told alike, or another count of the claim is the sentence's too. */
const isOneMatter = (
  claim: ReadSentence,
  quantity: Quantity,
  sentence: ReadSentence,
  { weigh }: AlignContext,
): boolean =>
  mutualShare(claim, sentence, weigh) >= TOLD_ALIKE.mutual ||
  claim.frame.quantities.some((one) => one !== quantity && one.value > UNLIKELY && tellsCount(sentence, one));

/** A count that agrees is believed before a slightly closer one that does not. */
const rank = ({ fit, verdict }: CountFinding): number =>
  fit + (verdict === 'supported' ? 2.2 : verdict === 'contradicted' ? 0.4 : -3);

/** `21 % over the plan` and `121.3 % of the plan` are one figure. */
function isBeyondWhole([frame, one]: [Frame, Quantity], [theirs, other]: [Frame, Quantity]): boolean {
  if (one.unit !== 'percent' || other.unit !== 'percent') return false;
  const beyond = (text: string, { start }: Quantity): boolean =>
    BEYOND.test(text.normalize('NFC').slice(Math.max(0, start - 30), start));
  const exceeds = beyond(frame.text, one);
  if (exceeds === beyond(theirs.text, other)) return false;
  const [excess, share] = exceeds ? [one, other] : [other, one];
  const whole = { ...excess, low: excess.low + 100, high: excess.high + 100, value: excess.value + 100 };
  const rounded = { ...share, step: Math.max(1, share.step) };
  return (exceeds ? compareValues(whole, rounded) : compareValues(rounded, whole)) === 'same';
}
const BEYOND = /(?<!\p{L})(?:vượt|tăng|cao hơn|nhiều hơn|hơn|exceed\w*|above|over|up)(?!\p{L})/iu;

/** True for what a figure moved by; of a share also where its part of the sentence speaks of a movement: `growth reached 13.85 %`. */
const isMovement = (frame: Frame, quantity: Quantity, isAround: boolean): boolean =>
  isMovedBy(frame, quantity) || (isAround && quantity.unit === 'percent' && isOfMovement(frame, quantity));

/** True when only one of the two is a movement (`7,000 more`), or of an earlier time (`last year 150,000`). */
const isOtherFigure = (frame: Frame, quantity: Quantity, told: { frame: Frame; other: Quantity }): boolean =>
  (isMovement(frame, quantity, false) && !isMovement(told.frame, told.other, true)) ||
  (isMovement(told.frame, told.other, false) && !isMovement(frame, quantity, true)) ||
  isOfEarlier(frame, quantity) !== isOfEarlier(told.frame, told.other) ||
  isOtherStatistic([frame, quantity], [told.frame, told.other]) ||
  isOtherMeasure([frame, quantity], [told.frame, told.other]) ||
  isOneOfPrices(frame, quantity);

/** True for one of several prices of a sentence: each is of another grade or day. */
const isOneOfPrices = ({ quantities, items }: Frame, { unit }: Quantity): boolean =>
  unit === 'vnd' &&
  items.some(({ id }) => id === 'price') &&
  quantities.filter((one) => one.unit === 'vnd' && one.sort === 'number').length > 1;

/** True for `one worker says`, which counts nobody. */
const isArticle = ({ text, lang }: Frame, { value, role, sort, start }: Quantity): boolean =>
  value === 1 &&
  sort === 'number' &&
  (role === null || (lang === 'zh' && !HARMS.has(role))) &&
  !/^\d/u.test(text.slice(start));

/** True where another figure of the claim is the record's: prices of the best and of the rest. */
const agreesBeside = (claim: Frame, quantity: Quantity, told: Quantity): boolean =>
  claim.quantities.some(
    (one) =>
      one !== quantity &&
      one.unit === quantity.unit &&
      one.sort === 'number' &&
      one.topic === quantity.topic &&
      compareValues(one, told) === 'same',
  );

/** True when a sentence sets a goal: what is aimed at is no count of what is. */
const isTarget = (frame: Frame): boolean => frame.cues.some(({ id }) => id === 'target');

/**
 * `all 23 households lost money` against `23 households were called, 6 of them lost money`: the count of a part of them, of
 * whom the record tells what the claim tells of all; null where it tells no such part.
 */
function partOf(claim: ReadSentence, found: CountFinding, evidence: ReadEvidence): CountFinding | null {
  if (found.verdict !== 'supported' || !isAllOfThem(claim.frame, found.claim)) return null;
  const told = (frame: Frame, { clause }: Quantity): string[] =>
    frame.items.filter((item) => item.clause === clause).map(({ id }) => id);
  const ofWhole = new Set(told(found.sentence.frame, found.evidence));
  // What stands before the count is told of something else.
  const mine = new Set(claim.frame.items.filter(({ clause }) => clause >= found.claim.clause).map(({ id }) => id));
  for (const sentence of evidence.sentences)
    for (const other of sentence.frame.quantities) {
      const isPart =
        other.unit === found.evidence.unit &&
        other.sort === 'number' &&
        other.high < found.evidence.low &&
        sentence.polarity === 1 &&
        told(sentence.frame, other).some((id) => mine.has(id) && !ofWhole.has(id));
      if (isPart) return { ...found, verdict: 'contradicted', sentence, evidence: other };
    }
  return null;
}

/** Least share of each sentence that the other must hold for a length of time to be what is told. */
const TOLD_ALIKE = { own: 0.5, mutual: 0.55 };

function isToldAlike(
  claim: ReadSentence,
  sentence: ReadSentence,
  { evidence, context: { weigh } }: { evidence: ReadEvidence; context: AlignContext },
): boolean {
  const { own } = coverageOf(claim, evidence, { sentence, clauses: null, weigh });
  return own >= TOLD_ALIKE.own && mutualShare(claim, sentence, weigh) >= TOLD_ALIKE.mutual;
}

/** Lengths of time say when, rarely what. */
const PERIODS = new Set(['day', 'month', 'yearunit', 'hour']);
/** The age of somebody says who is meant, not what is told of them. */
const WHO = 'yearperson';

/** True when some sentence of a record holds the number of a claim, whatever it counts there. */
function isNumberIn(evidence: ReadEvidence, quantity: Quantity): boolean {
  return evidence.sentences.some(({ frame }) =>
    frame.quantities.some((other) => other.sort === 'number' && compareValues(quantity, other) === 'same'),
  );
}

/** What a record says to the counts of a claim, how many it leaves unanswered, and how many numbers of it stand nowhere in the record. */
export function byCounts(
  claim: ReadSentence,
  evidence: ReadEvidence,
  context: AlignContext,
): { contradicted: CountFinding | null; supported: CountFinding | null; unanswered: number; absent: number } {
  const findings: CountFinding[] = [];
  let unanswered = 0;
  let absent = 0;
  for (const counted of claim.frame.quantities) {
    const quantity = countedLike(counted, claim.frame.quantities, claim.frame);
    if (quantity.sort === 'number' && quantity.value > 1 && !isNumberIn(evidence, quantity)) absent += 1;
    const found = findCount(claim, quantity, evidence, context);
    if (PERIODS.has(quantity.unit ?? '') && !(found && isToldAlike(claim, found.sentence, { evidence, context })))
      continue;
    if (found?.verdict === 'supported' && quantity.unit === WHO) continue;
    if (found && found.verdict !== 'open') findings.push(partOf(claim, found, evidence) ?? found);
    else if (quantity.sort !== 'some' && (quantity.role || (quantity.unit && !quantity.unit.startsWith('w:'))))
      unanswered += 1;
  }
  const best = (verdict: string): CountFinding | null =>
    findings.filter((one) => one.verdict === verdict).sort((a, b) => b.fit - a.fit)[0] ?? null;
  return { contradicted: best('contradicted'), supported: best('supported'), unanswered, absent };
}
