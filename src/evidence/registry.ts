import type { Evidence } from '../domain/claim.ts';
import type { Gazetteer } from '../domain/place.ts';
import { sha256 } from '../lib/hash.ts';
import { frameOf, type Frame, type Item } from './frame.ts';
import { makeTries, type Tries } from './phrase-tries.ts';
import { readEvidence, type ReadEvidence } from './read-evidence.ts';

/** A record that may speak to a claim. */
export interface Candidate {
  read: ReadEvidence;
  /** BM25 over words, concepts and places. */
  score: number;
  similarity: number | null;
}

/** All evidence in memory, indexed for matching. Records can be added and taken out while it is in use. */
export interface Registry {
  tries: Tries;
  size(): number;
  hasVectors(): boolean;
  put(evidence: Evidence, vector?: Float32Array | null): void;
  remove(id: string): void;
  get(id: string): Evidence | null;
  /** `vector` with `leastSimilarity`: records from that cosine on are looked at although they share no word. */
  candidates(
    claim: Frame,
    options: { limit: number; vector?: Float32Array | null; leastSimilarity?: number },
  ): Candidate[];
  weigh(item: Pick<Item, 'id' | 'kind'>): number;
}

interface Entry {
  evidence: Evidence;
  counts: Map<string, number>;
  length: number;
  vector: Float32Array | null;
}

const K1 = 1.2;
const B = 0.5;
const READ_CACHE = 2000;
/** Records that score less than this share of the best are about something else. */
const LEAST_OF_BEST = 0.4;
/** Cosine from which a record is looked at although it shares no word. */
const LEAST_SIMILARITY = 0.35;
const KIND_WEIGHT: Readonly<Record<Item['kind'], number>> = { role: 1.2, event: 1.2, thing: 1.1, word: 0.8 };

function termsOf(frame: Frame): string[] {
  return [...frame.items.map(({ id }) => id), ...frame.places.map(({ id }) => `p:${id}`)];
}

function dot(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] as number) * (other[at] as number);
  return sum;
}

/** An empty registry over a gazetteer (null: no place names are known). */
export function makeRegistry(gazetteer: Gazetteer | null): Registry {
  const tries = makeTries(gazetteer);
  const entries = new Map<string, Entry>();
  const postings = new Map<string, Set<string>>();
  const cache = new Map<string, ReadEvidence>();
  let totalLength = 0;
  let vectorCount = 0;

  const idf = (term: string): number => {
    const count = postings.get(term)?.size ?? 0;
    return Math.log(1 + (entries.size - count + 0.5) / (count + 0.5));
  };

  function remove(id: string): void {
    const entry = entries.get(id);
    if (!entry) return;
    for (const term of entry.counts.keys()) postings.get(term)?.delete(id);
    totalLength -= entry.length;
    if (entry.vector) vectorCount -= 1;
    entries.delete(id);
    cache.delete(id);
  }

  function read(entry: Entry): ReadEvidence {
    const known = cache.get(entry.evidence.id);
    if (known) return known;
    const made = readEvidence(entry.evidence, tries);
    if (cache.size >= READ_CACHE) cache.delete(cache.keys().next().value as string);
    cache.set(entry.evidence.id, made);
    return made;
  }

  function scored(claim: Frame): Map<string, number> {
    const scores = new Map<string, number>();
    const average = totalLength / Math.max(1, entries.size);
    for (const term of new Set(termsOf(claim))) {
      const listed = postings.get(term);
      if (!listed || (listed.size > 500 && listed.size > entries.size / 2)) continue;
      const weight = idf(term);
      for (const id of listed) {
        const { counts, length } = entries.get(id) as Entry;
        const count = counts.get(term) as number;
        scores.set(
          id,
          (scores.get(id) ?? 0) + (weight * count * (K1 + 1)) / (count + K1 * (1 - B + (B * length) / average)),
        );
      }
    }
    return scores;
  }

  return {
    tries,
    size: () => entries.size,
    hasVectors: () => vectorCount > 0,
    get: (id) => entries.get(id)?.evidence ?? null,
    remove,
    put: (evidence, vector = null) => {
      remove(evidence.id);
      // A record whose text is not the one that was hashed when it came in is never quoted.
      const isAltered = evidence.hash !== '' && evidence.hash !== sha256(evidence.text);
      if (evidence.withdrawnAt || evidence.supersededBy || isAltered) return;
      const counts = new Map<string, number>();
      const terms = termsOf(
        frameOf(`${evidence.title}\n${evidence.publisher}\n${evidence.text}`, evidence.lang, tries),
      );
      for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
      for (const term of counts.keys()) {
        const listed = postings.get(term) ?? new Set();
        listed.add(evidence.id);
        postings.set(term, listed);
      }
      totalLength += terms.length;
      if (vector) vectorCount += 1;
      entries.set(evidence.id, { evidence, counts, length: terms.length, vector });
    },
    candidates: (claim, { limit, vector = null, leastSimilarity = LEAST_SIMILARITY }) => {
      const scores = scored(claim);
      const similarities = new Map<string, number>();
      if (vector)
        for (const [id, entry] of entries) {
          if (!entry.vector) continue;
          const similarity = dot(vector, entry.vector);
          similarities.set(id, similarity);
          if (similarity >= leastSimilarity)
            scores.set(id, (scores.get(id) ?? 0) + 12 * (similarity - leastSimilarity));
        }
      const ranked = [...scores].sort((a, b) => b[1] - a[1]).slice(0, limit);
      const least = (ranked[0]?.[1] ?? 0) * LEAST_OF_BEST;
      return ranked
        .filter(([, score]) => score >= least)
        .map(([id, score]) => ({
          read: read(entries.get(id) as Entry),
          score,
          similarity: similarities.get(id) ?? null,
        }));
    },
    weigh: ({ id, kind }) => {
      const most = Math.log(1 + entries.size + 0.5);
      const rarity = entries.size > 20 ? Math.min(1, idf(id) / most) : 0.7;
      return KIND_WEIGHT[kind] * (kind === 'word' ? 0.25 + 0.75 * rarity : 0.6 + 0.4 * rarity);
    },
  };
}
