import { EPISODES, LEAST, type AlignContext, type Words } from './align-shared.ts';
import type { SlotFinding } from './align-slots.ts';
import { coverageOf, mutualShare, type Coverage } from './coverage.ts';
import type { Frame } from './frame.ts';
import { sharesCount } from './identify.ts';
import {
  datesMeet,
  daysAfter,
  isOfOtherThing,
  sharesNameWord,
  sharesPlace,
  sharesThingName,
  yearsClash,
} from './near-miss.ts';
import type { ReadEvidence } from './read-evidence.ts';
import type { ReadSentence } from './read-text.ts';
import { tokensOf } from './tokens.ts';

/** Events and things that a day is set for. */
const DATED = new Set([
  'deadline',
  'payout',
  'tuition',
  'wage',
  'start',
  'close',
  'open',
  'held',
  'schooloff',
  'finish',
  'exam',
  'festival',
  'outage',
  'charge',
  'support',
  'admit',
  'recruit',
  'vaccinate',
  'discharge',
  'postpone',
  'merge',
  'increase',
  'decrease',
  'export',
]);

/** Least share of each sentence that the other must hold to set a day for the same matter where no event says so. */
const SAME_MATTER = { own: 0.5, mutual: 0.45, anchors: 2 };
/** For one hour, and for two that say from when to when. */
const SAME_TIME = { own: 0.45, mutual: 0.45 };
const SAME_SPAN = { own: 0.35, mutual: 0.25 };
/** Where nearly all that the record's sentence tells stands in the claim, the claim may tell more. */
const TOLD_WHOLE = { own: 0.35, mutual: 0.85 };

/** True for one matter in the same words; what befalls people may befall them on another day again. */
function isSetAlike(claim: ReadSentence, sentence: ReadSentence, { own, anchors }: Coverage, mutual: number): boolean {
  const isEpisode = claim.frame.items.some(({ id }) => EPISODES.has(id));
  // What was counted in one week was counted in another too.
  const isCounted = claim.frame.quantities.some(
    ({ sort, value }) =>
      sort === 'number' && !sentence.frame.quantities.some((one) => one.sort === 'number' && one.value === value),
  );
  const isAlike =
    (own >= SAME_MATTER.own && mutual >= SAME_MATTER.mutual) || (own >= TOLD_WHOLE.own && mutual >= TOLD_WHOLE.mutual);
  return !isEpisode && !isCounted && isAlike && anchors >= SAME_MATTER.anchors;
}

/** True where both name a place below the province or hold one figure: across languages a day and a thing say little. */
export const sharesMark = (frame: Frame, evidence: ReadEvidence): boolean =>
  sharesNameWord(frame, evidence) || sharesPlace(frame, evidence) || sharesCount(frame, evidence);

/** A day so much later than a record is no slip in its date. */
const LATER_DAYS = 30;

/** A day that is set is told off by weeks, not by seasons. */
const SEASON_DAYS = 150;

/** True where no named day of the one comes near one of the other: the spring fair and the autumn fair. */
function areFarApart(claim: Frame, sentence: Frame, { evidence }: ReadEvidence): boolean {
  const days = (frame: Frame): number[] =>
    frame.dates.filter(({ day }) => day !== null).map((date) => daysAfter(date, evidence.publishedAt));
  return days(claim).every((mine) => days(sentence).every((theirs) => Math.abs(mine - theirs) > SEASON_DAYS));
}

/** True where both set hours, and none alike: on another day at another hour it is another time. */
const timesDiffer = (one: Frame, other: Frame): boolean =>
  one.times.length > 0 &&
  other.times.length > 0 &&
  one.times.every(({ minutes }) => other.times.every((time) => Math.abs(time.minutes - minutes) > ONE_HOUR));

/** A day that was set: the same matter, another day. What happened on another day is another matter. */
export function byDate(
  claim: ReadSentence,
  evidence: ReadEvidence,
  context: AlignContext,
): { sentence: ReadSentence; coverage: number } | null {
  if (
    yearsClash(claim.frame, evidence) ||
    claim.polarity !== 1 ||
    claim.frame.dates.length === 0 ||
    claim.frame.dates.every(({ day }) => day === null)
  )
    return null;
  // What happens to a thing after a record was made is another time that it happens.
  const isLater = claim.frame.dates.every((date) => daysAfter(date, evidence.evidence.publishedAt) > LATER_DAYS);
  if (
    isOfOtherThing(claim.frame, evidence) ||
    (claim.frame.lang !== evidence.evidence.lang && !sharesMark(claim.frame, evidence))
  )
    return null;
  const days = (frame: Frame): string[] =>
    frame.dates.filter(({ day }) => day !== null).map(({ day, month }) => `${day}/${month}`);
  for (const sentence of evidence.sentences) {
    if (sentence.polarity !== 1 || sentence.frame.dates.length === 0) continue;
    const shared = claim.frame.items.filter(
      ({ id }) => DATED.has(id) && sentence.frame.items.some((item) => item.id === id),
    );
    const theirs = days(sentence.frame);
    const differs = theirs.length > 0 && !days(claim.frame).some((day) => theirs.includes(day));
    const isOver = sentence.frame.dates.every((date) => daysAfter(date, evidence.evidence.publishedAt) < -1);
    if (
      !differs ||
      timesDiffer(claim.frame, sentence.frame) ||
      (isLater && isOver) ||
      areFarApart(claim.frame, sentence.frame, evidence)
    )
      continue;
    const coverage = coverageOf(claim, evidence, { sentence, clauses: null, weigh: context.weigh });
    const mutual = mutualShare(claim, sentence, context.weigh);
    if (shared.length === 0 && !isSetAlike(claim, sentence, coverage, mutual)) continue;
    const isOneLanguage = claim.frame.lang === evidence.evidence.lang;
    const isOneMatter = mutual >= (isOneLanguage ? LEAST.mutualDate : SAME_MATTER.mutual) + context.margin;
    if (coverage.share >= LEAST.date + context.margin && coverage.anchors >= LEAST.anchors && isOneMatter)
      return { sentence, coverage: coverage.share };
  }
  return null;
}

