/** One line of the tamper-evident log: `hash` = SHA-256 over the previous hash and this line's canonical JSON. */
export interface AuditRecord {
  /** From 1, without gaps. */
  seq: number;
  at: string;
  /** Key id, `system` or `console`. */
  actor: string;
  action: string;
  /** What was acted on: alert id, document id, source id. */
  subject: string;
  note: string;
  previousHash: string;
  hash: string;
}

export type NewAuditRecord = Omit<AuditRecord, 'seq' | 'previousHash' | 'hash'>;
