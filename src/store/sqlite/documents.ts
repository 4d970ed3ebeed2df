import { withoutText, type Document, type DocumentWords } from '../../domain/document.ts';
import type { Fingerprint } from '../../domain/story.ts';
import { localDay } from '../../lib/local-day.ts';
import type { Database } from '../../lib/sqlite.ts';
import { givenWords, splitWords } from '../document-words.ts';
import type { DocumentStore, Effects } from '../port.ts';
import { mergeIntoAlerts } from './alerts.ts';
import { saveOutcomes } from './outcomes.ts';
import { saveFingerprint } from './stories.ts';
import { searchDocuments } from './search.ts';
import { documentStats } from './stats.ts';
import { refreshStories } from './stories.ts';

const UPSERT = `INSERT INTO documents (id, url, kind, source, origin, language, sentiment, topic, safety_event, story, suspected, withdrawn, paywalled, edited, sort_at, day, checked_at, full_text, body)
VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
ON CONFLICT (id) DO UPDATE SET url=excluded.url, kind=excluded.kind, source=excluded.source, origin=excluded.origin, language=excluded.language, sentiment=excluded.sentiment, topic=excluded.topic,
 safety_event=excluded.safety_event, story=excluded.story, suspected=excluded.suspected, withdrawn=excluded.withdrawn, paywalled=excluded.paywalled, edited=excluded.edited, sort_at=excluded.sort_at,
 day=excluded.day, checked_at=excluded.checked_at, full_text=excluded.full_text, body=excluded.body
RETURNING row`;

function columns(document: Document): (string | number)[] {
  const sortAt = document.publishedAt ?? document.fetchedAt;
  const { tags } = document;
  return [
    document.id,
    document.url,
    document.kind,
    document.source.id,
    document.source.origin,
    document.language.label,
    tags.sentiment.label,
    tags.topic.label,
    tags.safetyEvent.label,
    document.story,
    Number(document.suspected),
    Number(document.withdrawn),
    Number(document.paywalled),
    Number(document.versions.length > 1),
    sortAt,
    localDay(sortAt),
    document.recheck.lastAt,
    Number(document.text !== ''),
    JSON.stringify(document),
  ];
}

/** The document's row in the daily roll-up. */
function dailyKey(document: Document): string[] {
  const { source, kind, language, tags } = document;
  const day = localDay(document.publishedAt ?? document.fetchedAt);
  return [
    day,
    source.id,
    source.origin,
    kind,
    language.label,
    tags.sentiment.label,
    tags.topic.label,
    tags.safetyEvent.label,
  ];
}

function saveText(database: Database, row: number, { title, text }: DocumentWords): void {
  database
    .statement(
      'INSERT INTO documents_text (rowid, folded_title, folded_text, exact_title, exact_text) VALUES (?,?,?,?,?)',
    )
    .run(row, title.folded, text.folded, title.exact, text.exact);
}

function savePlaces(database: Database, row: number, document: Document): void {
  for (const place of new Set(document.places.map(({ id }) => id))) {
    database.statement('INSERT OR IGNORE INTO document_places (place, document) VALUES (?, ?)').run(place, row);
  }
}

/** `words` are the document's, where they are at hand. */
function saveDocument(database: Database, document: Document, words?: DocumentWords): void {
  const before = database.statement('SELECT body FROM documents WHERE id = ?').get<{ body: string }>(document.id);
  const { row } = database.statement(UPSERT).get<{ row: number }>(...columns(document)) as { row: number };
  const known = before ? (JSON.parse(before.body) as Document) : null;
  const isSameText = known !== null && known.title === document.title && known.text === document.text;
  if (!isSameText) {
    if (known) database.statement('DELETE FROM documents_text WHERE rowid = ?').run(row);
    saveText(database, row, words ?? splitWords(document));
  }
  if (isSameText && JSON.stringify(known.places) === JSON.stringify(document.places)) return;
  if (known) database.statement('DELETE FROM document_places WHERE document = ?').run(row);
  savePlaces(database, row, document);
}

