import { describe, expect, it } from 'vitest';
import { storeTrouble } from '../../src/domain/errors.ts';
import { openDatabase } from '../../src/lib/sqlite.ts';
import { sqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { storeContract } from './store-contract.ts';

storeContract('sqlite', async () => {
  const database = openDatabase(':memory:', storeTrouble);
  return { store: sqliteStore(database), close: async () => database.close() };
});

describe('the SQLite audit log', () => {
  it('names the first record that was tampered with', async () => {
    const database = openDatabase(':memory:', storeTrouble);
    const store = sqliteStore(database);
    for (const action of ['a', 'b', 'c'])
      await store.audit.append({ at: '2026-01-01T00:00:00.000Z', actor: 'x', action, subject: 's', note: '' });
    database.statement(`UPDATE audit SET note = 'changed' WHERE seq = 2`).run();
    expect(await store.audit.verify()).toEqual({ count: 1, brokenAt: 2 });
    database.close();
  });
});
