import { DiembaoError } from '../../domain/errors.ts';
import { makeMutex } from '../../lib/mutex.ts';
import { bulkWrite } from './bulk-writer.ts';
import type { Connection } from './connection.ts';
import type { Collection } from './index-names.ts';

export interface Entry<T> {
  seq: number;
  body: T;
}

/** A log numbered from 1 without gaps: entry n is created only when n − 1 is there, and only once. */
export interface NumberedLog<T> {
  last(): Promise<Entry<T> | null>;
  /** Adds what `make` makes of the entry before. `isMine` tells that a try whose answer was lost did succeed. */
  append(make: (previous: Entry<T> | null) => T, isMine: (body: T) => boolean): Promise<Entry<T>>;
  /** Entries after `seq`, oldest first; `before` given: before it, newest first. */
  read(range: { after: number } | { before: number }, limit: number): Promise<Entry<T>[]>;
}

const PROBED = 8;
const MAX_TRIES = 200;

/** The log in one collection. */
export function numberedLog<T>(connection: Connection, collection: Collection): NumberedLog<T> {
  const index = connection.names.of(collection);
  const inTurn = makeMutex();
  let known: Entry<T> | null = null;

  async function read(range: { after: number } | { before: number }, limit: number): Promise<Entry<T>[]> {
    const isForward = 'after' in range;
    const { hits } = await connection.search<Entry<T>>({
      index,
      query: { range: { seq: isForward ? { gt: range.after } : { lt: range.before } } },
      sort: [{ seq: isForward ? 'asc' : 'desc' }],
      size: limit,
      track_total_hits: false,
    });
    return hits.map(({ source }) => source);
  }

  async function last(): Promise<Entry<T> | null> {
    known ??= (await read({ before: Number.MAX_SAFE_INTEGER }, 1))[0] ?? null;
    for (;;) {
      const from = (known?.seq ?? 0) + 1;
      const next = await connection.mget<Entry<T>>(
        Array.from({ length: PROBED }, (_, at) => ({ index, id: String(from + at) })),
      );
      const there = next.findIndex((entry) => entry === null);
      const newest = there === 0 ? undefined : next[there < 0 ? PROBED - 1 : there - 1];
      if (newest) known = newest.source;
      if (there >= 0) return known;
    }
  }

  async function append(make: (previous: Entry<T> | null) => T, isMine: (body: T) => boolean): Promise<Entry<T>> {
    for (let attempt = 1; attempt <= MAX_TRIES; attempt += 1) {
      const previous = await last();
      if (attempt > 1 && previous && isMine(previous.body)) return previous;
      const entry: Entry<T> = { seq: (previous?.seq ?? 0) + 1, body: make(previous) };
      const [written] = await bulkWrite(
        connection,
        [{ action: 'create', alias: index, id: String(entry.seq), record: entry }],
        { refresh: true },
      );
      if (written === 'done') {
        known = entry;
        return entry;
      }
    }
    throw new DiembaoError('conflict', 'too many write to this log at once', { facts: { log: collection } });
  }

  return { last, read, append: (make, isMine) => inTurn(() => append(make, isMine)) };
}
