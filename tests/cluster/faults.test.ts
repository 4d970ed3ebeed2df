import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeApp, serverOf } from '../../src/app.ts';
import { createKey } from '../../src/api/create-key.ts';
import { absenceOf } from './servers.ts';
import { TEST_RULES } from './cluster-rules.ts';
import { calmPress, embeddedEnding, endingOf, testCluster, type Ending } from './test-cluster.ts';

const absence = absenceOf('ELASTICSEARCH_URL') ?? absenceOf('REDIS_URL');
/** How long servers stay away; a minute by hand, less where many tests run. */
const OUTAGE_MS = Number(process.env['DIEMBAO_OUTAGE_MS'] ?? 8_000);
const LONG_MS = 240_000 + 4 * OUTAGE_MS;
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe.skipIf(absence)(`a cluster of two workers on the demo press${absence ? ` (${absence})` : ''}`, () => {
  let press: Awaited<ReturnType<typeof calmPress>>;
  let expected: Ending;

  beforeAll(async () => {
    press = await calmPress();
    expected = await embeddedEnding(press);
  }, LONG_MS);
  afterAll(() => press.close());

  it(
    'ends as one embedded process does, also with two schedulers, a clock that is an hour off and every job queued again',
    async () => {
      const cluster = await testCluster(press);
      try {
        const { line } = cluster.app;
        await Promise.all([cluster.startWorker(), cluster.startWorker(3_600_000)]);
        const all = [...cluster.app.sources.keys()];
        await Promise.all([line.crawlDue(all), line.crawlDue(all)]);
        await cluster.settled();
        expect(await endingOf(cluster.app)).toEqual(expected);
        await line.crawlDue(all);
        await cluster.settled();
        expect(await endingOf(cluster.app)).toEqual(expected);
      } finally {
        await cluster.close();
      }
    },
    LONG_MS,
  );

  it(
    'loses nothing and doubles nothing when workers are killed mid-batch',
    async () => {
      const cluster = await testCluster(press);
      try {
        const workers = await Promise.all([cluster.startWorker(), cluster.startWorker()]);
        await cluster.app.line.crawlDue([...cluster.app.sources.keys()]);
        for (let kill = 0; kill < 4; kill += 1) {
          await wait(700 + Math.random() * 1_500);
          workers[kill % 2]?.kill('SIGKILL');
          workers[kill % 2] = await cluster.startWorker();
        }
        await cluster.settled();
        expect(await endingOf(cluster.app)).toEqual(expected);
        expect(await cluster.app.store.audit.verify()).toMatchObject({ brokenAt: null });
      } finally {
        await cluster.close();
      }
    },
    LONG_MS,
  );

  it(
    'catches up without a person after Redis and Elasticsearch were away, and the API answers meanwhile',
    async () => {
      const cluster = await testCluster(press);
      const api = await makeApp({
        config: { ...cluster.app.config, ...cluster.behind },
        sources: press.sources,
        ...TEST_RULES,
      });
      const { server } = await serverOf(api);
      try {
        const { key } = await createKey({ store: api.store, role: 'admin', clock: api.clock });
        // Probes bring no key; a key would be looked up in the store.
        const get = async (url: string) => {
          const headers = url.startsWith('/api') ? { authorization: `Bearer ${key}` } : {};
          return (await server.inject({ method: 'GET', url, headers })).statusCode;
        };
        await Promise.all([cluster.startWorker(), cluster.startWorker()]);
        await cluster.app.line.crawlDue([...cluster.app.sources.keys()]);
        await wait(1_500);
        cluster.redis.cut();
        await wait(500);
        expect([await get('/healthz'), await get('/api/v1/documents?limit=1')]).toEqual([200, 200]);
        await wait(OUTAGE_MS);
        cluster.redis.restore();
        await wait(2_000);
        cluster.index.cut();
        expect(await get('/healthz')).toBe(200);
        expect(await get('/readyz')).toBe(503);
        expect(await get('/api/v1/documents?limit=1')).toBe(503);
        await wait(OUTAGE_MS);
        cluster.index.restore();
        await cluster.settled();
        expect(await endingOf(cluster.app)).toEqual(expected);
        expect(await get('/readyz')).toBe(200);
        expect(await get('/api/v1/documents?limit=1')).toBe(200);
      } finally {
        await server.close();
        await api.close();
        await cluster.close();
      }
    },
    LONG_MS,
  );

  it(
    'loses nothing to an overloaded Elasticsearch that refuses requests and single items of bulks',
    async () => {
      const cluster = await testCluster(press);
      try {
        await Promise.all([cluster.startWorker(), cluster.startWorker()]);
        cluster.index.busyShare = 0.05;
        cluster.index.rejectedItemShare = 0.3;
        await cluster.app.line.crawlDue([...cluster.app.sources.keys()]);
        await cluster.settled();
        expect(cluster.index.injectedCount).toBeGreaterThan(50);
        expect(await endingOf(cluster.app)).toEqual(expected);
      } finally {
        await cluster.close();
      }
    },
    LONG_MS,
  );
});
