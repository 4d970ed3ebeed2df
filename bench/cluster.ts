// What the cluster's adapters cost on real servers. Usage: ELASTICSEARCH_URL=… REDIS_URL=… tsx bench/cluster.ts [documents, 0 for the queue alone]
import { randomBytes } from 'node:crypto';
import type { Document } from '../src/domain/document.ts';
import { systemClock } from '../src/lib/clock.ts';
import { stableId } from '../src/lib/hash.ts';
import { bullmqQueue } from '../src/queue/bullmq.ts';
import type { NewJob } from '../src/queue/port.ts';
import { rowOf } from '../src/store/elasticsearch/document-row.ts';
import { outcomeOp } from '../src/store/elasticsearch/outcomes.ts';
import { storyRecord, withDocument } from '../src/store/elasticsearch/story-members.ts';
import { elasticsearchStore } from '../src/store/elasticsearch/elasticsearch-store.ts';

const documentCount = Number(process.argv[2] ?? 200_000);
const prefix = `b${randomBytes(4).toString('hex')}`;
const elasticsearchUrl = process.env['ELASTICSEARCH_URL'];
const redisUrl = process.env['REDIS_URL'];
if (!elasticsearchUrl || !redisUrl) throw new Error('set ELASTICSEARCH_URL and REDIS_URL');

const WORDS =
  'bắc giang vải thiều xuất khẩu lục ngạn công an huyện xã mưa lũ người dân chính quyền doanh nghiệp khu công nghiệp quang châu điện tử lao động giá đất đai quy hoạch đường cao tốc bệnh viện trường học học sinh kiểm tra xử lý vi phạm môi trường nước sạch nông thôn mới tỉnh ủy hội nghị triển khai kế hoạch năm tháng ngày'.split(
    ' ',
  );
let seed = 42;
const random = (): number => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return seed / 2_147_483_648;
};
const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
const sentence = (count: number): string => Array.from({ length: count }, () => pick(WORDS)).join(' ');
const tag = (label: string) => ({ label, score: 0.8, model: 'bench' });
const START_MS = Date.parse('2026-05-01T00:00:00Z');

function documentOf(at: number): Document {
  const url = `https://bao-${at % 40}.vn/${at}`;
  const publishedAt = new Date(START_MS + Math.floor(random() * 150 * 86_400_000)).toISOString();
  const title = sentence(12);
  const text = sentence(220);
  return {
    id: stableId('doc', url),
    kind: at % 5 === 0 ? 'post' : 'article',
    url,
    title,
    text,
    excerpt: text.slice(0, 280),
    publishedAt,
    modifiedAt: null,
    section: null,
    paywalled: false,
    declaredLang: 'vi',
    source: {
      id: `bao-${at % 40}`,
      name: `Báo ${at % 40}`,
      origin: at % 7 === 0 ? 'foreign' : 'domestic',
      country: 'VN',
    },
    language: tag(pick(['vi', 'vi', 'vi', 'vi', 'en', 'zh', 'ko'])),
    fetchedAt: publishedAt,
    withdrawn: false,
    versions: [{ at: publishedAt, title, changed: [], hash: '' }],
    places: [],
    story: stableId('story', url),
    tags: {
      sentiment: tag(pick(['negative', 'neutral', 'positive'])),
      topic: tag(pick(['economy', 'health', 'society', 'crime'])),
      safetyEvent: tag('none'),
    },
    claims: [],
    suspected: random() < 0.01,
    hash: '',
    sealedUrl: null,
    recheck: { lastAt: publishedAt, etag: null, lastModified: null },
  };
}
const outcomeOf = (document: Document) => ({
  key: stableId('entry', document.url),
  sourceId: document.source.id,
  url: document.url,
  canonicalUrl: document.url,
  documentId: document.id,
  outcome: 'indexed' as const,
  reason: null,
  at: document.fetchedAt,
  steps: [],
});
const seconds = (fromMs: number): number => (systemClock.nowMs() - fromMs) / 1000;
/** Seconds of CPU that this process and Elasticsearch have used: what a busy machine does not distort. */
async function cpuSeconds(): Promise<{ own: number; index: number }> {
  const { user, system } = process.cpuUsage();
  const { nodes } = await client.nodes.stats({ metric: 'process' });
  const index = Object.values(nodes).reduce((sum, node) => sum + (node.process?.cpu?.total_in_millis ?? 0), 0);
  return { own: (user + system) / 1e6, index: index / 1000 };
}
const print = (name: string, value: string): void => void process.stdout.write(`${name.padEnd(58)} ${value}\n`);

