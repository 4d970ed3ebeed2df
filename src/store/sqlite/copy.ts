import type { Alert } from '../../domain/alert.ts';
import type { Answer } from '../../domain/answer.ts';
import type { AuditRecord } from '../../domain/audit.ts';
import type { ClaimLabel, Evidence } from '../../domain/claim.ts';
import type { Delivery } from '../../domain/delivery.ts';
import type { Document } from '../../domain/document.ts';
import type { ApiKey } from '../../domain/key.ts';
import type { OutcomeRow } from '../../domain/outcome.ts';
import type { SourceState } from '../../domain/source.ts';
import { stableId } from '../../lib/hash.ts';
import { startOfLocalDay, localDay } from '../../lib/local-day.ts';
import type { Database } from '../../lib/sqlite.ts';
import type { EvidenceRecord, Store } from '../port.ts';
import type { CopiedKind, CopiedRecord, StoreCopy } from '../store-copy.ts';
import { writeAnswer } from './answers.ts';
import { writeLabel } from './labels.ts';
import { addDelivery } from './outbox.ts';
import { refreshStories } from './stories.ts';

interface Print {
  storyId: string;
  sourceId: string;
  publishedAt: string;
  isReprint: boolean;
  bands: string[];
  /** Base64. */
  minima: string;
}
interface Tally {
  facets: Record<string, string>;
  sortAt: string;
  count: number;
}
const FACETS = ['kind', 'source', 'origin', 'language', 'sentiment', 'topic', 'safety_event'] as const;
const isDay = `day = ? AND ${FACETS.map((facet) => `${facet} = ?`).join(' AND ')}`;

