import type { Answer } from '../../domain/answer.ts';
import { DiembaoError } from '../../domain/errors.ts';
import type { Database } from '../../lib/sqlite.ts';
import type { AnswerStore } from '../port.ts';
import { appendAudit } from './audit.ts';
import { listBodies } from './list-bodies.ts';

/** Writes an answer whatever stands there; inside the caller's transaction. */
export function writeAnswer(database: Database, answer: Answer): void {
  database
    .statement(
      `INSERT INTO answers (id, state, version, updated_at, body) VALUES (?,?,?,?,?)
       ON CONFLICT (id) DO UPDATE SET state=excluded.state, version=excluded.version, updated_at=excluded.updated_at, body=excluded.body`,
    )
    .run(answer.id, answer.state, answer.version, answer.updatedAt, JSON.stringify(answer));
}

/** The answers' port on SQLite. */
export function sqliteAnswers(database: Database): AnswerStore {
  return {
    get: async (id) => {
      const row = database.statement('SELECT body FROM answers WHERE id = ?').get<{ body: string }>(id);
      return row ? (JSON.parse(row.body) as Answer) : null;
    },
    list: async ({ states, ...page }) =>
      listBodies(database, {
        table: 'answers',
        at: 'updated_at',
        where: states ? [['state IN (SELECT value FROM json_each(?))', JSON.stringify(states)]] : [],
        ...page,
      }),
    save: async (answer, { before, audit }) =>
      database.transaction(() => {
        const known = database
          .statement('SELECT version FROM answers WHERE id = ?')
          .get<{ version: number }>(answer.id);
        if (Number(known?.version ?? 0) !== before)
          throw new DiembaoError('conflict', 'another officer has just changed this answer', {
            facts: { id: answer.id, version: Number(known?.version ?? 0) },
          });
        writeAnswer(database, answer);
        appendAudit(database, audit);
      }),
  };
}
