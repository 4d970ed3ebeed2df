import type { Document } from '../../domain/document.ts';
import { gather } from '../../lib/gather.ts';
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

/** What a reader of documents needs of a row: not its words. */
export const DOCUMENT_FIELDS = ['id', 'sortAt', 'outcomeKey', 'body'];
const AT_ONCE = 500;

type Row = Stored<DocumentRow>;

async function lookUp(connection: Connection, ids: string[]): Promise<Map<string, Row>> {
  const recent = await recentAliases(connection);
  const fields = DOCUMENT_FIELDS;
  const [{ hits }, fresh] = await Promise.all([
    connection.search<unknown>({
      index: connection.names.documents,
      query: { ids: { values: ids } },
      size: ids.length,
      _source: false,
      track_total_hits: false,
    }),
    connection.mget<DocumentRow>(ids.flatMap((id) => recent.map((index) => ({ index, id, fields })))),
  ]);
  const byId = new Map(fresh.flatMap((row) => (row ? [[row.id, row] as const] : [])));
  // A search shows an older month's document perhaps as it was a second ago: only where it is, is taken from it.
  const older = hits
    .map(({ index, id }) => ({ index: aliasOfIndex(index), id, fields }))
    .filter(({ index, id }) => !byId.has(id) && !recent.includes(index));
  for (const row of await connection.mget<DocumentRow>(older)) if (row) byId.set(row.id, row);
  return byId;
}

const lookUpsOf = new WeakMap<Connection, (ids: string[]) => Promise<Map<string, Row>>>();

/** Look-ups of one process share requests. */
function lookUpsAt(connection: Connection): (ids: string[]) => Promise<Map<string, Row>> {
  const known = lookUpsOf.get(connection);
  if (known) return known;
  const made = gather(async (asked: string[][]) => {
    const ids = [...new Set(asked.flat())];
    const found = new Map<string, Row>();
    for (let at = 0; at < ids.length; at += AT_ONCE)
      for (const [id, row] of await lookUp(connection, ids.slice(at, at + AT_ONCE))) found.set(id, row);
    return asked.map(() => found);
  });
  lookUpsOf.set(connection, made);
  return made;
}

/** Documents by id as they are now, also those written a moment ago; missing ones are left out. */
export async function storedDocuments(connection: Connection, ids: string[]): Promise<Row[]> {
  if (ids.length === 0) return [];
  const found = await lookUpsAt(connection)(ids);
  return [...new Set(ids)].flatMap((id) => found.get(id) ?? []);
}

/**
 * Documents whose commit was completed. One whose outcome row is not there was cut off by a crash: it is left out, so that
 * the job's second delivery files it from the beginning and ends as the first would have.
 */
export async function findDocuments(connection: Connection, ids: string[]): Promise<Document[]> {
  const rows = await storedDocuments(connection, ids);
  const index = connection.names.of('outcomes');
  const keys = rows.flatMap(({ source }) => (source.outcomeKey ? [source.outcomeKey] : []));
  const outcomes = await connection.mget<unknown>(keys.map((id) => ({ index, id, fields: ['key'] })));
  const ended = new Set(outcomes.flatMap((row) => (row ? [row.id] : [])));
  return rows
    .filter(({ source }) => source.outcomeKey === null || ended.has(source.outcomeKey))
    .map(({ source }) => source.body);
}
