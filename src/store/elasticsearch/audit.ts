import { isLinked, nextAuditRecord } from '../../domain/audit-chain.ts';
import type { AuditRecord, NewAuditRecord } from '../../domain/audit.ts';
import { encodeCursor } from '../../lib/cursor.ts';
import { randomUUID } from 'node:crypto';
import type { AuditLog } from '../port.ts';
import { readCursor } from '../read-cursor.ts';
import type { Connection } from './connection.ts';
import { numberedLog } from './numbered-log.ts';

/** A record with the name of the intent that wrote it: one intent, one record, however often it is carried out. */
export interface StoredAudit extends AuditRecord {
  intent: string;
}

export interface IntentLog extends AuditLog {
  appendOnce(record: NewAuditRecord, intent: string): Promise<void>;
}

function read({ seq, at, actor, action, subject, note, previousHash, hash }: StoredAudit): AuditRecord {
  return { seq, at, actor, action, subject, note, previousHash, hash };
}

/** The audit log's port on Elasticsearch. */
export function elasticsearchAudit(connection: Connection): IntentLog {
  const log = numberedLog<StoredAudit>(connection, 'audit');
  const append = async (record: NewAuditRecord, intent: string): Promise<AuditRecord> => {
    const { body } = await log.append(
      (previous) => ({ ...nextAuditRecord(previous?.body ?? null, record), intent }),
      (last) => last.intent === intent,
    );
    return read(body);
  };
  return {
    append: (record) => append(record, randomUUID()),
    appendOnce: async (record, intent) => {
      const newest = await log.read({ before: Number.MAX_SAFE_INTEGER }, 500);
      if (!newest.some(({ body }) => body.intent === intent)) await append(record, intent);
    },
    list: async (query) => {
      const [before] = query.cursor ? readCursor(query.cursor, 1) : [Number.MAX_SAFE_INTEGER];
      const rows = await log.read({ before: Number(before) }, query.limit + 1);
      const items = rows.slice(0, query.limit).map(({ body }) => read(body));
      const last = items[items.length - 1];
      return { items, next: rows.length > query.limit && last ? encodeCursor([last.seq]) : null };
    },
    verify: async () => {
      let previous: AuditRecord | null = null;
      for (;;) {
        const rows = await log.read({ after: previous?.seq ?? 0 }, 1_000);
        for (const { body, seq } of rows) {
          const record = read(body);
          if (record.seq !== seq || !isLinked(previous, record)) return { count: previous?.seq ?? 0, brokenAt: seq };
          previous = record;
        }
        if (rows.length < 1_000) return { count: previous?.seq ?? 0, brokenAt: null };
      }
    },
  };
}
