import type { Delivery } from '../../domain/delivery.ts';
import type { Database } from '../../lib/sqlite.ts';
import type { Outbox } from '../port.ts';

interface Stored {
  id: string;
  alert: string;
  channel: string;
  payload: string;
  attempts: number;
  next_at: string;
  delivered_at: string | null;
  error: string | null;
}

function read(row: Stored): Delivery {
  return {
    id: row.id,
    alertId: row.alert,
    channelId: row.channel,
    payload: row.payload,
    attemptCount: Number(row.attempts),
    nextAttemptAt: row.next_at,
    deliveredAt: row.delivered_at,
    lastError: row.error,
  };
}

/** Writes a message with the decision that caused it; the same id again changes nothing. */
export function addDelivery(database: Database, delivery: Delivery): void {
  database
    .statement(
      'INSERT OR IGNORE INTO outbox (id, alert, channel, payload, attempts, next_at, delivered_at, error) VALUES (?,?,?,?,?,?,?,?)',
    )
    .run(
      delivery.id,
      delivery.alertId,
      delivery.channelId,
      delivery.payload,
      delivery.attemptCount,
      delivery.nextAttemptAt,
      delivery.deliveredAt,
      delivery.lastError,
    );
}

/** The outbox' port on SQLite. */
export function sqliteOutbox(database: Database): Outbox {
  return {
    due: async (at, limit) =>
      database
        .statement('SELECT * FROM outbox WHERE delivered_at IS NULL AND next_at <= ? ORDER BY next_at LIMIT ?')
        .all<Stored>(at, limit)
        .map(read),
    ofAlert: async (alertId) =>
      database.statement('SELECT * FROM outbox WHERE alert = ? ORDER BY id').all<Stored>(alertId).map(read),
    settle: async (id, result) => {
      if ('deliveredAt' in result)
        database
          .statement('UPDATE outbox SET delivered_at = ?, error = NULL, attempts = attempts + 1 WHERE id = ?')
          .run(result.deliveredAt, id);
      else
        database
          .statement('UPDATE outbox SET error = ?, next_at = ?, attempts = attempts + 1 WHERE id = ?')
          .run(result.error, result.nextAttemptAt, id);
    },
  };
}
