import type { Document } from '../../domain/document.ts';
import type { Fingerprint, Story } from '../../domain/story.ts';
import type { Database } from '../../lib/sqlite.ts';
import type { Page, StoryStore } from '../port.ts';
import { listBodies, type Condition } from './list-bodies.ts';

interface StoredFingerprint {
  document: string;
  story: string;
  source: string;
  published_at: string;
  is_reprint: number;
  minima: Uint8Array;
  bands: string;
}

function read(stored: StoredFingerprint): Fingerprint {
  const bytes = Uint8Array.from(stored.minima);
  return {
    documentId: stored.document,
    storyId: stored.story,
    sourceId: stored.source,
    publishedAt: stored.published_at,
    isReprint: stored.is_reprint === 1,
    minima: new Uint32Array(bytes.buffer, 0, bytes.byteLength >> 2),
    bands: stored.bands === '' ? [] : stored.bands.split(' '),
  };
}

/** Writes a fingerprint and its band keys; the same document again replaces them. */
export function saveFingerprint(database: Database, fingerprint: Fingerprint): void {
  const { minima } = fingerprint;
  database.statement('DELETE FROM bands WHERE document = ?').run(fingerprint.documentId);
  database
    .statement(
      `INSERT INTO fingerprints (document, story, source, published_at, is_reprint, minima, bands) VALUES (?,?,?,?,?,?,?)
       ON CONFLICT (document) DO UPDATE SET story=excluded.story, published_at=excluded.published_at, is_reprint=excluded.is_reprint, minima=excluded.minima, bands=excluded.bands`,
    )
    .run(
      fingerprint.documentId,
      fingerprint.storyId,
      fingerprint.sourceId,
      fingerprint.publishedAt,
      Number(fingerprint.isReprint),
      new Uint8Array(minima.buffer, minima.byteOffset, minima.byteLength),
      fingerprint.bands.join(' '),
    );
  for (const band of fingerprint.bands)
    database.statement('INSERT OR IGNORE INTO bands (band, document) VALUES (?, ?)').run(band, fingerprint.documentId);
}

interface StoryCount {
  documents: number;
  reprints: number;
  sources: number;
  languages: string;
  first_at: string;
  last_at: string;
}

/** Recounts stories from their documents; one without documents disappears. */
export function refreshStories(database: Database, ids: Iterable<string>): void {
  const count = database.statement(
    `SELECT count(*) AS documents, coalesce(sum(f.is_reprint), 0) AS reprints, count(DISTINCT d.source) AS sources,
       group_concat(DISTINCT d.language) AS languages, min(d.sort_at) AS first_at, max(d.sort_at) AS last_at
     FROM documents d LEFT JOIN fingerprints f ON f.document = d.id WHERE d.story = ?`,
  );
  // The bodies are long: only that of the first document is read.
  const firstTitle = database.statement(
    `SELECT json_extract(body, '$.title') AS title FROM documents
     WHERE row = (SELECT row FROM documents WHERE story = ? ORDER BY sort_at, row LIMIT 1)`,
  );
  for (const id of ids) {
    const found = count.get<StoryCount>(id);
    const first = firstTitle.get<{ title: Document['title'] }>(id);
    if (!found || !first) {
      database.statement('DELETE FROM stories WHERE id = ?').run(id);
      continue;
    }
    const documentCount = Number(found.documents);
    const reprintCount = Number(found.reprints);
    const story: Story = {
      id,
      title: first.title,
      firstAt: found.first_at,
      lastAt: found.last_at,
      documentCount,
      voiceCount: documentCount - reprintCount,
      reprintCount,
      sourceCount: Number(found.sources),
      languages: found.languages.split(',').sort(),
    };
    database
      .statement(
        'INSERT INTO stories (id, first_at, last_at, body) VALUES (?,?,?,?) ON CONFLICT (id) DO UPDATE SET first_at=excluded.first_at, last_at=excluded.last_at, body=excluded.body',
      )
      .run(id, story.firstAt, story.lastAt, JSON.stringify(story));
  }
}

function list(database: Database, { from, to, ...page }: Parameters<StoryStore['list']>[0]): Page<Story> {
  const where: Condition[] = [
    ...(from ? [['last_at >= ?', from] satisfies Condition] : []),
    ...(to ? [['first_at < ?', to] satisfies Condition] : []),
  ];
  return listBodies(database, { table: 'stories', at: 'last_at', where, ...page });
}

/** The stories' port on SQLite. */
export function sqliteStories(database: Database): StoryStore {
  return {
    candidates: async (bands, limit) =>
      database
        .statement(
          `SELECT f.* FROM fingerprints f WHERE f.document IN (SELECT document FROM bands WHERE band IN (SELECT value FROM json_each(?)))
           ORDER BY f.published_at DESC LIMIT ?`,
        )
        .all<StoredFingerprint>(JSON.stringify(bands), limit)
        .map(read),
    list: async (query) => list(database, query),
    get: async (id) => {
      const row = database.statement('SELECT body FROM stories WHERE id = ?').get<{ body: string }>(id);
      if (!row) return null;
      const documents = database
        .statement('SELECT id FROM documents WHERE story = ? ORDER BY sort_at, row')
        .all<{ id: string }>(id);
      return { story: JSON.parse(row.body) as Story, documentIds: documents.map((document) => document.id) };
    },
    count: async () => Number(database.statement('SELECT count(*) AS n FROM stories').get<{ n: number }>()?.n ?? 0),
  };
}
