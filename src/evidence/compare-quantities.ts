import { GROWING, WIDER } from './words/concepts.ts';
import type { Frame, Quantity } from './frame.ts';

/** `open` when the two may both be true. */
export type Comparison = 'same' | 'differs' | 'open';

/** Width that `about` leaves on both sides, and `more than` above; as news writing uses them, our own judgement. */
const ABOUT = 0.12;
const OVER = 0.3;
const UNDER = 0.2;
/** A round figure stands for values this close; for counts below a hundred every unit matters. */
const ROUND = 0.03;

function rangeOf(quantity: Quantity): [number, number] {
  const { low, high, bound } = quantity;
  if (bound === 'about') return [low * (1 - ABOUT), high * (1 + ABOUT)];
  if (bound === 'over') return [low * 0.98, quantity.isVague ? 1e15 : high * (1 + OVER)];
  if (bound === 'under') return [low * (1 - UNDER), high * 1.02];
  return [low, high];
}

function isRounded(one: Quantity, other: Quantity): boolean {
  if (one.isVague || other.isVague || one.value < 100)
    return one.step < 1 && Math.abs(one.value - other.value) <= one.step / 2 + 1e-9;
  const difference = Math.abs(one.value - other.value);
  return (
    (one.step > other.step && (difference <= one.step / 2 ? one.value / one.step >= 10 : false)) ||
    (one.step > other.step && difference <= ROUND * one.value)
  );
}

/** Holds two counts against each other: ranges that meet are the same, rounding is allowed for. */
export function compareValues(claim: Quantity, evidence: Quantity): Comparison {
  const [low, high] = rangeOf(claim);
  const [from, to] = rangeOf(evidence);
  const meet = low <= to && from <= high;
  if (meet)
    return claim.sort === 'some' || evidence.sort === 'some'
      ? 'open'
      : claim.isVague && claim.sort === 'number' && evidence.sort === 'number'
        ? 'open'
        : 'same';
  return isRounded(claim, evidence) || isRounded(evidence, claim) ? 'same' : 'differs';
}

/** True when the roles are one, or one is wider and says "none". */
export function rolesMeet(claim: Quantity, evidence: Quantity): boolean {
  if (claim.role === evidence.role) return true;
  if (!claim.role || !evidence.role) return false;
  if (WIDER[claim.role]?.includes(evidence.role)) return claim.sort === 'none' && evidence.sort !== 'none';
  return (WIDER[evidence.role]?.includes(claim.role) ?? false) && evidence.sort === 'none';
}

/** Fit from which two counts speak of the same. */
export const LEAST_FIT = 3;

/** Things that many numbers are about. */
export const GENERIC: ReadonlySet<string> = new Set([
  'rate',
  'price',
  'budget',
  'project',
  'factory',
  'worker',
  'police',
  'army',
]);
/** People of whom one group is no other. */
const GROUPS: ReadonlySet<string> = new Set(['student', 'teacher', 'worker', 'foreigner']);
/** Movements of a figure. */
export const MOVEMENTS: ReadonlySet<string> = new Set(['increase', 'decrease', 'unchanged']);
const LOOSE_UNITS = new Set([
  'percent',
  'vnd',
  'usd',
  'tonne',
  'kilogram',
  'day',
  'month',
  'yearunit',
  'hour',
  'times',
  'point',
  'metre',
  'kilometre',
  'person',
  '',
]);

/** Digits of a figure without its zeros at the end: 413 billion and 4,130 billion have the same. */
export const digitsOf = (value: number): string =>
  String(Number(value.toPrecision(8)))
    .replace(/\D|e.*$/gu, '')
    .replace(/^0+|0+$/gu, '');

const FAR_APART = 100;
/** 412 million and 412 billion. */
const haveSameDigits = (one: Quantity, other: Quantity): boolean =>
  Number.isInteger(Math.round(Math.log10(one.value / other.value) * 1e9) / 1e9);
const areFarApart = (one: Quantity, other: Quantity): boolean =>
  Math.max(one.value, other.value) > FAR_APART * Math.min(one.value, other.value);

const SUMS = new Set(['vnd', 'usd']);

/**
 * `6 hectares burned`, `60 hectares planted`: only one of the two counts what an event befell, the other sentence does not
 * name that event, and it says something else.
 */
function isOtherPredicate(claim: Quantity, evidence: Quantity, frames: { claim: Frame; evidence: Frame }): boolean {
  if ((claim.role === null) === (evidence.role === null)) return false;
  const isBareClaim = claim.role === null;
  const role = (claim.role ?? evidence.role) as string;
  if (MOVEMENTS.has(role)) return false;
  const bare = isBareClaim ? frames.claim : frames.evidence;
  const other = isBareClaim ? frames.evidence : frames.claim;
  if (bare.lang !== other.lang || bare.items.some(({ id }) => id === role)) return false;
  const words = bare.items.filter(({ kind, isName }) => kind === 'word' && !isName);
  const unshared = words.filter(({ id }) => !other.items.some((item) => item.id === id));
  return unshared.length > 0 && unshared.length * 2 >= words.length;
}

