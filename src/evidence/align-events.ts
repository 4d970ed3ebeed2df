import {
  eventsOf,
  LEAST,
  LEAST_FIT,
  opposite,
  sharesEventWith,
  sharesKey,
  type AlignContext,
  type Ground,
} from './align-shared.ts';
import { compareValues, quantityFit } from './compare-quantities.ts';
import { coverageOf, mutualShare, type Coverage, type Weigh } from './coverage.ts';
import { placesMeet } from './near-miss.ts';
import { isAdvice } from './read-advice.ts';
import type { ReadEvidence } from './read-evidence.ts';
import { namesClash } from './read-names.ts';
import type { ReadSentence } from './read-text.ts';

const CLAUSE_DISCOUNT = 0.92;

/** What one sentence of a record says to the events of a claim. */
export interface EventFinding {
  verdict: 'contradicted' | 'supported';
  ground: Ground;
  coverage: number;
  sentence: ReadSentence;
}

/** True when the sentence denies the rumour under another count than the claim's: then it is not this claim that it denies. */
function deniesAnotherCount(claim: ReadSentence, sentence: ReadSentence): boolean {
  return claim.frame.quantities.some(
    (quantity) =>
      quantity.sort === 'number' &&
      sentence.frame.quantities.some(
        (other) =>
          other.sort === 'number' &&
          quantityFit(quantity, other, { claim: claim.frame, evidence: sentence.frame }) >= LEAST_FIT &&
          compareValues(quantity, other) === 'differs',
      ),
  );
}

/** The best reading of a claim against a sentence: whole, or by one of its clauses that holds an event of its own. */
export function bestCoverage(
  claim: ReadSentence,
  evidence: ReadEvidence,
  sentence: ReadSentence | null,
  weigh: Weigh,
): Coverage {
  const whole = coverageOf(claim, evidence, { sentence, clauses: null, weigh });
  const clauses = [...new Set(claim.frame.items.filter(({ kind }) => kind !== 'word').map(({ clause }) => clause))];
  if (clauses.length < 1 || claim.frame.clauseCount < 2) return whole;
  return clauses
    .map((clause) => coverageOf(claim, evidence, { sentence, clauses: new Set([clause]), weigh }))
    .reduce(
      (best, one) =>
        one.anchors >= 1.5 && one.share * CLAUSE_DISCOUNT > best.share
          ? { ...one, share: one.share * CLAUSE_DISCOUNT }
          : best,
      whole,
    );
}

type Relation = 'agrees' | 'conflicts' | null;

/** What events that exclude each other say of one another: `close` and `open` conflict, `close` and `not open` agree. */
function oppositeRelation(claim: ReadSentence, sentence: ReadSentence): Relation {
  const theirs = eventsOf(sentence.frame);
  for (const item of eventsOf(claim.frame)) {
    const others = theirs.filter(({ id }) => opposite(item.id, id));
    if (others.length === 0 || theirs.some(({ id }) => id === item.id)) continue;
    return others.some((other) => other.isNegated === item.isNegated) ? 'conflicts' : 'agrees';
  }
  return null;
}

/** True when the sentence holds an event of the claim and its opposite too: it then speaks of two things. */
function isTwoSided(claim: ReadSentence, sentence: ReadSentence): boolean {
  const theirs = eventsOf(sentence.frame).filter(({ isNegated }) => !isNegated);
  return eventsOf(claim.frame).some(
    (item) => theirs.some(({ id }) => id === item.id) && theirs.some(({ id }) => opposite(item.id, id)),
  );
}

/** True when the sentence holds events of the claim, all of them under the other sign. */
function deniesEvent(claim: ReadSentence, sentence: ReadSentence): boolean {
  const theirs = eventsOf(sentence.frame);
  const shared = eventsOf(claim.frame).filter(({ id }) => theirs.some((other) => other.id === id));
  return (
    shared.length > 0 &&
    shared.every((item) => theirs.every((other) => other.id !== item.id || other.isNegated !== item.isNegated))
  );
}

/** How the contents of claim and sentence stand to each other, whatever the two make of them. */
function relationOf(
  claim: ReadSentence,
  sentence: ReadSentence,
  { coverage, margin }: { coverage: Coverage; margin: number },
): { relation: Exclude<Relation, null>; ground: Ground } | null {
  const { agrees, denies, share, own } = coverage;
  if (
    denies >= LEAST.denies + margin &&
    denies > agrees * 0.9 &&
    own >= LEAST.own + margin &&
    sharesKey(claim, sentence, true)
  )
    return { relation: 'conflicts', ground: 'denied' };
  if (deniesEvent(claim, sentence) && own >= LEAST.ownEvent + margin)
    return { relation: 'conflicts', ground: 'denied' };
  if (isTwoSided(claim, sentence))
    return share >= LEAST.twoSided && agrees > denies * 2 && own >= LEAST.twoSided
      ? { relation: 'agrees', ground: 'said' }
      : null;
  const excluded = oppositeRelation(claim, sentence);
  if (excluded && share >= LEAST.opposite + margin && own >= LEAST.ownOpposite + margin)
    return { relation: excluded, ground: 'opposite' };
  if (excluded) return null;
  const events = eventsOf(claim.frame);
  const isWhole = events.every(({ id }) => coverage.held.has(id));
  const agreesOnEvent =
    events.length === 0 ||
    events.some((item) =>
      sentence.frame.items.some((other) => other.id === item.id && other.isNegated === item.isNegated),
    );
  const isSaid =
    agrees > denies * 2 &&
    (events.length > 0 || own >= LEAST.ownBare) &&
    agreesOnEvent &&
    isWhole &&
    share >= LEAST.said &&
    own >= LEAST.ownSaid;
  return isSaid ? { relation: 'agrees', ground: 'said' } : null;
}

