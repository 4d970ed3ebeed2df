import type { ClaimLabel } from '../../domain/claim.ts';
import type { Database } from '../../lib/sqlite.ts';
import type { LabelStore } from '../port.ts';
import { appendAudit } from './audit.ts';
import { listBodies } from './list-bodies.ts';

/** Writes a label; inside the caller's transaction. */
export function writeLabel(database: Database, label: ClaimLabel): void {
  database
    .statement('INSERT OR REPLACE INTO claim_labels (id, document, at, body) VALUES (?,?,?,?)')
    .run(label.id, label.documentId, label.at, JSON.stringify(label));
}

/** The port of reviewers' labels on SQLite. */
export function sqliteLabels(database: Database): LabelStore {
  return {
    put: async (label, audit) =>
      database.transaction(() => {
        writeLabel(database, label);
        appendAudit(database, audit);
      }),
    ofDocument: async (documentId) =>
      database
        .statement('SELECT body FROM claim_labels WHERE document = ? ORDER BY id')
        .all<{ body: string }>(documentId)
        .map(({ body }) => JSON.parse(body) as ClaimLabel),
    remove: async (ids) =>
      void database
        .statement('DELETE FROM claim_labels WHERE id IN (SELECT value FROM json_each(?))')
        .run(JSON.stringify(ids)),
    list: async (page) => listBodies(database, { table: 'claim_labels', at: 'at', where: [], ...page }),
  };
}
