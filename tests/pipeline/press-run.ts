import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import { makeApp, type App, type AppOptions } from '../../src/app.ts';
import { startPress, type Press } from '../../src/commands/demo-press/start-press.ts';
import { loadConfig } from '../../src/config.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { elasticsearchStore, type ElasticsearchStore } from '../../src/store/elasticsearch/elasticsearch-store.ts';
import { dropInstallation, dropQueue, elasticsearchUrl, freshName, redisUrl } from '../cluster/servers.ts';
import { isOnCluster } from './open-store.ts';

export interface PressRun {
  press: Press;
  app: App;
  dataDir: string;
  /** One round of all sources until nothing is left and all can be found. */
  round(): Promise<void>;
  /** Everything that was stored or queued, as text, for looking for what must not be there. */
  everything(): Promise<{ path: string; text: string }[]>;
  close(): Promise<void>;
}

const repository = fileURLToPath(new URL('../..', import.meta.url));

/** The servers' side of a run in cluster mode. */
interface Servers {
  addresses: { elasticsearchUrl: string; redisUrl: string };
  refresh(): Promise<void>;
  everything(): Promise<{ path: string; text: string }[]>;
  drop(): Promise<void>;
}

async function everyRecord({ connection: { client, names } }: ElasticsearchStore) {
  const found: { path: string; text: string }[] = [];
  const records = client.helpers.scrollDocuments({ index: names.all, size: 500 });
  for await (const record of records) found.push({ path: 'Elasticsearch', text: JSON.stringify(record) });
  return found;
}

async function everyKey(prefix: string) {
  const redis = new Redis(redisUrl as string);
  const found: { path: string; text: string }[] = [];
  for await (const keys of redis.scanStream({ match: `{${prefix}}:*`, count: 1000 }))
    for (const key of keys as string[]) {
      const isJob = (await redis.type(key)) === 'hash';
      const text = isJob ? JSON.stringify(await redis.hgetall(key)) : ((await redis.dumpBuffer(key))?.toString() ?? '');
      found.push({ path: `Redis ${key}`, text });
    }
  redis.disconnect();
  return found;
}

function servers(): Servers {
  const prefix = freshName();
  const withStore = async <T>(work: (store: ElasticsearchStore) => Promise<T>): Promise<T> => {
    const store = await elasticsearchStore({ url: elasticsearchUrl as string, prefix });
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  };
  return {
    addresses: {
      elasticsearchUrl: `${elasticsearchUrl}?prefix=${prefix}`,
      redisUrl: `${redisUrl}?prefix=${prefix}`,
    },
    refresh: () => withStore(({ connection }) => connection.refresh([connection.names.all])),
    everything: async () => [...(await withStore(everyRecord)), ...(await everyKey(prefix))],
    drop: async () => {
      await dropInstallation(await elasticsearchStore({ url: elasticsearchUrl as string, prefix }));
      await dropQueue(redisUrl as string, `{${prefix}}`);
    },
  };
}

/** The whole pipeline on the demo press, without the model unless asked: embedded in this process, or as two workers of a cluster. */
export async function runPress(options: Partial<AppOptions> = {}): Promise<PressRun> {
  const dataDir = mkdtempSync(join(tmpdir(), 'diembao-press-'));
  const press = await startPress({ clock: systemClock, hostile: true });
  const config = loadConfig({
    DIEMBAO_CONFIG_DIR: join(repository, 'config'),
    DIEMBAO_DATA_DIR: dataDir,
    DIEMBAO_LOG: 'silent',
  });
  const cluster = isOnCluster ? servers() : null;
  const settings: AppOptions = {
    config: {
      ...config,
      elasticsearchUrl: null,
      redisUrl: null,
      ...cluster?.addresses,
      publishers: [...(config.publishers as unknown[]), ...press.publishers],
    },
    sources: press.sources,
    hostGapMs: 5,
    maxHostPauseMs: 500,
    timeoutMs: 4_000,
    withModel: false,
    ...options,
    rules: {
      maxAttempts: 3,
      backoffMs: 200,
      patienceMs: 30_000,
      recheckMinutes: [0],
      concurrency: 16,
      ...options.rules,
    },
  };
  const app = await makeApp(settings);
  const second = cluster ? await makeApp(settings) : null;
  app.line.start();
  second?.line.start();
  return {
    press,
    app,
    dataDir,
    round: async () => {
      await app.line.crawlDue([...app.sources.keys()]);
      await app.line.idle();
      await cluster?.refresh();
    },
    everything: async () => [...everythingIn(dataDir), ...((await cluster?.everything()) ?? [])],
    close: async () => {
      await second?.close();
      await app.close();
      await cluster?.drop();
      await press.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** All files below a folder, as bytes read in latin1 and in UTF-8, for looking for what must not be there. */
export function everythingIn(folder: string): { path: string; text: string }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name))
    .map((path) => ({ path, text: readFileSync(path).toString('utf8') }));
}
