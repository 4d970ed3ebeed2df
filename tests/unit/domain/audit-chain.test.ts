import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIRST_LINK, isLinked, nextAuditRecord } from '../../../src/domain/audit-chain.ts';
import type { AuditRecord, NewAuditRecord } from '../../../src/domain/audit.ts';
import { storeTrouble } from '../../../src/domain/errors.ts';
import { openDatabase } from '../../../src/lib/sqlite.ts';
import { sqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';

const entry = fc.record({
  at: fc.string(),
  actor: fc.string(),
  action: fc.string(),
  subject: fc.string(),
  note: fc.string(),
});

function chain(records: NewAuditRecord[]): AuditRecord[] {
  const linked: AuditRecord[] = [];
  for (const record of records) linked.push(nextAuditRecord(linked[linked.length - 1] ?? null, record));
  return linked;
}

function firstBreak(records: AuditRecord[]): number | null {
  const at = records.findIndex((record, index) => !isLinked(records[index - 1] ?? null, record));
  return at < 0 ? null : at;
}

describe('the audit chain', () => {
  it('holds as it was written', () => {
    fc.assert(fc.property(fc.array(entry, { maxLength: 12 }), (records) => firstBreak(chain(records)) === null));
    expect(nextAuditRecord(null, { at: '', actor: '', action: '', subject: '', note: '' }).previousHash).toBe(
      FIRST_LINK,
    );
  });

  it('breaks where any field of any record is changed', () => {
    const fields = fc.constantFrom('at', 'actor', 'action', 'subject', 'note', 'hash', 'previousHash', 'seq');
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 8 }), fc.nat(), fields, (records, pick, field) => {
        const linked = chain(records);
        const at = pick % linked.length;
        const target = linked[at] as AuditRecord;
        linked[at] = { ...target, [field]: field === 'seq' ? target.seq + 1 : `${String(target[field])}x` };
        return firstBreak(linked) === at;
      }),
    );
  });

  it('breaks where a record is taken out or two change places', () => {
    const linked = chain(
      Array.from({ length: 5 }, (_, at) => ({ at: `${at}`, actor: 'k', action: 'a', subject: 's', note: '' })),
    );
    expect(firstBreak(linked.filter((_, at) => at !== 2))).toBe(2);
    expect(firstBreak([linked[0], linked[2], linked[1], linked[3]] as AuditRecord[])).toBe(1);
  });

  it('is verified in the store, which names the first record that somebody altered behind its back', async () => {
    const database = openDatabase(':memory:', storeTrouble);
    const { audit } = sqliteStore(database);
    for (let at = 0; at < 1500; at += 1)
      await audit.append({ at: `${at}`, actor: 'key_1', action: 'view document', subject: `doc_${at}`, note: '' });
    expect(await audit.verify()).toEqual({ count: 1500, brokenAt: null });
    database.statement(`UPDATE audit SET subject = 'doc_other' WHERE seq = 1234`).run();
    expect((await audit.verify()).brokenAt).toBe(1234);
    database.statement(`DELETE FROM audit WHERE seq = 700`).run();
    expect((await audit.verify()).brokenAt).toBe(701);
    database.close();
  });
});
