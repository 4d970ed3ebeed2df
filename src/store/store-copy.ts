import { createHash } from 'node:crypto';

/** What a store consists of, in the order in which it is copied. Stories follow from documents and fingerprints. */
export const COPIED_KINDS = [
  'documents',
  'fingerprints',
  'outcomes',
  'tallies',
  'alerts',
  'audit',
  'source-states',
  'keys',
  'outbox',
  'evidence',
  'answers',
  'claim-labels',
] as const;
export type CopiedKind = (typeof COPIED_KINDS)[number];

/** One record in the form that both stores agree on: plain JSON under a key. */
export interface CopiedRecord {
  key: string;
  value: unknown;
}

/** The whole of a store, read and written for a move. Nobody else may write meanwhile. */
export interface StoreCopy {
  /** Records after a key, in the order of their keys (bytes). */
  read(kind: CopiedKind, after: string | null, limit: number): Promise<CopiedRecord[]>;
  /** Twice leaves what once leaves. */
  write(kind: CopiedKind, records: CopiedRecord[]): Promise<void>;
  /** Derives what is derived and makes everything findable; returns how many stories there are. */
  finish(): Promise<number>;
}

/** How far a move has come; kept by the caller, so that it can go on after a break. */
export interface CopyPlace {
  kind: CopiedKind;
  after: string | null;
}

export interface Digest {
  count: number;
  /** SHA-256 over keys and canonical values, in order. */
  hash: string;
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, one]) => [name, canonical(one)]),
  );
}

const PAGE = 500;

async function* pages(store: StoreCopy, kind: CopiedKind, start: string | null): AsyncGenerator<CopiedRecord[]> {
  let after = start;
  for (;;) {
    const records = await store.read(kind, after, PAGE);
    if (records.length === 0) return;
    yield records;
    after = records[records.length - 1]?.key ?? null;
  }
}

/** Copies everything, from a place on; `onPage` is told where the move stands after each page. */
export async function copyStore(
  from: StoreCopy,
  to: StoreCopy,
  { start, onPage }: { start: CopyPlace | null; onPage(place: CopyPlace, count: number): void },
): Promise<void> {
  const first = start ? COPIED_KINDS.indexOf(start.kind) : 0;
  for (const kind of COPIED_KINDS.slice(first)) {
    let count = 0;
    for await (const records of pages(from, kind, start?.kind === kind ? start.after : null)) {
      await to.write(kind, records);
      count += records.length;
      onPage({ kind, after: records[records.length - 1]?.key ?? null }, count);
    }
  }
}

/** Counts and hashes all records of a kind. */
export async function digestOf(store: StoreCopy, kind: CopiedKind): Promise<Digest> {
  const hash = createHash('sha256');
  let count = 0;
  for await (const records of pages(store, kind, null)) {
    for (const { key, value } of records) hash.update(`${key}\t${JSON.stringify(canonical(value))}\n`);
    count += records.length;
  }
  return { count, hash: hash.digest('hex') };
}
