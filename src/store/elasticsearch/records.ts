import { DiembaoError } from '../../domain/errors.ts';
import type { ApiKey } from '../../domain/key.ts';
import type { SourceState } from '../../domain/source.ts';
import type { CrawlStore, KeyStore } from '../port.ts';
import { bulkWrite } from './bulk-writer.ts';
import type { Connection } from './connection.ts';

/** An office has hundreds of sources and tens of keys: one page holds all. */
const ALL = 10_000;

/** The crawlers' memory on Elasticsearch. A saved state is seen by the next look at once, so that no source is visited twice. */
export function elasticsearchCrawl(connection: Connection): CrawlStore {
  const index = connection.names.of('source-states');
  return {
    states: async () =>
      (await connection.search<{ body: SourceState }>({ index, size: ALL })).hits.map(({ source }) => source.body),
    save: async (state) => {
      await bulkWrite(
        connection,
        [{ action: 'index', alias: index, id: state.sourceId, record: { source: state.sourceId, body: state } }],
        { refresh: true },
      );
    },
  };
}

interface StoredKey {
  id: string;
  hash: string;
  createdAt: string;
  body: ApiKey;
}

/** A key as it is stored. */
export function keyRecord(key: ApiKey): StoredKey {
  return { id: key.id, hash: key.hash, createdAt: key.createdAt, body: key };
}

/** The API keys on Elasticsearch. */
export function elasticsearchKeys(connection: Connection): KeyStore {
  const index = connection.names.of('keys');
  return {
    create: async (key) => {
      const [written] = await bulkWrite(
        connection,
        [{ action: 'create', alias: index, id: key.id, record: keyRecord(key) }],
        { refresh: true },
      );
      if (written === 'conflict')
        throw new DiembaoError('conflict', 'there is a key of this id', { facts: { id: key.id } });
    },
    byHash: async (hash) =>
      (await connection.search<StoredKey>({ index, query: { term: { hash } }, size: 1 })).hits[0]?.source.body ?? null,
    list: async () =>
      (await connection.search<StoredKey>({ index, sort: [{ createdAt: 'asc' }, { id: 'asc' }], size: ALL })).hits.map(
        ({ source }) => source.body,
      ),
    revoke: async (id, at) => {
      const row = await connection.get<StoredKey>(index, id);
      if (!row || row.source.body.revokedAt !== null) return false;
      const record = keyRecord({ ...row.source.body, revokedAt: at });
      const [written] = await bulkWrite(
        connection,
        [{ action: 'index', alias: index, id, record, ifSeqNo: row.seqNo, ifPrimaryTerm: row.primaryTerm }],
        { refresh: true },
      );
      return written === 'done';
    },
  };
}