/** Days' numbers beyond the documents that are there: what is left of forgotten posts. */
function tallies(database: Database): CopiedRecord[] {
  const rows = database
    .statement(
      `SELECT t.*, t.count - (SELECT count(*) FROM documents d WHERE d.day = t.day AND ${FACETS.map((facet) => `d.${facet} = t.${facet}`).join(' AND ')}) AS gone
       FROM documents_daily t WHERE gone > 0`,
    )
    .all<Record<(typeof FACETS)[number] | 'day', string> & { gone: number }>();
  return rows
    .map((row) => {
      const { kind, source, origin, language, sentiment, topic, safety_event: safetyEvent } = row;
      const facets = { kind, source, origin, language, sentiment, topic, safetyEvent };
      const sortAt = startOfLocalDay(row.day);
      const value: Tally = { facets, sortAt, count: Number(row.gone) };
      return { key: stableId('tally', sortAt, ...Object.values(facets)), value };
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

const READS: Record<
  Exclude<CopiedKind, 'tallies' | 'audit'>,
  { sql: string; read: (row: Record<string, unknown>) => unknown }
> = {
  documents: { sql: 'SELECT id AS key, body FROM documents', read: ({ body }) => JSON.parse(String(body)) },
  fingerprints: {
    sql: 'SELECT document AS key, * FROM fingerprints',
    read: (row): Print => ({
      storyId: String(row['story']),
      sourceId: String(row['source']),
      publishedAt: String(row['published_at']),
      isReprint: row['is_reprint'] === 1,
      bands: row['bands'] === '' ? [] : String(row['bands']).split(' '),
      minima: Buffer.from(row['minima'] as Uint8Array).toString('base64'),
    }),
  },
  outcomes: {
    sql: 'SELECT * FROM outcomes',
    read: (row): OutcomeRow => ({
      key: String(row['key']),
      sourceId: String(row['source']),
      url: String(row['url']),
      canonicalUrl: row['canonical_url'] as string | null,
      documentId: row['document'] as string | null,
      outcome: row['outcome'] as OutcomeRow['outcome'],
      reason: row['reason'] as string | null,
      at: String(row['at']),
      steps: JSON.parse(String(row['steps'])) as OutcomeRow['steps'],
    }),
  },
  alerts: {
    sql: 'SELECT id AS key, seq, body FROM alerts',
    read: ({ seq, body }) => ({ alert: JSON.parse(String(body)) as Alert, seq: Number(seq) }),
  },
  'source-states': {
    sql: 'SELECT source AS key, body FROM source_states',
    read: ({ body }) => JSON.parse(String(body)),
  },
  keys: {
    sql: 'SELECT id AS key, * FROM keys',
    read: (row): ApiKey => ({
      id: String(row['id']),
      role: row['role'] as ApiKey['role'],
      hash: String(row['hash']),
      createdAt: String(row['created_at']),
      revokedAt: row['revoked_at'] as string | null,
    }),
  },
  evidence: {
    sql: 'SELECT id AS key, * FROM evidence',
    read: (row): CopiedEvidence => ({
      evidence: JSON.parse(String(row['body'])) as Evidence,
      vector: row['vector'] ? Buffer.from(row['vector'] as Uint8Array).toString('base64') : null,
      vectorModel: row['vector_model'] as string | null,
    }),
  },
  answers: { sql: 'SELECT id AS key, body FROM answers', read: ({ body }) => JSON.parse(String(body)) },
  'claim-labels': { sql: 'SELECT id AS key, body FROM claim_labels', read: ({ body }) => JSON.parse(String(body)) },
  outbox: {
    sql: 'SELECT id AS key, * FROM outbox',
    read: (row): Delivery => ({
      id: String(row['id']),
      alertId: String(row['alert']),
      channelId: String(row['channel']),
      payload: String(row['payload']),
      attemptCount: Number(row['attempts']),
      nextAttemptAt: String(row['next_at']),
      deliveredAt: row['delivered_at'] as string | null,
      lastError: row['error'] as string | null,
    }),
  },
};

function auditAfter(database: Database, after: string | null, limit: number): CopiedRecord[] {
  return database
    .statement('SELECT * FROM audit WHERE seq > ? ORDER BY seq LIMIT ?')
    .all<Omit<AuditRecord, 'previousHash'> & { previous_hash: string }>(Number(after ?? 0), limit)
    .map(({ previous_hash: previousHash, ...row }) => ({
      key: String(row.seq).padStart(15, '0'),
      value: { ...row, seq: Number(row.seq), previousHash } satisfies AuditRecord,
    }));
}

function writeAlert(database: Database, { alert, seq }: { alert: Alert; seq: number }): void {
  database
    .statement(
      'INSERT OR REPLACE INTO alerts (id, dedupe_key, kind, state, version, created_at, seq, body) VALUES (?,?,?,?,?,?,?,?)',
    )
    .run(
      alert.id,
      alert.dedupeKey,
      alert.kind,
      alert.state,
      alert.version,
      alert.createdAt,
      seq,
      JSON.stringify(alert),
    );
  database.statement(`UPDATE counters SET value = max(value, ?) WHERE name = 'alert-seq'`).run(seq);
}

function writeTally(database: Database, { facets, sortAt, count }: Tally): void {
  const { kind = '', source = '', origin = '', language = '', sentiment = '', topic = '', safetyEvent = '' } = facets;
  const row = [localDay(sortAt), kind, source, origin, language, sentiment, topic, safetyEvent];
  const there = database.statement(`SELECT count(*) AS n FROM documents WHERE ${isDay}`).get<{ n: number }>(...row);
  database
    .statement(
      `INSERT INTO documents_daily (day, ${FACETS.join(', ')}, count) VALUES (?,?,?,?,?,?,?,?,?)
       ON CONFLICT DO UPDATE SET count = excluded.count`,
    )
    .run(...row, Number(there?.n ?? 0) + count);
}

function writeAudit(database: Database, record: AuditRecord): void {
  const { seq, at, actor, action, subject, note, previousHash, hash } = record;
  database
    .statement(
      'INSERT OR REPLACE INTO audit (seq, at, actor, action, subject, note, previous_hash, hash) VALUES (?,?,?,?,?,?,?,?)',
    )
    .run(seq, at, actor, action, subject, note, previousHash, hash);
}

function writeKey(database: Database, key: ApiKey): void {
  database
    .statement('INSERT OR REPLACE INTO keys (id, hash, role, created_at, revoked_at) VALUES (?,?,?,?,?)')
    .run(key.id, key.hash, key.role, key.createdAt, key.revokedAt);
}

interface CopiedEvidence {
  evidence: Evidence;
  /** Base64 of 32-bit floats. */
  vector: string | null;
  vectorModel: string | null;
}

function evidenceOf({ evidence, vector, vectorModel }: CopiedEvidence): EvidenceRecord {
  const bytes = vector === null ? null : Uint8Array.from(Buffer.from(vector, 'base64'));
  return { evidence, vectorModel, vector: bytes ? new Float32Array(bytes.buffer, 0, bytes.byteLength >> 2) : null };
}

function printOf(key: string, { minima, ...print }: Print) {
  const bytes = Uint8Array.from(Buffer.from(minima, 'base64'));
  return { ...print, documentId: key, minima: new Uint32Array(bytes.buffer, 0, bytes.byteLength >> 2) };
}

/** The embedded store, for a move. */
export function sqliteCopy(database: Database, store: Store): StoreCopy {
  async function write(kind: CopiedKind, records: CopiedRecord[]): Promise<void> {
    const values = <T>(): T[] => records.map(({ value }) => value as T);
    if (kind === 'documents') return store.documents.commit({ documents: values<Document>() });
    if (kind === 'fingerprints')
      return store.documents.commit({ fingerprints: records.map(({ key, value }) => printOf(key, value as Print)) });
    if (kind === 'outcomes') return store.documents.commit({ outcomes: values<OutcomeRow>() });
    if (kind === 'evidence') {
      await store.evidence.put(values<CopiedEvidence>().map(evidenceOf));
      return;
    }
    if (kind === 'source-states') {
      for (const state of values<SourceState>()) await store.crawl.save(state);
      return;
    }
    database.transaction(() => {
      if (kind === 'alerts') values<{ alert: Alert; seq: number }>().forEach((one) => writeAlert(database, one));
      if (kind === 'tallies') values<Tally>().forEach((one) => writeTally(database, one));
      if (kind === 'audit') values<AuditRecord>().forEach((one) => writeAudit(database, one));
      if (kind === 'keys') values<ApiKey>().forEach((one) => writeKey(database, one));
      if (kind === 'answers') values<Answer>().forEach((one) => writeAnswer(database, one));
      if (kind === 'claim-labels') values<ClaimLabel>().forEach((one) => writeLabel(database, one));
      if (kind === 'outbox') values<Delivery>().forEach((one) => addDelivery(database, one));
    });
  }

  return {
    read: async (kind, after, limit) => {
      if (kind === 'audit') return auditAfter(database, after, limit);
      if (kind === 'tallies')
        return tallies(database)
          .filter(({ key }) => after === null || key > after)
          .slice(0, limit);
      const { sql, read } = READS[kind];
      return database
        .statement(`SELECT * FROM (${sql}) WHERE key > ? ORDER BY key LIMIT ?`)
        .all<{ key: string }>(after ?? '', limit)
        .map((row) => ({ key: row.key, value: read(row) }));
    },
    write,
    finish: async () => {
      database.transaction(() => {
        const ids = database.statement('SELECT DISTINCT story FROM documents').all<{ story: string }>();
        refreshStories(
          database,
          ids.map(({ story }) => story),
        );
      });
      return store.stories.count();
    },
  };
}
