import type { estypes } from '@elastic/elasticsearch';
import { DiembaoError } from '../../domain/errors.ts';
import { isFullText, storeError, type Connection } from './connection.ts';
import { forgetMonths } from './document-find.ts';
import { ensureAlias } from './index-schema.ts';

/** One write. `alias` must exist or is made; `ifSeqNo` makes it conditional. */
export interface WriteOp {
  action: 'index' | 'create' | 'delete';
  alias: string;
  id: string;
  record?: unknown;
  ifSeqNo?: number;
  ifPrimaryTerm?: number;
}

/** How one write ended: done, overtaken by another (409), or not there (a delete). */
export type Written = 'done' | 'conflict' | 'absent';

const MAX_OPS = 500;
const MAX_BYTES = 4_000_000;
const MAX_TRIES = 9;
const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 8_000;

interface Line {
  op: WriteOp;
  at: number;
  /** Serialised once, also for the second try. */
  text: string | null;
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function header({ action, alias, id, ifSeqNo, ifPrimaryTerm }: WriteOp): Record<string, unknown> {
  return {
    [action]: {
      _index: alias,
      _id: id,
      ...(action === 'delete' ? {} : { require_alias: true }),
      ...(ifSeqNo === undefined ? {} : { if_seq_no: ifSeqNo, if_primary_term: ifPrimaryTerm }),
    },
  };
}

function batches(lines: Line[]): Line[][] {
  const all: Line[][] = [];
  let batch: Line[] = [];
  let bytes = 0;
  for (const line of lines) {
    const size = line.text?.length ?? 0;
    if (batch.length > 0 && (batch.length >= MAX_OPS || bytes + size > MAX_BYTES)) {
      all.push(batch);
      batch = [];
      bytes = 0;
    }
    batch.push(line);
    bytes += size;
  }
  if (batch.length > 0) all.push(batch);
  return all;
}

type Verdict = Written | 'again' | 'make-index';

function verdictOf(item: estypes.BulkResponseItem): Verdict {
  if (item.status < 300) return 'done';
  const reason = `${item.error?.type ?? ''} ${item.error?.reason ?? ''}`;
  if (item.status === 409) return 'conflict';
  if (item.status === 404) return item.error?.type === 'index_not_found_exception' ? 'make-index' : 'absent';
  if (isFullText(reason))
    throw new DiembaoError('store-full', 'the disk of Elasticsearch is nearly full: free space or add a node');
  // A block for writes is the last second of a re-index.
  if (item.status === 429 || item.status >= 500 || /cluster_block/.test(reason)) return 'again';
  throw new DiembaoError('invariant-broken', `Elasticsearch refuses a record: ${reason.slice(0, 300)}`, {
    facts: { status: item.status, index: item._index },
  });
}

/**
 * Writes all records and says of each how it ended, in order. What is refused for load (429, 503) is sent again, and only
 * that, with doubling waits: the caller waits, which is the back-pressure. Throws `store-unavailable`, `store-full`.
 */
export async function bulkWrite(
  connection: Connection,
  ops: WriteOp[],
  options: { refresh?: boolean } = {},
): Promise<Written[]> {
  const results: Written[] = new Array<Written>(ops.length).fill('done');
  const lines = ops.map((op, at): Line => ({
    op,
    at,
    text: op.action === 'delete' ? null : JSON.stringify(op.record),
  }));
  for (const batch of batches(lines))
    await writeBatch(connection, batch, { results, refresh: options.refresh === true });
  return results;
}

async function writeBatch(
  connection: Connection,
  batch: Line[],
  { results, refresh }: { results: Written[]; refresh: boolean },
): Promise<void> {
  let left = batch;
  for (let attempt = 1; ; attempt += 1) {
    let trouble: unknown = null;
    try {
      const answer = await connection.client.bulk(
        {
          operations: left.flatMap(({ op, text }) => (text === null ? [header(op)] : [header(op), text])) as object[],
          refresh,
        },
        { maxRetries: 0 },
      );
      const again: Line[] = [];
      const missing = new Set<string>();
      answer.items.forEach((item, index) => {
        const line = left[index] as Line;
        const verdict = verdictOf(Object.values(item)[0] as estypes.BulkResponseItem);
        if (verdict === 'make-index' && line.op.action === 'delete') results[line.at] = 'absent';
        else if (verdict === 'again' || verdict === 'make-index') {
          again.push(line);
          if (verdict === 'make-index') missing.add(line.op.alias);
        } else results[line.at] = verdict;
      });
      for (const alias of missing) await ensureAlias(connection, alias);
      if (missing.size > 0) forgetMonths(connection);
      if (again.length === 0) return;
      left = again;
      if (missing.size > 0 && attempt < MAX_TRIES) continue;
    } catch (error) {
      trouble = storeError(error);
      if (!(trouble instanceof DiembaoError) || trouble.code !== 'store-unavailable') throw trouble;
    }
    if (attempt >= MAX_TRIES)
      throw (
        trouble ??
        new DiembaoError('store-unavailable', 'Elasticsearch refuses writes for load', { retryAfterMs: 5_000 })
      );
    const longest = Math.min(FIRST_WAIT_MS * 2 ** (attempt - 1), LONGEST_WAIT_MS);
    await wait(longest * (0.5 + Math.random() / 2));
  }
}
