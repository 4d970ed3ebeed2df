// How long the dashboard takes with many documents: npx tsx bench/dashboard.ts [documents]. Needs a build and Chromium on this machine.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { createKey } from '../src/api/create-key.ts';
import { findChromium } from '../src/crawlers/list-pages/find-chromium.ts';
import { storeTrouble } from '../src/domain/errors.ts';
import { systemClock } from '../src/lib/clock.ts';
import { openDatabase } from '../src/lib/sqlite.ts';
import type { Store } from '../src/store/port.ts';
import { sqliteStore } from '../src/store/sqlite/sqlite-store.ts';
import { freshAlert } from '../tests/e2e/fresh-alert.ts';
import { document, source, tag } from '../tests/unit/alerts/samples.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const count = Number(process.argv[2] ?? 50_000);
const folder = mkdtempSync(join(tmpdir(), 'diembao-bench-'));
const SENTIMENTS = ['negative', 'neutral', 'positive'];
const TOPICS = ['economy', 'agriculture', 'health', 'education', 'crime-law', 'environment'];
const PLACES = ['bac-giang', 'bac-giang/luc-ngan', 'bac-giang/viet-yen', 'bac-giang/yen-the', 'bac-giang/lang-giang'];
const DAYS = 90;
const DAY_MS = 86_400_000;
/** Documents of today, of which a report of 1,000 items is made. */
const TODAY_COUNT = 1000;
const TURNS = 5;

/** About 2,400 characters, the length of a short article; no two alike. */
function textOf(index: number): string {
  const sentence = (at: number): string =>
    `Nông dân xã số ${(index * 31 + at * 7) % 997} ở Lục Ngạn, Bắc Giang thu hoạch ${(index + at * 13) % 89} tấn vải thiều, giá ${20 + ((index + at) % 40)} nghìn đồng mỗi cân. `;
  return Array.from({ length: 20 }, (_, at) => sentence(at)).join('');
}

async function seed(store: Store): Promise<void> {
  const now = systemClock.nowMs();
  const pick = <T>(from: T[], index: number): T => from[index % from.length] as T;
  const todayCount = Math.min(TODAY_COUNT, count);
  for (let at = 0; at < count; at += 500) {
    const documents = Array.from({ length: Math.min(500, count - at) }, (_, offset) => {
      const index = at + offset;
      const ageMs = index < todayCount ? index : DAY_MS + (index / count) * (DAYS - 1) * DAY_MS;
      return document(`https://bao-${index % 40}.example/${index}`, {
        title: `Vải thiều Lục Ngạn vào vụ, tin số ${index}`,
        text: textOf(index),
        // Three documents a story: a voice and two that carry it.
        story: `story_${Math.floor(index / 3)}`,
        from: { ...source(`bao-${index % 40}`), origin: index % 8 === 0 ? 'foreign' : 'domestic' },
        places: [pick(PLACES, 0), pick(PLACES, index)].map((id) => ({
          id,
          name: id,
          matched: 'Lục Ngạn',
          span: { field: 'text' as const, start: 0, end: 8 },
          rule: 'named' as const,
        })),
        publishedAt: new Date(now - ageMs).toISOString(),
        sentiment: tag(pick(SENTIMENTS, index)),
        topic: tag(pick(TOPICS, index)),
        suspected: index % 500 === 0,
      });
    });
    await store.documents.commit({ documents });
  }
  const alerts = Array.from({ length: 300 }, () => freshAlert());
  await store.documents.commit({ alerts });
}

function started(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    server.once('exit', () => reject(new Error(`the server ended:\n${said}`)));
    server.stderr?.on('data', (piece: Buffer) => {
      said += piece.toString();
      const found = /listening on (\S+)/.exec(said)?.[1];
      if (found) resolve(found);
    });
  });
}

const sorted = (values: number[]): number[] => [...values].sort((one, other) => one - other);
const rows: { what: string; asked: string; values: number[] }[] = [];
function note(what: string, asked: string, ms: number): void {
  const row = rows.find((one) => one.what === what);
  if (row) row.values.push(ms);
  else rows.push({ what, asked, values: [ms] });
}
function stopwatch(): () => number {
  const from = process.hrtime.bigint();
  return () => Math.round(Number(process.hrtime.bigint() - from) / 1e6);
}

