import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dump } from 'js-yaml';
import { startPress, type Press } from '../../src/commands/demo-press/start-press.ts';
import { storeTrouble } from '../../src/domain/errors.ts';
import type { Source } from '../../src/domain/source.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { openDatabase } from '../../src/lib/sqlite.ts';
import { opaquePostUrl } from '../../src/privacy/permalink.ts';
import { bullmqQueue } from '../../src/queue/bullmq.ts';
import { elasticsearchStore } from '../../src/store/elasticsearch/elasticsearch-store.ts';
import type { Store } from '../../src/store/port.ts';
import { sqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { dropInstallation, dropQueue, elasticsearchUrl, freshName, redisUrl } from '../cluster/servers.ts';
import { isOnCluster } from './open-store.ts';

const KILLS = Number(process.env['DIEMBAO_KILLS'] ?? 50);
const SECRET = 'a secret of the kill test, long enough';
const repository = fileURLToPath(new URL('../..', import.meta.url));
const prefix = freshName();
const addresses: Record<string, string> = isOnCluster
  ? { ELASTICSEARCH_URL: `${elasticsearchUrl}?prefix=${prefix}`, REDIS_URL: `${redisUrl}?prefix=${prefix}` }
  : { ELASTICSEARCH_URL: '', REDIS_URL: '' };
let press: Press;
let folder: string;

function writeSource(source: Source): void {
  const { expect: declared, pollEveryMs: _pollEveryMs, ...rest } = source;
  const yaml = {
    ...rest,
    expect: { entriesPerDay: declared.entriesPerDay, longestSilence: '14d' },
    poll: { every: '1s' },
  };
  mkdirSync(join(folder, 'config/sources/xx'), { recursive: true });
  writeFileSync(join(folder, `config/sources/xx/${source.id}.yaml`), dump(yaml));
}

beforeAll(async () => {
  press = await startPress({ clock: systemClock, hostile: false });
  folder = mkdtempSync(join(tmpdir(), 'diembao-kills-'));
  for (const file of ['places.yaml', 'topics.yaml', 'safety-events.yaml', 'publishers.yaml', 'watches'])
    cpSync(join(repository, 'config', file), join(folder, 'config', file), { recursive: true });
  writeFileSync(
    join(folder, 'config/default.yaml'),
    'crawl: {hostGapMs: 40, recheckMinutes: [], browser: "off"}\ntag: {workers: 0}\n',
  );
  for (const source of press.sources.filter(({ entries }) =>
    entries.every((entry) => !('javascript' in entry && entry.javascript)),
  ))
    writeSource(source);
});
afterAll(async () => {
  await press.close();
  rmSync(folder, { recursive: true, force: true });
});

function start(...words: string[]): ChildProcess {
  return spawn(process.execPath, [join(repository, 'dist/main.js'), ...words], {
    env: {
      ...process.env,
      ...addresses,
      DIEMBAO_CONFIG_DIR: join(folder, 'config'),
      DIEMBAO_DATA_DIR: join(folder, 'data'),
      DIEMBAO_SECRET: SECRET,
      DIEMBAO_LOG: 'silent',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => child.once('exit', (code) => resolve(code)));

/** What the killed processes left, of the deployment that is tested. */
async function opened(): Promise<{ store: Store; unfinishedCount(): Promise<number>; close(): Promise<void> }> {
  if (isOnCluster) {
    const store = await elasticsearchStore({ url: elasticsearchUrl as string, prefix });
    const queue = await bullmqQueue({ url: redisUrl as string, prefix: `{${prefix}}`, clock: systemClock });
    await store.connection.refresh([store.connection.names.all]);
    return {
      store,
      unfinishedCount: async () => {
        const counts = Object.values(await queue.counts());
        return counts.reduce((sum, { waiting, delayed, active, dead }) => sum + waiting + delayed + active + dead, 0);
      },
      close: async () => {
        await queue.close();
        await dropInstallation(store);
        await dropQueue(redisUrl as string, `{${prefix}}`);
      },
    };
  }
  const database = openDatabase(join(folder, 'data/diembao.db'), storeTrouble);
  expect(database.statement('PRAGMA integrity_check').get<{ integrity_check: string }>()?.integrity_check).toBe('ok');
  return {
    store: sqliteStore(database),
    unfinishedCount: async () => Number(database.statement('SELECT count(*) AS n FROM jobs').get<{ n: number }>()?.n),
    close: async () => database.close(),
  };
}

it(`loses nothing and doubles nothing over ${KILLS} kills at random instants`, async () => {
  let seed = 20_260_301;
  const random = (): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return seed / 2 ** 32;
  };
  for (let kill = 0; kill < KILLS; kill += 1) {
    const child = start('crawl');
    const gone = ended(child);
    // From before the database is open to well into the work.
    await new Promise((resolve) => setTimeout(resolve, 300 + random() * 1_200));
    child.kill('SIGKILL');
    await gone;
  }
  const last = start('crawl', '--once');
  let complaints = '';
  last.stderr?.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  expect(await ended(last), complaints).toBe(0);

  const { store, unfinishedCount, close } = await opened();
  const wrong: string[] = [];
  for (const entry of press.expected.filter(({ needsBrowser }) => !needsBrowser)) {
    const rows = [
      ...(await store.outcomes.byUrl(entry.url)),
      ...(await store.outcomes.byUrl(opaquePostUrl(entry.url, SECRET))),
    ];
    const found = rows.map(({ outcome, reason }) => (reason ? `${outcome}:${reason}` : outcome));
    const right = [entry.reason ? `${entry.outcome}:${entry.reason}` : entry.outcome, ...entry.alsoAccepted];
    if (found.length !== 1 || !right.includes(found[0] as string))
      wrong.push(`${entry.url}: ${found.join(' and ') || 'no outcome'}`);
  }
  expect(wrong).toEqual([]);
  const { items } = await store.documents.search({ limit: 1_000 });
  expect(items.filter(({ document }) => document.versions.length !== 1).map(({ document }) => document.url)).toEqual(
    [],
  );
  const indexed = (await store.outcomes.counts()).indexed;
  // Of an AMP pair that was fetched at once both entries may say `indexed`; they share one document.
  expect(indexed).toBeGreaterThanOrEqual(items.length);
  expect((await store.documents.stats({}, [], 'day')).total).toBe(items.length);
  const alerts = await store.alerts.list({ limit: 1_000 });
  expect(new Set(alerts.items.map(({ dedupeKey }) => dedupeKey)).size).toBe(alerts.items.length);
  expect(await unfinishedCount()).toBe(0);
  await close();
}, 600_000);
