import type { Document } from '../../domain/document.ts';
import type { Connection, Stored } from './connection.ts';
import type { DocumentRow } from './document-row.ts';
import { aliasOfIndex } from './index-names.ts';
import { monthAliases } from './index-schema.ts';

/** What was written in the last second is not findable yet: it is looked for in so many of the newest months. */
const NEWEST_MONTHS = 2;

const recentOf = new WeakMap<Connection, Promise<string[]>>();
/** Months come and go rarely; a new one made elsewhere is known after so long. */
const KNOWN_FOR_MS = 1_000;

function recentAliases(connection: Connection): Promise<string[]> {
  const known = recentOf.get(connection);
  if (known) return known;
  const asked = monthAliases(connection).then((months) => {
    const newest = [...new Set(months.map(({ month }) => month))].slice(0, NEWEST_MONTHS);
    return months.filter(({ month }) => newest.includes(month)).map(({ alias }) => alias);
  });
  recentOf.set(connection, asked);
  const forget = (): void => void recentOf.delete(connection);
  asked.then((aliases) => (aliases.length === 0 ? forget() : setTimeout(forget, KNOWN_FOR_MS).unref()), forget);
  return asked;
}

/** To be called when this process makes a month. */
export function forgetMonths(connection: Connection): void {
  recentOf.delete(connection);
}

/** Documents by id as they are now, also those written a moment ago; missing ones are left out. */
export async function storedDocuments(connection: Connection, ids: string[]): Promise<Stored<DocumentRow>[]> {
  if (ids.length === 0) return [];
  const wanted = [...new Set(ids)];
  const found: Stored<DocumentRow>[] = [];
  for (let at = 0; at < wanted.length; at += 500) {
    const some = wanted.slice(at, at + 500);
    const recent = await recentAliases(connection);
    const [{ hits }, fresh] = await Promise.all([
      connection.search<unknown>({
        index: connection.names.documents,
        query: { ids: { values: some } },
        size: some.length,
        _source: false,
      }),
      connection.mget<DocumentRow>(some.flatMap((id) => recent.map((index) => ({ index, id })))),
    ]);
    const byId = new Map(fresh.flatMap((row) => (row ? [[row.id, row] as const] : [])));
    // A search shows an older month's document perhaps as it was a second ago: only where it is, is taken from it.
    const older = hits
      .map(({ index, id }) => ({ index: aliasOfIndex(index), id }))
      .filter(({ index, id }) => !byId.has(id) && !recent.includes(index));
    for (const row of await connection.mget<DocumentRow>(older)) if (row) byId.set(row.id, row);
    found.push(...byId.values());
  }
  return found;
}

/**
 * Documents whose commit was completed. One whose outcome row is not there was cut off by a crash: it is left out, so that
 * the job's second delivery files it from the beginning and ends as the first would have.
 */
export async function findDocuments(connection: Connection, ids: string[]): Promise<Document[]> {
  const rows = await storedDocuments(connection, ids);
  const keys = rows.flatMap(({ source }) => (source.outcomeKey ? [source.outcomeKey] : []));
  const index = connection.names.of('outcomes');
  const outcomes = await connection.mget<unknown>(keys.map((id) => ({ index, id })));
  const ended = new Set(outcomes.flatMap((row) => (row ? [row.id] : [])));
  return rows
    .filter(({ source }) => source.outcomeKey === null || ended.has(source.outcomeKey))
    .map(({ source }) => source.body);
}
