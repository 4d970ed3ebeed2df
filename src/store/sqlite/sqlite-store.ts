import type { ApiKey, Role } from '../../domain/key.ts';
import type { SourceState } from '../../domain/source.ts';
import type { Database } from '../../lib/sqlite.ts';
import type { CrawlStore, KeyStore, Store } from '../port.ts';
import { sqliteAlerts } from './alerts.ts';
import { sqliteAnswers } from './answers.ts';
import { sqliteAudit } from './audit.ts';
import { sqliteDocuments } from './documents.ts';
import { sqliteEvidence } from './evidence.ts';
import { sqliteLabels } from './labels.ts';
import { sqliteOutbox } from './outbox.ts';
import { sqliteOutcomes } from './outcomes.ts';
import { migrate } from './schema.ts';
import { sqliteStories } from './stories.ts';

function sqliteCrawl(database: Database): CrawlStore {
  return {
    states: async () =>
      database
        .statement('SELECT body FROM source_states')
        .all<{ body: string }>()
        .map((row) => JSON.parse(row.body) as SourceState),
    save: async (state) => {
      database
        .statement(
          'INSERT INTO source_states (source, body) VALUES (?, ?) ON CONFLICT (source) DO UPDATE SET body = excluded.body',
        )
        .run(state.sourceId, JSON.stringify(state));
    },
  };
}

function sqliteKeys(database: Database): KeyStore {
  const read = (row: {
    id: string;
    role: string;
    hash: string;
    created_at: string;
    revoked_at: string | null;
  }): ApiKey => ({
    id: row.id,
    role: row.role as Role,
    hash: row.hash,
    createdAt: row.created_at,
    revokedAt: row.revoked_at,
  });
  type Stored = Parameters<typeof read>[0];
  return {
    create: async (key) => {
      database
        .statement('INSERT INTO keys (id, hash, role, created_at, revoked_at) VALUES (?,?,?,?,?)')
        .run(key.id, key.hash, key.role, key.createdAt, key.revokedAt);
    },
    byHash: async (hash) => {
      const row = database.statement('SELECT * FROM keys WHERE hash = ?').get<Stored>(hash);
      return row ? read(row) : null;
    },
    list: async () => database.statement('SELECT * FROM keys ORDER BY created_at').all<Stored>().map(read),
    revoke: async (id, at) =>
      database.statement('UPDATE keys SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL').run(at, id).changes > 0,
  };
}

/** The embedded store: all ports on one SQLite file, which the caller opened and closes. */
export function sqliteStore(database: Database): Store {
  migrate(database);
  return {
    documents: sqliteDocuments(database),
    outcomes: sqliteOutcomes(database),
    stories: sqliteStories(database),
    alerts: sqliteAlerts(database),
    audit: sqliteAudit(database),
    crawl: sqliteCrawl(database),
    keys: sqliteKeys(database),
    outbox: sqliteOutbox(database),
    evidence: sqliteEvidence(database),
    answers: sqliteAnswers(database),
    labels: sqliteLabels(database),
    ready: async () => {
      database.transaction(() =>
        database.statement(`UPDATE counters SET value = value WHERE name = 'alert-seq'`).run(),
      );
    },
    close: async () => undefined,
  };
}
