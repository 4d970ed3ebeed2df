import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeApp, serverOf } from '../../src/app.ts';
import { createKey } from '../../src/api/create-key.ts';
import { TEST_RULES } from './cluster-rules.ts';
import { controlOf, type ServerControl } from './server-control.ts';
import { absenceOf } from './servers.ts';
import {
  builtWorker,
  calmPress,
  embeddedEnding,
  endingOf,
  testCluster,
  type Ending,
  type TestCluster,
} from './test-cluster.ts';

const absence = absenceOf('ELASTICSEARCH_URL') ?? absenceOf('REDIS_URL');
/** How long servers stay away; a minute by hand, less where many tests run. */
const OUTAGE_MS = Number(process.env['DIEMBAO_OUTAGE_MS'] ?? 8_000);
const KILLS = Number(process.env['DIEMBAO_KILLS'] ?? 6);
const LONG_MS = 300_000 + 4 * OUTAGE_MS;
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe.skipIf(absence)(`a cluster of two workers on the demo press${absence ? ` (${absence})` : ''}`, () => {
  let press: Awaited<ReturnType<typeof calmPress>>;
  let expected: Ending;
  let worker: string;

  beforeAll(async () => {
    worker = builtWorker();
    press = await calmPress();
    expected = await embeddedEnding(press);
  }, LONG_MS);
  afterAll(() => press.close());

  async function onCluster(work: (cluster: TestCluster) => Promise<void>): Promise<void> {
    const cluster = await testCluster(press, worker);
    try {
      await work(cluster);
    } finally {
      await cluster.close();
    }
  }
  const crawlAll = ({ app }: TestCluster): Promise<number> => app.line.crawlDue([...app.sources.keys()]);

  it(
    'ends as one embedded process does, also with two schedulers, a clock that is an hour off and every job queued again',
    () =>
      onCluster(async (cluster) => {
        await Promise.all([cluster.startWorker(), cluster.startWorker(3_600_000)]);
        await Promise.all([crawlAll(cluster), crawlAll(cluster)]);
        await cluster.settled();
        expect(await endingOf(cluster.app)).toEqual(expected);
        await crawlAll(cluster);
        await cluster.settled();
        expect(await endingOf(cluster.app)).toEqual(expected);
      }),
    LONG_MS,
  );

  it(
    `loses nothing and doubles nothing when workers are killed ${KILLS} times mid-batch`,
    () =>
      onCluster(async (cluster) => {
        const workers = await Promise.all([cluster.startWorker(), cluster.startWorker()]);
        await crawlAll(cluster);
        await cluster.atWork();
        for (let kill = 0; kill < KILLS; kill += 1) {
          await wait(Math.random() * 600);
          workers[kill % 2]?.kill('SIGKILL');
          workers[kill % 2] = await cluster.startWorker();
        }
        await cluster.settled();
        expect(await endingOf(cluster.app)).toEqual(expected);
        expect(await cluster.app.store.audit.verify()).toMatchObject({ brokenAt: null });
      }),
    LONG_MS,
  );

  /** A key looks its holder up in the store: probes bring none. */
  async function onClusterWithApi(
    work: (cluster: TestCluster, status: (url: string) => Promise<number>) => Promise<void>,
  ): Promise<void> {
    await onCluster(async (cluster) => {
      const config = { ...cluster.app.config, ...cluster.behind };
      const api = await makeApp({ config, sources: press.sources, ...TEST_RULES });
      const { server } = await serverOf(api);
      try {
        const { key } = await createKey({ store: api.store, role: 'admin', clock: api.clock });
        await Promise.all([cluster.startWorker(), cluster.startWorker()]);
        await crawlAll(cluster);
        await cluster.atWork();
        await work(cluster, async (url) => {
          const headers = url.startsWith('/api') ? { authorization: `Bearer ${key}` } : {};
          return (await server.inject({ method: 'GET', url, headers })).statusCode;
        });
        await cluster.settled();
        expect(await endingOf(cluster.app)).toEqual(expected);
        expect(await status200(server)).toEqual([200, 200]);
      } finally {
        await server.close();
        await api.close();
      }

      async function status200(of: typeof server): Promise<number[]> {
        const answers = ['/healthz', '/readyz'].map((url) => of.inject({ method: 'GET', url }));
        return (await Promise.all(answers)).map(({ statusCode }) => statusCode);
      }
    });
  }

  const howOf = (control: ServerControl | null): string => (control ? 'was killed and started again' : 'was cut off');

  const redis = absence ? null : controlOf('REDIS');
  it(
    `catches up without a person after Redis ${howOf(redis)}, and the API answers meanwhile`,
    () =>
      onClusterWithApi(async (cluster, status) => {
        await (redis?.kill() ?? cluster.redis.cut());
        await wait(OUTAGE_MS / 2);
        expect(await status('/healthz')).toBe(200);
        expect(await status('/api/v1/documents?limit=1')).toBe(200);
        await wait(OUTAGE_MS / 2);
        await (redis?.start() ?? cluster.redis.restore());
      }),
    LONG_MS,
  );

  const elasticsearch = absence ? null : controlOf('ELASTICSEARCH');
  it(
    `catches up without a person after Elasticsearch ${howOf(elasticsearch)}, and the API says so meanwhile`,
    () =>
      onClusterWithApi(async (cluster, status) => {
        await (elasticsearch?.kill() ?? cluster.index.cut());
        await wait(OUTAGE_MS / 2);
        expect(await status('/healthz')).toBe(200);
        expect(await status('/readyz')).toBe(503);
        expect(await status('/api/v1/documents?limit=1')).toBe(503);
        await wait(OUTAGE_MS / 2);
        await (elasticsearch?.start() ?? cluster.index.restore());
      }),
    LONG_MS,
  );

  it(
    'loses nothing to an overloaded Elasticsearch that refuses requests and single items of bulks',
    () =>
      onCluster(async (cluster) => {
        await Promise.all([cluster.startWorker(), cluster.startWorker()]);
        cluster.index.busyShare = 0.05;
        cluster.index.rejectedItemShare = 0.3;
        await crawlAll(cluster);
        await cluster.settled();
        expect(cluster.index.injectedCount).toBeGreaterThan(50);
        expect(await endingOf(cluster.app)).toEqual(expected);
      }),
    LONG_MS,
  );
});
