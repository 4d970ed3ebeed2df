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

/** Totals, facets (most frequent first, at most 50 values) and a histogram in local time. */
export function documentStats(
  database: Database,
  options: { query: StatsQuery; facets: StatsFacet[]; interval: 'hour' | 'day' | 'month' },
): Stats {
  const { query, facets, interval } = options;
  const isRollUp = fitsRollUp(query, facets, interval);
  const where = isRollUp ? rollUpWhere(query) : fullWhere(database, query);
  const table = isRollUp ? 'documents_daily d' : 'documents d';
  const amount = isRollUp ? 'sum(d.count)' : 'count(*)';
  const rows = <T>(sql: string): T[] => database.statement(sql).all<T>(...where.values);

  const found: Stats['facets'] = {};
  for (const facet of facets) {
    const sql =
      facet === 'place'
        ? `SELECT p.place AS value, count(*) AS count FROM documents d JOIN document_places p ON p.document = d.row WHERE ${where.sql} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 50`
        : `SELECT d.${COLUMNS[facet]} AS value, ${amount} AS count FROM ${table} WHERE ${where.sql} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 50`;
    found[facet] = rows<{ value: string; count: number }>(sql).map((row) => ({
      value: row.value,
      count: Number(row.count),
    }));
  }
  const step = interval === 'hour' ? 'substr(d.sort_at, 1, 13)' : interval === 'day' ? 'd.day' : 'substr(d.day, 1, 7)';
  const one = (label: string): string =>
    isRollUp ? `sum(CASE WHEN d.sentiment = '${label}' THEN d.count ELSE 0 END)` : `sum(d.sentiment = '${label}')`;
  const histogram = rows<{ step: string; count: number; negative: number; neutral: number; positive: number }>(
    `SELECT ${step} AS step, ${amount} AS count, ${one('negative')} AS negative, ${one('neutral')} AS neutral, ${one('positive')} AS positive FROM ${table} WHERE ${where.sql} GROUP BY 1 ORDER BY 1`,
  ).map((row) => ({
    start:
      interval === 'hour'
        ? `${row.step}:00:00.000Z`
        : startOfLocalDay(interval === 'day' ? row.step : `${row.step}-01`),
    count: Number(row.count),
    negative: Number(row.negative),
    neutral: Number(row.neutral),
    positive: Number(row.positive),
  }));
  return { total: histogram.reduce((sum, bucket) => sum + bucket.count, 0), facets: found, histogram };
}
