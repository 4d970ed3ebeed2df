import { encodeCursor } from '../../lib/cursor.ts';
import type { Database } from '../../lib/sqlite.ts';
import type { Page } from '../port.ts';
import { readCursor } from '../read-cursor.ts';

/** A condition of the list with its value: `kind = ?`. Lists of values go in as JSON: `state IN (SELECT value FROM json_each(?))`. */
export type Condition = [sql: string, value: string];

/**
 * One page of records that are kept as JSON in `body` under an `id`, newest first by the column `at`; the first page has
 * the total. Throws `record-invalid` for a foreign cursor.
 */
export function listBodies<T>(
  database: Database,
  {
    table,
    at,
    where,
    limit,
    cursor,
  }: { table: string; at: string; where: Condition[]; limit: number; cursor?: string | undefined },
): Page<T> {
  const conditions = (more: string[] = []): string => ['1=1', ...where.map(([sql]) => sql), ...more].join(' AND ');
  const values = where.map(([, value]) => value);
  const total = cursor
    ? undefined
    : database.statement(`SELECT count(*) AS n FROM ${table} WHERE ${conditions()}`).get<{ n: number }>(...values)?.n;
  const keys = cursor ? readCursor(cursor, 2) : [];
  const rows = database
    .statement(
      `SELECT id, ${at} AS at, body FROM ${table} WHERE ${conditions(cursor ? [`(${at}, id) < (?, ?)`] : [])} ORDER BY ${at} DESC, id DESC LIMIT ?`,
    )
    .all<{ id: string; at: string; body: string }>(...values, ...keys, limit + 1);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map(({ body }) => JSON.parse(body) as T),
    next: rows.length > limit && last ? encodeCursor([last.at, last.id]) : null,
    ...(total === undefined ? {} : { total: Number(total) }),
  };
}
