// What the cluster's adapters cost on real servers. Usage: ELASTICSEARCH_URL=… REDIS_URL=… tsx bench/cluster.ts [queue|index|queries] [documents]
import { randomBytes } from 'node:crypto';
import type { Document } from '../src/domain/document.ts';
import { systemClock } from '../src/lib/clock.ts';
import { searchWords } from '../src/lib/fold.ts';
import { stableId } from '../src/lib/hash.ts';
import { bullmqQueue } from '../src/queue/bullmq.ts';
import type { NewJob } from '../src/queue/port.ts';
import type { WriteOp } from '../src/store/elasticsearch/bulk-writer.ts';
import { aliasOf, rowOf } from '../src/store/elasticsearch/document-row.ts';
import { elasticsearchStore, type ElasticsearchStore } from '../src/store/elasticsearch/elasticsearch-store.ts';
import { ensureAlias } from '../src/store/elasticsearch/index-schema.ts';
import { outcomeOp } from '../src/store/elasticsearch/outcomes.ts';
import { fingerprintOp } from '../src/store/elasticsearch/stories.ts';
import { newStoryOp, withDocument } from '../src/store/elasticsearch/story-members.ts';
import type { Effects } from '../src/store/port.ts';
import { bandKeys, minHash } from '../src/stories/fingerprint.ts';
import { randomNumbers } from './made-up-news.ts';

const [part = 'all', count] = process.argv.slice(2);
const documentCount = Number(count ?? 200_000);
const prefix = `b${randomBytes(4).toString('hex')}`;
const elasticsearchUrl = process.env['ELASTICSEARCH_URL'];
const redisUrl = process.env['REDIS_URL'];
if (!elasticsearchUrl || !redisUrl) throw new Error('set ELASTICSEARCH_URL and REDIS_URL');

/** Some 2,900 syllables; the n-th is taken about as often as 1/n, as in running text. */
const ONSETS = 'b c ch d đ g gi h k kh l m n ng nh ph qu r s t th tr v x'.split(' ');
const RIMES = 'a an ang anh ao ay ăn âm ân em en eo ê i ia iên inh o oan oi ôn ông ơi u ung uy ưa ương ai ôi'.split(
  ' ',
);
const TONES = ['', '\u0300', '\u0301', '\u0323'];
const WORDS = TONES.flatMap((tone) =>
  RIMES.flatMap((rime) => ONSETS.map((onset) => `${onset}${rime[0]}${tone}${rime.slice(1)}`.normalize('NFC'))),
);
const upTo = WORDS.reduce<number[]>((sums, _word, at) => [...sums, (sums[at - 1] ?? 0) + 1 / (at + 3)], []);
const random = randomNumbers(42);
const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
function word(): string {
  const aim = random() * (upTo[upTo.length - 1] ?? 0);
  let [low, high] = [0, upTo.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((upTo[middle] ?? 0) < aim) low = middle + 1;
    else high = middle;
  }
  return WORDS[low] ?? '';
}
const sentence = (count: number): string => Array.from({ length: count }, word).join(' ');
/** Every document is about the province; one in thirty about its lychees. */
const subject = (): string => (random() < 1 / 30 ? 'Bắc Giang: vải thiều xuất khẩu' : 'Bắc Giang');
const tag = (label: string) => ({ label, score: 0.8, model: 'bench' });
const START_MS = Date.parse('2026-05-01T00:00:00Z');

