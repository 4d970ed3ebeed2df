import { Client, errors, type estypes } from '@elastic/elasticsearch';
import { DiembaoError } from '../../domain/errors.ts';
import { gather } from '../../lib/gather.ts';
import { backoffMs, wait } from './backoff.ts';
import type { IndexNames } from './index-names.ts';
import { indexNames } from './index-names.ts';

/** A stored record with what optimistic concurrency needs. */
export interface Stored<T> {
  id: string;
  index: string;
  source: T;
  seqNo: number;
  primaryTerm: number;
}

export interface Found<T> {
  hits: (Stored<T> & { sort: (string | number)[] })[];
  total: number;
  aggregations: Record<string, estypes.AggregationsAggregate>;
  pitId: string | null;
}

/** The few calls that the store makes; every failure of the server is one of the house's errors. */
export interface Connection {
  client: Client;
  names: IndexNames;
  /** Hits bear their locks only when `seq_no_primary_term` is asked for. */
  search<T>(request: estypes.SearchRequest): Promise<Found<T>>;
  /** Sees every acknowledged write at once, unlike a search. */
  get<T>(index: string, id: string): Promise<Stored<T> | null>;
  /** As `get`, many at once, in order; an absent index is an absent record. Callers share requests; `fields` limits what comes of each. */
  mget<T>(wanted: { index: string; id: string; fields?: string[] }[]): Promise<(Stored<T> | null)[]>;
  /** Writes one record if it still stands at `before` (null: if there is none yet); null when another was faster. */
  put(
    index: string,
    id: string,
    record: unknown,
    before: { seqNo: number; primaryTerm: number } | null,
  ): Promise<{ seqNo: number; primaryTerm: number } | null>;
  /** Several searches in one request, in order. */
  msearch<T>(requests: estypes.MsearchMultisearchBody[], index: string): Promise<Stored<T>[][]>;
  /** Makes what was written to these indices findable. Callers share requests. */
  refresh(indices: string[]): Promise<void>;
  /** Runs any other call, its errors translated. */
  told<T>(work: (client: Client) => Promise<T>): Promise<T>;
}

const RETRY_AFTER_MS = 5_000;
const WHOLE_TRIES = 6;
const MOST_IN_ONE = 1_000;
const LOAD_TRIES = 5;
const FIRST_LOAD_WAIT_MS = 100;
const LONGEST_LOAD_WAIT_MS = 800;

function typeOf(error: errors.ResponseError): string {
  const body = error.body as { error?: { type?: string; reason?: string } } | undefined;
  return `${body?.error?.type ?? ''} ${body?.error?.reason ?? ''}`;
}

/** True for the refusal of a disk that is nearly full (flood-stage watermark, read-only indices). */
export function isFullText(text: string): boolean {
  return /flood-stage|read-only-allow-delete|read_only_allow_delete|disk usage exceeded/.test(text);
}

/** The house's error for a server that does not answer, refuses or is full; anything else passes through. */
export function storeError(error: unknown): unknown {
  if (error instanceof DiembaoError) return error;
  const unavailable = (message: string): DiembaoError =>
    new DiembaoError('store-unavailable', message, { cause: error, retryAfterMs: RETRY_AFTER_MS });
  if (
    error instanceof errors.ConnectionError ||
    error instanceof errors.TimeoutError ||
    error instanceof errors.NoLivingConnectionsError
  )
    return unavailable('Elasticsearch does not answer: start it, or correct ELASTICSEARCH_URL');
  if (!(error instanceof errors.ResponseError)) return error;
  const status = error.statusCode ?? 0;
  if (isFullText(typeOf(error)))
    return new DiembaoError('store-full', 'the disk of Elasticsearch is nearly full: free space or add a node', {
      cause: error,
    });
  if (status === 401 || status === 403)
    return unavailable(`Elasticsearch refuses these credentials (HTTP ${status}): ${typeOf(error)}`);
  if (status === 429 || status >= 502) return unavailable(`Elasticsearch is overloaded or starting (HTTP ${status})`);
  return error;
}

/** True when an index or alias is not there. */
export function isMissing(error: unknown): boolean {
  return error instanceof errors.ResponseError && error.statusCode === 404;
}

/** True when somebody else was faster at making an index. */
export function isThereAlready(error: unknown): boolean {
  return error instanceof errors.ResponseError && typeOf(error).includes('resource_already_exists');
}

/** Makes a request again that was refused for load (429: nothing of it was done), with doubling waits; many requests make one filing. */
async function untilTaken<T>(ask: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask();
    } catch (error) {
      const isRefusedForLoad =
        error instanceof errors.ResponseError && error.statusCode === 429 && !isFullText(typeOf(error));
      if (!isRefusedForLoad || attempt === LOAD_TRIES) throw error;
      await wait(backoffMs(attempt, { first: FIRST_LOAD_WAIT_MS, longest: LONGEST_LOAD_WAIT_MS }));
    }
  }
}

