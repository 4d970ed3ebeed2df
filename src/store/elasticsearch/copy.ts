import type { Alert } from '../../domain/alert.ts';
import type { Answer } from '../../domain/answer.ts';
import type { AuditRecord } from '../../domain/audit.ts';
import type { ClaimLabel } from '../../domain/claim.ts';
import type { Delivery } from '../../domain/delivery.ts';
import type { Document } from '../../domain/document.ts';
import type { ApiKey } from '../../domain/key.ts';
import type { OutcomeRow } from '../../domain/outcome.ts';
import type { SourceState } from '../../domain/source.ts';
import type { Fingerprint } from '../../domain/story.ts';
import { stableId } from '../../lib/hash.ts';
import type { CopiedKind, CopiedRecord, StoreCopy } from '../store-copy.ts';
import { alertRecord, type StoredAlert } from './alerts.ts';
import { answerRecord, type StoredAnswer } from './answers.ts';
import type { StoredAudit } from './audit.ts';
import { bulkWrite, type WriteOp } from './bulk-writer.ts';
import type { DocumentRow } from './document-row.ts';
import type { ElasticsearchStore } from './elasticsearch-store.ts';
import { readEvidence, type StoredEvidence } from './evidence.ts';
import type { Collection } from './index-names.ts';
import { labelOp, type StoredLabel } from './labels.ts';
import type { Entry } from './numbered-log.ts';
import { deliveryRecord } from './outbox.ts';
import { keyRecord } from './records.ts';
import { fingerprintOp, readFingerprint, type StoredFingerprint } from './stories.ts';

interface Tally {
  facets: Record<string, string>;
  sortAt: string;
  count: number;
}
type StoredTally = Record<string, string> & { id: string; sortAt: string; _doc_count: number };

const SORTED_BY: Record<CopiedKind, string> = {
  documents: 'id',
  fingerprints: 'id',
  outcomes: 'key',
  tallies: 'id',
  alerts: 'id',
  audit: 'seq',
  'source-states': 'source',
  keys: 'id',
  outbox: 'id',
  evidence: 'id',
  answers: 'id',
  'claim-labels': 'id',
};

function printValue({ documentId: _id, minima, ...print }: Fingerprint): unknown {
  return { ...print, minima: Buffer.from(minima.buffer, minima.byteOffset, minima.byteLength).toString('base64') };
}

function printOf(key: string, value: unknown): Fingerprint {
  const { minima, ...print } = value as Omit<Fingerprint, 'documentId' | 'minima'> & { minima: string };
  const bytes = Uint8Array.from(Buffer.from(minima, 'base64'));
  return { ...print, documentId: key, minima: new Uint32Array(bytes.buffer, 0, bytes.byteLength >> 2) };
}

function tallyValue({ id: _id, sortAt, _doc_count: count, lastBatch: _batch, ...facets }: StoredTally): Tally {
  const { kind, source, origin, language, sentiment, topic, safetyEvent } = facets as Record<string, string>;
  return {
    facets: { kind, source, origin, language, sentiment, topic, safetyEvent } as Record<string, string>,
    sortAt,
    count,
  };
}

/** What was stored, in the form that both stores agree on. */
const VALUES: Record<CopiedKind, (id: string, source: unknown) => CopiedRecord> = {
  documents: (id, source) => ({ key: id, value: (source as DocumentRow).body }),
  fingerprints: (id, source) => ({ key: id, value: printValue(readFingerprint(id, source as StoredFingerprint)) }),
  outcomes: (id, source) => ({ key: id, value: source as OutcomeRow }),
  tallies: (id, source) => ({ key: id, value: tallyValue(source as StoredTally) }),
  alerts: (_id, source) => {
    const { alert, seq } = (source as StoredAlert).body;
    return { key: alert.id, value: { alert, seq } };
  },
  audit: (_id, source) => {
    const { intent: _intent, ...record } = (source as Entry<StoredAudit>).body;
    return { key: String(record.seq).padStart(15, '0'), value: record };
  },
  'source-states': (id, source) => ({ key: id, value: (source as { body: SourceState }).body }),
  keys: (id, source) => ({ key: id, value: (source as { body: ApiKey }).body }),
  outbox: (id, source) => ({ key: id, value: (source as { body: Delivery }).body }),
  evidence: (id, source) => ({ key: id, value: (source as StoredEvidence).body }),
  answers: (id, source) => ({ key: id, value: (source as StoredAnswer).body.answer }),
  'claim-labels': (id, source) => ({ key: id, value: (source as StoredLabel).body }),
};

/** The cluster's store, for a move. */
export function elasticsearchCopy(store: ElasticsearchStore): StoreCopy {
  const { connection } = store;
  const { names } = connection;
  const put = (collection: Collection, id: string, record: unknown): WriteOp => ({
    action: 'index',
    alias: names.of(collection),
    id,
    record,
  });

  function opsFor(kind: CopiedKind, { key, value }: CopiedRecord): WriteOp[] {
    if (kind === 'alerts') {
      const { alert, seq } = value as { alert: Alert; seq: number };
      const id = stableId('alert', alert.dedupeKey);
      return [
        put('alerts', id, alertRecord(alert, { seq, intent: null }, false)),
        put('alert-changes', String(seq), { seq, body: { alertId: id } }),
      ];
    }
    if (kind === 'audit') {
      const record = value as AuditRecord;
      return [
        put('audit', String(record.seq), { seq: record.seq, body: { ...record, intent: `copied-${record.seq}` } }),
      ];
    }
    if (kind === 'tallies') {
      const { facets, sortAt, count } = value as Tally;
      return [put('tallies', key, { ...facets, id: key, sortAt, _doc_count: count, lastBatch: 'copied' })];
    }
    if (kind === 'source-states') return [put('source-states', key, { source: key, body: value })];
    if (kind === 'keys') return [put('keys', key, keyRecord(value as ApiKey))];
    if (kind === 'outbox') return [put('outbox', key, deliveryRecord(value as Delivery))];
    if (kind === 'answers') return [put('answers', key, answerRecord(value as Answer, null))];
    if (kind === 'claim-labels') return [labelOp(connection, value as ClaimLabel)];
    return [fingerprintOp(connection, printOf(key, value))];
  }

  return {
    read: async (kind, after, limit) => {
      const field = SORTED_BY[kind];
      const { hits } = await connection.search<unknown>({
        index: kind === 'documents' ? names.documents : names.of(kind),
        query: { exists: { field } },
        sort: [{ [field]: 'asc' }],
        size: limit,
        track_total_hits: false,
        ...(after === null ? {} : { search_after: [kind === 'audit' ? Number(after) : after] }),
      });
      return hits.map(({ id, source }) => VALUES[kind](id, source));
    },
    write: async (kind, records) => {
      const values = <T>(): T[] => records.map(({ value }) => value as T);
      if (kind === 'documents') return store.documents.commit({ documents: values<Document>() });
      if (kind === 'outcomes') return store.documents.commit({ outcomes: values<OutcomeRow>() });
      if (kind === 'fingerprints')
        return store.documents.commit({ fingerprints: records.map(({ key, value }) => printOf(key, value)) });
      if (kind === 'evidence')
        return void (await store.evidence.put(
          values<StoredEvidence['body']>().map((body) => readEvidence({ body } as StoredEvidence)),
        ));
      await bulkWrite(
        connection,
        records.flatMap((record) => opsFor(kind, record)),
      );
    },
    finish: async () => {
      await connection.refresh([names.all]);
      return store.stories.count();
    },
  };
}