/** Runs two streams of batches at once, as two jobs of a worker do. */
async function inTwo(batches: Document[][], write: (batch: Document[]) => Promise<unknown>): Promise<number> {
  const startedMs = systemClock.nowMs();
  const left = [...batches];
  const stream = async (): Promise<void> => {
    for (let batch = left.shift(); batch; batch = left.shift()) await write(batch);
  };
  await Promise.all([stream(), stream()]);
  return batches.flat().length / seconds(startedMs);
}

const store = await elasticsearchStore({ url: elasticsearchUrl, prefix });
const { client, names } = store.connection;
const batchesOf = (from: number, to: number, size: number): Document[][] => {
  const found: Document[][] = [];
  for (let at = from; at < to; at += size)
    found.push(Array.from({ length: Math.min(size, to - at) }, (_, n) => documentOf(at + n)));
  return found;
};

async function indexRates(): Promise<void> {
  const rates = { raw: [] as number[], commit: [] as number[] };
  const cpu = { raw: 0, commit: 0, commitOwn: 0 };
  await client.indices.create({ index: `${prefix}-articles-raw` });
  const perRound = Math.min(5_000, Math.floor(documentCount / 10));
  const timed = async (
    kind: 'raw' | 'commit',
    batches: Document[][],
    write: (batch: Document[]) => Promise<unknown>,
  ) => {
    const before = await cpuSeconds();
    rates[kind].push(await inTwo(batches, write));
    const after = await cpuSeconds();
    cpu[kind] += after.index - before.index;
    if (kind === 'commit') cpu.commitOwn += after.own - before.own;
  };
  for (let round = 0; round < 3; round += 1) {
    const batches = batchesOf(round * perRound, (round + 1) * perRound, 250);
    const rows = new Map(batches.flat().map((one) => [one.id, rowOf(one, null)]));
    await timed('raw', batches, (batch) =>
      client.bulk({
        operations: batch.flatMap((one) => [
          { index: { _index: `${prefix}-articles-raw`, _id: one.id } },
          rows.get(one.id) ?? {},
          { index: { _index: `${prefix}-outcomes-0raw`, _id: one.id } },
          outcomeOp(store.connection, outcomeOf(one)).record as object,
          { index: { _index: `${prefix}-stories-0raw`, _id: one.story } },
          storyRecord(one.story, withDocument(one)([])),
        ]),
      }),
    );
    await timed('commit', batches, (batch) =>
      store.documents.commit({ documents: batch, outcomes: batch.map(outcomeOf) }),
    );
  }
  const best = (values: number[]): number => Math.max(...values);
  print('raw _bulk of the same records, all kinds (documents/s)', best(rates.raw).toFixed(0));
  print('commit: documents, stories, outcomes (documents/s)', best(rates.commit).toFixed(0));
  print('ratio', (best(rates.commit) / best(rates.raw)).toFixed(2));
  const all = 3 * perRound;
  print(
    'Elasticsearch CPU ms a document: raw, commit',
    `${((cpu.raw * 1000) / all).toFixed(2)}  ${((cpu.commit * 1000) / all).toFixed(2)}`,
  );
  print('own CPU ms a document, folding included', ((cpu.commitOwn * 1000) / all).toFixed(2));
  await client.indices.delete({
    index: [`${prefix}-articles-raw`, `${prefix}-outcomes-0raw`, `${prefix}-stories-0raw`],
  });
}

