import {
  decidedAlert,
  mayOpen,
  mergeAlert,
  takesMore,
  type Alert,
  type AlertKind,
  type AlertState,
} from '../../domain/alert.ts';
import type { NewAuditRecord } from '../../domain/audit.ts';
import type { Delivery } from '../../domain/delivery.ts';
import { DiembaoError } from '../../domain/errors.ts';
import { stableId } from '../../lib/hash.ts';
import type { AlertStore, Page } from '../port.ts';
import type { IntentLog } from './audit.ts';
import { bulkWrite } from './bulk-writer.ts';
import type { Connection, Stored } from './connection.ts';
import { listPage, newestByDate } from './list-page.ts';
import { numberedLog } from './numbered-log.ts';
import { deliveryOp } from './outbox.ts';

/** What a decision still owes to audit log and outbox; it is written with the alert itself, in one write. */
export interface Intent {
  name: string;
  audit: NewAuditRecord;
  deliveries: Delivery[];
}
export interface StoredAlert {
  id: string;
  dedupeKey: string;
  kind: AlertKind;
  state: AlertState;
  createdAt: string;
  /** True from a change until its intent is carried out and the stream has its number. */
  isPending: boolean;
  body: { alert: Alert; seq: number; intent: Intent | null };
}
type Row = Stored<StoredAlert>;

const MAX_ROUNDS = 50;

/** The alerts' port, and what a commit and the outbox need of it. */
export interface ElasticsearchAlerts extends AlertStore {
  merge(alerts: Alert[]): Promise<void>;
  /** Carries out what a crash left half done: changes that were pending at the last look and are still. */
  repair(): Promise<void>;
}

/** An alert as it is stored. */
export function alertRecord(
  alert: Alert,
  body: Pick<StoredAlert['body'], 'seq' | 'intent'>,
  isPending: boolean,
): StoredAlert {
  const { id, dedupeKey, kind, state, createdAt } = alert;
  return { id, dedupeKey, kind, state, createdAt, isPending, body: { alert, ...body } };
}

/**
 * The alerts' port on Elasticsearch. A change is one conditional write of the alert, which also holds what must follow
 * (audit record, messages); then the followers are written, then the stream's number. Each step may be done twice.
 */
