import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import type { ElasticsearchStore } from '../../src/store/elasticsearch/elasticsearch-store.ts';

/** Addresses of real servers, from the environment; null where there is none. */
export const elasticsearchUrl = process.env['ELASTICSEARCH_URL'] || null;
export const redisUrl = process.env['REDIS_URL'] || null;

/** Why tests on a server are left out here; null when it is there. Throws where servers are a must (CI). */
export function absenceOf(name: 'ELASTICSEARCH_URL' | 'REDIS_URL'): string | null {
  if (process.env[name]) return null;
  if (process.env['DIEMBAO_REQUIRE_SERVERS'] === '1')
    throw new Error(`${name} is not set, and DIEMBAO_REQUIRE_SERVERS=1`);
  return `needs a server: set ${name} (docker compose up, or the servers that CI starts)`;
}

/** A name that no other test run uses. */
export function freshName(): string {
  return `t${randomBytes(5).toString('hex')}`;
}

/** Removes what an installation holds and leaves its indices: making them anew takes longer than a test. */
export async function clearInstallation(store: ElasticsearchStore): Promise<void> {
  const { client, names } = store.connection;
  await client.indices.refresh({ index: names.all });
  const { hits } = await client.search({ index: names.all, size: 10_000, _source: false });
  const operations = hits.hits.map(({ _index, _id }) => ({ delete: { _index, _id } }));
  if (operations.length > 0) await client.bulk({ operations, refresh: true });
}

/** Removes every index and template of an installation and closes its store. */
export async function dropInstallation({ connection, close }: ElasticsearchStore): Promise<void> {
  const { client, names } = connection;
  const indices = Object.keys(await client.indices.get({ index: names.all, expand_wildcards: 'all' }));
  if (indices.length > 0) await client.indices.delete({ index: indices });
  await client.indices.deleteIndexTemplate({ name: `${names.prefix}-*` });
  await client.cluster.deleteComponentTemplate({ name: `${names.prefix}-*` });
  await close();
}

/** Removes every key of a queue. */
export async function dropQueue(url: string, prefix: string): Promise<void> {
  const redis = new Redis(url);
  for await (const keys of redis.scanStream({ match: `${prefix}:*`, count: 1000 }))
    if ((keys as string[]).length > 0) await redis.unlink(...(keys as string[]));
  redis.disconnect();
}
