import {
  eventsOf,
  LEAST,
  opposite,
  sharesEventWith,
  sharesKey,
  type AlignContext,
  type Ground,
} from './align-shared.ts';
import { LEAST_FIT, compareValues, HARMS, MOVEMENTS, quantityFit } from './compare-quantities.ts';
import { coverageOf, mutualShare, type Coverage, type Weigh } from './coverage.ts';
import type { Item } from './frame.ts';
import { placesMeet } from './near-miss.ts';
import { isAdvice, isNorm } from './read-advice.ts';
import { isOfAll, isOfRest, namesOtherGroup } from './read-scope.ts';
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

/** A sentence's coverage of a claim, in its record. */
interface Asked {
  evidence: ReadEvidence;
  coverage: Coverage;
  margin: number;
  weigh: Weigh;
}

type Relation = 'agrees' | 'conflicts' | null;

/** True when both name a thing, or say a word, that is neither event nor place: what rises in the one falls in the other. */
function sharesMatter(claim: ReadSentence, sentence: ReadSentence): boolean {
  const isMatter = ({ kind }: Item): boolean => kind === 'thing' || kind === 'word';
  return claim.frame.items.some((item) => isMatter(item) && sentence.frame.items.some(({ id }) => id === item.id));
}

/** What events that exclude each other say of one another: `close` and `open` conflict, `close` and `not open` agree. */
function oppositeRelation(claim: ReadSentence, sentence: ReadSentence): Relation {
  const theirs = eventsOf(sentence.frame);
  for (const item of eventsOf(claim.frame)) {
    // A pipe broke and the water is clean again: what the claim tells too does not exclude it.
    const isToldToo = ({ id, isNegated }: Item): boolean =>
      claim.frame.items.some((one) => one.id === id && one.isNegated === isNegated);
    const others = theirs.filter((other) => opposite(item.id, other.id) && !isToldToo(other));
    if (MOVEMENTS.has(item.id) && !sharesMatter(claim, sentence)) continue;
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

/** Of the claim, by the record; and of either sentence, by the other, so that a denial in the other's words is its denial. */
const DENIED = { own: 0.45, mutual: 0.5, record: 0.55 } as const;
/** Words that name a predicate where it is no known event; a Vietnamese one has two. */
const PREDICATE_WORDS = 2;

/** `no sign of arson`: the sign is not what is denied. */
const CARRIERS = new Set(['w:dau', 'w:hieu', 'w:viec', 'w:chuyen', 'w:tinh', 'w:trang', 'w:sign', 'w:evidenc']);

/** True when `other` says what `one` denies: an event, or else the words directly behind the denial. */
function saysDenied(one: ReadSentence, other: ReadSentence): boolean {
  const all = one.frame.items.filter(({ isNegated, isName }) => isNegated && !isName);
  return [...new Set(all.map(({ clause }) => clause))].some((at) =>
    saysDeniedBy(
      one,
      other,
      all.filter(({ clause }) => clause === at),
    ),
  );
}

function saysDeniedBy(one: ReadSentence, other: ReadSentence, denied: readonly Item[]): boolean {
  const events = denied.filter(({ kind }) => kind === 'event' || kind === 'role');
  // That no student was hurt says nothing of others.
  if (events.some(({ id }) => HARMS.has(id)) && namesOtherGroup(one.frame.text, other.frame.text)) return false;
  const words = denied.filter(({ id }) => !CARRIERS.has(id));
  const predicate = events.length > 0 ? events : words.slice(0, PREDICATE_WORDS);
  const says = ({ id }: { id: string }): boolean =>
    other.frame.items.some((item) => item.id === id && !item.isNegated) &&
    !other.frame.items.some((item) => item.id === id && item.isNegated) &&
    !one.frame.items.some((item) => item.id === id && !item.isNegated);
  return predicate.length > 0 && (events.length > 0 ? predicate.some(says) : predicate.every(says));
}

/** The clauses of a sentence that deny something; null where none does. */
function deniedClauses({ frame }: ReadSentence): ReadonlySet<number> | null {
  const clauses = frame.items.filter(({ isNegated }) => isNegated).map(({ clause }) => clause);
  return clauses.length > 0 ? new Set(clauses) : null;
}

/** True when one of both denies, in words of the other, what the other says: `the tree was felled`, `the tree was not felled`. */
function deniesPredicate(
  claim: ReadSentence,
  sentence: ReadSentence,
  { coverage, margin, weigh }: { coverage: Coverage; margin: number; weigh: Weigh },
): boolean {
  if (claim.frame.lang !== sentence.frame.lang) return false;
  const isOneMatter =
    coverage.share >= DENIED.record + margin &&
    (coverage.own >= DENIED.own + margin ||
      mutualShare(claim, sentence, weigh, deniedClauses(sentence)) >= DENIED.mutual + margin);
  return isOneMatter && (saysDenied(sentence, claim) || saysDenied(claim, sentence));
}

/** True when a sentence that calls something false tells nothing that the claim does not tell. */
const isRumourTold = (claim: ReadSentence, sentence: ReadSentence, weigh: Weigh): boolean =>
  claim.polarity !== sentence.polarity && mutualShare(claim, sentence, weigh) >= LEAST.rumourTold;

/** Share of a claim by the whole record from which an event that the record has under the other sign alone is what it denies. */
const SIGNED = 0.65;

/** True when the sentence holds an event of the claim under the other sign, and no true sentence of the record holds it under the claim's. */
function signsOtherwise(claim: ReadSentence, sentence: ReadSentence, evidence: ReadEvidence): boolean {
  const holdsAs = (one: ReadSentence, id: string, isNegated: boolean): boolean =>
    one.frame.items.some((item) => item.id === id && item.isNegated === isNegated);
  return eventsOf(claim.frame).some(
    ({ id, isNegated }) =>
      !MOVEMENTS.has(id) &&
      !holdsAs(claim, id, !isNegated) &&
      holdsAs(sentence, id, !isNegated) &&
      !evidence.sentences.some((one) => one.polarity !== 0 && holdsAs(one, id, isNegated)) &&
      !namesOtherGroup(sentence.frame.text, claim.frame.text) &&
      !namesOtherGroup(claim.frame.text, sentence.frame.text),
  );
}

/** How the contents of claim and sentence stand to each other, whatever the two make of them. */
function relationOf(
  claim: ReadSentence,
  sentence: ReadSentence,
  { evidence, coverage, margin, weigh }: Asked,
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
  if (share >= SIGNED + margin && signsOtherwise(claim, sentence, evidence))
    return { relation: 'conflicts', ground: 'denied' };
  if (deniesPredicate(claim, sentence, { coverage, margin, weigh })) return { relation: 'conflicts', ground: 'denied' };
  const isAllAgainstRest = isOfAll(claim.frame.text) && isOfRest(sentence.frame.text);
  const isAllAgainstPart = isAllAgainstRest || (isOfAll(claim.frame.text) && !isOfAll(sentence.frame.text));
  if (isTwoSided(claim, sentence) && isAllAgainstPart && own >= LEAST.own + margin)
    return { relation: 'conflicts', ground: 'opposite' };
  if (isTwoSided(claim, sentence))
    return share >= LEAST.twoSided && agrees > denies * 2 && own >= LEAST.twoSided
      ? { relation: 'agrees', ground: 'said' }
      : null;
  const excluded = oppositeRelation(claim, sentence);
  if (excluded && share >= LEAST.opposite + margin && own >= LEAST.ownOpposite + margin)
    return { relation: excluded, ground: 'opposite' };
  if (excluded) return null;
  const events = eventsOf(claim.frame);
  const isWhole =
    events.every(({ id }) => coverage.held.has(id)) &&
    claim.frame.items.every(({ id, kind }) => kind !== 'thing' || coverage.held.has(id));
  const agreesOnEvent =
    events.length === 0 ||
    events.some((item) =>
      sentence.frame.items.some((other) => other.id === item.id && other.isNegated === item.isNegated),
    );
  const isSaid =
    agrees > denies * 2 &&
    (events.length > 0 || own >= LEAST.ownBare || isRumourTold(claim, sentence, weigh)) &&
    agreesOnEvent &&
    isWhole &&
    !(isOfAll(claim.frame.text) && !isOfAll(sentence.frame.text) && claim.polarity === sentence.polarity) &&
    (claim.polarity !== sentence.polarity ||
      (saysPredicate(claim, sentence) && !namesOtherGroup(claim.frame.text, sentence.frame.text))) &&
    share >= LEAST.said &&
    own >= LEAST.ownSaid;
  return isSaid ? { relation: 'agrees', ground: 'said' } : null;
}

/** True when the sentence holds half of what the claim says of its subject, its events and plain words; a claim without any says nothing that can be confirmed. */
function saysPredicate(claim: ReadSentence, sentence: ReadSentence): boolean {
  const isSameLanguage = claim.frame.lang === sentence.frame.lang;
  const said = new Set(
    claim.frame.items
      .filter(
        ({ kind, isName }) => kind === 'event' || kind === 'role' || (kind === 'word' && !isName && isSameLanguage),
      )
      .map(({ id }) => id),
  );
  const held = [...said].filter((id) => sentence.frame.items.some((item) => item.id === id)).length;
  return held > 0 && held * 2 >= said.size;
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
  if (isOfAll(claim.frame.text) && isOfRest(sentence.frame.text)) return false;
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

/** `not all schools are closed` denies nothing of some of them. */
function isDenialOfAll(claim: ReadSentence, sentence: ReadSentence): boolean {
  const isDenied = sentence.polarity > 0 && sentence.frame.items.some(({ isNegated }) => isNegated);
  return isDenied && isOfAll(sentence.frame.text) && !isOfAll(claim.frame.text);
}

function eventVerdict(
  claim: ReadSentence,
  sentence: ReadSentence,
  { evidence, coverage, margin, weigh }: Asked,
): { verdict: EventFinding['verdict']; ground: Ground } | null {
  const found = relationOf(claim, sentence, { evidence, coverage, margin, weigh });
  if (!found) return null;
  const isSameStand = claim.polarity === sentence.polarity;
  if (!isSameStand && !sharesKey(claim, sentence, false)) return null;
  const isContradicted = (found.relation === 'conflicts') === isSameStand;
  if (isContradicted && !isSameStand && deniesTheSame(claim, sentence)) return null;
  if (isContradicted && isDenialOfAll(claim, sentence)) return null;
  if (isContradicted && isNorm(sentence.frame.text) && !isNorm(claim.frame.text)) return null;
  // `the factories brace for power cuts` beside `the company found the sluice working`: across languages one thing is too little.
  const isVague =
    claim.frame.lang !== sentence.frame.lang && !claim.frame.places.some(({ level }) => level === 'below');
  if (isContradicted && isVague && found.ground === 'opposite' && sharedCount(claim, sentence) < 2) return null;
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
      const found = eventVerdict(claim, sentence, {
        evidence,
        coverage,
        margin: context.margin,
        weigh: context.weigh,
      });
      const isVoid =
        found?.verdict === 'contradicted' && found.ground === 'opposite' && isHeldTrue(claim, sentence, evidence);
      return found && !isVoid ? [{ ...found, coverage: (coverage.share + coverage.own) / 2, sentence }] : [];
    })
    .sort((a, b) => b.coverage - a.coverage);
}
