// How long the dashboard takes with many documents: npx tsx bench/dashboard.ts [documents]. Needs Chromium on this machine.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { createKey } from '../src/api/create-key.ts';
import { findChromium } from '../src/crawlers/list-pages/find-chromium.ts';
import { storeTrouble } from '../src/domain/errors.ts';
import { systemClock } from '../src/lib/clock.ts';
import { openDatabase } from '../src/lib/sqlite.ts';
import { sqliteStore } from '../src/store/sqlite/sqlite-store.ts';
import { document, source, tag } from '../tests/unit/alerts/samples.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const count = Number(process.argv[2] ?? 50_000);
const folder = mkdtempSync(join(tmpdir(), 'diembao-bench-'));
const SENTIMENTS = ['negative', 'neutral', 'positive'];
const TOPICS = ['economy', 'agriculture', 'health', 'education', 'crime-law', 'environment'];
const DAY_MS = 86_400_000;

async function seed(): Promise<string> {
  const database = openDatabase(join(folder, 'diembao.db'), storeTrouble);
  const store = sqliteStore(database);
  const now = systemClock.nowMs();
  const pick = <T>(from: T[], index: number): T => from[index % from.length] as T;
  for (let at = 0; at < count; at += 1000) {
    const documents = Array.from({ length: Math.min(1000, count - at) }, (_, offset) => {
      const index = at + offset;
      return document(`https://bao-${index % 40}.example/${index}`, {
        title: `Vải thiều Lục Ngạn vào vụ, tin số ${index}`,
        text: 'Nông dân Lục Ngạn, Bắc Giang phấn khởi vì vải thiều được mùa. '.repeat(8),
        from: source(`bao-${index % 40}`),
        publishedAt: new Date(now - (index / count) * 90 * DAY_MS).toISOString(),
        sentiment: tag(pick(SENTIMENTS, index)),
        topic: tag(pick(TOPICS, index)),
      });
    });
    await store.documents.commit({ documents });
  }
  const { key } = await createKey({ store, role: 'triage', clock: systemClock });
  await store.close();
  database.close();
  return key;
}

const key = await seed();
console.log(`${count} documents in ${folder}`);
const server = spawn(process.execPath, [join(root, 'bin/diembao.mjs'), 'serve'], {
  env: { ...process.env, DIEMBAO_DATA_DIR: folder, DIEMBAO_PORT: '0' },
  stdio: ['ignore', 'ignore', 'pipe'],
});
const url = await new Promise<string>((resolve) =>
  server.stderr.on('data', (piece: Buffer) => {
    const found = /listening on (\S+)/.exec(piece.toString())?.[1];
    if (found) resolve(found);
  }),
);
const browser = await chromium.launch({ executablePath: findChromium(null) ?? '' });
for (let turn = 1; turn <= 3; turn += 1) {
  const page = await (await browser.newContext()).newPage();
  await page.goto(url);
  await page.locator('input[type=password]').fill(key);
  const from = process.hrtime.bigint();
  const since = (): number => Math.round(Number(process.hrtime.bigint() - from) / 1e6);
  await page.keyboard.press('Enter');
  await page.locator('.figures .value', { hasText: /\d/ }).first().waitFor();
  const figures = since();
  await page.locator('.uplot canvas').waitFor();
  console.log(`turn ${turn}: figures of Today after ${figures} ms, chart after ${since()} ms`);
  await page.context().close();
}
await browser.close();
server.kill('SIGINT');
await new Promise((resolve) => server.once('exit', resolve));
rmSync(folder, { recursive: true, force: true });
