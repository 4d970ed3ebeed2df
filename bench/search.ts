// How long searches take: npx tsx bench/search.ts [documents] [FILE.jsonl of {text}] [FOLDER that keeps the store].
import { createReadStream, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { storeTrouble } from '../src/domain/errors.ts';
import { fold } from '../src/lib/fold.ts';
import { openDatabase } from '../src/lib/sqlite.ts';
import type { DocumentQuery, DocumentStore } from '../src/store/port.ts';
import { sqliteStore } from '../src/store/sqlite/sqlite-store.ts';
import { document, source } from '../tests/unit/alerts/samples.ts';
import { madeUpArticle, randomNumbers } from './made-up-news.ts';

const BATCH = 500;
const TURNS = 3;
const PAGE = 20;
/** A document about every two and a half minutes; feeds hand in up to a day late. */
const STEP_MS = 150_000;
const LATE_MS = 86_400_000;
const FIRST_MS = Date.parse('2026-03-01T00:00:00.000Z');
/** What everybody writes: words that stand in a tenth to nearly all of the documents. */
const COMMON = [
  'chính phủ',
  '"chính phủ"',
  'chinh phu',
  '"chinh phu"',
  'và',
  'va',
  'của các',
  'công an',
  '"công an"',
  'người dân',
  'năm',
  'viet nam',
  '"việt nam"',
  'tỉnh -thành',
];

async function* texts(count: number, file: string | undefined): AsyncGenerator<string> {
  if (!file) {
    const random = randomNumbers(1);
    for (let at = 0; at < count; at += 1) yield madeUpArticle(random);
    return;
  }
  let at = 0;
  for await (const line of createInterface({ input: createReadStream(file) })) {
    if (at >= count) return;
    at += 1;
    yield (JSON.parse(line) as { text: string }).text;
  }
}

async function seed(documents: DocumentStore, from: AsyncIterable<string>): Promise<void> {
  const random = randomNumbers(2);
  let batch: ReturnType<typeof document>[] = [];
  let at = 0;
  for await (const whole of from) {
    const [title = '', ...rest] = whole.split('\n');
    const publishedAt = new Date(FIRST_MS + at * STEP_MS - random() * LATE_MS).toISOString();
    batch.push(
      document(`https://bao-${at % 40}.example/${at}`, {
        title,
        text: rest.join('\n') || title,
        story: `story_${at}`,
        from: source(`bao-${at % 40}`),
        publishedAt,
      }),
    );
    at += 1;
    if (batch.length === BATCH) {
      await documents.commit({ documents: batch });
      batch = [];
    }
  }
  await documents.commit({ documents: batch });
}

/** Queries as people type them, out of the documents themselves: a word, two or three in a row, a phrase, with and without marks. */
async function queriesOf(documents: DocumentStore): Promise<DocumentQuery[]> {
  const random = randomNumbers(3);
  const queries: DocumentQuery[] = COMMON.flatMap((q) => [
    { q, limit: PAGE },
    { q, limit: PAGE, sort: 'relevance' as const },
    { q, limit: PAGE, source: ['bao-7'] },
  ]);
  const { items, next } = await documents.search({ limit: 200 });
  const more = next ? (await documents.search({ limit: 200, cursor: next })).items : [];
  for (const [at, { document: one }] of [...items, ...more].entries()) {
    const words = `${one.title} ${one.text}`.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
    const from = Math.floor(random() * Math.max(1, words.length - 3));
    const taken = words.slice(from, from + 1 + (at % 3)).join(' ');
    if (taken === '') continue;
    const typed = at % 4 === 0 ? fold(taken) : taken;
    queries.push({
      q: at % 2 === 0 ? typed : `"${typed}"`,
      limit: PAGE,
      ...(at % 5 < 2 ? { sort: 'relevance' as const } : {}),
    });
  }
  return queries;
}

interface Timing {
  query: DocumentQuery;
  ms: number;
  cpuMs: number;
}

async function timed(documents: DocumentStore, query: DocumentQuery): Promise<Timing> {
  const turns: { ms: number; cpuMs: number }[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const cpu = process.cpuUsage();
    const started = performance.now();
    await documents.search(query);
    const { user, system } = process.cpuUsage(cpu);
    turns.push({ ms: performance.now() - started, cpuMs: (user + system) / 1000 });
  }
  const middle = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(TURNS / 2)] as number;
  return { query, ms: middle(turns.map(({ ms }) => ms)), cpuMs: middle(turns.map(({ cpuMs }) => cpuMs)) };
}

function shareOf(values: number[], share: number): string {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] as number).toFixed(1);
}

/** Seeds a store (unless FOLDER holds one) and prints median, p95 and the slowest queries. */
export async function run(given: string[] = []): Promise<void> {
  const [count = '50000', file, kept] = given;
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'diembao-bench-'));
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'diembao.db');
  const isSeeded = existsSync(path);
  const database = openDatabase(path, storeTrouble);
  const store = sqliteStore(database);
  try {
    const cpu = process.cpuUsage();
    if (!isSeeded) await seed(store.documents, texts(Number(count), file));
    const { user } = process.cpuUsage(cpu);
    const { total } = await store.documents.stats({}, [], 'day');
    const { bytes } = database
      .statement('SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size')
      .get<{ bytes: number }>() ?? { bytes: 0 };
    console.log(
      `  ${total} documents, ${(bytes / 1e6).toFixed(0)} MB, ${isSeeded ? 'filled before' : `${(user / 1000 / total).toFixed(2)} ms of CPU each to write`}`,
    );
    const timings: Timing[] = [];
    for (const query of await queriesOf(store.documents)) timings.push(await timed(store.documents, query));
    const report = (name: string, values: number[]): void =>
      console.log(
        `  ${name}: median ${shareOf(values, 0.5)} ms, p95 ${shareOf(values, 0.95)}, worst ${shareOf(values, 1)} (${values.length} queries)`,
      );
    report(
      'wall',
      timings.map(({ ms }) => ms),
    );
    report(
      'CPU',
      timings.map(({ cpuMs }) => cpuMs),
    );
    for (const { query, ms, cpuMs } of timings.sort((a, b) => b.cpuMs - a.cpuMs).slice(0, 12)) {
      const { q, limit: _, ...rest } = query;
      console.log(`    ${ms.toFixed(1)} ms, CPU ${cpuMs.toFixed(1)}: ${q} ${JSON.stringify(rest)}`);
    }
  } finally {
    await store.close();
    if (!kept) rmSync(folder, { recursive: true });
  }
}

if (process.argv[1] === new URL(import.meta.url).pathname) await run(process.argv.slice(2));
