import { randomBytes } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { DelayedError, Job as BullJob, Queue as BullQueue, UnrecoverableError, Worker } from 'bullmq';
import { DiembaoError, isNobodysFault, meaningOf } from '../domain/errors.ts';
import type { Clock } from '../lib/clock.ts';

import { connectRedis, queueTrouble } from './bullmq-connection.ts';
import { partitionGate, RENEW_MS, type PartitionGate } from './bullmq-gate.ts';
import { redisPace, type RedisPace } from './bullmq-pace.ts';
import type { ConsumeOptions, Consumer, DeadJob, Job, JobHandler, NewJob, Queue, QueueCounts, Topic } from './port.ts';
import { backoffMs } from './sqlite.ts';

/** What travels in a BullMQ job. */
interface Carried {
  job: NewJob;
  /** Starts that used up no try: waits for a partition or a paused host. */
  freeStartCount: number;
}
type Carrier = BullJob<Carried>;

interface Lane {
  topic: Topic;
  queue: BullQueue<Carried>;
  gate: PartitionGate;
}

const TOPICS: readonly Topic[] = ['crawl', 'ingest', 'deliver'];
/** Delayed to this instant (2039) means parked: asleep until its partition is free. BullMQ holds delays below 2^53 / 4096 ms. */
const PARKED_AT_MS = 2_190_000_000_000;
const PARKED_SCORES = [(PARKED_AT_MS - 10_000) * 4096, (PARKED_AT_MS + 10_000) * 4096] as const;
/** How often sleepers are looked after whose partition's holder has died. */
const WATCH_MS = 5_000;
/** A worker may be killed so often under one job before the job is given up as the cause. */
const MAX_STALLED_COUNT = 20;
const STOP_PATIENCE_MS = 20_000;
const MOST_TRIES = 1_000;

function attemptOf(carrier: Carrier): number {
  return Math.max(1, carrier.attemptsStarted - carrier.data.freeStartCount);
}

function read(carrier: Carrier): Job {
  return { ...carrier.data.job, id: String(carrier.id), attempt: attemptOf(carrier) };
}

/** `code: message` in the failed reason; BullMQ's own reasons (stalled too often) count as bugs. */
function readDead(carrier: Carrier): DeadJob {
  const match = /^([a-z-]+): ([\s\S]*)$/.exec(carrier.failedReason ?? '');
  return {
    ...read(carrier),
    errorCode: match?.[1] ?? 'invariant-broken',
    errorMessage: match?.[2] ?? carrier.failedReason ?? '',
    diedAt: new Date(carrier.finishedOn ?? 0).toISOString(),
  };
}

export interface BullmqOptions {
  url: string;
  clock: Clock;
  /** Before every key; another installation on the same server takes another. */
  prefix?: string;
}

/** The queue, and the pace of hosts that its processes share. */
export interface ClusterQueue extends Queue {
  pace: RedisPace;
}

/**
 * The cluster's queue on Redis: one BullMQ queue a topic, dedupe by BullMQ's deduplication id, and a gate of our own for
 * partitions: of each partition one job is awake, the others sleep as delayed jobs, so that a flooded host costs no
 * worker a turn. Throws `queue-unavailable` when Redis does not answer or is set up to lose jobs.
 */
