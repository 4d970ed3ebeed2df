import { localDay, startOfLocalDay } from '../../lib/local-day.ts';
import type { Database } from '../../lib/sqlite.ts';
import type { DocumentQuery, Stats, StatsFacet } from '../port.ts';
import { fullWhere } from './search.ts';

type StatsQuery = Omit<DocumentQuery, 'limit' | 'cursor' | 'sort'>;

const COLUMNS: Record<Exclude<StatsFacet, 'place'>, string> = {
  language: 'language',
  sentiment: 'sentiment',
  topic: 'topic',
  safetyEvent: 'safety_event',
  source: 'source',
  origin: 'origin',
  kind: 'kind',
};

/** True when the daily roll-up knows enough: no text, place, story or flag, and whole local days. */
function fitsRollUp(query: StatsQuery, facets: StatsFacet[], interval: string): boolean {
  const isWholeDay = (at: string | undefined): boolean =>
    at === undefined || at.slice(10) === 'T17:00:00.000Z' || at.slice(10) === 'T17:00:00Z';
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

function rollUpWhere(query: StatsQuery): { sql: string; values: string[] } {
  const clauses = ['d.count > 0'];
  const values: string[] = [];
  const anyOf = (column: string, wanted: string[] | undefined): void => {
    if (!wanted?.length) return;
    clauses.push(`d.${column} IN (${wanted.map(() => '?').join(',')})`);
    values.push(...wanted);
  };
  anyOf('language', query.lang);
  anyOf('sentiment', query.sentiment);
  anyOf('topic', query.topic);
  anyOf('safety_event', query.safetyEvent);
  anyOf('source', query.source);
  anyOf('kind', query.kind ? [query.kind] : undefined);
  anyOf('origin', query.origin ? [query.origin] : undefined);
  if (query.from) {
    clauses.push('d.day >= ?');
    values.push(localDay(query.from));
  }
  if (query.to) {
    clauses.push('d.day < ?');
    values.push(localDay(query.to));
  }
  return { sql: clauses.join(' AND '), values };
}

const HISTOGRAM = 'histogram';

/** A facet's value or a step of the histogram, with what it counts. */
interface StatsRow {
  part: string;
  value: string;
  count: number;
  negative: number;
  neutral: number;
  positive: number;
}

/** Totals, facets (most frequent first, at most 50 values) and a histogram in local time. */
export function documentStats(
  database: Database,
  options: { query: StatsQuery; facets: StatsFacet[]; interval: 'hour' | 'day' | 'month' },
): Stats {
  const { query, facets, interval } = options;
  const isRollUp = fitsRollUp(query, facets, interval);
  const where = isRollUp ? rollUpWhere(query) : fullWhere(database, query);
  const own = isRollUp ? 'd.count AS n' : 'd.row, d.sort_at, 1 AS n';
  const fitting = `SELECT ${Object.values(COLUMNS)
    .map((column) => `d.${column}`)
    .join(', ')}, d.day, ${own}
    FROM ${isRollUp ? 'documents_daily' : 'documents'} d WHERE ${where.sql}`;
  const step = interval === 'hour' ? 'substr(m.sort_at, 1, 13)' : interval === 'day' ? 'm.day' : 'substr(m.day, 1, 7)';
  const one = (label: string): string => `sum(m.n * (m.sentiment = '${label}')) AS ${label}`;
  const parts = facets.map((facet) =>
    facet === 'place'
      ? `SELECT 'place' AS part, p.place AS value, sum(m.n) AS count, 0 AS negative, 0 AS neutral, 0 AS positive FROM m JOIN document_places p ON p.document = m.row GROUP BY 2 ORDER BY 3 DESC, 2 LIMIT 50`
      : `SELECT '${facet}' AS part, m.${COLUMNS[facet]} AS value, sum(m.n) AS count, 0 AS negative, 0 AS neutral, 0 AS positive FROM m GROUP BY 2 ORDER BY 3 DESC, 2 LIMIT 50`,
  );
  parts.push(
    `SELECT '${HISTOGRAM}' AS part, ${step} AS value, sum(m.n) AS count, ${one('negative')}, ${one('neutral')}, ${one('positive')} FROM m GROUP BY 2 ORDER BY 2`,
  );
  // What words find is gathered once for all parts; filters alone are quicker asked again for each.
  const rows = database
    .statement(
      `WITH m AS ${query.q ? 'MATERIALIZED' : 'NOT MATERIALIZED'} (${fitting}) ${parts.map((part) => `SELECT * FROM (${part})`).join(' UNION ALL ')}`,
    )
    .all<StatsRow>(...where.values);

  const found: Stats['facets'] = Object.fromEntries(facets.map((facet) => [facet, []]));
  const histogram: Stats['histogram'] = [];
  for (const { part, value, ...counts } of rows) {
    const count = Number(counts.count);
    if (part !== HISTOGRAM) found[part]?.push({ value, count });
    else
      histogram.push({
        start:
          interval === 'hour' ? `${value}:00:00.000Z` : startOfLocalDay(interval === 'day' ? value : `${value}-01`),
        count,
        negative: Number(counts.negative),
        neutral: Number(counts.neutral),
        positive: Number(counts.positive),
      });
  }
  return { total: histogram.reduce((sum, bucket) => sum + bucket.count, 0), facets: found, histogram };
}
