import { OPPOSITES, WIDER } from './words/concepts.ts';
import type { Frame, Item } from './frame.ts';
import type { ReadEvidence } from './read-evidence.ts';
import type { ReadSentence } from './read-text.ts';

/** The weight of an item: the rarer in the registry, the heavier; about 0.3–2. */
export type Weigh = (item: Pick<Item, 'id' | 'kind'>) => number;

export interface Coverage {
  /** Weighted share of the claim's items that the record holds; with a sentence, what stands only elsewhere counts in part. */
  share: number;
  /** Weighted share that the sentence alone holds. */
  own: number;
  /** Weighted share of the claim that the sentence holds under the same and under the opposite sign. */
  agrees: number;
  denies: number;
  /** Concepts and places of the claim that the record holds, words by half. */
  anchors: number;
  /** Ids of the claim's items that the record holds. */
  held: ReadonlySet<string>;
}

const PLACE_WEIGHT = 1.2;
/** What stands in the record but not in the sentence itself. */
const ELSEWHERE = 0.65;
/** Words of another language cannot match; this much of their weight still asks to be answered. */
const FOREIGN = 0.35;
/** Where every pair of characters is a word here, together they weigh like the few words they are. */
const FOREIGN_PAIRS: Readonly<Record<string, number>> = { lo: 0.08, zh: 0.2, ja: 0.2, ko: 0.2 };
/** Words of names tell matters apart. */
const NAME = 1.3;

function holds(ids: ReadonlySet<string>, id: string): boolean {
  if (ids.has(id)) return true;
  if (WIDER[id]?.some((one) => ids.has(one))) return true;
  for (const [wider, ones] of Object.entries(WIDER)) if (ones.includes(id) && ids.has(wider)) return true;
  return false;
}

/** Signs under which a sentence holds an item, 1 and −1; what it calls false as a whole is not looked at here. */
function signsOf(sentence: ReadSentence, id: string): Set<number> {
  return new Set(sentence.frame.items.filter((item) => item.id === id).map(({ isNegated }) => (isNegated ? -1 : 1)));
}

/** How much of a claim's clauses (null: all) a record holds, and what one of its sentences makes of it. */
export function coverageOf(
  claim: ReadSentence,
  evidence: ReadEvidence,
  part: { sentence: ReadSentence | null; clauses: ReadonlySet<number> | null; weigh: Weigh },
): Coverage {
  const { sentence, clauses, weigh } = part;
  const isSameLanguage = claim.frame.lang === evidence.evidence.lang;
  const near = new Set(
    sentence ? evidence.title.concat(sentence).flatMap(({ frame }) => frame.items.map(({ id }) => id)) : [],
  );
  const sum = { total: 0, held: 0, own: 0, agrees: 0, denies: 0, anchors: 0 };
  const seen = new Set<string>();
  const heldIds = new Set<string>();
  for (const item of claim.frame.items) {
    if (seen.has(item.id) || (clauses && !clauses.has(item.clause) && !item.isName)) continue;
    seen.add(item.id);
    const isAlternative =
      !holds(evidence.items, item.id) &&
      claim.frame.items.some(
        (other) => other.at === item.at && other.id !== item.id && holds(evidence.items, other.id),
      );
    if (isAlternative) heldIds.add(item.id);
    if (isAlternative) continue;
    const isForeign = !isSameLanguage && item.kind === 'word' && !item.isName;
    const weight = weigh(item) * (isForeign ? (FOREIGN_PAIRS[claim.frame.lang] ?? FOREIGN) : item.isName ? NAME : 1);
    sum.total += weight;
    if (isForeign) continue;
    if (!holds(evidence.items, item.id)) {
      // What excludes it answers it: `scarce` and `plentiful` speak of one matter, without a sign of their own.
      const answers = excluders(item.id);
      if (sentence && answers.some((id) => sentence.frame.items.some((other) => other.id === id))) {
        sum.held += weight;
        sum.own += weight;
      }
      continue;
    }
    heldIds.add(item.id);
    const isNear = !sentence || holds(near, item.id);
    sum.held += weight * (isNear ? 1 : ELSEWHERE);
    sum.anchors += item.kind === 'word' ? 0.5 : 1;
    if (!sentence) continue;
    const signs = signsOf(sentence, item.id);
    if (signs.size === 0) {
      // Every sentence of a record speaks of what its headline and its publisher name.
      if (item.isName && isNear) sum.own += weight;
      continue;
    }
    sum.own += weight;
    if (signs.has(item.isNegated ? -1 : 1)) sum.agrees += weight;
    else sum.denies += weight;
  }
  addPlaces(
    { ...claim.frame, places: claim.frame.places.filter(({ clause }) => !clauses || clauses.has(clause)) },
    evidence,
    sentence,
    sum,
  );
  addNames(claim.frame, evidence, sentence, sum);
  if (
    claim.frame.dates.some((date) => evidence.dates.some(({ day, month }) => date.month === month && date.day === day))
  )
    sum.anchors += 1;
  const share = (value: number): number => (sum.total > 0 ? value / sum.total : 0);
  return {
    share: share(sum.held),
    own: share(sum.own),
    agrees: share(sum.agrees),
    denies: share(sum.denies),
    anchors: sum.anchors,
    held: heldIds,
  };
}