export async function bullmqQueue({ url, clock, prefix = '{diembao}' }: BullmqOptions): Promise<ClusterQueue> {
  const redis = await connectRedis(url);
  const lanes = new Map(
    TOPICS.map((topic): [Topic, Lane] => {
      const queue = new BullQueue<Carried>(topic, { connection: redis.impatient, prefix });
      queue.on('error', () => undefined);
      return [topic, { topic, queue, gate: partitionGate(redis.impatient, `${prefix}:gate:${topic}`) }];
    }),
  );
  const laneOf = (topic: Topic): Lane => lanes.get(topic) as Lane;
  const consumers = new Set<Consumer>();
  let serial = 0;

  /** Sorts by time of making; unique over processes. */
  const newId = (): string => {
    serial = (serial + 1) % 1_000_000;
    return `${clock.nowMs().toString(36).padStart(9, '0')}${serial.toString(36).padStart(4, '0')}${randomBytes(6).toString('hex')}`;
  };

  async function wake({ queue }: Lane, id: string | null): Promise<void> {
    if (id === null) return;
    try {
      await new BullJob(queue, 'job', null, {}, id).promote();
    } catch (error) {
      if (queueTrouble(error) !== error) throw error;
      // Not asleep: already awake, or not there yet; who adds it looks again.
    }
  }

  async function addTo(lane: Lane, jobs: NewJob[]): Promise<number> {
    const nowMs = clock.nowMs();
    const entries = jobs.map((job) => ({
      job,
      id: newId(),
      isParked: job.partition !== null && !(job.runAtMs && job.runAtMs > nowMs),
    }));
    const parked = new Map<string, { id: string; priority: number }[]>();
    for (const { job, id, isParked } of entries)
      if (isParked)
        parked.set(job.partition as string, [
          ...(parked.get(job.partition as string) ?? []),
          { id, priority: job.priority },
        ]);
    // Commands that are sent at once travel together.
    await Promise.all([...parked].map(([partition, ids]) => lane.gate.park(partition, ids)));
    const added = await lane.queue.addBulk(
      entries.map(({ job, id, isParked }) => ({
        name: 'job',
        data: { job, freeStartCount: 0 },
        opts: {
          jobId: id,
          timestamp: nowMs,
          deduplication: { id: job.key },
          priority: job.priority + 1,
          delay: isParked ? PARKED_AT_MS - nowMs : Math.max(0, (job.runAtMs ?? 0) - nowMs),
          removeOnComplete: true,
          removeOnFail: false,
          // For what the server itself breaks off; a handler's failures are settled by their meaning.
          attempts: MOST_TRIES,
          backoff: { type: 'fixed', delay: WATCH_MS },
        },
      })),
    );
    const twins = new Set(entries.flatMap(({ id }, at) => (added[at]?.id === id ? [] : [id])));
    await Promise.all(
      [...parked].map(async ([partition, ids]) => {
        const gone = ids.map(({ id }) => id).filter((id) => twins.has(id));
        await lane.gate.leave(partition, gone);
        await wake(lane, await lane.gate.next(partition));
      }),
    );
    return entries.length - twins.size;
  }

  async function add(jobs: NewJob[]): Promise<number> {
    let count = 0;
    for (const lane of lanes.values()) {
      const own = jobs.filter(({ topic }) => topic === lane.topic);
      for (let at = 0; at < own.length; at += 500) count += await addTo(lane, own.slice(at, at + 500));
    }
    return count;
  }

  function consume(topic: Topic, options: ConsumeOptions, handler: JobHandler): Consumer {
    const abort = new AbortController();
    // Every running job listens to the one signal.
    setMaxListeners(0, abort.signal);
    const { queue } = laneOf(topic);
    const lane: Lane = { topic, queue, gate: partitionGate(redis.patient, `${prefix}:gate:${topic}`) };

    const sleep = async (carrier: Carrier, token: string | undefined, untilMs: number): Promise<void> =>
      carrier.moveToDelayed(untilMs, token);
    const startedForFree = async (carrier: Carrier): Promise<void> =>
      carrier.updateData({ ...carrier.data, freeStartCount: carrier.data.freeStartCount + 1 });

    /** Waits its turn: asleep among the parked of its partition. */
    async function park(carrier: Carrier, token: string | undefined, partition: string): Promise<never> {
      await startedForFree(carrier);
      await sleep(carrier, token, PARKED_AT_MS);
      // Its turn may have come while it fell asleep; whoever gave it the turn could not wake it then.
      if ((await lane.gate.next(partition)) === carrier.id) await wake(lane, carrier.id);
      throw new DelayedError();
    }

    async function settle(carrier: Carrier, token: string | undefined, error: unknown): Promise<never> {
      const known = error instanceof DiembaoError ? error : null;
      const message = (error instanceof Error ? error.message : String(error)).slice(0, 500);
      const isPause = isNobodysFault(error);
      const attempt = attemptOf(carrier);
      if (!isPause && (meaningOf(error) !== 'later' || attempt >= options.maxAttempts))
        throw new UnrecoverableError(`${known?.code ?? 'invariant-broken'}: ${message}`);
      if (isPause) await startedForFree(carrier);
      await sleep(carrier, token, clock.nowMs() + backoffMs(attempt, options.backoffMs, known?.retryAfterMs));
      throw new DelayedError();
    }

    async function run(carrier: Carrier, token?: string): Promise<void> {
      const { partition, priority } = carrier.data.job;
      const id = String(carrier.id);
      if (partition !== null && !(await lane.gate.enter(partition, { id, priority })))
        await park(carrier, token, partition);
      const renewal =
        partition === null
          ? null
          : setInterval(() => void lane.gate.renew(partition, id).catch(() => undefined), RENEW_MS);
      let failure: unknown;
      try {
        await handler(read(carrier), abort.signal);
      } catch (error) {
        failure = error ?? new Error('a handler threw nothing');
      }
      if (renewal) clearInterval(renewal);
      if (partition !== null) await wake(lane, await lane.gate.leave(partition, [id]));
      if (failure !== undefined) await settle(carrier, token, failure);
    }

    const worker = new Worker<Carried>(topic, run, {
      connection: redis.patient,
      prefix,
      concurrency: options.concurrency,
      lockDuration: options.leaseMs,
      stalledInterval: Math.max(1_000, Math.min(30_000, options.leaseMs / 2)),
      maxStalledCount: MAX_STALLED_COUNT,
      drainDelay: 5,
      runRetryDelay: 1_000,
    });
    // Redis comes and goes; the worker reconnects by itself.
    worker.on('error', () => undefined);
    const watch = setInterval(() => void watchSleepers(lane).catch(() => undefined), WATCH_MS);
    const consumer: Consumer = {
      stop: async () => {
        consumers.delete(consumer);
        clearInterval(watch);
        abort.abort();
        let timer: NodeJS.Timeout | undefined;
        const late = new Promise<'late'>((resolve) => (timer = setTimeout(() => resolve('late'), STOP_PATIENCE_MS)));
        const ended = await Promise.race([worker.close(), late]);
        clearTimeout(timer);
        // Redis is away: what ran comes again when its lease runs out.
        if (ended === 'late') void worker.close(true).catch(() => undefined);
      },
    };
    consumers.add(consumer);
    return consumer;
  }

  /** Gives the turn on where a holder died, and forgets what was parked but never added. */
  async function watchSleepers(lane: Lane): Promise<void> {
    for (const partition of await lane.gate.partitions()) {
      const id = await lane.gate.next(partition);
      if (id === null) continue;
      await wake(lane, id);
      const madeAtMs = Number.parseInt(id.slice(0, 9), 36);
      if (clock.nowMs() - madeAtMs > 60_000 && !(await lane.queue.getJob(id)))
        await wake(lane, await lane.gate.leave(partition, [id]));
    }
  }

  async function countsOf({ queue }: Lane): Promise<QueueCounts['crawl']> {
    const found = await queue.getJobCounts('wait', 'prioritized', 'delayed', 'active', 'failed');
    const parkedCount = await redis.impatient.zcount(queue.toKey('delayed'), ...PARKED_SCORES);
    const of = (state: string): number => found[state] ?? 0;
    return {
      waiting: of('wait') + of('prioritized') + parkedCount,
      delayed: of('delayed') - parkedCount,
      active: of('active'),
      dead: of('failed'),
    };
  }

  async function revive(topic: Topic, ids: string[]): Promise<number> {
    let count = 0;
    for (const id of ids) {
      const dead = (await laneOf(topic).queue.getJob(id)) as Carrier | undefined;
      if (!dead || !(await dead.isFailed())) continue;
      const added = await add([{ ...dead.data.job, runAtMs: null }]);
      if (added > 0) await dead.remove();
      count += added;
    }
    return count;
  }

  const told = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw queueTrouble(error);
    }
  };
  return {
    pace: redisPace(redis, prefix),
    add: (jobs) => told(() => add(jobs)),
    consume,
    counts: () =>
      told(async () => {
        const [crawl, ingest, deliver] = await Promise.all(TOPICS.map((topic) => countsOf(laneOf(topic))));
        return { crawl, ingest, deliver } as QueueCounts;
      }),
    dead: (topic, limit) =>
      told(async () => ((await laneOf(topic).queue.getFailed(0, limit - 1)) as Carrier[]).map(readDead)),
    revive: (topic, ids) => told(() => revive(topic, ids)),
    close: async () => {
      await Promise.all([...consumers].map((consumer) => consumer.stop()));
      await Promise.all([...lanes.values()].map(({ queue }) => queue.close().catch(() => undefined)));
      redis.close();
    },
  };
}
