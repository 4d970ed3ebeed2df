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
  /** Its row in the columns of the index. */
  row: number;
  terms: readonly string[];
  length: number;
  vector: Float32Array | null;
}

/** The rows that hold a term, in the order in which they came, and how often each holds it. */
interface Posting {
  rows: number[];
  counts: number[];
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
  const postings = new Map<string, Posting>();
  const cache = new Map<string, ReadEvidence>();
  /** Row → record; rows of records that left are given to the next that come. */
  const byRow: (Entry | null)[] = [];
  const freeRows: number[] = [];
  let totalLength = 0;
  let vectorCount = 0;

  const idf = (term: string): number => {
    const count = postings.get(term)?.rows.length ?? 0;
    return Math.log(1 + (entries.size - count + 0.5) / (count + 0.5));
  };

  function remove(id: string): void {
    const entry = entries.get(id);
    if (!entry) return;
    for (const term of entry.terms) {
      const { rows, counts } = postings.get(term) as Posting;
      const at = rows.indexOf(entry.row);
      rows.splice(at, 1);
      counts.splice(at, 1);
      if (rows.length === 0) postings.delete(term);
    }
    totalLength -= entry.length;
    if (entry.vector) vectorCount -= 1;
    byRow[entry.row] = null;
    freeRows.push(entry.row);
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

  /** BM25 of each row (0: no word in common), and the rows that have some, in the order in which they were met. */
  function scored(claim: Frame): { scores: Float64Array; met: number[] } {
    const scores = new Float64Array(byRow.length);
    const met: number[] = [];
    const average = totalLength / Math.max(1, entries.size);
    for (const term of new Set(termsOf(claim))) {
      const posting = postings.get(term);
      if (!posting || (posting.rows.length > 500 && posting.rows.length > entries.size / 2)) continue;
      const { rows, counts } = posting;
      const weight = idf(term) * (K1 + 1);
      for (let at = 0; at < rows.length; at += 1) {
        const row = rows[at] as number;
        const count = counts[at] as number;
        const { length } = byRow[row] as Entry;
        if (scores[row] === 0) met.push(row);
        scores[row] = (scores[row] as number) + (weight * count) / (count + K1 * (1 - B + (B * length) / average));
      }
    }
    return { scores, met };
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
      const row = freeRows.pop() ?? byRow.length;
      for (const [term, count] of counts) {
        const posting = postings.get(term) ?? { rows: [], counts: [] };
        posting.rows.push(row);
        posting.counts.push(count);
        postings.set(term, posting);
      }
      totalLength += terms.length;
      if (vector) vectorCount += 1;
      const entry: Entry = { evidence, row, terms: [...counts.keys()], length: terms.length, vector };
      byRow[row] = entry;
      entries.set(evidence.id, entry);
    },
    candidates: (claim, { limit, vector = null, leastSimilarity = LEAST_SIMILARITY }) => {
      const { scores, met } = scored(claim);
      const similarities = new Map<number, number>();
      if (vector)
        for (const { row, vector: own } of entries.values()) {
          if (!own) continue;
          const similarity = dot(vector, own);
          similarities.set(row, similarity);
          if (similarity < leastSimilarity) continue;
          if (scores[row] === 0) met.push(row);
          scores[row] = (scores[row] as number) + 12 * (similarity - leastSimilarity);
        }
      const scoreOf = (row: number): number => scores[row] as number;
      const least = met.reduce((best, row) => Math.max(best, scoreOf(row)), 0) * LEAST_OF_BEST;
      return met
        .filter((row) => scoreOf(row) >= least)
        .sort((a, b) => scoreOf(b) - scoreOf(a))
        .slice(0, limit)
        .map((row) => ({
          read: read(byRow[row] as Entry),
          score: scoreOf(row),
          similarity: similarities.get(row) ?? null,
        }));
    },
    weigh: ({ id, kind }) => {
      const most = Math.log(1 + entries.size + 0.5);
      const rarity = entries.size > 20 ? Math.min(1, idf(id) / most) : 0.7;
      return KIND_WEIGHT[kind] * (kind === 'word' ? 0.25 + 0.75 * rarity : 0.6 + 0.4 * rarity);
    },
  };
}
