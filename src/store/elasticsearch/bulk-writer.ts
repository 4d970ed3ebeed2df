import type { estypes } from '@elastic/elasticsearch';
import { DiembaoError } from '../../domain/errors.ts';
import { backoffMs, wait } from './backoff.ts';
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

/** What one caller asked for; it ends when all its writes have, or with the first that cannot be done. */
interface Call {
  results: Written[];
  left: number;
  resolve(results: Written[]): void;
  reject(error: unknown): void;
}

const MAX_OPS = 500;
const MAX_BYTES = 4_000_000;
/** Bulk requests of one process at once; what comes meanwhile goes together in the next. */
const MAX_REQUESTS = 2;
const MAX_TRIES = 9;
const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 8_000;

interface Line {
  op: WriteOp;
  /** Serialised when its turn comes, once, also for the second try. */
  written: { head: string; text: string | null } | null;
  call: Call;
  at: number;
}

function header({ action, alias, id, ifSeqNo, ifPrimaryTerm }: WriteOp): string {
  return JSON.stringify({
    [action]: {
      _index: alias,
      _id: id,
      ...(action === 'delete' ? {} : { require_alias: true }),
      ...(ifSeqNo === undefined ? {} : { if_seq_no: ifSeqNo, if_primary_term: ifPrimaryTerm }),
    },
  });
}

function serialised(line: Line): { head: string; text: string | null } {
  const { op } = line;
  line.written ??= { head: header(op), text: op.action === 'delete' ? null : JSON.stringify(op.record) };
  return line.written;
}

/** Takes as many lines as one request may hold. */
function nextBatch(waiting: Line[]): Line[] {
  let count = 0;
  for (let bytes = 0; count < Math.min(waiting.length, MAX_OPS); count += 1) {
    bytes += serialised(waiting[count] as Line).text?.length ?? 0;
    if (count > 0 && bytes > MAX_BYTES) break;
  }
  return waiting.splice(0, count);
}

type Item = Pick<estypes.BulkResponseItem, 'status' | 'error'>;
type Verdict = Written | 'again' | 'make-index';

function verdictOf({ status, error }: Item, alias: string): Verdict {
  if (status < 300) return 'done';
  const reason = `${error?.type ?? ''} ${error?.reason ?? ''}`;
  if (status === 409) return 'conflict';
  if (status === 404) return error?.type === 'index_not_found_exception' ? 'make-index' : 'absent';
  if (isFullText(reason))
    throw new DiembaoError('store-full', 'the disk of Elasticsearch is nearly full: free space or add a node');
  // A block for writes is the last second of a re-index.
  if (status === 429 || status >= 500 || /cluster_block/.test(reason)) return 'again';
  throw new DiembaoError('invariant-broken', `Elasticsearch refuses a record: ${reason.slice(0, 300)}`, {
    facts: { status, index: alias },
  });
}

function settle({ call, at }: Line, written: Written): void {
  call.results[at] = written;
  call.left -= 1;
  if (call.left === 0) call.resolve(call.results);
}

/** Notes what each item came to; returns the lines that must go again, and the aliases that are to be made for them. */
function settleAll(lines: Line[], items: Item[]): { again: Line[]; missing: Set<string> } {
  const again: Line[] = [];
  const missing = new Set<string>();
  lines.forEach((line, at) => {
    const { alias, action } = line.op;
    try {
      const verdict = verdictOf(items[at] as Item, alias);
      if (verdict === 'make-index' && action === 'delete') settle(line, 'absent');
      else if (verdict === 'again' || verdict === 'make-index') {
        again.push(line);
        if (verdict === 'make-index') missing.add(alias);
      } else settle(line, verdict);
    } catch (error) {
      line.call.reject(error);
    }
  });
  return { again, missing };
}

async function send(connection: Connection, lines: Line[], refresh: boolean): Promise<Item[]> {
  const answer = await connection.client.bulk(
    {
      operations: lines.flatMap((line) => {
        const { head, text } = serialised(line);
        return text === null ? [head] : [head, text];
      }),
      refresh,
      filter_path: ['items.*.status', 'items.*.error'],
    },
    { maxRetries: 0 },
  );
  return answer.items.map((item) => Object.values(item)[0] as Item);
}

/** Writes one request's lines until each has ended; what fails fails its caller. `pause` waits without keeping others from their turn. */
async function writeBatch(
  connection: Connection,
  batch: Line[],
  { refresh, pause }: { refresh: boolean; pause(ms: number): Promise<void> },
): Promise<void> {
  let left = batch;
  for (let attempt = 1; ; attempt += 1) {
    let trouble: unknown = null;
    try {
      const { again, missing } = settleAll(left, await send(connection, left, refresh));
      left = again;
      if (left.length === 0) return;
      for (const alias of missing) await ensureAlias(connection, alias);
      if (missing.size > 0) forgetMonths(connection);
      if (missing.size > 0 && attempt < MAX_TRIES) continue;
    } catch (error) {
      trouble = storeError(error);
    }
    const isLater = trouble === null || (trouble instanceof DiembaoError && trouble.code === 'store-unavailable');
    if (!isLater || attempt >= MAX_TRIES) {
      const refusal = 'Elasticsearch refuses writes for load';
      const end = trouble ?? new DiembaoError('store-unavailable', refusal, { retryAfterMs: 5_000 });
      for (const { call } of left) call.reject(end);
      return;
    }
    await pause(backoffMs(attempt, { first: FIRST_WAIT_MS, longest: LONGEST_WAIT_MS }));
  }
}

interface Funnel {
  waiting: Line[];
  requestCount: number;
}
/** Plain writes, and writes that must be findable at once: these would make everything in their request findable. */
const funnelsOf = new WeakMap<Connection, [Funnel, Funnel]>();

function funnelOf(connection: Connection, refresh: boolean): Funnel {
  const known = funnelsOf.get(connection) ?? [
    { waiting: [], requestCount: 0 },
    { waiting: [], requestCount: 0 },
  ];
  funnelsOf.set(connection, known);
  return known[refresh ? 1 : 0];
}

function pump(connection: Connection, funnel: Funnel, refresh: boolean): void {
  const release = (): void => {
    funnel.requestCount -= 1;
    pump(connection, funnel, refresh);
  };
  const pause = async (ms: number): Promise<void> => {
    release();
    await wait(ms);
    funnel.requestCount += 1;
  };
  while (funnel.waiting.length > 0 && funnel.requestCount < MAX_REQUESTS) {
    funnel.requestCount += 1;
    void writeBatch(connection, nextBatch(funnel.waiting), { refresh, pause }).finally(release);
  }
}

/**
 * Writes all records and says of each how it ended, in order. Writes of many callers share requests: while two are under
 * way the next is filled. What is refused for load (429, 503) is sent again, and only that, with doubling waits: callers
 * wait, which is the back-pressure. Throws `store-unavailable`, `store-full`.
 */
export function bulkWrite(
  connection: Connection,
  ops: WriteOp[],
  { refresh = false }: { refresh?: boolean } = {},
): Promise<Written[]> {
  if (ops.length === 0) return Promise.resolve([]);
  return new Promise((resolve, reject) => {
    const call: Call = { results: new Array<Written>(ops.length), left: ops.length, resolve, reject };
    const funnel = funnelOf(connection, refresh);
    ops.forEach((op, at) => funnel.waiting.push({ op, written: null, call, at }));
    pump(connection, funnel, refresh);
  });
}