/** Events that figures are told of beside their own; two of any others tell of two counts. */
const BESIDE = new Set([
  ...MOVEMENTS,
  'finish',
  'start',
  'allow',
  'held',
  'open',
  'inspect',
  'support',
  'payout',
  'cancel',
]);

/** True for what happens to a count and does not stand in the other sentence: harvested beside sold. */
const isOtherAct = (role: string, frame: Frame): boolean =>
  !BESIDE.has(role) && !frame.items.some(({ id }) => id === role);

/** `lost 47 billion in 86 frauds`, `frauds took 47 billion`: the one sum of each sentence, and one event in both. */
function isOnlySum(claim: Quantity, frames: { claim: Frame; evidence: Frame }): boolean {
  const isAlone = (frame: Frame): boolean => frame.quantities.filter(({ unit }) => unit === claim.unit).length === 1;
  return (
    SUMS.has(claim.unit ?? '') &&
    isAlone(frames.claim) &&
    isAlone(frames.evidence) &&
    frames.evidence.items.some(({ id }) => id === claim.role)
  );
}

/** `pigs that fell ill were culled`: of one count of animals or tonnes both sentences tell both events. */
function areBothTold(claim: Quantity, evidence: Quantity, frames: { claim: Frame; evidence: Frame }): boolean {
  const has = (frame: Frame, role: string | null): boolean => frame.items.some(({ id }) => id === role);
  return (
    claim.unit !== null &&
    !LOOSE_UNITS.has(claim.unit) &&
    claim.sort === 'number' &&
    evidence.sort === 'number' &&
    has(frames.evidence, claim.role) &&
    has(frames.claim, evidence.role)
  );
}

const MOVED: Readonly<Record<string, string>> = { increase: 'decrease', decrease: 'increase' };

/** The same figure, up in the one and down in the other: `tăng 12 %` against `giảm 12 %`. */
export const isMovedOtherwise = (one: Quantity, other: Quantity): boolean =>
  one.sort === 'number' &&
  other.sort === 'number' &&
  one.unit === other.unit &&
  one.value === other.value &&
  one.role !== null &&
  MOVED[one.role] === other.role;

/** Numbers without a unit of which a sentence has several are labels: wards 3, 4 and 5. */
export const areLabels = (one: Quantity, { quantities }: Frame): boolean =>
  one.unit === null && quantities.filter(({ unit, sort }) => unit === null && sort === 'number').length > 1;

/** How well two quantities speak of the same count, 0 where they do not. `shared` tells whether an item stands in both sentences. */
export function quantityFit(
  claim: Quantity,
  evidence: Quantity,
  frames: { claim: Frame; evidence: Frame; record?: ReadonlySet<string>; subjects?: number },
): number {
  const isUnsaid =
    (claim.unit === null || evidence.unit === null) &&
    claim.sort === 'number' &&
    evidence.sort === 'number' &&
    claim.value === evidence.value &&
    claim.value > 10;
  const sameUnit = claim.unit === evidence.unit || isUnsaid;
  const swapped = isSwapped(claim, evidence);
  if (!sameUnit && !swapped) return 0;
  let fit = sameUnit ? (claim.unit ? 2 : 0.5) : 1;
  if (isOtherPredicate(claim, evidence, frames)) return 0;
  if (rolesMeet(claim, evidence)) fit += claim.role ? 3 : 0.5;
  else if (claim.role && evidence.role) {
    if (isOnlySum(claim, frames)) fit += 1;
    else if (areBothTold(claim, evidence, frames)) fit += 2;
    else if (
      claim.sort !== 'number' ||
      evidence.sort !== 'number' ||
      claim.unit === 'person' ||
      claim.topic === null ||
      claim.topic !== evidence.topic ||
      isOtherAct(claim.role, frames.evidence) ||
      isOtherAct(evidence.role, frames.claim)
    )
      return 0;
  } else if (claim.unit === 'person' && claim.sort !== 'number') return 0;
  const things = (frame: Frame, quantity: Quantity): string[] =>
    frame.items
      .filter(({ kind, clause }) => kind === 'thing' && Math.abs(clause - quantity.clause) <= 1)
      .map(({ id }) => id);
  const mineThings = things(frames.claim, claim);
  const theirThings = things(frames.evidence, evidence);
  const isSameTopic = mineThings.some((id) => !GENERIC.has(id) && theirThings.includes(id));
  const isApart = [mineThings, theirThings].every((ids) => ids.some((id) => !GENERIC.has(id))) && !isSameTopic;
  const isOneCount = HARMS.has(claim.role ?? '') && claim.role === evidence.role && claim.value === evidence.value;
  if (isApart && !isOneCount && !frames.subjects && frames.claim.lang === frames.evidence.lang) return 0;
  if (mineThings.length > 0 && theirThings.length > 0)
    fit += isSameTopic
      ? claim.topic === evidence.topic
        ? 2
        : 1.5
      : mineThings.some((id) => theirThings.includes(id))
        ? 0.5
        : -2;
  if (claim.role && !evidence.role && frames.record?.has(claim.role)) fit += 1;
  const around = (frame: Frame, quantity: Quantity): Set<string> =>
    new Set(frame.items.filter(({ clause }) => Math.abs(clause - quantity.clause) <= 1).map(({ id }) => id));
  const mine = around(frames.claim, claim);
  const isOneRole = (claim.role === null) === (evidence.role === null);
  // What the record is about as a whole, by name, is beside every count of it.
  const subjects = isOneRole ? (frames.subjects ?? 0) : 0;
  const shared =
    subjects +
    [...around(frames.evidence, evidence)].filter(
      (id) => mine.has(id) && id !== claim.role && (id !== claim.topic || (isOneRole && GENERIC.has(id))),
    ).length;
  if (claim.unit === 'animal' && claim.topic && evidence.topic && claim.topic !== evidence.topic) return 0;
  if (GROUPS.has(claim.topic ?? '') && GROUPS.has(evidence.topic ?? '') && claim.topic !== evidence.topic) return 0;
  // `58 candidates stayed away` beside `41,235 sat the exam`: nothing says that one thing is counted.
  if (
    (claim.unit === 'person' || claim.unit === null) &&
    (claim.role === null || evidence.role === null) &&
    areFarApart(claim, evidence) &&
    !haveSameDigits(claim, evidence)
  )
    return 0;
  const isBare =
    claim.role === null || evidence.role === null || MOVEMENTS.has(claim.role) || !rolesMeet(claim, evidence);
  // A month's allowance of one and the budget of all: sums so far apart are one only with one fate, or by a slip of the zeros.
  const isOneFate = claim.role !== null && claim.role === evidence.role;
  if (SUMS.has(claim.unit ?? '') && !isOneFate && areFarApart(claim, evidence) && !haveSameDigits(claim, evidence))
    return 0;
  // One driver's fine and a month's of all drivers are not the same sum.
  if (claim.role === 'fined' && claim.unit === 'vnd' && shared < 2 && areFarApart(claim, evidence)) return 0;
  // A sum or a share alone says little: it needs the same matter beside it.
  if (isBare && LOOSE_UNITS.has(claim.unit ?? '') && !isSameTopic && shared < 2 && !isOnlySum(claim, frames)) return 0;
  if (isOnlySum(claim, frames)) fit += 0.5;
  const found = fit + Math.min(2.5, shared * 0.5);
  // Households told as people are one count when something else beside it is the same.
  return swapped && shared > 0 ? Math.max(LEAST_FIT, found) : found;
}

