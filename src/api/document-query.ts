import type { FastifyRequest } from 'fastify';
import type { Problem } from '../domain/problem.ts';
import { startOfLocalDay } from '../lib/local-day.ts';
import type { DocumentQuery } from '../store/port.ts';
import { badRequest } from './problem.ts';
import { MANY_VALUED } from './schemas/document.ts';

const DAY_MS = 86_400_000;

/** Splits `a,b` and repeated parameters into one list before they are checked. */
export async function splitLists(request: FastifyRequest): Promise<void> {
  const query = request.query as Record<string, unknown>;
  for (const name of MANY_VALUED) {
    const value = query[name];
    if (value === undefined) continue;
    query[name] = [value].flat().flatMap((one) => (typeof one === 'string' ? one.split(',').filter(Boolean) : [one]));
  }
}

/**
 * The UTC instant that a parameter means, or null. A bare day is the local day: its start as `from`, its end as `to`.
 * A space stands for the `+` of an offset that was not escaped.
 */
export function instantOf(text: string, edge: 'from' | 'to'): string | null {
  const typed = text.trim().replace(/ (?=\d\d:?\d\d$)/, '+');
  if (/^\d{4}-\d\d-\d\d$/.test(typed)) {
    if (Number.isNaN(Date.parse(typed))) return null;
    const start = startOfLocalDay(typed);
    return edge === 'from' ? start : new Date(Date.parse(start) + DAY_MS).toISOString();
  }
  const hasZone = /(?:Z|[+-]\d\d:?\d\d)$/i.test(typed);
  const ms = /^\d{4}-\d\d-\d\dT/.test(typed) ? Date.parse(hasZone ? typed : `${typed}+07:00`) : NaN;
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}

/** `from` and `to` as instants. Throws a 400 that names what is no time. */
export function timeRange(query: { from?: string; to?: string }): { from?: string; to?: string } {
  const problems: Problem[] = [];
  const range: { from?: string; to?: string } = {};
  for (const edge of ['from', 'to'] as const) {
    const text = query[edge];
    if (text === undefined) continue;
    const at = instantOf(text, edge);
    if (at === null)
      problems.push({ path: `querystring.${edge}`, value: text, expectation: 'a day or an ISO 8601 time' });
    else range[edge] = at;
  }
  if (problems.length > 0) throw badRequest(problems);
  return range;
}

type Filters = Omit<DocumentQuery, 'limit' | 'cursor' | 'sort'>;

const FILTERS = [
  'q',
  'lang',
  'sentiment',
  'topic',
  'safetyEvent',
  'kind',
  'origin',
  'source',
  'place',
  'story',
  'flag',
];

/** The store's filters of a checked query. */
export function filtersOf(query: Filters): Filters {
  const named = Object.entries(query).filter(([name, value]) => FILTERS.includes(name) && value !== undefined);
  return { ...(Object.fromEntries(named) as Filters), ...timeRange(query) };
}