const excluders = (id: string): string[] => OPPOSITES.flatMap(([a, b]) => (a === id ? [b] : b === id ? [a] : []));

/**
 * Weighted share of what a sentence speaks of that the claim speaks of too (0–1): two sentences may share a word or a river
 * and be about different matters. Words count only within a language; places and names stand beside. `clauses`: those alone.
 */
export function mutualShare(
  claim: ReadSentence,
  sentence: ReadSentence,
  weigh: Weigh,
  clauses: ReadonlySet<number> | null = null,
): number {
  const mine = new Set(claim.frame.items.map(({ id }) => id));
  const isSameLanguage = claim.frame.lang === sentence.frame.lang;
  const theirs = new Map(
    sentence.frame.items
      .filter(({ kind, clause }) => (isSameLanguage || kind !== 'word') && (!clauses || clauses.has(clause)))
      .map((item) => [item.id, item]),
  );
  let [total, shared] = [0, 0];
  for (const item of theirs.values()) {
    const weight = weigh(item);
    total += weight;
    if (holds(mine, item.id) || excluders(item.id).some((id) => mine.has(id))) shared += weight;
  }
  return total > 0 ? shared / total : 0;
}

/** Things with a name of their own, such as a road's number. */
function addNames(
  claim: Frame,
  evidence: ReadEvidence,
  sentence: ReadSentence | null,
  sum: { total: number; held: number; own: number; anchors: number },
): void {
  if (claim.lang !== evidence.evidence.lang) return;
  for (const { head, name } of claim.names) {
    const isSame = (one: { head: string; name: string }): boolean =>
      one.head === head && (one.name.includes(name) || name.includes(one.name));
    if (!evidence.names.some(isSame)) continue;
    const isNear = !sentence || sentence.frame.names.some(isSame);
    sum.total += NAME;
    sum.held += NAME * (isNear ? 1 : ELSEWHERE);
    sum.own += isNear ? NAME : 0;
    sum.anchors += 0.5;
  }
}

function addPlaces(
  claim: Frame,
  evidence: ReadEvidence,
  sentence: ReadSentence | null,
  sum: { total: number; held: number; own: number; anchors: number },
): void {
  const near = sentence ? [sentence, ...evidence.title].flatMap(({ frame }) => frame.places) : evidence.places;
  for (const place of new Map(claim.places.map((one) => [one.id, one])).values()) {
    if (place.level === 'province' && evidence.places.some(({ id }) => id === place.id)) sum.anchors += 0.5;
    if (place.level !== 'below') continue;
    sum.total += PLACE_WEIGHT;
    const isSame = ({ id }: { id: string }): boolean =>
      id === place.id || id.endsWith(` ${place.id}`) || place.id.endsWith(` ${id}`);
    const isNear = near.some(isSame);
    if (!isNear && !evidence.places.some(isSame)) continue;
    sum.held += PLACE_WEIGHT * (isNear ? 1 : 0.9);
    sum.own += PLACE_WEIGHT * 0.9;
    sum.anchors += 1;
  }
}
