import type { Delivery } from '../../domain/delivery.ts';
import { DiembaoError } from '../../domain/errors.ts';
import type { Outbox } from '../port.ts';
import { bulkWrite, type WriteOp } from './bulk-writer.ts';
import type { Connection } from './connection.ts';

interface StoredDelivery {
  id: string;
  alert: string;
  isDelivered: boolean;
  nextAt: string;
  body: Delivery;
}

/** A message as it is stored. */
export function deliveryRecord(delivery: Delivery): StoredDelivery {
  return {
    id: delivery.id,
    alert: delivery.alertId,
    isDelivered: delivery.deliveredAt !== null,
    nextAt: delivery.nextAttemptAt,
    body: delivery,
  };
}

/** How a message is written: once; the same id again changes nothing. */
export function deliveryOp({ names }: Connection, delivery: Delivery): WriteOp {
  return { action: 'create', alias: names.of('outbox'), id: delivery.id, record: deliveryRecord(delivery) };
}

const MAX_ROUNDS = 20;

/** The outbox' port on Elasticsearch. `repair` finishes decisions whose messages are not written yet. */
export function elasticsearchOutbox(connection: Connection, repair: () => Promise<void>): Outbox {
  const index = connection.names.of('outbox');
  return {
    ofAlert: async (alertId) => {
      const { hits } = await connection.search<StoredDelivery>({
        index,
        query: { term: { alert: alertId } },
        sort: [{ id: 'asc' }],
        size: 1_000,
      });
      return hits.map(({ source }) => source.body);
    },
    due: async (at, limit) => {
      await repair();
      const { hits } = await connection.search<StoredDelivery>({
        index,
        query: { bool: { filter: [{ term: { isDelivered: false } }, { range: { nextAt: { lte: at } } }] } },
        sort: [{ nextAt: 'asc' }, { id: 'asc' }],
        size: limit,
      });
      return hits.map(({ source }) => source.body);
    },
    settle: async (id, result) => {
      for (let round = 1; round <= MAX_ROUNDS; round += 1) {
        const row = await connection.get<StoredDelivery>(index, id);
        if (!row) return;
        const before = row.source.body;
        const after: Delivery = {
          ...before,
          attemptCount: before.attemptCount + 1,
          ...('deliveredAt' in result
            ? { deliveredAt: result.deliveredAt, lastError: null }
            : { nextAttemptAt: result.nextAttemptAt, lastError: result.error }),
        };
        const [written] = await bulkWrite(
          connection,
          [
            {
              action: 'index',
              alias: index,
              id,
              record: deliveryRecord(after),
              ifSeqNo: row.seqNo,
              ifPrimaryTerm: row.primaryTerm,
            },
          ],
          { refresh: true },
        );
        if (written === 'done') return;
      }
      throw new DiembaoError('conflict', 'a message changes too fast', { facts: { id } });
    },
  };
}
