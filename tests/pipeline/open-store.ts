import { afterAll } from 'vitest';
import { storeTrouble } from '../../src/domain/errors.ts';
import { openDatabase } from '../../src/lib/sqlite.ts';
import { elasticsearchStore } from '../../src/store/elasticsearch/elasticsearch-store.ts';
import type { Store } from '../../src/store/port.ts';
import { sqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { absenceOf, clearInstallation, dropInstallation, elasticsearchUrl, freshName } from '../cluster/servers.ts';
import { settled } from '../cluster/settled-store.ts';

/** True where the pipeline suites run on real servers: `DIEMBAO_TEST_ON=cluster` with ELASTICSEARCH_URL and REDIS_URL. */
export const isOnCluster = process.env['DIEMBAO_TEST_ON'] === 'cluster';
if (isOnCluster) {
  const absence = absenceOf('ELASTICSEARCH_URL') ?? absenceOf('REDIS_URL');
  if (absence) throw new Error(absence);
}

/** One installation for a file's tests. */
const prefix = freshName();
const onServer = () => elasticsearchStore({ url: elasticsearchUrl as string, prefix });
let isInstalled = false;
afterAll(async () => {
  if (isInstalled) await dropInstallation(await onServer());
});

/** An empty store of the deployment that is tested; `close` empties it. */
export async function openStore(): Promise<{ store: Store; close(): Promise<void> }> {
  if (isOnCluster) {
    const store = await onServer();
    isInstalled = true;
    const close = async (): Promise<void> => {
      await clearInstallation(store);
      await store.close();
    };
    return { store: settled(store), close };
  }
  const database = openDatabase(':memory:', storeTrouble);
  return { store: sqliteStore(database), close: async () => database.close() };
}