function documentOf(at: number, spanDays: number): Document {
  const url = `https://bao-${at % 40}.vn/${at}`;
  const id = stableId('doc', url);
  const publishedAt = new Date(START_MS + Math.floor(random() * spanDays * 86_400_000)).toISOString();
  const title = `${subject()} ${sentence(10)}`;
  const text = `${sentence(110)} ${subject()} ${sentence(110)}`;
  return {
    id,
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
    story: stableId('story', id),
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
/** What filing a document leaves, as the pipeline commits it: the words come from the thread that reads the text. */
function effectsOf(documents: Document[]): Effects {
  return {
    documents,
    outcomes: documents.map(outcomeOf),
    words: documents.map(({ id, title, text }) => ({
      documentId: id,
      title: searchWords(title),
      text: searchWords(text),
    })),
    fingerprints: documents.map(({ id, story, source, text, fetchedAt }) => {
      const minima = minHash(text);
      const of = { documentId: id, storyId: story, sourceId: source.id, publishedAt: fetchedAt };
      return { ...of, minima, bands: bandKeys(minima), isReprint: false };
    }),
  };
}
const seconds = (fromMs: number): number => (systemClock.nowMs() - fromMs) / 1000;
/** Seconds of CPU that this process and Elasticsearch have used: what a busy machine does not distort. */
async function cpuSeconds(): Promise<{ own: number; index: number }> {
  const { user, system } = process.cpuUsage();
  const { nodes } = await client.nodes.stats({ metric: 'process' });
  const index = Object.values(nodes).reduce((sum, node) => sum + (node.process?.cpu?.total_in_millis ?? 0), 0);
  return { own: (user + system) / 1e6, index: index / 1000 };
}
const print = (name: string, value: string): void => void process.stdout.write(`${name.padEnd(58)} ${value}\n`);

/** Jobs that a worker runs at once by default (`crawl.concurrency`). */
const STREAMS = 8;

/** Runs several streams of batches at once, as the jobs of a worker do; returns batches a second. */
async function inStreams<T>(batches: T[], write: (batch: T) => Promise<unknown>): Promise<number> {
  const startedMs = systemClock.nowMs();
  const left = [...batches];
  const stream = async (): Promise<void> => {
    for (let batch = left.shift(); batch; batch = left.shift()) await write(batch);
  };
  await Promise.all(Array.from({ length: STREAMS }, stream));
  return batches.length / seconds(startedMs);
}

const stores: ElasticsearchStore[] = [];
async function openStore(suffix: string): Promise<ElasticsearchStore> {
  const store = await elasticsearchStore({ url: elasticsearchUrl as string, prefix: `${prefix}${suffix}` });
  stores.push(store);
  return store;
}
const store = await openStore('');
const { client } = store.connection;
const batchesOf = (from: number, to: number, options: { size: number; spanDays: number }): Document[][] => {
  const found: Document[][] = [];
  for (let at = from; at < to; at += options.size)
    found.push(Array.from({ length: Math.min(options.size, to - at) }, (_, n) => documentOf(at + n, options.spanDays)));
  return found;
};

const BATCH = 250;
const ROUNDS = 4;

/**
 * The same documents three times, each into indices of its own with the same mapping, names and months: rows and records made
 * beforehand through the client's `_bulk` (documents alone, and every record that filing leaves), and through the store.
 */
async function indexRates(): Promise<void> {
  const alone = await openStore('d');
  const raw = await openStore('r');
  const opsFor = (
    { connection }: ElasticsearchStore,
    { documents = [], outcomes = [], fingerprints = [] }: Effects,
  ) => ({
    documents: documents.map((one): WriteOp => ({
      action: 'index',
      alias: aliasOf(connection, one),
      id: one.id,
      record: rowOf(one, stableId('entry', one.url)),
    })),
    around: [
      ...documents.map((one) => newStoryOp(connection, one.story, [withDocument(one)])),
      ...fingerprints.map((print) => fingerprintOp(connection, print)),
      ...outcomes.map((row) => outcomeOp(connection, row)),
    ],
  });
  const bulk = async (ops: WriteOp[]): Promise<void> => {
    const operations = ops.flatMap(({ action, alias, id, record }) => [
      { [action]: { _index: alias, _id: id } },
      record as object,
    ]);
    const { errors } = await client.bulk({ operations });
    if (errors) throw new Error('a raw write was refused');
  };
  const kinds = ['alone', 'raw', 'store'] as const;
  const rates: Record<(typeof kinds)[number], number[]> = { alone: [], raw: [], store: [] };
  const cpu = { alone: { own: 0, index: 0 }, raw: { own: 0, index: 0 }, store: { own: 0, index: 0 } };
  const timed = async <T>(kind: (typeof kinds)[number], batches: T[], write: (batch: T) => Promise<unknown>) => {
    const before = await cpuSeconds();
    const rate = BATCH * (await inStreams(batches, write));
    const after = await cpuSeconds();
    if (isWarmUp) return;
    rates[kind].push(rate);
    cpu[kind].own += after.own - before.own;
    cpu[kind].index += after.index - before.index;
  };
  let isWarmUp = true;
  const perRound = Math.floor(Math.min(8_000, documentCount / ROUNDS) / BATCH) * BATCH;
  for (let round = 0; round < ROUNDS; round += 1) {
    const options = { size: BATCH, spanDays: 28 };
    const batches = batchesOf(round * perRound, (round + 1) * perRound, options).map(effectsOf);
    const prepared = batches.map((batch) => [opsFor(alone, batch), opsFor(raw, batch)] as const);
    const aliases = new Set(
      prepared.flatMap((both) => both.flatMap(({ documents }) => documents.map(({ alias }) => alias))),
    );
    for (const alias of aliases)
      await ensureAlias(alias.startsWith(`${prefix}d`) ? alone.connection : raw.connection, alias);
    const turns = [
      () => timed('alone', prepared, ([{ documents }]) => bulk(documents)),
      () => timed('raw', prepared, ([, { documents, around }]) => bulk([...documents, ...around])),
      () => timed('store', batches, (batch) => store.documents.commit(batch)),
    ];
    // Each kind comes first, second and last: what Elasticsearch still merges of the one before costs the next.
    for (let turn = 0; turn < turns.length; turn += 1) {
      await client.indices.refresh({ index: `${prefix}*` });
      await turns[(round + turn) % turns.length]?.();
    }
    isWarmUp = false;
  }
  const middle = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  const [ofAlone, ofRaw, ofStore] = kinds.map((kind) => middle(rates[kind])) as [number, number, number];
  print('raw _bulk of the documents alone (documents/s)', ofAlone.toFixed(0));
  print('raw _bulk of the same records, all kinds (documents/s)', ofRaw.toFixed(0));
  print('commit: documents, stories, fingerprints, outcomes (documents/s)', ofStore.toFixed(0));
  print('ratio: commit over raw _bulk of the same records', (ofStore / ofRaw).toFixed(2));
  print('ratio: commit of all kinds over raw _bulk of the documents alone', (ofStore / ofAlone).toFixed(2));
  const all = (ROUNDS - 1) * perRound;
  for (const kind of kinds)
    print(
      `CPU ms a document: Elasticsearch, own (${kind})`,
      `${((cpu[kind].index * 1000) / all).toFixed(2)}  ${((cpu[kind].own * 1000) / all).toFixed(2)}`,
    );
}

async function queryTimes(): Promise<void> {
  const { connection, documents, outcomes, stories } = await openStore('q');
  const startedMs = systemClock.nowMs();
  for (let at = 0; at < documentCount; at += 10_000)
    await inStreams(batchesOf(at, Math.min(documentCount, at + 10_000), { size: 500, spanDays: 150 }), (batch) =>
      documents.commit({ documents: batch, outcomes: batch.map(outcomeOf) }),
    );
  await connection.refresh([connection.names.all]);
  print(`filled to ${documentCount} documents (s)`, seconds(startedMs).toFixed(0));
  const from = '2026-08-28T17:00:00.000Z';
  const facets = ['language', 'sentiment', 'topic', 'source', 'origin', 'kind'] as const;
  const queries: Record<string, () => Promise<unknown>> = {
    'newest 20': () => documents.search({ limit: 20 }),
    'newest 20 with a common word': () => documents.search({ q: 'bac giang', limit: 20 }),
    'phrase, by relevance': () => documents.search({ q: '"vải thiều" xuất khẩu', sort: 'relevance', limit: 20 }),
    'source, language, sentiment': () =>
      documents.search({ source: ['bao-3'], lang: ['vi'], sentiment: ['negative'], limit: 20 }),
    'facets and days, last 30 days': () => documents.stats({ from }, [...facets], 'day'),
    'facets and days, everything': () => documents.stats({}, [...facets], 'day'),
    'facets and days of a word': () => documents.stats({ q: 'vải thiều' }, [...facets], 'day'),
    'outcome counts': () => outcomes.counts(),
    'stories, newest': () => stories.list({ limit: 20 }),
    'suspected, newest': () => documents.search({ flag: ['suspected'], limit: 20 }),
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

if (part === 'all' || part === 'queue') await queueRates();
if (part === 'all' || part === 'index') await indexRates();
if (part === 'all' || part === 'queries') await queryTimes();
for (const { connection, close } of stores) {
  const own = connection.client;
  const indices = Object.keys(await own.indices.get({ index: connection.names.all }));
  if (indices.length > 0) await own.indices.delete({ index: indices });
  await own.indices.deleteIndexTemplate({ name: `${connection.names.prefix}-*` });
  await own.cluster.deleteComponentTemplate({ name: `${connection.names.prefix}-*` });
  await close();
}
