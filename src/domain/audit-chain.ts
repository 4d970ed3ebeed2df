import { sha256 } from '../lib/hash.ts';
import type { AuditRecord, NewAuditRecord } from './audit.ts';

/** The hash before the first record. */
export const FIRST_LINK = '0'.repeat(64);

function hashOf(record: Omit<AuditRecord, 'hash'>): string {
  const { seq, at, actor, action, subject, note, previousHash } = record;
  return sha256(JSON.stringify([seq, at, actor, action, subject, note, previousHash]));
}

/** The record that follows `previous` (null at the start of the log). */
export function nextAuditRecord(
  previous: Pick<AuditRecord, 'seq' | 'hash'> | null,
  record: NewAuditRecord,
): AuditRecord {
  const linked = { ...record, seq: (previous?.seq ?? 0) + 1, previousHash: previous?.hash ?? FIRST_LINK };
  return { ...linked, hash: hashOf(linked) };
}

/** True when the record's own hash and its link to the one before hold. */
export function isLinked(previous: Pick<AuditRecord, 'seq' | 'hash'> | null, record: AuditRecord): boolean {
  return (
    record.seq === (previous?.seq ?? 0) + 1 &&
    record.previousHash === (previous?.hash ?? FIRST_LINK) &&
    record.hash === hashOf(record)
  );
}
