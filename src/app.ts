import { createHash } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { capOf } from './alerts/channels/cap-of.ts';
import { deliveriesFor } from './alerts/channels/deliveries-for.ts';
import { raiseAlerts } from './alerts/raise-alerts.ts';
import { makeFirstRun } from './api/first-run.ts';
import { openArchive, type Archive } from './archive/archive.ts';
import { noModel, openModel, type OpenModel } from './classify/model/open-model.ts';
import type { Tagger } from './classify/model/tagger.ts';
import { parsePlaces } from './classify/places/parse-places.ts';
import { placeMatcher } from './classify/places/place-matcher.ts';
import { ConfigProblems, type Config } from './config.ts';
import { findChromium } from './crawlers/list-pages/find-chromium.ts';
import { makeRenderer } from './crawlers/list-pages/render-page.ts';
import { cleanUrl } from './crawlers/pages/canonical-url.ts';
import { sourceHealth } from './crawlers/source-health.ts';
import { makeFetcher, type Fetcher } from './crawlers/fetch/fetcher.ts';
import type { SharedPace } from './crawlers/fetch/host-pace.ts';
import { DiembaoError, storeTrouble } from './domain/errors.ts';
import type { Gazetteer } from './domain/place.ts';
import type { Source } from './domain/source.ts';
import { vocabularyOf } from './domain/vocabulary.ts';
import { makeEvents, type Events } from './events.ts';
import { instant, systemClock, type Clock } from './lib/clock.ts';
import { packageRoot } from './lib/entry-point.ts';
import { joined } from './lib/joined.ts';
import { makeMutex, type OneAtATime } from './lib/mutex.ts';
import { secretFrom } from './lib/secret-file.ts';
import { serverAddress, type ServerAddress } from './lib/server-address.ts';
import { openDatabase } from './lib/sqlite.ts';
import { makeAnswerDesk } from './pipeline/answer-desk.ts';
import { checkedDocuments } from './pipeline/checked-documents.ts';
import { enterEvidence } from './pipeline/enter-evidence.ts';
import { filingApart, filingInTurns } from './pipeline/filing.ts';
import { eraseEverywhere } from './pipeline/erase-everywhere.ts';
import { makeHousekeeping, type Housekeeping } from './pipeline/housekeeping.ts';
import { makeClaimJudge } from './pipeline/judge-claims.ts';
import { lookAt } from './pipeline/look-at.ts';
import { makeLine, type Line } from './pipeline/line.ts';
import type { LineParts, LineRules } from './pipeline/parts.ts';
import { pauseSource } from './pipeline/pause-source.ts';
import { judgeStored } from './pipeline/reopen-documents.ts';
import { makeReceipts, type Receipts } from './pipeline/receipts.ts';
import { makeTextThread } from './pipeline/text-thread.ts';
import { parsePublishers } from './privacy/publishers.ts';
import type { Queue } from './queue/port.ts';
import { sqliteQueue } from './queue/sqlite.ts';
import type { Store } from './store/port.ts';
import { sqliteCopy } from './store/sqlite/copy.ts';
import { sqliteStore } from './store/sqlite/sqlite-store.ts';
import type { StoreCopy } from './store/store-copy.ts';

export interface AppOptions {
  config: Config;
  /** Sources other than the configured ones (the demo's). */
  sources?: Source[];
  clock?: Clock;
  rules?: Partial<LineRules>;
  /** Smallest gap between two requests to one host. */
  hostGapMs?: number;
  /** Longest pause that a failing host earns by itself (what it asks for is kept in any case). */
  maxHostPauseMs?: number;
  timeoutMs?: number;
  /** False for commands that need no tags. */
  withModel?: boolean;
  /** True keeps everything in memory: for `tag`, which stores nothing. */
  isEphemeral?: boolean;
}

/** Everything one process is made of. */
export interface App {
  config: Config;
  clock: Clock;
  events: Events;
  store: Store;
  queue: Queue;
  archive: Archive | null;
  fetcher: Fetcher;
  tagger: Tagger;
  gazetteer: Gazetteer;
  sources: Map<string, Source>;
  parts: LineParts;
  line: Line;
  secret: string;
  userAgent: string;
  /** The store as people see it: no quote that the archive no longer proves. */
  shown: Store;
  receipts: Receipts | null;
  /** Changes of one store that read before they write, over all its processes. */
  oneAtATime: OneAtATime;
  /** Runs what one process of the deployment must do (the chores), here or wherever it is held now. */
  elect(start: () => { stop(): Promise<void> }): { stop(): Promise<void> };
  close(): Promise<void>;
}

