import { isLinked, nextAuditRecord } from '../../domain/audit-chain.ts';
import type { AuditRecord, NewAuditRecord } from '../../domain/audit.ts';
import { encodeCursor } from '../../lib/cursor.ts';
import type { Database } from '../../lib/sqlite.ts';
import type { AuditLog } from '../port.ts';
import { readCursor } from '../read-cursor.ts';

type Stored = Omit<AuditRecord, 'previousHash'> & { previous_hash: string };

function read({ seq, at, actor, action, subject, note, previous_hash, hash }: Stored): AuditRecord {
  return { seq: Number(seq), at, actor, action, subject, note, previousHash: previous_hash, hash };
}

/** Adds one record to the chain, inside the caller's transaction or its own. */
export function appendAudit(database: Database, record: NewAuditRecord): AuditRecord {
  return database.transaction(() => {
    const last = database.statement('SELECT * FROM audit ORDER BY seq DESC LIMIT 1').get<Stored>();
    const next = nextAuditRecord(last ? read(last) : null, record);
    database
      .statement(
        'INSERT INTO audit (seq, at, actor, action, subject, note, previous_hash, hash) VALUES (?,?,?,?,?,?,?,?)',
      )
      .run(next.seq, next.at, next.actor, next.action, next.subject, next.note, next.previousHash, next.hash);
    return next;
  });
}

function verify(database: Database): { count: number; brokenAt: number | null } {
  let previous: AuditRecord | null = null;
  let count = 0;
  for (;;) {
    const rows: Stored[] = database
      .statement('SELECT * FROM audit WHERE seq > ? ORDER BY seq LIMIT 1000')
      .all<Stored>(previous?.seq ?? 0);
    for (const row of rows) {
      const record = read(row);
      if (!isLinked(previous, record)) return { count, brokenAt: record.seq };
      previous = record;
      count += 1;
    }
    if (rows.length < 1000) return { count, brokenAt: null };
  }
}

/** The audit log's port on SQLite. */
export function sqliteAudit(database: Database): AuditLog {
  return {
    append: async (record) => appendAudit(database, record),
    list: async (query) => {
      const [before] = query.cursor ? readCursor(query.cursor, 1) : [Number.MAX_SAFE_INTEGER];
      const rows = database
        .statement('SELECT * FROM audit WHERE seq < ? ORDER BY seq DESC LIMIT ?')
        .all<Stored>(before as number, query.limit + 1);
      const items = rows.slice(0, query.limit).map(read);
      const last = items[items.length - 1];
      return { items, next: rows.length > query.limit && last ? encodeCursor([last.seq]) : null };
    },
    verify: async () => verify(database),
  };
}
