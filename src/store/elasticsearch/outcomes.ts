import type { OutcomeKind, OutcomeRow } from '../../domain/outcome.ts';
import type { OutcomeStore, Page } from '../port.ts';
import type { WriteOp } from './bulk-writer.ts';
import type { Connection } from './connection.ts';
import { listPage, newestByDate } from './list-page.ts';

/** How an outcome row is written: as it is, one a key. */
export function outcomeOp({ names }: Connection, row: OutcomeRow): WriteOp {
  return { action: 'index', alias: names.of('outcomes'), id: row.key, record: row };
}

function list(
  connection: Connection,
  { source, outcome, limit, cursor }: Parameters<OutcomeStore['list']>[0],
): Promise<Page<OutcomeRow>> {
  const filter = [...(source ? [{ term: { sourceId: source } }] : []), ...(outcome ? [{ term: { outcome } }] : [])];
  return listPage<OutcomeRow, OutcomeRow>(
    connection,
    {
      index: connection.names.of('outcomes'),
      query: { bool: { filter } },
      sort: newestByDate('at', 'key'),
      limit,
      cursor,
    },
    (row) => row,
  );
}

interface Bucket {
  key: string;
  doc_count: number;
  reasons: { buckets: { key: string; doc_count: number }[] };
}

async function counts(
  connection: Connection,
  source: string | undefined,
): Promise<Awaited<ReturnType<OutcomeStore['counts']>>> {
  const { aggregations } = await connection.search<unknown>({
    index: connection.names.of('outcomes'),
    ...(source === undefined ? {} : { query: { term: { sourceId: source } } }),
    size: 0,
    aggs: {
      outcomes: {
        terms: { field: 'outcome', size: 10 },
        aggs: { reasons: { terms: { field: 'reason', size: 1_000 } } },
      },
    },
  });
  const found = { indexed: 0, unchanged: 0, dropped: 0, 'set-aside': 0, reasons: {} as Record<string, number> };
  for (const bucket of (aggregations['outcomes'] as { buckets: Bucket[] } | undefined)?.buckets ?? []) {
    found[bucket.key as OutcomeKind] += bucket.doc_count;
    for (const { key, doc_count: count } of bucket.reasons.buckets)
      found.reasons[key] = (found.reasons[key] ?? 0) + count;
  }
  return found;
}

/** Rows whose announced or canonical URL is this one, newest first. */
export async function outcomesOfUrl(connection: Connection, url: string) {
  const { hits } = await connection.search<OutcomeRow>({
    index: connection.names.of('outcomes'),
    query: { bool: { should: [{ term: { url } }, { term: { canonicalUrl: url } }], minimum_should_match: 1 } },
    sort: [{ at: 'desc' }, { key: 'desc' }],
    size: 50,
    track_total_hits: false,
  });
  return hits;
}

/** The outcomes' port on Elasticsearch. */
export function elasticsearchOutcomes(connection: Connection): OutcomeStore {
  const index = connection.names.of('outcomes');
  return {
    byKeys: async (keys) => {
      const rows = await connection.mget<OutcomeRow>([...new Set(keys)].map((id) => ({ index, id })));
      return new Map(rows.flatMap((row) => (row ? [[row.id, row.source] as const] : [])));
    },
    list: (query) => list(connection, query),
    byUrl: async (url) => (await outcomesOfUrl(connection, url)).map(({ source }) => source),
    counts: (source) => counts(connection, source),
  };
}