/** True when both sentences speak of one matter, each covering enough of the other; advice never contradicts. */
function mayContradict(
  claim: ReadSentence,
  sentence: ReadSentence,
  { weigh, margin }: Pick<AlignContext, 'weigh' | 'margin'>,
): boolean {
  const isCalledFalse = claim.polarity !== sentence.polarity;
  const least = (sharesEventWith(claim, sentence) && !isCalledFalse ? LEAST.mutualEvent : LEAST.mutual) + margin;
  return mutualShare(claim, sentence, weigh) >= least && !isAdvice(sentence.frame.text, sentence.frame.lang);
}

/** `a dog, not a tiger` beside `no sign of a tiger`: what the record calls false, the claim denies too. */
function deniesTheSame(claim: ReadSentence, sentence: ReadSentence): boolean {
  return claim.frame.items.some(
    (item) => item.isNegated && sentence.frame.items.some((other) => other.id === item.id && !other.isNegated),
  );
}

/** How many parts of the claim, places with them, a sentence holds. */
function sharedCount(claim: ReadSentence, sentence: ReadSentence): number {
  const { items, places } = sentence.frame;
  const ids = new Set([...items, ...places].map(({ id }) => id));
  return new Set([...claim.frame.items, ...claim.frame.places].map(({ id }) => id).filter((id) => ids.has(id))).size;
}

/** True when the record itself holds an event of the claim true in another sentence: what excludes it came later or concerns a part. */
function isHeldTrue(claim: ReadSentence, sentence: ReadSentence, evidence: ReadEvidence): boolean {
  return eventsOf(claim.frame).some(
    (item) =>
      eventsOf(sentence.frame).some(({ id }) => opposite(item.id, id)) &&
      evidence.sentences.some(
        (one) =>
          one !== sentence &&
          one.polarity === 1 &&
          sharedCount(claim, one) >= sharedCount(claim, sentence) &&
          one.frame.items.some(({ id, isNegated }) => id === item.id && isNegated === item.isNegated),
      ),
  );
}

function eventVerdict(
  claim: ReadSentence,
  sentence: ReadSentence,
  { coverage, margin, weigh }: { coverage: Coverage; margin: number; weigh: Weigh },
): { verdict: EventFinding['verdict']; ground: Ground } | null {
  const found = relationOf(claim, sentence, { coverage, margin });
  if (!found) return null;
  const isSameStand = claim.polarity === sentence.polarity;
  if (!isSameStand && !sharesKey(claim, sentence, false)) return null;
  const isContradicted = (found.relation === 'conflicts') === isSameStand;
  if (isContradicted && !isSameStand && deniesTheSame(claim, sentence)) return null;
  if (isContradicted && (deniesAnotherCount(claim, sentence) || !mayContradict(claim, sentence, { weigh, margin })))
    return null;
  return { verdict: isContradicted ? 'contradicted' : 'supported', ground: isSameStand ? found.ground : 'denied' };
}

/** What the sentences of a record say to the events of a claim, the closest first. */
export function byEvents(claim: ReadSentence, evidence: ReadEvidence, context: AlignContext): EventFinding[] {
  const places = claim.frame.places.some(({ level }) => level !== 'province') ? claim.frame.places : context.places;
  return evidence.sentences
    .flatMap((sentence): EventFinding[] => {
      if (
        sentence.polarity === 0 ||
        !placesMeet(places, sentence.frame.places) ||
        namesClash(claim.frame.names, sentence.frame.names)
      )
        return [];
      const coverage = bestCoverage(claim, evidence, sentence, context.weigh);
      if (coverage.share < LEAST.denied + context.margin || coverage.anchors < LEAST.anchors) return [];
      const found = eventVerdict(claim, sentence, { coverage, margin: context.margin, weigh: context.weigh });
      const isVoid =
        found?.verdict === 'contradicted' && found.ground === 'opposite' && isHeldTrue(claim, sentence, evidence);
      return found && !isVoid ? [{ ...found, coverage: (coverage.share + coverage.own) / 2, sentence }] : [];
    })
    .sort((a, b) => b.coverage - a.coverage);
}