/** A shipped model is used; `tag.workers: 0` and an absent folder mean none, and every tag says `not-assessed`. */
function modelOf(config: Config, events: Events): OpenModel {
  const opened = openModel({ modelDir: config.modelDir, ...config.settings.tag });
  if (!opened) events.note('no model: tags say not-assessed', { folder: config.modelDir });
  return opened ?? noModel();
}

function rulesOf(config: Config): LineRules {
  const { crawl, stories } = config.settings;
  return {
    ...stories,
    maxEntriesPerVisit: crawl.maxEntriesPerVisit,
    maxListPages: crawl.maxListPages,
    maxBodyBytes: crawl.maxBodyBytes,
    recheckMinutes: crawl.recheckMinutes,
    keepOffTopic: false,
    maxAttempts: 5,
    backoffMs: 30_000,
    patienceMs: 24 * 3_600_000,
    concurrency: crawl.concurrency,
  };
}

/** Store and queue of one kind of installation, and what its processes agree on. */
interface Deployment {
  store: Store;
  queue: Queue;
  oneAtATime: OneAtATime;
  makeFiling: typeof filingInTurns;
  pace: SharedPace | null;
  elect: App['elect'];
  close(): Promise<void>;
}

/** The registry in the data folder, read only, for a process that keeps all else in memory; null where there is none. */
function registryInFolder(config: Config): { store: Store; close(): void } | null {
  const path = join(config.dataDir, 'diembao.db');
  if (config.elasticsearchUrl || !existsSync(path)) return null;
  const database = openDatabase(path, storeTrouble);
  return { store: sqliteStore(database), close: () => database.close() };
}

/** One process: everything in one SQLite file. */
function embedded(path: string, clock: Clock): Deployment {
  const database = openDatabase(path, storeTrouble);
  return {
    store: sqliteStore(database),
    queue: sqliteQueue(database, clock),
    oneAtATime: makeMutex(),
    makeFiling: filingInTurns,
    pace: null,
    elect: (start) => start(),
    close: async () => database.close(),
  };
}

