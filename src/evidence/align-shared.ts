import type { Item, PlaceName } from './frame.ts';
import type { Weigh } from './coverage.ts';
import type { Frame } from './frame.ts';
import type { ReadSentence } from './read-text.ts';
import { OPPOSITES, WIDER } from './words/concepts.ts';

/** `read`: the entailment head alone says so. */
export type Ground = 'number' | 'unit' | 'denied' | 'opposite' | 'date' | 'said' | 'read';

/** Where words stand in a claim's sentence or in the evidence's text. */
export interface Words {
  start: number;
  end: number;
}

/** What a claim brings along from its document, and how much words weigh. */
export interface AlignContext {
  /** Places of the document, for sentences that name none. */
  places: readonly PlaceName[];
  hoursLater: number | null;
  weigh: Weigh;
  /** What is asked beyond `LEAST`: 0 for a text that is one statement, `ARTICLE_MARGIN` for a sentence out of many. */
  margin: number;
  /** Cosine of claim and record where vectors are there; null without a model. */
  similarity: number | null;
}

/** Least coverage for each ground; tuned on half A of `fixtures/golden/evidence`. */
export const LEAST = {
  number: 0.42,
  /** Of a count that a record confirms: the rest of the claim must stand there as well. */
  counted: 0.55,
  denied: 0.45,
  opposite: 0.55,
  date: 0.5,
  said: 0.6,
  own: 0.4,
  ownSaid: 0.55,
  ownBare: 0.72,
  ownOpposite: 0.25,
  ownEvent: 0.5,
  twoSided: 0.8,
  denies: 0.22,
  /** Of the sentence, by the claim: where no event is shared, and where one is. */
  mutual: 0.4,
  mutualEvent: 0.15,
  mutualDate: 0.2,
  rumourTold: 0.75,
  /** Of a count that names no place, name or day of the record. */
  unplaced: 0.6,
  open: 0.3,
  anchors: 1.5,
  countAnchors: 1,
} as const;
/** A long text offers many sentences to stumble over: each must be closer, and say where. Measured on real articles, 2026-11-25. */
export const ARTICLE_MARGIN = 0.15;

/** The sign under which a sentence holds something. */
export const signOf = (sentence: ReadSentence, isNegated: boolean): number => sentence.polarity * (isNegated ? -1 : 1);

/** What befalls people and passes; another day it is another one. */
export const EPISODES = new Set<string>([
  'flood',
  'storm',
  'landslide',
  'fire',
  'explosion',
  'accident',
  'earthquake',
  'death',
  'injured',
  'missing',
  'evacuate',
  'poisoned',
  'outage',
  'casualty',
]);

const FRAMING = new Set(['inspect']);
/** Roles and events of a sentence. */
export const eventsOf = (frame: Frame): Item[] =>
  frame.items.filter(({ kind, id }) => (kind === 'event' || kind === 'role') && !FRAMING.has(id));

/** True for events that exclude each other. */
export function opposite(one: string, other: string): boolean {
  return OPPOSITES.some(([a, b]) => (a === one && b === other) || (b === one && a === other));
}

const related = (one: string, other: string): boolean =>
  one === other ||
  opposite(one, other) ||
  (WIDER[one]?.includes(other) ?? false) ||
  (WIDER[other]?.includes(one) ?? false);

/** True when an event of one, or what excludes it, is an event of the other. */
export function sharesEventWith(claim: ReadSentence, sentence: ReadSentence): boolean {
  const theirs = eventsOf(sentence.frame);
  return eventsOf(claim.frame).some(({ id }) => theirs.some((other) => related(id, other.id)));
}

/** True when what the sentence denies (`isNegated`), or is about, is an event that the claim speaks of too; or it names no event. */
export function sharesKey(claim: ReadSentence, sentence: ReadSentence, isNegated: boolean): boolean {
  const keys = eventsOf(sentence.frame).filter((item) => !isNegated || item.isNegated);
  const mine = eventsOf(claim.frame);
  const isMineNegated = isNegated && claim.frame.items.some((item) => item.isNegated);
  const isElsewhere =
    isNegated &&
    keys.length === 0 &&
    mine.length > 0 &&
    !mine.some((item) => sentence.frame.items.some(({ id }) => related(item.id, id)));
  if (isElsewhere) return false;
  return keys.length === 0 || isMineNegated || keys.some((key) => mine.some(({ id }) => related(key.id, id)));
}