/** Roles of people who came to harm, or were saved from it. */
export const HARMS: ReadonlySet<string> = new Set([
  'casualty',
  'death',
  'injured',
  'missing',
  'hospitalised',
  'poisoned',
  'trapped',
  'infected',
  'rescued',
]);

/** Both count people to whom something happened, and not the same: nine injured are not nine dead. */
export const isOtherFate = (one: Quantity, other: Quantity): boolean =>
  one.role !== null && other.role !== null && one.role !== other.role && HARMS.has(one.role) && HARMS.has(other.role);

/** The same people, another fate: three injured told as three dead. */
export function isFateSwapped(claim: Quantity, evidence: Quantity, theirs: readonly Quantity[]): boolean {
  const isPair =
    claim.sort === 'number' && evidence.sort === 'number' && claim.unit === 'person' && evidence.unit === 'person';
  if (!isPair || claim.value !== evidence.value || !claim.role || !evidence.role || claim.role === evidence.role)
    return false;
  return (
    claim.role !== 'hospitalised' &&
    evidence.role !== 'hospitalised' &&
    claim.role !== 'casualty' &&
    evidence.role !== 'casualty' &&
    HARMS.has(claim.role) &&
    HARMS.has(evidence.role) &&
    !theirs.some(({ role, sort }) => role === claim.role && sort === 'number')
  );
}

/** Digits that two sums share by no chance. */
const TELLING_DIGITS = 3;

/** Households taken for people, or dollars for đồng, or the other way round, under the same figure. */
export function isSwapped(claim: Quantity, evidence: Quantity): boolean {
  const pair = [claim.unit, evidence.unit].sort().join();
  if (pair === 'usd,vnd')
    return digitsOf(claim.value).length >= TELLING_DIGITS && digitsOf(claim.value) === digitsOf(evidence.value);
  return (
    pair === 'household,person' &&
    claim.value === evidence.value &&
    claim.sort === 'number' &&
    evidence.sort === 'number' &&
    claim.value > 3
  );
}

/**
 * Corrects a difference for time: a count that only grows may have been lower before and may be higher later, so an old
 * statement never contradicts a newer fact. `hoursLater` is how much later the document is than the evidence; null where not known.
 */
export function timedComparison(
  found: Comparison,
  pair: { claim: Quantity; evidence: Quantity; hoursLater: number | null },
): Comparison {
  const { claim, evidence, hoursLater } = pair;
  if (found !== 'differs' || hoursLater === null || !GROWING.has(claim.role ?? '')) return found;
  const isLower = claim.high < evidence.low;
  if (hoursLater < -6 && isLower && claim.sort !== 'none') return 'open';
  return hoursLater > 96 && !isLower ? 'open' : found;
}