function removeDocument(database: Database, row: number, id: string): void {
  database.statement('DELETE FROM documents_text WHERE rowid = ?').run(row);
  database.statement('DELETE FROM documents WHERE row = ?').run(row);
  database.statement('DELETE FROM fingerprints WHERE document = ?').run(id);
}

function commit(database: Database, effects: Effects): void {
  database.transaction(() => {
    const stories = new Set<string>();
    const words = givenWords(effects);
    for (const document of effects.documents ?? []) {
      saveDocument(database, document, words.get(document.id));
      stories.add(document.story);
    }
    for (const fingerprint of effects.fingerprints ?? []) saveFingerprint(database, fingerprint satisfies Fingerprint);
    refreshStories(database, stories);
    mergeIntoAlerts(database, effects.alerts ?? []);
    saveOutcomes(database, effects.outcomes ?? []);
  });
}

function parsed(rows: { body: string }[]): Document[] {
  return rows.map((row) => JSON.parse(row.body) as Document);
}

function erase(database: Database, url: string, at: string): number {
  return database.transaction(() => {
    const rows = database
      .statement('SELECT row, id, body FROM documents WHERE url = ?')
      .all<{ row: number; id: string; body: string }>(url);
    for (const row of rows) {
      removeDocument(database, row.row, row.id);
      refreshStories(database, [(JSON.parse(row.body) as Document).story]);
    }
    database
      .statement(
        `UPDATE outcomes SET outcome = 'dropped', reason = 'erased', document = NULL, at = ?, steps = '[]' WHERE canonical_url = ? OR url = ?`,
      )
      .run(at, url, url);
    return rows.length;
  });
}

function retain(
  database: Database,
  rules: { postsBefore: string; textBefore: string; limit: number },
): { posts: number; texts: number } {
  return database.transaction(() => {
    const posts = database
      .statement(`SELECT row, id, body FROM documents WHERE kind = 'post' AND sort_at < ? LIMIT ?`)
      .all<{ row: number; id: string; body: string }>(rules.postsBefore, rules.limit);
    for (const row of posts) {
      removeDocument(database, row.row, row.id);
      refreshStories(database, [(JSON.parse(row.body) as Document).story]);
      // What remains is the count: the roll-up keeps the day's number.
      const gone = JSON.parse(row.body) as Document;
      database
        .statement(
          'UPDATE documents_daily SET count = count + 1 WHERE day=? AND source=? AND origin=? AND kind=? AND language=? AND sentiment=? AND topic=? AND safety_event=?',
        )
        .run(...dailyKey(gone));
    }
    const texts = database
      .statement(`SELECT body FROM documents WHERE kind = 'article' AND full_text = 1 AND sort_at < ? LIMIT ?`)
      .all<{ body: string }>(rules.textBefore, rules.limit);
    for (const document of parsed(texts)) saveDocument(database, withoutText(document));
    return { posts: posts.length, texts: texts.length };
  });
}

/** The documents' port on SQLite. */
export function sqliteDocuments(database: Database): DocumentStore {
  const many = (column: 'id' | 'url', values: string[]): Document[] =>
    parsed(
      database
        .statement(`SELECT body FROM documents WHERE ${column} IN (SELECT value FROM json_each(?))`)
        .all<{ body: string }>(JSON.stringify(values)),
    );
  return {
    commit: async (effects) => commit(database, effects),
    find: async (by) => ('ids' in by ? many('id', by.ids) : many('url', by.urls)),
    search: async (query) => searchDocuments(database, query),
    stats: async (query, facets, interval) => documentStats(database, { query, facets, interval }),
    toRecheck: async (sourceId, checkedBefore, since, limit) =>
      parsed(
        database
          .statement(
            `SELECT body FROM documents WHERE source = ? AND checked_at < ? AND sort_at >= ? AND withdrawn = 0 AND kind = 'article' ORDER BY checked_at LIMIT ?`,
          )
          .all<{ body: string }>(sourceId, checkedBefore, since, limit),
      ),
    erase: async (url, at) => erase(database, url, at),
    retain: async (rules) => retain(database, rules),
  };
}
