import type { Database } from '../../lib/sqlite.ts';

/** Each step runs once, in order, in one transaction; `user_version` counts them. */
const MIGRATIONS: string[] = [
  `
  CREATE TABLE documents (
    row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, url TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, source TEXT NOT NULL, origin TEXT NOT NULL,
    language TEXT NOT NULL, sentiment TEXT NOT NULL, topic TEXT NOT NULL, safety_event TEXT NOT NULL, story TEXT NOT NULL,
    suspected INTEGER NOT NULL, withdrawn INTEGER NOT NULL, paywalled INTEGER NOT NULL, edited INTEGER NOT NULL,
    sort_at TEXT NOT NULL, day TEXT NOT NULL, checked_at TEXT NOT NULL, full_text INTEGER NOT NULL, body TEXT NOT NULL
  );
  CREATE INDEX documents_sort ON documents (sort_at, row);
  CREATE INDEX documents_source_sort ON documents (source, sort_at, row);
  CREATE INDEX documents_story ON documents (story, sort_at);
  CREATE INDEX documents_recheck ON documents (source, checked_at);
  CREATE INDEX documents_language_sort ON documents (language, sort_at, row);
  CREATE INDEX documents_suspected ON documents (sort_at, row) WHERE suspected = 1;
  CREATE INDEX documents_retain ON documents (kind, sort_at) WHERE full_text = 1;
  CREATE TABLE document_places (place TEXT NOT NULL, document INTEGER NOT NULL REFERENCES documents (row) ON DELETE CASCADE, PRIMARY KEY (place, document)) WITHOUT ROWID;
  CREATE INDEX document_places_document ON document_places (document);
  CREATE VIRTUAL TABLE documents_text USING fts5 (folded_title, folded_text, exact_title, exact_text, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co M*'");
  CREATE TABLE documents_daily (
    day TEXT NOT NULL, source TEXT NOT NULL, origin TEXT NOT NULL, kind TEXT NOT NULL, language TEXT NOT NULL, sentiment TEXT NOT NULL, topic TEXT NOT NULL, safety_event TEXT NOT NULL,
    count INTEGER NOT NULL, PRIMARY KEY (day, source, origin, kind, language, sentiment, topic, safety_event)
  ) WITHOUT ROWID;
  CREATE TRIGGER documents_daily_insert AFTER INSERT ON documents BEGIN
    INSERT INTO documents_daily VALUES (new.day, new.source, new.origin, new.kind, new.language, new.sentiment, new.topic, new.safety_event, 1)
      ON CONFLICT DO UPDATE SET count = count + 1;
  END;
  CREATE TRIGGER documents_daily_delete AFTER DELETE ON documents BEGIN
    UPDATE documents_daily SET count = count - 1 WHERE day = old.day AND source = old.source AND origin = old.origin AND kind = old.kind AND language = old.language
      AND sentiment = old.sentiment AND topic = old.topic AND safety_event = old.safety_event;
  END;
  CREATE TRIGGER documents_daily_update AFTER UPDATE OF day, source, origin, kind, language, sentiment, topic, safety_event ON documents BEGIN
    UPDATE documents_daily SET count = count - 1 WHERE day = old.day AND source = old.source AND origin = old.origin AND kind = old.kind AND language = old.language
      AND sentiment = old.sentiment AND topic = old.topic AND safety_event = old.safety_event;
    INSERT INTO documents_daily VALUES (new.day, new.source, new.origin, new.kind, new.language, new.sentiment, new.topic, new.safety_event, 1)
      ON CONFLICT DO UPDATE SET count = count + 1;
  END;
  CREATE TABLE outcomes (
    row INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, source TEXT NOT NULL, url TEXT NOT NULL, canonical_url TEXT, document TEXT,
    outcome TEXT NOT NULL, reason TEXT, at TEXT NOT NULL, steps TEXT NOT NULL
  );
  CREATE INDEX outcomes_url ON outcomes (url);
  CREATE INDEX outcomes_canonical ON outcomes (canonical_url);
  CREATE INDEX outcomes_source ON outcomes (source, outcome, row);
  CREATE INDEX outcomes_outcome ON outcomes (outcome, row);
  CREATE TABLE fingerprints (document TEXT PRIMARY KEY, story TEXT NOT NULL, source TEXT NOT NULL, published_at TEXT NOT NULL, is_reprint INTEGER NOT NULL, minima BLOB NOT NULL, bands TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE bands (band TEXT NOT NULL, document TEXT NOT NULL REFERENCES fingerprints (document) ON DELETE CASCADE, PRIMARY KEY (band, document)) WITHOUT ROWID;
  CREATE INDEX bands_document ON bands (document);
  CREATE TABLE stories (id TEXT PRIMARY KEY, first_at TEXT NOT NULL, last_at TEXT NOT NULL, body TEXT NOT NULL) WITHOUT ROWID;
  CREATE INDEX stories_last ON stories (last_at, id);
  CREATE TABLE alerts (id TEXT PRIMARY KEY, dedupe_key TEXT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL, version INTEGER NOT NULL, created_at TEXT NOT NULL, seq INTEGER NOT NULL UNIQUE, body TEXT NOT NULL) WITHOUT ROWID;
  CREATE INDEX alerts_created ON alerts (created_at, id);
  CREATE INDEX alerts_dedupe ON alerts (dedupe_key, created_at);
  CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
  INSERT INTO counters VALUES ('alert-seq', 0);
  CREATE TABLE audit (seq INTEGER PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL, note TEXT NOT NULL, previous_hash TEXT NOT NULL, hash TEXT NOT NULL);
  CREATE TABLE source_states (source TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE keys (id TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, role TEXT NOT NULL, created_at TEXT NOT NULL, revoked_at TEXT) WITHOUT ROWID;
  CREATE TABLE outbox (id TEXT PRIMARY KEY, alert TEXT NOT NULL, channel TEXT NOT NULL, payload TEXT NOT NULL, attempts INTEGER NOT NULL, next_at TEXT NOT NULL, delivered_at TEXT, error TEXT) WITHOUT ROWID;
  CREATE INDEX outbox_due ON outbox (next_at) WHERE delivered_at IS NULL;
  `,
  `
  CREATE TABLE evidence (
    id TEXT PRIMARY KEY, seq INTEGER NOT NULL UNIQUE, kind TEXT NOT NULL, published_at TEXT NOT NULL, body TEXT NOT NULL, vector BLOB, vector_model TEXT
  ) WITHOUT ROWID;
  CREATE INDEX evidence_published ON evidence (published_at, id);
  INSERT INTO counters VALUES ('evidence-seq', 0);
  `,
  `
  CREATE TABLE answers (id TEXT PRIMARY KEY, state TEXT NOT NULL, version INTEGER NOT NULL, updated_at TEXT NOT NULL, body TEXT NOT NULL) WITHOUT ROWID;
  CREATE INDEX answers_updated ON answers (updated_at, id);
  CREATE TABLE claim_labels (id TEXT PRIMARY KEY, document TEXT NOT NULL, at TEXT NOT NULL, body TEXT NOT NULL) WITHOUT ROWID;
  CREATE INDEX claim_labels_document ON claim_labels (document);
  CREATE INDEX claim_labels_at ON claim_labels (at, id);
  `,
  // Whole searches by filter walk this one, newest first, without touching the long rows.
  `
  DROP INDEX documents_sort;
  DROP INDEX documents_language_sort;
  CREATE INDEX documents_walk ON documents (sort_at, row, language, sentiment, topic, safety_event, source, kind, origin, suspected, withdrawn, paywalled, edited, story);
  `,
  // With the day, histograms stay in the short index too.
  `
  DROP INDEX documents_walk;
  CREATE INDEX documents_walk ON documents (sort_at, row, language, sentiment, topic, safety_event, source, kind, origin, suspected, withdrawn, paywalled, edited, story, day);
  `,
];

/** Brings the file to the newest shape; safe to call at every start, also by two processes at once. */
export function migrate(database: Database): void {
  database.transaction(() => {
    const { user_version: done } = database.statement('PRAGMA user_version').get<{ user_version: number }>() ?? {
      user_version: 0,
    };
    for (const step of MIGRATIONS.slice(Number(done))) database.exec(step);
    if (Number(done) < MIGRATIONS.length) database.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
  });
}