/** Signing in until Today can be used: all its figures, then its chart. */
async function signIn(page: Page, url: string, key: string): Promise<void> {
  await page.goto(url);
  await page.locator('input[type=password]').fill(key);
  const since = stopwatch();
  await page.keyboard.press('Enter');
  await page.locator('.figures .value', { hasText: /\d/ }).first().waitFor();
  await page.locator('.figures .value', { hasText: '…' }).first().waitFor({ state: 'detached' });
  note('signed in → figures of Today', '≤ 1000', since());
  await page.locator('.uplot canvas').waitFor();
  note('signed in → chart of Today', '', since());
}

/** An alert that another process raises, until it stands on the desk. */
async function newAlert(page: Page, store: Store, turn: number): Promise<void> {
  await page.evaluate("location.hash = '#/desk'");
  await page.getByText('Trực tiếp').waitFor();
  const title = `Cảnh báo đo số ${turn}`;
  const seen = page.getByText(title).first().waitFor();
  const since = stopwatch();
  await store.documents.commit({ alerts: [freshAlert({ title, severity: 'high' })] });
  await seen;
  note('alert exists → visible on the desk', '≤ 1000', since());
}

/** The morning review: two clicks from Today to the file. */
async function morning(page: Page): Promise<void> {
  const since = stopwatch();
  await page.locator('nav a[href="#/review"]').click();
  await page.locator('.sheet .figures').waitFor();
  note('review read (1 click)', '', since());
  const [saved] = await Promise.all([page.waitForEvent('download'), page.locator('.controls button').last().click()]);
  await saved.path();
  note('review on disk as DOCX (2 clicks)', '≤ 60000', since());
}

/** The requests that the rooms make, one at a time, at the server. */
async function requests(url: string, key: string): Promise<void> {
  const day = (ago: number): string =>
    new Date(systemClock.nowMs() + 7 * 3_600_000 - ago * DAY_MS).toISOString().slice(0, 10);
  const asked: [string, string, string][] = [
    ['stats of 7 days', `/stats?from=${day(6)}&interval=day&facets=language,origin,topic,sentiment`, ''],
    ['stats of today by hour', `/stats?from=${day(0)}&interval=hour&facets=language,origin,topic,sentiment`, ''],
    ['places of 30 days', `/stats?from=${day(29)}&facets=place`, ''],
    ['documents, newest 100', '/documents?limit=100', ''],
    ['all facets, no filter', '/stats?facets=language,sentiment,topic,safetyEvent,source,origin,kind,place', ''],
    ['sources', '/sources', ''],
    ['alerts', '/alerts?state=new,taken&limit=200', ''],
    ['review of today, JSON', '/reports/daily', ''],
    ['review of today, DOCX, 1,000 items', '/reports/daily?format=docx&items=500', '≤ 10000'],
  ];
  for (const [what, path, target] of asked)
    for (let turn = 0; turn < TURNS; turn += 1) {
      const since = stopwatch();
      const answer = await fetch(`${url}/api/v1${path}`, { headers: { authorization: `Bearer ${key}` } });
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
      note(what, target, since());
    }
}

const database = openDatabase(join(folder, 'diembao.db'), storeTrouble);
const store = sqliteStore(database);
await seed(store);
const { key } = await createKey({ store, role: 'triage', clock: systemClock });
const server = spawn(process.execPath, [join(root, 'bin/diembao.mjs'), 'serve'], {
  env: { ...process.env, DIEMBAO_DATA_DIR: folder, DIEMBAO_PORT: '0' },
  stdio: ['ignore', 'ignore', 'pipe'],
});
const url = await started(server);
const browser = await chromium.launch({ executablePath: findChromium(null) ?? '' });
for (let turn = 1; turn <= TURNS; turn += 1) {
  const context = await browser.newContext({ locale: 'vi-VN', acceptDownloads: true });
  const page = await context.newPage();
  await signIn(page, url, key);
  await newAlert(page, store, turn);
  await morning(page);
  await context.close();
}
await browser.close();
await requests(url, key);
const load = readFileSync('/proc/loadavg', 'utf8').split(' ')[0];
console.log(`${count} documents; milliseconds of ${TURNS} turns, median and worst; load of the machine ${load}`);
for (const { what, asked, values } of rows) {
  const all = sorted(values);
  const median = all[Math.floor(all.length / 2)];
  console.log(`${what.padEnd(40)} ${String(median).padStart(6)} ${String(all.at(-1)).padStart(6)}  ${asked}`);
}
server.removeAllListeners('exit');
server.kill('SIGINT');
await new Promise((resolve) => server.once('exit', resolve));
await store.close();
database.close();
rmSync(folder, { recursive: true, force: true });
