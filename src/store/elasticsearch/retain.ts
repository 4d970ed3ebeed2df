import { randomUUID } from 'node:crypto';
import { withoutText } from '../../domain/document.ts';
import { localDay, startOfLocalDay } from '../../lib/local-day.ts';
import { stableId } from '../../lib/hash.ts';
import { bulkWrite, type WriteOp } from './bulk-writer.ts';
import type { Connection, Stored } from './connection.ts';
import { aliasOf, facetsOf, rowOf, type DocumentRow } from './document-row.ts';
import { monthAliases } from './index-schema.ts';
import { changeStories, without, type Change } from './story-members.ts';

/** Posts on their way out, noted before anything is touched: a crash in the middle is finished by the next run. */
interface Batch {
  name: string;
  posts: { id: string; alias: string; story: string }[];
  tallies: { id: string; facets: Record<string, string>; sortAt: string; count: number }[];
}
interface Tally {
  _doc_count: number;
  lastBatch: string;
}

const BATCH_ID = 'forgetting';

function batchOf(connection: Connection, rows: Stored<DocumentRow>[]): Batch {
  const tallies = new Map<string, Batch['tallies'][number]>();
  for (const { source } of rows) {
    const facets = facetsOf(source.body);
    const sortAt = startOfLocalDay(localDay(source.sortAt));
    const id = stableId('tally', sortAt, ...Object.values(facets));
    tallies.set(id, { id, facets, sortAt, count: (tallies.get(id)?.count ?? 0) + 1 });
  }
  return {
    name: randomUUID(),
    posts: rows.map(({ id, source }) => ({ id, alias: aliasOf(connection, source.body), story: source.body.story })),
    tallies: [...tallies.values()],
  };
}

/** Removes documents with their fingerprints and places in stories. */
export async function removeDocuments(connection: Connection, posts: Batch['posts']): Promise<void> {
  const changes = new Map<string, Change[]>();
  for (const { id, story } of posts) changes.set(story, [...(changes.get(story) ?? []), without(id)]);
  await changeStories(connection, changes);
  const ops = posts.flatMap(({ id, alias }): WriteOp[] => [
    { action: 'delete', alias: connection.names.of('fingerprints'), id },
    { action: 'delete', alias, id },
  ]);
  await bulkWrite(connection, ops, { refresh: true });
}

/** Counts the posts into the days' numbers, removes them, and forgets the note. Each part may be done twice. */
async function carryOut(connection: Connection, batch: Batch): Promise<void> {
  const index = connection.names.of('tallies');
  const known = await connection.mget<Tally>(batch.tallies.map(({ id }) => ({ index, id })));
  const ops = batch.tallies.flatMap(({ id, facets, sortAt, count }, at): WriteOp[] => {
    const before = known[at]?.source;
    if (before?.lastBatch === batch.name) return [];
    const record = { ...facets, id, sortAt, _doc_count: (before?._doc_count ?? 0) + count, lastBatch: batch.name };
    return [{ action: 'index', alias: index, id, record }];
  });
  await bulkWrite(connection, ops, { refresh: true });
  await removeDocuments(connection, batch.posts);
  await bulkWrite(connection, [{ action: 'delete', alias: connection.names.of('work'), id: BATCH_ID }]);
}

async function forgetPosts(connection: Connection, before: string, limit: number): Promise<number> {
  const work = connection.names.of('work');
  const left = await connection.get<{ body: Batch }>(work, BATCH_ID);
  if (left) await carryOut(connection, left.source.body);
  const { hits } = await connection.search<DocumentRow>({
    index: connection.names.documents,
    query: { bool: { filter: [{ term: { kind: 'post' } }, { range: { sortAt: { lt: before } } }] } },
    sort: [{ sortAt: 'asc' }],
    size: Math.min(limit, 5_000),
    track_total_hits: false,
  });
  if (hits.length > 0) {
    const batch = batchOf(connection, hits);
    await bulkWrite(connection, [{ action: 'index', alias: work, id: BATCH_ID, record: { body: batch } }]);
    await carryOut(connection, batch);
  }
  return hits.length;
}

async function reduceTexts(connection: Connection, before: string, limit: number): Promise<number> {
  const { hits } = await connection.search<DocumentRow>({
    index: connection.names.documents,
    query: {
      bool: {
        filter: [{ term: { kind: 'article' } }, { term: { hasText: true } }, { range: { sortAt: { lt: before } } }],
      },
    },
    size: Math.min(limit, 5_000),
    seq_no_primary_term: true,
    track_total_hits: false,
  });
  const written = await bulkWrite(
    connection,
    hits.map(({ id, seqNo, primaryTerm, source: { body, outcomeKey } }): WriteOp => {
      return {
        action: 'index',
        alias: aliasOf(connection, body),
        id,
        record: rowOf(withoutText(body), outcomeKey),
        ifSeqNo: seqNo,
        ifPrimaryTerm: primaryTerm,
      };
    }),
    { refresh: true },
  );
  return written.filter((one) => one === 'done').length;
}

/** Drops the months of posts that lie wholly before the instant and are empty by now. */
async function dropMonths(connection: Connection, before: string): Promise<void> {
  const limit = before.slice(0, 7).replace('-', '.');
  for (const { index, month } of await monthAliases(connection, ['posts'])) {
    if (month >= limit) continue;
    const { count } = await connection.told((client) => client.count({ index }));
    if (count === 0) await connection.told((client) => client.indices.delete({ index, ignore_unavailable: true }));
  }
}

/** Applies the retention rules (boundary B7): old posts go and only their number stays, old press text is cut to its excerpt. */
export async function retainDocuments(
  connection: Connection,
  rules: { postsBefore: string; textBefore: string; limit: number },
): Promise<{ posts: number; texts: number }> {
  const posts = await forgetPosts(connection, rules.postsBefore, rules.limit);
  const texts = await reduceTexts(connection, rules.textBefore, rules.limit);
  if (posts < rules.limit) await dropMonths(connection, rules.postsBefore);
  return { posts, texts };
}