export function elasticsearchAlerts(connection: Connection, audit: IntentLog): ElasticsearchAlerts {
  const index = connection.names.of('alerts');
  const changes = numberedLog<{ alertId: string }>(connection, 'alert-changes');
  let pendingBefore = new Set<string>();

  /** The alert's record id comes from its cause, so that a cause can be looked up at once. */
  const keyOf = (dedupeKey: string): string => stableId('alert', dedupeKey);

  async function save(key: string, record: StoredAlert, before: Row | null): Promise<boolean> {
    const lock = before ? { ifSeqNo: before.seqNo, ifPrimaryTerm: before.primaryTerm } : {};
    const [written] = await bulkWrite(
      connection,
      [{ action: before ? 'index' : 'create', alias: index, id: key, record, ...lock }],
      { refresh: true },
    );
    return written === 'done';
  }

  /** Finishes a pending change: intent, then number. */
  async function publish(key: string): Promise<void> {
    const row = await connection.get<StoredAlert>(index, key);
    if (!row?.source.isPending) return;
    const { alert, intent } = row.source.body;
    if (intent) {
      await audit.appendOnce(intent.audit, intent.name);
      await bulkWrite(
        connection,
        intent.deliveries.map((delivery) => deliveryOp(connection, delivery)),
        { refresh: true },
      );
    }
    const { seq } = await changes.append(
      () => ({ alertId: key }),
      () => false,
    );
    // Overtaken: who changed it meanwhile publishes it.
    await save(key, alertRecord(alert, { seq, intent: null }, false), row);
  }

  async function mergeOne(incoming: Alert): Promise<void> {
    const key = keyOf(incoming.dedupeKey);
    for (let round = 1; round <= MAX_ROUNDS; round += 1) {
      const row = await connection.get<StoredAlert>(index, key);
      if (row?.source.isPending) {
        await publish(key);
        continue;
      }
      const known = row?.source.body.alert ?? null;
      const next = known
        ? takesMore(known)
          ? mergeAlert(known, incoming)
          : null
        : mayOpen(incoming)
          ? incoming
          : null;
      if (!next) return;
      const record = alertRecord(next, { seq: row?.source.body.seq ?? 0, intent: null }, true);
      if (await save(key, record, row)) return publish(key);
    }
    throw new DiembaoError('conflict', 'an alert changes too fast', { facts: { id: incoming.id } });
  }

  async function rowOf(id: string): Promise<Row | null> {
    const row = await connection.get<StoredAlert>(index, id);
    if (row?.source.id === id) return row;
    const query = { term: { id } };
    const { hits } = await connection.search<StoredAlert>({ index, query, size: 1, seq_no_primary_term: true });
    return hits[0] ?? null;
  }

  async function decide(id: string, change: Parameters<AlertStore['decide']>[1]): Promise<Alert> {
    let row = await rowOf(id);
    if (row?.source.isPending) {
      await publish(row.id);
      row = await rowOf(id);
    }
    if (!row) throw new DiembaoError('not-found', 'there is no such alert', { facts: { id } });
    const { alert, seq } = row.source.body;
    const tooLate = (): DiembaoError =>
      new DiembaoError('conflict', 'another officer has just decided on this alert', {
        facts: { id, version: alert.version, state: alert.state },
      });
    if (alert.version !== change.version) throw tooLate();
    const decided = decidedAlert(alert, { ...change.decision, action: change.action });
    if (!decided)
      throw new DiembaoError('not-allowed', `an alert that is ${alert.state} cannot be moved by ${change.action}`, {
        facts: { id, state: alert.state, action: change.action },
      });
    const intent: Intent = { name: `${id}@${decided.version}`, audit: change.audit, deliveries: change.deliveries };
    if (!(await save(row.id, alertRecord(decided, { seq, intent }, true), row))) throw tooLate();
    await publish(row.id);
    return decided;
  }

  function list({ state, kind, limit, cursor }: Parameters<AlertStore['list']>[0]): Promise<Page<Alert>> {
    const states = state === undefined ? [] : [state].flat();
    const filter = [
      ...(states.length > 0 ? [{ terms: { state: states } }] : []),
      ...(kind ? [{ term: { kind } }] : []),
    ];
    return listPage<StoredAlert, Alert>(
      connection,
      { index, query: { bool: { filter } }, sort: newestByDate('createdAt'), limit, cursor },
      ({ body }) => body.alert,
    );
  }

  async function changesSince(seq: number, limit: number): Promise<{ seq: number; alert: Alert }[]> {
    const entries = await changes.read({ after: seq }, limit);
    const rows = await connection.mget<StoredAlert>(entries.map(({ body }) => ({ index, id: body.alertId })));
    const newest = new Map(entries.map(({ seq: at, body }) => [body.alertId, at]));
    return entries.flatMap((entry, at) => {
      const row = rows[at];
      // An older number of an alert that has a newer one: the newer entry tells of it.
      if (!row || newest.get(entry.body.alertId) !== entry.seq || row.source.body.seq > entry.seq) return [];
      return [{ seq: entry.seq, alert: row.source.body.alert }];
    });
  }

  return {
    get: async (id) => (await rowOf(id))?.source.body.alert ?? null,
    list,
    decide,
    changesSince,
    lastSeq: async () => (await changes.last())?.seq ?? 0,
    counts: async () => {
      const { aggregations } = await connection.search<unknown>({
        index,
        size: 0,
        aggs: {
          kinds: { terms: { field: 'kind', size: 20 }, aggs: { states: { terms: { field: 'state', size: 20 } } } },
        },
      });
      interface Bucket {
        key: string;
        doc_count: number;
        states: { buckets: { key: string; doc_count: number }[] };
      }
      return ((aggregations['kinds'] as { buckets: Bucket[] } | undefined)?.buckets ?? []).flatMap(({ key, states }) =>
        states.buckets.map((state) => ({
          kind: key as AlertKind,
          state: state.key as AlertState,
          count: state.doc_count,
        })),
      );
    },
    merge: async (alerts) => {
      for (const alert of alerts) await mergeOne(alert);
    },
    repair: async () => {
      const query = { term: { isPending: true } };
      const { hits } = await connection.search<StoredAlert>({ index, query, size: 100, seq_no_primary_term: true });
      const now = new Map(hits.map(({ id, seqNo }) => [`${id}@${seqNo}`, id]));
      for (const [state, id] of now) if (pendingBefore.has(state)) await publish(id);
      pendingBefore = new Set(now.keys());
    },
  };
}
