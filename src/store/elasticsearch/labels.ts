import type { ClaimLabel } from '../../domain/claim.ts';
import type { LabelStore } from '../port.ts';
import type { IntentLog } from './audit.ts';
import { bulkWrite, type WriteOp } from './bulk-writer.ts';
import type { Connection } from './connection.ts';
import { listPage, newestBy } from './list-page.ts';

export interface StoredLabel {
  id: string;
  document: string;
  at: string;
  body: ClaimLabel;
}

/** How a label is written: one a claim and record, the last word stands. */
export function labelOp({ names }: Connection, label: ClaimLabel): WriteOp {
  const record: StoredLabel = { id: label.id, document: label.documentId, at: label.at, body: label };
  return { action: 'index', alias: names.of('claim-labels'), id: label.id, record };
}

/** The port of reviewers' labels on Elasticsearch. The audit record goes first: what cannot be recorded is not done. */
export function elasticsearchLabels(connection: Connection, audit: IntentLog): LabelStore {
  const index = connection.names.of('claim-labels');
  return {
    put: async (label, record) => {
      await audit.appendOnce(record, `${label.id}@${label.at}`);
      await bulkWrite(connection, [labelOp(connection, label)], { refresh: true });
    },
    ofDocument: async (documentId) => {
      const query = { term: { document: documentId } };
      const { hits } = await connection.search<StoredLabel>({ index, query, sort: [{ id: 'asc' }], size: 1_000 });
      return hits.map(({ source }) => source.body);
    },
    remove: async (ids) =>
      void (await bulkWrite(
        connection,
        ids.map((id): WriteOp => ({ action: 'delete', alias: index, id })),
        { refresh: true },
      )),
    list: ({ limit, cursor }) =>
      listPage<StoredLabel, ClaimLabel>(connection, { index, sort: newestBy('at'), limit, cursor }, ({ body }) => body),
  };
}
