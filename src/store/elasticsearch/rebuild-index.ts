import type { Document } from '../../domain/document.ts';
import { DiembaoError } from '../../domain/errors.ts';
import { bulkWrite, type WriteOp } from './bulk-writer.ts';
import { isMissing, type Connection, type Stored } from './connection.ts';
import { rowOf, type DocumentRow } from './document-row.ts';
import { COLLECTIONS, generation, generationOf } from './index-names.ts';
import { aliasesFor, monthAliases } from './index-schema.ts';

const PAGE = 500;
/** With fewer left than this the old index is closed to writes for the last look: some 100 ms, which writers wait out. */
const FEW = 50;

/** One page of an index in the order of its changes; later changes have higher numbers. */
async function pageAfter(connection: Connection, index: string, seqNo: number): Promise<Stored<unknown>[]> {
  const { hits } = await connection.search<unknown>({
    index,
    query: { range: { _seq_no: { gt: seqNo } } },
    sort: [{ _seq_no: 'asc' }],
    size: PAGE,
    seq_no_primary_term: true,
    track_total_hits: false,
  });
  return hits;
}

/** Documents are made anew from their body: their words, fields and folding are today's. */
function opFor(index: string, row: Stored<unknown>): WriteOp {
  const source = row.source as Partial<DocumentRow> & { body?: Document };
  const isDocument = 'sortAt' in source && 'outcomeKey' in source;
  const record = isDocument ? rowOf(source.body as Document, source.outcomeKey ?? null) : source;
  return { action: 'index', alias: index, id: row.id, record };
}

async function copyAfter(
  connection: Connection,
  from: string,
  to: string,
  seqNo: number,
): Promise<{ seqNo: number; count: number }> {
  const rows = await pageAfter(connection, from, seqNo);
  await bulkWrite(
    connection,
    rows.map((row) => opFor(to, row)),
  );
  return { seqNo: rows[rows.length - 1]?.seqNo ?? seqNo, count: rows.length };
}

/** Removes from the copy what was deleted in the original while it was copied. */
async function dropDeleted(connection: Connection, from: string, to: string): Promise<void> {
  for (let seqNo = -1; ;) {
    const rows = await pageAfter(connection, to, seqNo);
    if (rows.length === 0) return;
    const still = await connection.mget<unknown>(rows.map(({ id }) => ({ index: from, id })));
    await bulkWrite(
      connection,
      rows.filter((_row, at) => !still[at]).map(({ id }): WriteOp => ({ action: 'delete', alias: to, id })),
    );
    seqNo = rows[rows.length - 1]?.seqNo ?? seqNo;
  }
}

async function copyAll(connection: Connection, old: string, next: string, alias: string): Promise<void> {
  const { client, told } = connection;
  let at = { seqNo: -1, count: PAGE };
  do {
    await connection.refresh([old]);
    at = await copyAfter(connection, old, `${alias}-next`, at.seqNo);
  } while (at.count > FEW);
  await told(() => client.indices.addBlock({ index: old, block: 'write' }));
  do {
    await connection.refresh([old]);
    at = await copyAfter(connection, old, `${alias}-next`, at.seqNo);
  } while (at.count > 0);
  await connection.refresh([next]);
  const [{ count: before }, { count: after }] = await told(() =>
    Promise.all([client.count({ index: old }), client.count({ index: next })]),
  );
  if (before !== after) await dropDeleted(connection, old, next);
  await told(() =>
    client.indices.updateAliases({
      actions: [
        ...Object.entries(aliasesFor(connection, alias)).map(([name, options]) => ({
          add: { index: next, alias: name, ...options },
        })),
        ...Object.keys(aliasesFor(connection, alias)).map((name) => ({ remove: { index: old, alias: name } })),
      ],
    }),
  );
}

/**
 * Rebuilds the index behind an alias under today's templates while it is read and written, then switches in one step;
 * returns the new index. A run that was cut off is begun again. Throws `not-found` for an alias that is not there.
 */
export async function rebuildIndex(connection: Connection, alias: string): Promise<string> {
  const { client, told } = connection;
  const found = await client.indices.getAlias({ name: alias }).catch((error: unknown) => {
    if (isMissing(error)) return {};
    return told(() => Promise.reject(error as Error));
  });
  const [old] = Object.keys(found);
  if (!old) throw new DiembaoError('not-found', 'there is no such index', { facts: { alias } });
  const next = generation(alias, generationOf(old) + 1);
  await told(() => client.indices.delete({ index: next, ignore_unavailable: true }));
  await told(() => client.indices.create({ index: next, aliases: { [`${alias}-next`]: { is_write_index: true } } }));
  try {
    await copyAll(connection, old, next, alias);
  } catch (error) {
    await client.indices.putSettings({ index: old, settings: { 'index.blocks.write': null } }).catch(() => undefined);
    throw error;
  }
  await told(() => client.indices.deleteAlias({ index: next, name: `${alias}-next` }));
  await told(() => client.indices.delete({ index: old, ignore_unavailable: true }));
  return next;
}

/** Rebuilds everything, one index after another; `onDone` is told each new index. */
export async function rebuildAll(connection: Connection, onDone: (index: string) => void): Promise<void> {
  const months = (await monthAliases(connection)).map(({ alias }) => alias);
  for (const alias of [...months, ...COLLECTIONS.map((one) => connection.names.of(one))])
    onDone(await rebuildIndex(connection, alias));
}