/** Any number of processes over Elasticsearch and Redis; their clients (25 MB) are loaded for it alone. */
async function clusterOf(config: Config, clock: Clock): Promise<Deployment> {
  const { elasticsearch, redis } = clusterAddresses(config);
  const [{ elasticsearchStore }, { bullmqQueue }] = await Promise.all([
    import('./store/elasticsearch/elasticsearch-store.ts'),
    import('./queue/bullmq.ts'),
  ]);
  const store = await elasticsearchStore(elasticsearch);
  try {
    const queue = await bullmqQueue({ url: redis.url, prefix: `{${redis.prefix}}`, clock });
    return {
      store,
      queue,
      oneAtATime: store.leases.oneAtATime('filing'),
      makeFiling: filingApart,
      pace: queue.pace,
      elect: (start) => store.leases.elect('chores', start),
      close: () => store.close(),
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

function clusterAddresses(config: Config): { elasticsearch: ServerAddress; redis: ServerAddress } {
  const elasticsearch = serverAddress(config.elasticsearchUrl ?? '');
  const redis = serverAddress(config.redisUrl ?? '');
  if (!elasticsearch || !redis)
    throw new DiembaoError(
      'config-invalid',
      'set ELASTICSEARCH_URL and REDIS_URL to addresses such as http://host:9200 and redis://host:6379',
    );
  return { elasticsearch, redis };
}

/** Opens everything. Throws `ConfigProblems`, `store-unavailable`, `store-full`. */
export async function makeApp(options: AppOptions): Promise<App> {
  const { config, clock = systemClock } = options;
  const places = parsePlaces(config.places);
  const publishers = parsePublishers(config.publishers);
  const problems = [...places.problems, ...publishers.problems];
  if (problems.length > 0 || !places.gazetteer) throw new ConfigProblems(problems);

  const events = makeEvents(config.logLevel);
  if (!options.isEphemeral) mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  const registry = options.isEphemeral ? registryInFolder(config) : null;
  const secret =
    options.isEphemeral && !registry
      ? 'ephemeral'.repeat(4)
      : secretFrom(config.secret, join(config.dataDir, 'secret'));
  const deployment =
    config.elasticsearchUrl && !options.isEphemeral
      ? await clusterOf(config, clock)
      : embedded(options.isEphemeral ? ':memory:' : join(config.dataDir, 'diembao.db'), clock);
  const { store, queue } = deployment;
  const archive =
    options.isEphemeral && !registry
      ? null
      : await openArchive({
          folder: join(config.dataDir, 'archive'),
          key: createHash('sha256').update(`archive\n${secret}`).digest(),
          clock,
        });
  const { crawl, alerts } = config.settings;
  const userAgent = `DiemBao/0.1 (+${config.settings.contact})`;
  const fetcher = makeFetcher({
    clock,
    userAgent,
    limits: {
      totalMs: options.timeoutMs ?? crawl.timeoutMs,
      maxBodyBytes: crawl.maxBodyBytes,
      maxRedirects: crawl.maxRedirects,
    },
    pace: {
      minGapMs: options.hostGapMs ?? crawl.hostGapMs,
      ...(options.maxHostPauseMs === undefined
        ? {}
        : { firstPauseMs: options.maxHostPauseMs / 4, maxPauseMs: options.maxHostPauseMs }),
      ...(deployment.pace ? { shared: deployment.pace } : {}),
    },
  });
  const masking = { publishers: publishers.publishers, secret };
  const texts = makeTextThread({ gazetteer: places.gazetteer, masking });
  const { evidence } = registry?.store ?? store;
  const receipts = archive ? makeReceipts({ archive, evidence, prepareText: texts.prepare, clock }) : null;
  const chromiumPath = crawl.browser === 'auto' ? null : crawl.browser;
  const renderer =
    crawl.browser === 'off' ? null : makeRenderer({ fetcher, userAgent, chromiumPath: findChromium(chromiumPath) });
  const { tagger, sentences } = options.withModel === false ? noModel() : modelOf(config, events);
  const sources = new Map((options.sources ?? config.sources).map((source) => [source.id, source]));
  const placeById = new Map(places.gazetteer.places.map((place) => [place.id, place]));
  const eventNames = new Map(config.safetyEvents.events.map(({ id, vi }) => [id, vi]));
  const alertRules = { watches: config.watches, safetyScore: alerts.safetyScore, clock, places: placeById, eventNames };
  const parts: LineParts = {
    clock,
    events,
    store,
    queue,
    sources,
    matcher: placeMatcher(places.gazetteer),
    tagger,
    claims: makeClaimJudge({
      store: registry?.store ?? store,
      gazetteer: places.gazetteer,
      clock,
      model: sentences,
      heads: config.settings.evidence,
      receipts,
    }),
    fetcher,
    prepareText: texts.prepare,
    render: renderer?.render ?? null,
    archiveCapture: async (capture, retention) =>
      archive && !options.isEphemeral ? archive.append(capture, { retention }) : '',
    masking,
    raiseAlerts: (input) => raiseAlerts(input, alertRules),
    rules: { ...rulesOf(config), ...options.rules },
  };
  const line = makeLine(parts, deployment.oneAtATime, deployment.makeFiling);
  return {
    config,
    clock,
    events,
    store,
    queue,
    archive,
    fetcher,
    tagger,
    gazetteer: places.gazetteer,
    sources,
    parts,
    line,
    secret,
    userAgent,
    shown: { ...store, documents: checkedDocuments(store.documents, parts.claims.recheck) },
    receipts,
    oneAtATime: deployment.oneAtATime,
    elect: deployment.elect,
    close: async () => {
      await line.stop();
      await queue.close();
      await tagger.close();
      await renderer?.close();
      await fetcher.close();
      await texts.close();
      await archive?.close();
      registry?.close();
      await deployment.close();
    },
  };
}

/** Both stores of an installation that moves, and the queues that must be empty for it. */
export async function bothStoresOf(config: Config): Promise<{
  embedded: { copy: StoreCopy; queue: Queue };
  cluster: { copy: StoreCopy; queue: Queue; rebuild(onDone: (index: string) => void): Promise<void> };
  close(): Promise<void>;
}> {
  const { elasticsearch, redis } = clusterAddresses(config);
  const [{ elasticsearchStore }, { elasticsearchCopy }, { rebuildAll }, { bullmqQueue }] = await Promise.all([
    import('./store/elasticsearch/elasticsearch-store.ts'),
    import('./store/elasticsearch/copy.ts'),
    import('./store/elasticsearch/rebuild-index.ts'),
    import('./queue/bullmq.ts'),
  ]);
  const store = await elasticsearchStore(elasticsearch);
  const queue = await bullmqQueue({ url: redis.url, prefix: `{${redis.prefix}}`, clock: systemClock });
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  const database = openDatabase(join(config.dataDir, 'diembao.db'), storeTrouble);
  return {
    embedded: { copy: sqliteCopy(database, sqliteStore(database)), queue: sqliteQueue(database, systemClock) },
    cluster: { copy: elasticsearchCopy(store), queue, rebuild: (onDone) => rebuildAll(store.connection, onDone) },
    close: async () => {
      await queue.close();
      await store.close();
      database.close();
    },
  };
}

/** The HTTP API over an app, and the code for its first key; null where it has a key already. */
export async function serverOf(app: App): Promise<{ server: FastifyInstance; firstRunCode: string | null }> {
  const { config, shown: store, clock, archive, oneAtATime } = app;
  const places = new Map(app.gazetteer.places.map((place) => [place.id, place]));
  // Loaded when served: the commands that do not serve start without it.
  const { buildServer } = await import('./api/server.ts');
  const firstRun = await makeFirstRun({ store, clock });
  // All sources are asked about at once: their states are read once.
  const states = joined(() => store.crawl.states());
  const server = await buildServer({
    firstRun,
    store,
    queue: app.queue,
    events: app.events,
    clock,
    sources: [...app.sources.values()],
    healthOf: async (id) => {
      const source = app.sources.get(id);
      const state = (await states()).find(({ sourceId }) => sourceId === id) ?? null;
      return source
        ? sourceHealth(source, state, clock.nowMs())
        : { status: 'unknown', message: 'Không có nguồn này.', said: 'unknown', facts: {} };
    },
    pauseSource: async (source, isPaused) => void (await pauseSource(app.parts, source, isPaused)),
    canonicalUrl: (url) => cleanUrl(url),
    erase: (url) => eraseEverywhere(url, { store, archive, clock, oneAtATime, at: instant(clock), actor: 'api' }),
    enterEvidence: (json) => enterEvidence([json], app.parts, oneAtATime),
    oneAtATime,
    answerDesk: makeAnswerDesk({ store, receipts: app.receipts, sources: app.sources, clock }),
    judgeAgain: (id) => judgeStored(id, app.parts, oneAtATime),
    deliveriesFor: (alert, links) => deliveriesFor({ alert, links, channels: config.settings.channels, clock }),
    capOf: (alert) => capOf(alert, { sender: config.settings.contact, events: config.safetyEvents.events, places }),
    lookAt: (pasted) => lookAt(app.parts, pasted),
    vocabulary: vocabularyOf({
      topics: config.topics,
      safetyEvents: config.safetyEvents.events,
      places: app.gazetteer.places,
    }),
    webDir: existsSync(join(packageRoot, 'dist/web/index.html')) ? join(packageRoot, 'dist/web') : null,
    settings: config.settings.server,
  });
  return { server, firstRunCode: firstRun.code() };
}

/** The chores of an app. */
export function choresOf(app: App): Housekeeping {
  const { settings, topics } = app.config;
  return makeHousekeeping({
    line: app.line,
    parts: app.parts,
    archive: app.archive,
    channels: settings.channels,
    surges: {
      rules: { factor: settings.alerts.surgeFactor, atLeast: settings.alerts.surgeAtLeast },
      names: {
        topic: new Map(topics.map(({ id, vi }) => [id, vi])),
        place: new Map(app.gazetteer.places.map(({ id, names }) => [id, names.vi?.[0] ?? id])),
      },
    },
    retain: settings.retain,
  });
}
