import type { Evidence } from '../../domain/claim.ts';
import type { Database } from '../../lib/sqlite.ts';
import type { EvidenceRecord, EvidenceStore } from '../port.ts';
import { listBodies } from './list-bodies.ts';

interface Stored {
  seq: number;
  body: string;
  vector: Uint8Array | null;
  vector_model: string | null;
}

function recordOf(row: Stored): EvidenceRecord {
  const bytes = row.vector ? Uint8Array.from(row.vector) : null;
  return {
    evidence: JSON.parse(row.body) as Evidence,
    vector: bytes ? new Float32Array(bytes.buffer, 0, bytes.byteLength / 4) : null,
    vectorModel: row.vector_model,
  };
}

function putOne(database: Database, { evidence, vector, vectorModel }: EvidenceRecord): boolean {
  const body = JSON.stringify(evidence);
  const known = database
    .statement('SELECT body, vector_model FROM evidence WHERE id = ?')
    .get<{ body: string; vector_model: string | null }>(evidence.id);
  if (known && known.body === body && known.vector_model === vectorModel) return false;
  const { value: seq = 1 } =
    database
      .statement(`UPDATE counters SET value = value + 1 WHERE name = 'evidence-seq' RETURNING value`)
      .get<{ value: number }>() ?? {};
  database
    .statement(
      `INSERT INTO evidence (id, seq, kind, published_at, body, vector, vector_model) VALUES (?,?,?,?,?,?,?)
       ON CONFLICT (id) DO UPDATE SET seq=excluded.seq, kind=excluded.kind, published_at=excluded.published_at, body=excluded.body, vector=excluded.vector, vector_model=excluded.vector_model`,
    )
    .run(
      evidence.id,
      Number(seq),
      evidence.kind,
      evidence.publishedAt,
      body,
      vector ? new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength) : null,
      vectorModel,
    );
  return true;
}

/** The evidence port on SQLite. */
export function sqliteEvidence(database: Database): EvidenceStore {
  return {
    put: async (records) => database.transaction(() => records.filter((record) => putOne(database, record)).length),
    find: async (ids) =>
      ids.flatMap((id) => {
        const row = database.statement('SELECT * FROM evidence WHERE id = ?').get<Stored>(id);
        return row ? [recordOf(row)] : [];
      }),
    list: async ({ kind, ...page }) =>
      listBodies(database, { table: 'evidence', at: 'published_at', where: kind ? [['kind = ?', kind]] : [], ...page }),
    changesSince: async (seq, limit) =>
      database
        .statement('SELECT * FROM evidence WHERE seq > ? ORDER BY seq LIMIT ?')
        .all<Stored>(seq, limit)
        .map((row) => ({ seq: Number(row.seq), record: recordOf(row) })),
  };
}
