import { randomBytes } from 'node:crypto';
import type { ApiKey, Role } from '../domain/key.ts';
import { instant, type Clock } from '../lib/clock.ts';
import { sha256 } from '../lib/hash.ts';
import type { Store } from '../store/port.ts';

/** A new bearer key `db_<role>_<43 characters>`, shown once, and its record as stored (hash only); noted in the audit log. */
export async function createKey(options: {
  store: Pick<Store, 'keys' | 'audit'>;
  role: Role;
  clock: Clock;
}): Promise<{ key: string; record: ApiKey }> {
  const { store, role, clock } = options;
  const key = `db_${role}_${randomBytes(32).toString('base64url')}`;
  const at = instant(clock);
  const record: ApiKey = {
    id: `key_${randomBytes(9).toString('base64url')}`,
    role,
    hash: sha256(key),
    createdAt: at,
    revokedAt: null,
  };
  await store.audit.append({ at, actor: 'console', action: 'create key', subject: record.id, note: role });
  await store.keys.create(record);
  return { key, record };
}