async function queryTimes(): Promise<void> {
  const done = 3 * Math.min(5_000, Math.floor(documentCount / 10));
  const startedMs = systemClock.nowMs();
  await inTwo(batchesOf(done, documentCount, 500), (batch) => store.documents.commit({ documents: batch }));
  await store.connection.refresh([names.all]);
  print(`filled to ${documentCount} documents (s)`, seconds(startedMs).toFixed(0));
  const from = '2026-08-28T17:00:00.000Z';
  const facets = ['language', 'sentiment', 'topic', 'source', 'origin', 'kind'] as const;
  const queries: Record<string, () => Promise<unknown>> = {
    'newest 20': () => store.documents.search({ limit: 20 }),
    'newest 20 with a common word': () => store.documents.search({ q: 'bac giang', limit: 20 }),
    'phrase, by relevance': () => store.documents.search({ q: '"vải thiều" xuất khẩu', sort: 'relevance', limit: 20 }),
    'source, language, sentiment': () =>
      store.documents.search({ source: ['bao-3'], lang: ['vi'], sentiment: ['negative'], limit: 20 }),
    'facets and days, last 30 days': () => store.documents.stats({ from }, [...facets], 'day'),
    'facets and days, everything': () => store.documents.stats({}, [...facets], 'day'),
    'facets and days of a word': () => store.documents.stats({ q: 'vải thiều' }, [...facets], 'day'),
    'outcome counts': () => store.outcomes.counts(),
    'stories, newest': () => store.stories.list({ limit: 20 }),
    'suspected, newest': () => store.documents.search({ flag: ['suspected'], limit: 20 }),
  };
  const all: number[] = [];
  for (const [name, ask] of Object.entries(queries)) {
    for (let turn = 0; turn < 3; turn += 1) await ask();
    const times: number[] = [];
    for (let turn = 0; turn < 20; turn += 1) {
      const fromNs = process.hrtime.bigint();
      await ask();
      times.push(Number(process.hrtime.bigint() - fromNs) / 1e6);
    }
    times.sort((a, b) => a - b);
    all.push(...times);
    print(`query: ${name} (median, p95 ms)`, `${times[9]?.toFixed(1)}  ${times[18]?.toFixed(1)}`);
  }
  all.sort((a, b) => a - b);
  print('all queries (p95 ms)', all[Math.floor(all.length * 0.95)]?.toFixed(1) ?? '');
}

async function queueRates(): Promise<void> {
  const options = { concurrency: 32, leaseMs: 30_000, maxAttempts: 3, backoffMs: 100 };
  const run = async (
    name: string,
    count: number,
    partitionOf: (at: number) => string | null,
    shape: { processes: number; workMs: number; concurrency: number },
  ): Promise<number> => {
    const queues = await Promise.all(
      Array.from({ length: shape.processes }, () =>
        bullmqQueue({ url: redisUrl as string, clock: systemClock, prefix: `{${prefix}-${name}}` }),
      ),
    );
    const jobs = Array.from({ length: count }, (_, at): NewJob => ({
      topic: 'ingest',
      key: `k${at}`,
      partition: partitionOf(at),
      payload: { at },
      priority: 5,
      runAtMs: null,
    }));
    const addedMs = systemClock.nowMs();
    await queues[0]?.add(jobs);
    const addRate = count / seconds(addedMs);
    let done = 0;
    const before = await cpuSeconds();
    const startedMs = systemClock.nowMs();
    await new Promise<void>((resolve) => {
      for (const queue of queues)
        queue.consume('ingest', { ...options, concurrency: shape.concurrency }, async () => {
          if (shape.workMs > 0) await new Promise((end) => setTimeout(end, shape.workMs));
          done += 1;
          if (done === count) resolve();
        });
    });
    const rate = count / seconds(startedMs);
    const ownSeconds = (await cpuSeconds()).own - before.own;
    print(
      `queue ${name}: added/s, run/s, run a CPU second`,
      `${addRate.toFixed(0)}  ${rate.toFixed(0)}  ${(count / ownSeconds).toFixed(0)}`,
    );
    for (const queue of queues) await queue.close();
    return rate;
  };
  await run('no partition', 10_000, () => null, { processes: 1, workMs: 0, concurrency: 32 });
  await run('200 hosts', 10_000, (at) => `host-${at % 200}`, { processes: 1, workMs: 0, concurrency: 32 });
  const one = await run('one worker, 50 ms a job', 800, (at) => `host-${at % 100}`, {
    processes: 1,
    workMs: 50,
    concurrency: 8,
  });
  const two = await run('two workers, 50 ms a job', 800, (at) => `host-${at % 100}`, {
    processes: 2,
    workMs: 50,
    concurrency: 8,
  });
  print('two workers over one', (two / one).toFixed(2));
}

await queueRates();
if (documentCount > 0) {
  await indexRates();
  await queryTimes();
}
const indices = Object.keys(await client.indices.get({ index: names.all }));
await client.indices.delete({ index: indices });
await client.indices.deleteIndexTemplate({ name: `${prefix}-*` });
await client.cluster.deleteComponentTemplate({ name: `${prefix}-*` });
await store.close();
