import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { makeApp, type App } from '../../src/app.ts';
import { startPress } from '../../src/commands/demo-press/start-press.ts';
import { loadConfig } from '../../src/config.ts';
import { DiembaoError } from '../../src/domain/errors.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { entryPoint } from '../../src/lib/entry-point.ts';
import { elasticsearchStore } from '../../src/store/elasticsearch/elasticsearch-store.ts';
import { TEST_RULES } from './cluster-rules.ts';
import { faultyIndex, tcpProxy, type Cut, type FaultyIndex } from './fault-proxy.ts';
import { dropInstallation, dropQueue, elasticsearchUrl, freshName, redisUrl } from './servers.ts';

/** The same everywhere: tokens of private posts come from it. */
const TEST_SECRET = 'test'.repeat(10);

/** What a run of the press ended in; the same on every deployment. */
export interface Ending {
  outcomes: Record<string, string>;
  documents: string[];
  alerts: string[];
  storyCount: number;
}

/** All outcomes, documents and alerts. Which of two addresses of one document came first is a matter of time: both count as indexed. */
export async function endingOf(app: App): Promise<Ending> {
  const outcomes: Record<string, string> = {};
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof app.store.outcomes.list>> = await app.store.outcomes.list({
      limit: 200,
      ...(cursor ? { cursor } : {}),
    });
    for (const { sourceId, url, outcome, reason } of page.items)
      outcomes[`${sourceId} ${url}`] = `${outcome === 'unchanged' ? 'indexed' : outcome} ${reason ?? ''}`;
    cursor = page.next;
  } while (cursor);
  const documents: string[] = [];
  do {
    const page: Awaited<ReturnType<typeof app.store.documents.search>> = await app.store.documents.search({
      limit: 100,
      ...(cursor ? { cursor } : {}),
    });
    documents.push(...page.items.map(({ document }) => `${document.url} ${document.hash} ${document.versions.length}`));
    cursor = page.next;
  } while (cursor);
  const { items } = await app.store.alerts.list({ limit: 200 });
  return {
    outcomes,
    documents: documents.sort(),
    alerts: items.map(({ dedupeKey, documentIds }) => `${dedupeKey} ${documentIds.length}`).sort(),
    storyCount: await app.store.stories.count(),
  };
}

/** The same press through one embedded process. */
export async function embeddedEnding(press: Awaited<ReturnType<typeof startPress>>): Promise<Ending> {
  const dataDir = mkdtempSync(join(tmpdir(), 'diembao-embedded-'));
  const config = { ...loadConfig(), dataDir, secret: TEST_SECRET, elasticsearchUrl: null, redisUrl: null };
  const app = await makeApp({ config, sources: press.sources, ...TEST_RULES });
  app.line.start();
  await app.line.crawlDue([...app.sources.keys()]);
  await app.line.idle();
  const ending = await endingOf(app);
  await app.close();
  rmSync(dataDir, { recursive: true, force: true });
  return ending;
}

/** Bundles the worker, so that one starts in a second; returns its path. */
export function builtWorker(): string {
  const outfile = entryPoint('cluster-test-worker');
  const entry = fileURLToPath(new URL('worker-process.ts', import.meta.url));
  buildSync({ entryPoints: [entry], outfile, bundle: true, packages: 'external', platform: 'node', format: 'esm' });
  return outfile;
}

export interface TestCluster {
  /** A process that starts no worker: it queues, looks and serves. Not behind the proxies. */
  app: App;
  index: FaultyIndex;
  redis: Cut;
  /** Config as the workers have it, behind the proxies. */
  behind: { elasticsearchUrl: string; redisUrl: string };
  startWorker(clockOffsetMs?: number): Promise<ChildProcess>;
  /** Resolves when entries are being worked on: the moment for a fault. */
  atWork(): Promise<void>;
  /** Resolves when nothing is left to do, and what was written can be found. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** Goes on while the servers are away or coming back. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof DiembaoError) || !/^(queue|store)-unavailable$/.test(error.code)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}

/** An installation of its own on the real servers; workers reach them through proxies that can fail. `worker` comes from `builtWorker`. */
export async function testCluster(press: Awaited<ReturnType<typeof startPress>>, worker: string): Promise<TestCluster> {
  const prefix = freshName();
  const dataDir = mkdtempSync(join(tmpdir(), 'diembao-cluster-'));
  const sourcesPath = join(dataDir, 'sources.json');
  writeFileSync(sourcesPath, JSON.stringify(press.sources));
  const index = await faultyIndex(new URL(elasticsearchUrl as string));
  const redis = await tcpProxy(new URL(redisUrl as string));
  const behind = {
    elasticsearchUrl: `http://127.0.0.1:${index.port}?prefix=${prefix}`,
    redisUrl: `redis://127.0.0.1:${redis.port}?prefix=${prefix}`,
  };
  const config = {
    ...loadConfig(),
    dataDir,
    secret: TEST_SECRET,
    elasticsearchUrl: `${elasticsearchUrl}?prefix=${prefix}`,
    redisUrl: `${redisUrl}?prefix=${prefix}`,
  };
  const app = await makeApp({ config, sources: press.sources, ...TEST_RULES });
  const workers = new Set<ChildProcess>();

  return {
    app,
    index,
    redis,
    behind,
    startWorker: (clockOffsetMs = 0) =>
      new Promise((resolve, reject) => {
        const child = fork(worker, {
          execArgv: [],
          stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
          env: {
            ...process.env,
            ELASTICSEARCH_URL: behind.elasticsearchUrl,
            REDIS_URL: behind.redisUrl,
            DIEMBAO_DATA_DIR: dataDir,
            DIEMBAO_SECRET: TEST_SECRET,
            DIEMBAO_LOG: 'silent',
            TEST_SOURCES: sourcesPath,
            TEST_CLOCK_OFFSET_MS: String(clockOffsetMs),
          },
        });
        workers.add(child);
        child.once('message', () => resolve(child));
        child.once('exit', (code) => {
          workers.delete(child);
          reject(new Error(`the worker ended with ${code} before it was ready`));
        });
      }),
    atWork: async () => {
      while ((await app.queue.counts()).ingest.active === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    },
    settled: async () => {
      await patiently(() => app.line.idle());
      const store = await patiently(() => elasticsearchStore({ url: elasticsearchUrl as string, prefix }));
      await store.connection.refresh([store.connection.names.all]);
      await store.close();
    },
    close: async () => {
      for (const child of workers) child.kill('SIGKILL');
      await app.close();
      await index.close();
      await redis.close();
      await dropInstallation(await elasticsearchStore({ url: elasticsearchUrl as string, prefix }));
      await dropQueue(redisUrl as string, `{${prefix}}`);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The press of the demo that behaves, and of it some outlets and one network: enough twins, alerts and languages to compare. */
export async function calmPress(): Promise<Awaited<ReturnType<typeof startPress>>> {
  const press = await startPress({ clock: systemClock, hostile: false });
  const wanted = Number(process.env['DIEMBAO_TEST_OUTLETS'] ?? 7);
  return { ...press, sources: press.sources.slice(0, wanted) };
}
