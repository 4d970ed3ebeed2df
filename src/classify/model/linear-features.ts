import type { LinearTable, TagsFile } from './tags-file.ts';

/** Weighted buckets of a text: characters' n-grams and words' n-grams, hashed to 32 bits, to be masked by each table. */
export interface HashedFeatures {
  /** One map for each length of n-gram, 1 first. */
  characters: Map<number, number>[];
  words: Map<number, number>;
}

function mix(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

const add = (counts: Map<number, number>, hash: number): void => void counts.set(hash, (counts.get(hash) ?? 0) + 1);

/** Full 32-bit hashes with their counts, as `models/RUNTIME.md` “Linear features” defines them, steps 1–4. */
export function hashedFeatures(text: string, longest: number): HashedFeatures {
  const units = text.normalize('NFC').replace(/\s+/gu, ' ').trim().toLowerCase().slice(0, longest);
  const padded = ` ${units} `;
  const characters: Map<number, number>[] = [];
  for (let length = 1; length <= 4; length += 1) {
    const counts = new Map<number, number>();
    characters.push(counts);
    for (let at = 0; at + length <= padded.length; at += 1) {
      let hash = (0x811c9dc5 ^ length) | 0;
      for (let unit = at; unit < at + length; unit += 1) hash = Math.imul(hash ^ padded.charCodeAt(unit), 0x01000193);
      add(counts, mix(hash));
    }
  }
  const words = new Map<number, number>();
  let before: number | null = null;
  for (const word of units.split(' ')) {
    if (word === '') continue;
    let state = (0x811c9dc5 ^ 5) | 0;
    for (let unit = 0; unit < word.length; unit += 1) state = Math.imul(state ^ word.charCodeAt(unit), 0x01000193);
    add(words, mix(state));
    if (before !== null) add(words, mix((Math.imul(before, 0x9e3779b1) + state) | 0));
    before = state;
  }
  return { characters, words };
}

/** Adds one block's part of the margins to `sums`. */
function addBlock(
  counts: Map<number, number>[],
  block: { bits: number; firstRow: number; weights: Int8Array; columns: number; rarity: Uint8Array | null },
  sums: Float64Array,
): void {
  const mask = 2 ** block.bits - 1;
  const buckets = new Map<number, number>();
  for (const some of counts)
    for (const [hash, count] of some) buckets.set(hash & mask, (buckets.get(hash & mask) ?? 0) + count);
  const valueOf = (bucket: number, count: number): number =>
    (1 + Math.log(count)) * (block.rarity ? (block.rarity[block.firstRow + bucket] as number) : 1);
  let square = 0;
  for (const [bucket, count] of buckets) square += valueOf(bucket, count) ** 2;
  if (square === 0) return;
  const norm = Math.sqrt(square);
  for (const [bucket, count] of buckets) {
    const value = valueOf(bucket, count) / norm;
    const row = (block.firstRow + bucket) * block.columns;
    for (let column = 0; column < block.columns; column += 1)
      sums[column] = (sums[column] ?? 0) + value * (block.weights[row + column] as number);
  }
}

/** The margins of one table for a text, mapped to the head's labels; a label without a column gets 0. */
export function linearMargins(
  features: HashedFeatures,
  table: LinearTable,
  options: { weights: Int8Array; labels: string[] },
): number[] {
  const columns = table.labels.length;
  const weights = options.weights.subarray(table.offset);
  const sums = new Float64Array(columns);
  const [ofCharacters, ofWords] = table.bits;
  const rows = 2 ** ofCharacters + (ofWords > 0 ? 2 ** ofWords : 0);
  const rarity =
    table.rarity === undefined
      ? null
      : new Uint8Array(options.weights.buffer, options.weights.byteOffset + table.rarity, rows);
  const characters = table.orders.map((length) => features.characters[length - 1] as Map<number, number>);
  addBlock(characters, { bits: ofCharacters, firstRow: 0, weights, columns, rarity }, sums);
  if (ofWords > 0)
    addBlock([features.words], { bits: ofWords, firstRow: 2 ** ofCharacters, weights, columns, rarity }, sums);
  const margins = table.labels.map(
    (_, column) => (table.scale[column] as number) * (sums[column] as number) + (table.bias[column] as number),
  );
  if (columns === 1 && table.labels[0] === 'positive') {
    const [margin = 0] = margins;
    return options.labels.map((label) => (label === 'positive' ? margin : label === 'negative' ? -margin : 0));
  }
  return options.labels.map((label) => margins[table.labels.indexOf(label)] ?? 0);
}

/** The table of a head and language, if the model has one. */
export function tableOf(tags: TagsFile, head: string, lang: string): LinearTable | undefined {
  return tags.linear.tables.find((table) => table.head === head && table.lang === lang);
}
