import { searchTokens } from '../lib/fold.ts';

const SIZE = 64;
const BANDS = 16;
const ROWS = SIZE / BANDS;
const SHINGLE_WORDS = 3;
/** Words read of one text: enough to know a reprint, bounded for hostile pages. */
const MAX_WORDS = 3_000;

/** Odd multipliers and offsets of the 64 permutations, from a fixed xorshift stream. */
const FACTORS = new Int32Array(SIZE);
const OFFSETS = new Int32Array(SIZE);
{
  let state = 0x9e3779b9;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state;
  };
  for (let at = 0; at < SIZE; at += 1) {
    FACTORS[at] = next() | 1;
    OFFSETS[at] = next();
  }
}

/** 32-bit FNV-1a over UTF-16 units, continued from `seed`. */
function fnv1a(text: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

/** Spreads the bits of a 32-bit hash (the finalizer of MurmurHash3). */
function mix(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

function shingles(text: string): Set<number> {
  const words = searchTokens(text)
    .slice(0, MAX_WORDS)
    .map((token) => fnv1a(token.folded, 0x811c9dc5));
  const found = new Set<number>();
  const last = Math.max(1, words.length - SHINGLE_WORDS + 1);
  for (let at = 0; at < last; at += 1) {
    let hash = 0x811c9dc5;
    for (let word = at; word < Math.min(at + SHINGLE_WORDS, words.length); word += 1) {
      hash = Math.imul(hash ^ (words[word] as number), 0x01000193) + (hash >>> 15);
    }
    found.add(mix(hash));
  }
  return found;
}

/** MinHash of a text: 64 minima over its 3-word shingles, folded, so that marks and case do not matter (Broder 1997). */
export function minHash(text: string): Uint32Array {
  const minima = new Uint32Array(SIZE).fill(0xffffffff);
  for (const shingle of shingles(text)) {
    for (let at = 0; at < SIZE; at += 1) {
      const value = (Math.imul(shingle, FACTORS[at] as number) + (OFFSETS[at] as number)) >>> 0;
      if (value < (minima[at] as number)) minima[at] = value;
    }
  }
  return minima;
}

/** LSH band keys: two texts of similarity s share one with probability 1 − (1 − s⁴)¹⁶, .98 at s = .7. */
export function bandKeys(minima: Uint32Array): string[] {
  return Array.from({ length: BANDS }, (_, band) => {
    let hash = 0x811c9dc5;
    for (let row = 0; row < ROWS; row += 1)
      hash = mix(Math.imul(hash, 0x01000193) ^ (minima[band * ROWS + row] as number));
    return `${band.toString(36)}.${hash.toString(36)}`;
  });
}

/** Estimated Jaccard similarity of two texts' shingles, 0–1, ±.06 (one standard error at 64 minima). */
export function similarity(one: Uint32Array, other: Uint32Array): number {
  let same = 0;
  for (let at = 0; at < SIZE; at += 1) if (one[at] === other[at]) same += 1;
  return same / SIZE;
}
