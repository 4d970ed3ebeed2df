import {
  decidedAlert,
  mayOpen,
  mergeAlert,
  takesMore,
  type Alert,
  type AlertKind,
  type AlertState,
} from '../../domain/alert.ts';
import { DiembaoError } from '../../domain/errors.ts';
import type { Database } from '../../lib/sqlite.ts';
import type { AlertStore, Page } from '../port.ts';
import { appendAudit } from './audit.ts';
import { listBodies, type Condition } from './list-bodies.ts';
import { addDelivery } from './outbox.ts';

function nextSeq(database: Database): number {
  return Number(
    database
      .statement(`UPDATE counters SET value = value + 1 WHERE name = 'alert-seq' RETURNING value`)
      .get<{ value: number }>()?.value,
  );
}

function save(database: Database, alert: Alert): void {
  database
    .statement(
      `INSERT INTO alerts (id, dedupe_key, kind, state, version, created_at, seq, body) VALUES (?,?,?,?,?,?,?,?)
       ON CONFLICT (id) DO UPDATE SET state=excluded.state, version=excluded.version, seq=excluded.seq, body=excluded.body`,
    )
    .run(
      alert.id,
      alert.dedupeKey,
      alert.kind,
      alert.state,
      alert.version,
      alert.createdAt,
      nextSeq(database),
      JSON.stringify(alert),
    );
}

/** Adds new alerts and merges those whose cause already has an open one. */
export function mergeIntoAlerts(database: Database, alerts: Alert[]): void {
  for (const incoming of alerts) {
    const row = database
      .statement('SELECT body FROM alerts WHERE dedupe_key = ? ORDER BY created_at DESC LIMIT 1')
      .get<{ body: string }>(incoming.dedupeKey);
    if (!row) {
      if (mayOpen(incoming)) save(database, incoming);
      continue;
    }
    const known = JSON.parse(row.body) as Alert;
    const merged = takesMore(known) ? mergeAlert(known, incoming) : null;
    if (merged) save(database, merged);
  }
}

function get(database: Database, id: string): Alert | null {
  const row = database.statement('SELECT body FROM alerts WHERE id = ?').get<{ body: string }>(id);
  return row ? (JSON.parse(row.body) as Alert) : null;
}

function decide(database: Database, id: string, change: Parameters<AlertStore['decide']>[1]): Alert {
  return database.transaction(() => {
    const alert = get(database, id);
    if (!alert) throw new DiembaoError('not-found', 'there is no such alert', { facts: { id } });
    if (alert.version !== change.version) {
      throw new DiembaoError('conflict', 'another officer has just decided on this alert', {
        facts: { id, version: alert.version, state: alert.state },
      });
    }
    const decided = decidedAlert(alert, { ...change.decision, action: change.action });
    if (!decided) {
      throw new DiembaoError('not-allowed', `an alert that is ${alert.state} cannot be moved by ${change.action}`, {
        facts: { id, state: alert.state, action: change.action },
      });
    }
    save(database, decided);
    appendAudit(database, change.audit);
    for (const delivery of change.deliveries) addDelivery(database, delivery);
    return decided;
  });
}

function list(database: Database, { state, kind, ...page }: Parameters<AlertStore['list']>[0]): Page<Alert> {
  const states = state === undefined ? [] : [state].flat();
  const where: Condition[] = [
    ...(states.length > 0
      ? [['state IN (SELECT value FROM json_each(?))', JSON.stringify(states)] satisfies Condition]
      : []),
    ...(kind ? [['kind = ?', kind] satisfies Condition] : []),
  ];
  return listBodies(database, { table: 'alerts', at: 'created_at', where, ...page });
}

/** The alerts' port on SQLite. */
export function sqliteAlerts(database: Database): AlertStore {
  return {
    get: async (id) => get(database, id),
    list: async (query) => list(database, query),
    decide: async (id, change) => decide(database, id, change),
    changesSince: async (seq, limit) =>
      database
        .statement('SELECT seq, body FROM alerts WHERE seq > ? ORDER BY seq LIMIT ?')
        .all<{ seq: number; body: string }>(seq, limit)
        .map((row) => ({ seq: Number(row.seq), alert: JSON.parse(row.body) as Alert })),
    lastSeq: async () =>
      Number(database.statement('SELECT coalesce(max(seq), 0) AS seq FROM alerts').get<{ seq: number }>()?.seq ?? 0),
    counts: async () =>
      database
        .statement('SELECT kind, state, count(*) AS count FROM alerts GROUP BY 1, 2')
        .all<{ kind: AlertKind; state: AlertState; count: number }>()
        .map((row) => ({ kind: row.kind, state: row.state, count: Number(row.count) })),
  };
}
