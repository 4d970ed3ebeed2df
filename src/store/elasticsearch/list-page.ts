import type { estypes } from '@elastic/elasticsearch';
import { encodeCursor } from '../../lib/cursor.ts';
import type { Page } from '../port.ts';
import { readCursor } from '../read-cursor.ts';
import type { Connection } from './connection.ts';

/** A list: what is in it, in which total order of two keys, and how much of each record is read (`fields`; all without). */
export interface Listed {
  index: string;
  query?: estypes.QueryDslQueryContainer;
  sort: [estypes.SortCombinations, estypes.SortCombinations];
  fields?: string[];
  limit: number;
  cursor?: string | undefined;
}

/** One page of a list; the first page has the total. Throws `record-invalid` for a foreign cursor. */
export async function listPage<Row, T>(
  connection: Connection,
  { index, query, sort, fields, limit, cursor }: Listed,
  itemOf: (row: Row) => T,
): Promise<Page<T>> {
  const { hits, total } = await connection.search<Row>({
    index,
    sort,
    size: limit + 1,
    track_total_hits: !cursor,
    ...(query ? { query } : {}),
    ...(fields ? { _source: fields } : {}),
    ...(cursor ? { search_after: readCursor(cursor, 2) } : {}),
  });
  const last = hits[limit - 1];
  return {
    items: hits.slice(0, limit).map(({ source }) => itemOf(source)),
    next: hits.length > limit && last ? encodeCursor(last.sort) : null,
    ...(cursor ? {} : { total }),
  };
}

/** Newest first by an instant that is kept as text; records of one instant by id. */
export const newestBy = (field: string): Listed['sort'] => [{ [field]: { order: 'desc' } }, { id: { order: 'desc' } }];

/** As `newestBy`, for a date field. */
export const newestByDate = (field: string, key = 'id'): Listed['sort'] => [
  { [field]: { order: 'desc', format: 'epoch_millis' } },
  { [key]: { order: 'desc' } },
];