/** `http://host:9200`, several by commas; `user:password@`, or `api_key:KEY@` for an API key. */
function clientOf(url: string): Client {
  const addresses = url.split(',').map((part) => new URL(part.trim()));
  const [first] = addresses;
  const user = decodeURIComponent(first?.username ?? '');
  const password = decodeURIComponent(first?.password ?? '');
  const auth = user === '' ? {} : { auth: user === 'api_key' ? { apiKey: password } : { username: user, password } };
  const nodes = addresses.map((address) => {
    const bare = new URL(address);
    bare.username = '';
    bare.password = '';
    return bare.toString();
  });
  return new Client({ nodes, ...auth, maxRetries: 3, requestTimeout: 30_000, name: 'diembao' });
}

function stored<T>(hit: {
  _id?: string;
  _index?: string;
  _source?: unknown;
  _seq_no?: number;
  _primary_term?: number;
}): Stored<T> {
  return {
    id: String(hit._id),
    index: String(hit._index),
    source: hit._source as T,
    seqNo: hit._seq_no ?? -1,
    primaryTerm: hit._primary_term ?? -1,
  };
}

/** Opens a client; nothing is asked of the server yet. `prefix` begins every index name. */
export function connectElasticsearch(url: string, prefix: string): Connection {
  const client = clientOf(url);
  async function told<T>(work: (client: Client) => Promise<T>): Promise<T> {
    try {
      return await untilTaken(() => work(client));
    } catch (error) {
      throw storeError(error);
    }
  }
  /** An answer of all shards. A shard that has just been made or replaced is there a moment later. */
  async function whole<T extends estypes.SearchResponse>(ask: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await told(ask);
      if (!answer.timed_out && answer._shards.failed === 0) return answer;
      if (attempt === WHOLE_TRIES)
        throw new DiembaoError('store-unavailable', 'a part of the index did not answer', {
          retryAfterMs: RETRY_AFTER_MS,
        });
      await wait(100 * attempt);
    }
  }
  type Wanted = { index: string; id: string; fields?: string[] };
  const gathered = gather(async (asked: Wanted[][]) => {
    const docs = asked.flat().map(({ index, id, fields }) => ({
      _index: index,
      _id: id,
      ...(fields ? { _source: fields } : {}),
    }));
    const rows: (Stored<unknown> | null)[] = [];
    for (let at = 0; at < docs.length; at += MOST_IN_ONE) {
      const answer = await told(() => client.mget<unknown>({ docs: docs.slice(at, at + MOST_IN_ONE) }));
      for (const doc of answer.docs) rows.push('found' in doc && doc.found ? stored<unknown>(doc) : null);
    }
    return asked.map((wanted) => rows.splice(0, wanted.length));
  });
  const refreshed = gather(async (asked: string[][]) => {
    const index = [...new Set(asked.flat())];
    await told(() => client.indices.refresh({ index, ignore_unavailable: true }));
    return asked;
  });

  return {
    client,
    names: indexNames(prefix),
    told,
    search: async <T>(request: estypes.SearchRequest) => {
      const answer = await whole(() =>
        client.search<T>({
          // A point in time has its indices in it already.
          ...(request.pit ? {} : { ignore_unavailable: true }),
          ...request,
        }),
      );
      const { total } = answer.hits;
      return {
        hits: answer.hits.hits.map((hit) => ({ ...stored<T>(hit), sort: (hit.sort ?? []) as (string | number)[] })),
        total: typeof total === 'number' ? total : (total?.value ?? 0),
        aggregations: answer.aggregations ?? {},
        pitId: answer.pit_id ?? null,
      };
    },
    get: async <T>(index: string, id: string) => {
      try {
        const answer = await untilTaken(() => client.get<T>({ index, id }));
        return stored<T>(answer);
      } catch (error) {
        if (isMissing(error)) return null;
        throw storeError(error);
      }
    },
    mget: async <T>(wanted: Wanted[]) =>
      wanted.length === 0 ? [] : ((await gathered(wanted)) as (Stored<T> | null)[]),
    msearch: async <T>(requests: estypes.MsearchMultisearchBody[], index: string) => {
      const searches = requests.flatMap((request) => [{}, request]);
      const { responses } = await told((one) => one.msearch<T>({ index, ignore_unavailable: true, searches }));
      return responses.map((answer) => {
        if ('error' in answer || answer.timed_out || answer._shards.failed > 0)
          throw new DiembaoError('store-unavailable', 'a part of the index did not answer', {
            retryAfterMs: RETRY_AFTER_MS,
          });
        return answer.hits.hits.map((hit) => stored<T>(hit));
      });
    },
    put: async (index, id, document, before) => {
      const lock = before
        ? { if_seq_no: before.seqNo, if_primary_term: before.primaryTerm }
        : { op_type: 'create' as const };
      try {
        const answer = await untilTaken(() => client.index({ index, id, document, require_alias: true, ...lock }));
        return { seqNo: answer._seq_no ?? -1, primaryTerm: answer._primary_term ?? -1 };
      } catch (error) {
        if (error instanceof errors.ResponseError && error.statusCode === 409) return null;
        throw storeError(error);
      }
    },
    refresh: async (indices) => void (await refreshed(indices)),
  };
}
