import type { estypes } from '@elastic/elasticsearch';
import type { Stats, StatsFacet } from '../port.ts';
import type { Connection } from './connection.ts';
import { documentClause, type Filters } from './document-query.ts';

const ZONE = 'Asia/Ho_Chi_Minh';
const SENTIMENTS = ['negative', 'neutral', 'positive'] as const;

interface Bucket {
  key: string;
  doc_count: number;
}
interface Step {
  key: number;
  doc_count: number;
  sentiments: { buckets: Record<(typeof SENTIMENTS)[number], { doc_count: number }> };
}

/** True when forgotten posts, of which only a day's number is left, can be counted in: as in the embedded store's roll-up. */
function countsForgotten(query: Filters, facets: StatsFacet[], interval: string): boolean {
  const isWholeDay = (at: string | undefined): boolean => at === undefined || /T17:00:00(\.000)?Z$/.test(at);
  return (
    interval !== 'hour' &&
    !facets.includes('place') &&
    !query.q &&
    !query.place?.length &&
    !query.story &&
    !query.flag?.length &&
    isWholeDay(query.from) &&
    isWholeDay(query.to)
  );
}

function fieldOf(facet: StatsFacet): string {
  return facet === 'place' ? 'places' : facet;
}

/** Totals, facets (most frequent first, at most 50 values) and a histogram in local time. */
export async function documentStats(
  connection: Connection,
  { query, facets, interval }: { query: Filters; facets: StatsFacet[]; interval: 'hour' | 'day' | 'month' },
): Promise<Stats> {
  const { names } = connection;
  const index = countsForgotten(query, facets, interval) ? [names.documents, names.of('tallies')] : [names.documents];
  const { aggregations } = await connection.search<unknown>({
    index,
    query: documentClause(query),
    size: 0,
    track_total_hits: false,
    aggs: {
      ...Object.fromEntries(
        facets.map((facet): [string, estypes.AggregationsAggregationContainer] => [
          `facet:${facet}`,
          { terms: { field: fieldOf(facet), size: 50, shard_size: 500, order: [{ _count: 'desc' }, { _key: 'asc' }] } },
        ]),
      ),
      steps: {
        date_histogram: { field: 'sortAt', calendar_interval: interval, time_zone: ZONE, min_doc_count: 1 },
        aggs: {
          sentiments: {
            filters: {
              filters: Object.fromEntries(SENTIMENTS.map((label) => [label, { term: { sentiment: label } }])),
            },
          },
        },
      },
    },
  });
  const bucketsOf = <T>(name: string): T[] => (aggregations[name] as { buckets?: T[] } | undefined)?.buckets ?? [];
  const histogram = bucketsOf<Step>('steps').map(({ key, doc_count: count, sentiments: { buckets } }) => ({
    start: new Date(key).toISOString(),
    count,
    negative: buckets.negative.doc_count,
    neutral: buckets.neutral.doc_count,
    positive: buckets.positive.doc_count,
  }));
  return {
    total: histogram.reduce((sum, { count }) => sum + count, 0),
    facets: Object.fromEntries(
      facets.map((facet) => [
        facet,
        bucketsOf<Bucket>(`facet:${facet}`).map(({ key, doc_count: count }) => ({ value: key, count })),
      ]),
    ),
    histogram,
  };
}