/** Events that a year is set for. */
const SCHEDULED = new Set(['finish', 'start', 'open', 'held']);
const YEAR = /(?<![\d.,])20\d\d(?![\d.,]\d|\d)/gu;

/** The year that a sentence sets for an event: the first one behind it in Vietnamese and English, else its only one; null where none is set. */
function yearOf({ text, lang, items }: Frame, id: string): (Words & { year: number }) | null {
  const event = items.find((item) => item.id === id && !item.isNegated);
  if (!event) return null;
  const from = tokensOf(text)[event.at]?.start ?? 0;
  const years = [...text.matchAll(YEAR)].map(({ index, 0: year }) => ({
    year: Number(year),
    start: index,
    end: index + year.length,
  }));
  if (lang === 'vi' || lang === 'en') return years.find(({ start }) => start > from) ?? null;
  return years.length === 1 ? (years[0] ?? null) : null;
}

/** Another year than the one that the record sets for an event of the claim; null where it sets none, or names the claim's. */
export function byYear(claim: ReadSentence, evidence: ReadEvidence, context: AlignContext): SlotFinding | null {
  if (claim.polarity !== 1 || isOfOtherThing(claim.frame, evidence)) return null;
  const isForeign = claim.frame.lang !== evidence.evidence.lang;
  if (!sharesThingName(claim.frame, evidence) && !(isForeign ? sharesMark : sharesNameWord)(claim.frame, evidence))
    return null;
  const events = claim.frame.items.filter(({ id }) => SCHEDULED.has(id));
  for (const { id } of events) {
    const mine = yearOf(claim.frame, id);
    if (!mine || evidence.years.has(mine.year)) continue;
    for (const sentence of evidence.sentences) {
      const theirs = sentence.polarity === 1 ? yearOf(sentence.frame, id) : null;
      if (!theirs) continue;
      const { share, anchors } = coverageOf(claim, evidence, { sentence: null, clauses: null, weigh: context.weigh });
      const isOneMatter = share >= LEAST.date + context.margin && anchors >= LEAST.anchors;
      return isOneMatter ? { sentence, claimWords: mine, evidenceWords: theirs, coverage: share } : null;
    }
  }
  return null;
}

/** Minutes within which two hours of the day are one. */
const ONE_HOUR = 30;

const isTimeIn = ({ sentences }: ReadEvidence, minutes: number): boolean =>
  sentences.some(({ frame }) => frame.times.some((time) => Math.abs(time.minutes - minutes) <= ONE_HOUR));

/** Hours that are set for the same matter on the same day: each side tells one that the other lacks, as many on both. */
export function byTime(claim: ReadSentence, evidence: ReadEvidence, context: AlignContext): SlotFinding | null {
  const mine = claim.frame.times;
  if (claim.polarity !== 1 || mine.length === 0 || datesMeet(claim.frame, evidence) === 'other') return null;
  for (const sentence of evidence.sentences) {
    const theirs = sentence.frame.times;
    if (sentence.polarity !== 1 || theirs.length !== mine.length) continue;
    const lacks = (one: typeof mine, other: typeof mine): (typeof mine)[number] | undefined =>
      one.find(({ minutes }) => !other.some((time) => Math.abs(time.minutes - minutes) <= ONE_HOUR));
    const [claimed, told] = [lacks(mine, theirs), lacks(theirs, mine)];
    if (!claimed || !told || isTimeIn(evidence, claimed.minutes)) continue;
    const { own, share } = coverageOf(claim, evidence, { sentence, clauses: null, weigh: context.weigh });
    const mutual = mutualShare(claim, sentence, context.weigh);
    const least = mine.length > 1 ? SAME_SPAN : SAME_TIME;
    const isAlike = own >= least.own + context.margin && mutual >= least.mutual + context.margin;
    if (isAlike && share >= LEAST.own)
      return { sentence, claimWords: claimed, evidenceWords: told, coverage: (share + own) / 2 };
  }
  return null;
}
