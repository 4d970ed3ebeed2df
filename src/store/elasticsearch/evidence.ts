import type { Evidence } from '../../domain/claim.ts';
import type { EvidenceRecord, EvidenceStore, Page } from '../port.ts';
import { bulkWrite, type WriteOp } from './bulk-writer.ts';
import type { Connection } from './connection.ts';
import { listPage, newestBy } from './list-page.ts';
import { numberedLog } from './numbered-log.ts';

export interface StoredEvidence {
  id: string;
  kind: string;
  publishedAt: string;
  /** False until the log of changes names it: a put that a crash cut off is finished by the next one. */
  isAnnounced: boolean;
  body: { evidence: Evidence; vector: string | null; vectorModel: string | null };
}

const BATCH = 100;

/** A record as it is stored; the vector as base64 of its 32-bit floats. */
export function evidenceRecord(
  { evidence, vector, vectorModel }: EvidenceRecord,
  isAnnounced: boolean,
): StoredEvidence {
  const bytes = vector ? Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString('base64') : null;
  const { id, kind, publishedAt } = evidence;
  return { id, kind, publishedAt, isAnnounced, body: { evidence, vector: bytes, vectorModel } };
}

/** A record as it was given. */
export function readEvidence({ body: { evidence, vector, vectorModel } }: StoredEvidence): EvidenceRecord {
  const bytes = vector === null ? null : Uint8Array.from(Buffer.from(vector, 'base64'));
  return { evidence, vector: bytes ? new Float32Array(bytes.buffer, 0, bytes.byteLength >> 2) : null, vectorModel };
}

function list(
  connection: Connection,
  { kind, limit, cursor }: Parameters<EvidenceStore['list']>[0],
): Promise<Page<Evidence>> {
  return listPage<StoredEvidence, Evidence>(
    connection,
    {
      index: connection.names.of('evidence'),
      ...(kind ? { query: { term: { kind } } } : {}),
      sort: newestBy('publishedAt'),
      fields: ['body.evidence'],
      limit,
      cursor,
    },
    ({ body }) => body.evidence,
  );
}

/** The evidence port on Elasticsearch: records by id, and a log without gaps of which ids were put. */
export function elasticsearchEvidence(connection: Connection): EvidenceStore {
  const index = connection.names.of('evidence');
  const log = numberedLog<{ ids: string[] }>(connection, 'evidence-changes');
  const stored = async (ids: string[]): Promise<Map<string, StoredEvidence>> => {
    const rows = await connection.mget<StoredEvidence>([...new Set(ids)].map((id) => ({ index, id })));
    return new Map(rows.flatMap((row) => (row ? [[row.id, row.source] as const] : [])));
  };
  const opFor = (record: EvidenceRecord, isAnnounced: boolean): WriteOp => ({
    action: 'index',
    alias: index,
    id: record.evidence.id,
    record: evidenceRecord(record, isAnnounced),
  });

  async function putSome(records: EvidenceRecord[]): Promise<number> {
    const known = await stored(records.map(({ evidence }) => evidence.id));
    const fresh = records.filter(({ evidence, vectorModel }) => {
      const before = known.get(evidence.id);
      const isSame =
        before?.isAnnounced === true &&
        JSON.stringify(before.body.evidence) === JSON.stringify(evidence) &&
        before.body.vectorModel === vectorModel;
      return !isSame;
    });
    if (fresh.length === 0) return 0;
    await bulkWrite(
      connection,
      fresh.map((record) => opFor(record, false)),
    );
    await log.append(
      () => ({ ids: fresh.map(({ evidence }) => evidence.id) }),
      () => false,
    );
    await bulkWrite(
      connection,
      fresh.map((record) => opFor(record, true)),
      { refresh: true },
    );
    return fresh.length;
  }

  return {
    put: async (records) => {
      // Two records of one id in one call: the later one stands.
      const byId = [...new Map(records.map((record) => [record.evidence.id, record])).values()];
      let count = 0;
      for (let at = 0; at < byId.length; at += BATCH) count += await putSome(byId.slice(at, at + BATCH));
      return count;
    },
    find: async (ids) => {
      const found = await stored(ids);
      return ids.flatMap((id) => {
        const record = found.get(id);
        return record ? [readEvidence(record)] : [];
      });
    },
    list: (query) => list(connection, query),
    changesSince: async (seq, limit) => {
      const changes: { seq: number; record: EvidenceRecord }[] = [];
      // Whole entries only, so that the next call may go on after the last number.
      for (let after = seq; changes.length < limit;) {
        const [entry] = await log.read({ after }, 1);
        if (!entry) break;
        const found = await stored(entry.body.ids);
        changes.push(...[...found.values()].map((one) => ({ seq: entry.seq, record: readEvidence(one) })));
        after = entry.seq;
      }
      return changes;
    },
  };
}
