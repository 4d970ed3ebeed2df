import type { Fingerprint, Story } from '../../domain/story.ts';
import { gather } from '../../lib/gather.ts';
import type { Page, StoryStore } from '../port.ts';
import type { WriteOp } from './bulk-writer.ts';
import type { Connection } from './connection.ts';
import { listPage, newestByDate } from './list-page.ts';
import type { StoredStory } from './story-members.ts';

export interface StoredFingerprint {
  id: string;
  bands: string[];
  publishedAt: string;
  story: string;
  body: { source: string; isReprint: boolean; minima: string };
}

/** How a fingerprint is written. */
export function fingerprintOp({ names }: Connection, print: Fingerprint): WriteOp {
  const { minima } = print;
  const record: StoredFingerprint = {
    id: print.documentId,
    bands: print.bands,
    publishedAt: print.publishedAt,
    story: print.storyId,
    body: {
      source: print.sourceId,
      isReprint: print.isReprint,
      minima: Buffer.from(minima.buffer, minima.byteOffset, minima.byteLength).toString('base64'),
    },
  };
  return { action: 'index', alias: names.of('fingerprints'), id: print.documentId, record };
}

/** A fingerprint as it was given. */
export function readFingerprint(id: string, { bands, publishedAt, story, body }: StoredFingerprint): Fingerprint {
  const bytes = Uint8Array.from(Buffer.from(body.minima, 'base64'));
  return {
    documentId: id,
    storyId: story,
    sourceId: body.source,
    publishedAt,
    isReprint: body.isReprint,
    minima: new Uint32Array(bytes.buffer, 0, bytes.byteLength >> 2),
    bands,
  };
}

function list(
  connection: Connection,
  { from, to, limit, cursor }: Parameters<StoryStore['list']>[0],
): Promise<Page<Story>> {
  const filter = [
    ...(from ? [{ range: { lastAt: { gte: from } } }] : []),
    ...(to ? [{ range: { firstAt: { lt: to } } }] : []),
  ];
  return listPage<StoredStory, Story>(
    connection,
    {
      index: connection.names.of('stories'),
      query: { bool: { filter } },
      sort: newestByDate('lastAt'),
      fields: ['body.story'],
      limit,
      cursor,
    },
    ({ body }) => body.story,
  );
}

type Candidates = (asked: { bands: string[]; limit: number }) => Promise<Fingerprint[]>;

/** Twins of many documents in two requests. A twin may have been filed a moment ago, here or by another worker. */
function candidatesOf(connection: Connection): Candidates {
  const index = connection.names.of('fingerprints');
  return gather(async (asked) => {
    await connection.refresh([index]);
    const found = await connection.msearch<StoredFingerprint>(
      asked.map(({ bands, limit }) => ({
        query: { bool: { filter: [{ terms: { bands } }] } },
        sort: [{ publishedAt: 'desc' }],
        size: limit,
        track_total_hits: false,
      })),
      index,
    );
    return found.map((hits) => hits.map(({ id, source }) => readFingerprint(id, source)));
  });
}

/** The stories' port on Elasticsearch. */
export function elasticsearchStories(connection: Connection): StoryStore {
  const { names } = connection;
  const candidates = candidatesOf(connection);
  return {
    candidates: (bands, limit) => candidates({ bands, limit }),
    list: (query) => list(connection, query),
    get: async (id) => {
      const found = await connection.get<StoredStory>(names.of('stories'), id);
      if (!found) return null;
      const { story, members } = found.source.body;
      return { story, documentIds: members.map((member) => member.id) };
    },
    count: async () => (await connection.told((client) => client.count({ index: names.of('stories') }))).count,
  };
}
