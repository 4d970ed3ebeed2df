import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { DiembaoError, isNobodysFault, meaningOf } from '../domain/errors.ts';
import type { Clock } from '../lib/clock.ts';
import { instant } from '../lib/clock.ts';
import type { Database } from '../lib/sqlite.ts';
import type { ConsumeOptions, Consumer, DeadJob, Job, JobHandler, NewJob, Queue, QueueCounts, Topic } from './port.ts';

const SCHEMA = `
CREATE TABLE IF NOT EXISTS jobs (
  row INTEGER PRIMARY KEY, topic TEXT NOT NULL, key TEXT NOT NULL, partition TEXT NOT NULL, payload TEXT NOT NULL, priority INTEGER NOT NULL, run_at INTEGER NOT NULL,
  attempt INTEGER NOT NULL DEFAULT 0, leased_until INTEGER NOT NULL DEFAULT 0, lease TEXT, died_at TEXT, error_code TEXT, error_message TEXT
);
CREATE UNIQUE INDEX IF NOT EXISTS jobs_key ON jobs (topic, key) WHERE died_at IS NULL;
CREATE INDEX IF NOT EXISTS jobs_ready ON jobs (topic, partition, priority, run_at, row) WHERE died_at IS NULL;
CREATE INDEX IF NOT EXISTS jobs_leased ON jobs (topic, partition, leased_until) WHERE died_at IS NULL AND lease IS NOT NULL;
CREATE INDEX IF NOT EXISTS jobs_dead ON jobs (topic, died_at) WHERE died_at IS NOT NULL;
`;
const POLL_MS = 200;
const LONGEST_BACKOFF_MS = 3_600_000;

interface Stored {
  row: number;
  topic: Topic;
  key: string;
  /** '' means none. */
  partition: string;
  payload: string;
  priority: number;
  run_at: number;
  attempt: number;
  died_at: string | null;
  error_code: string | null;
  error_message: string | null;
}

function read(stored: Stored): Job {
  return {
    id: String(stored.row),
    topic: stored.topic,
    key: stored.key,
    partition: stored.partition === '' ? null : stored.partition,
    payload: JSON.parse(stored.payload) as unknown,
    priority: Number(stored.priority),
    runAtMs: Number(stored.run_at),
    attempt: Number(stored.attempt),
  };
}

/** Wait before try `attempt + 1`: doubled each time, up to an hour, ±20 % jitter; what the other side asked for wins. */
export function backoffMs(attempt: number, firstMs: number, askedMs: number | undefined): number {
  if (askedMs !== undefined) return Math.min(askedMs, 24 * LONGEST_BACKOFF_MS);
  const doubled = Math.min(firstMs * 2 ** (attempt - 1), LONGEST_BACKOFF_MS);
  return Math.round(doubled * (0.8 + 0.4 * Math.random()));
}

/** The embedded queue: a table in the store's SQLite file. */
export function sqliteQueue(database: Database, clock: Clock): Queue {
  database.exec(SCHEMA);
  const consumers = new Set<{ wake(): void; stop(): Promise<void> }>();
  const wakeAll = (): void => consumers.forEach((consumer) => consumer.wake());

  function add(jobs: NewJob[]): number {
    const added = database.transaction(() => {
      let count = 0;
      for (const job of jobs) {
        count += database
          .statement(
            'INSERT OR IGNORE INTO jobs (topic, key, partition, payload, priority, run_at) VALUES (?,?,?,?,?,?)',
          )
          .run(
            job.topic,
            job.key,
            job.partition ?? '',
            JSON.stringify(job.payload),
            job.priority,
            job.runAtMs ?? 0,
          ).changes;
      }
      return count;
    });
    if (added > 0) wakeAll();
    return added;
  }

  /** When each partition was last served here: with more hosts than hands, the one that waited longest goes first. */
  const servedAt = new Map<string, number>();

  function partitions(topic: Topic): string[] {
    return database
      .statement(
        `WITH RECURSIVE p (name) AS (SELECT min(partition) FROM jobs WHERE topic = ?1 AND died_at IS NULL
           UNION ALL SELECT (SELECT min(partition) FROM jobs WHERE topic = ?1 AND died_at IS NULL AND partition > p.name) FROM p WHERE p.name IS NOT NULL)
         SELECT name FROM p WHERE name IS NOT NULL AND (name = '' OR NOT EXISTS (SELECT 1 FROM jobs b WHERE b.topic = ?1 AND b.died_at IS NULL AND b.lease IS NOT NULL AND b.partition = p.name AND b.leased_until >= ?2))`,
      )
      .all<{ name: string }>(topic, clock.nowMs())
      .map((row) => row.name);
  }

  /** Takes up to `limit` jobs that are due, one a partition, in order of priority, then of who waited longest. */
  function claim(topic: Topic, limit: number, leaseMs: number): { job: Job; lease: string }[] {
    const now = clock.nowMs();
    return database.transaction(() => {
      const first = (partition: string): Stored[] =>
        database
          .statement(
            'SELECT * FROM jobs WHERE topic = ? AND partition = ? AND died_at IS NULL AND leased_until < ? AND run_at <= ? ORDER BY priority, run_at, row LIMIT ?',
          )
          .all<Stored>(topic, partition, now, now, partition === '' ? limit : 1);
      const rows = partitions(topic).flatMap(first);
      rows.sort(
        (a, b) =>
          a.priority - b.priority ||
          (servedAt.get(a.partition) ?? 0) - (servedAt.get(b.partition) ?? 0) ||
          a.run_at - b.run_at ||
          a.row - b.row,
      );
      if (servedAt.size > 10_000) servedAt.clear();
      return rows.slice(0, limit).map((row) => {
        const lease = randomUUID();
        database
          .statement('UPDATE jobs SET leased_until = ?, lease = ?, attempt = attempt + 1 WHERE row = ?')
          .run(now + leaseMs, lease, row.row);
        if (row.partition !== '') servedAt.set(row.partition, now);
        return { job: { ...read(row), attempt: Number(row.attempt) + 1 }, lease };
      });
    });
  }

  function settle(job: Job, lease: string, error: unknown, options: ConsumeOptions): void {
    if (error === undefined) {
      database.statement('DELETE FROM jobs WHERE row = ? AND lease = ?').run(Number(job.id), lease);
      return;
    }
    const known = error instanceof DiembaoError ? error : null;
    const message = (error instanceof Error ? error.message : String(error)).slice(0, 500);
    const isPause = isNobodysFault(error);
    if (isPause || (meaningOf(error) === 'later' && job.attempt < options.maxAttempts)) {
      const runAt = clock.nowMs() + backoffMs(job.attempt, options.backoffMs, known?.retryAfterMs);
      database
        .statement(
          'UPDATE jobs SET leased_until = 0, lease = NULL, run_at = ?, attempt = attempt - ?, error_code = ?, error_message = ? WHERE row = ? AND lease = ?',
        )
        .run(runAt, Number(isPause), known?.code ?? 'bug', message, Number(job.id), lease);
      return;
    }
    database
      .statement(
        'UPDATE jobs SET leased_until = 0, lease = NULL, died_at = ?, error_code = ?, error_message = ? WHERE row = ? AND lease = ?',
      )
      .run(instant(clock), known?.code ?? 'invariant-broken', message, Number(job.id), lease);
  }

  function consume(topic: Topic, options: ConsumeOptions, handler: JobHandler): Consumer {
    const abort = new AbortController();
    // Every running job listens to the one signal.
    setMaxListeners(0, abort.signal);
    const running = new Set<Promise<void>>();
    let timer: NodeJS.Timeout | null = null;
    let isStopped = false;

    const run = async (job: Job, lease: string): Promise<void> => {
      const renewal = setInterval(() => {
        try {
          database
            .statement('UPDATE jobs SET leased_until = ? WHERE row = ? AND lease = ?')
            .run(clock.nowMs() + options.leaseMs, Number(job.id), lease);
        } catch {
          // A full disk: the lease may run out and the job come again; its effects are idempotent.
        }
      }, options.leaseMs / 3);
      let failure: unknown;
      try {
        await handler(job, abort.signal);
      } catch (error) {
        failure = error ?? new Error('a handler threw nothing');
      } finally {
        clearInterval(renewal);
      }
      try {
        settle(job, lease, failure, options);
      } catch {
        // The store refuses (full disk): the lease runs out and the job comes again.
      }
    };

    const pump = (): void => {
      if (isStopped) return;
      if (timer) clearTimeout(timer);
      timer = null;
      const free = options.concurrency - running.size;
      let taken: { job: Job; lease: string }[] = [];
      try {
        if (free > 0) taken = claim(topic, free, options.leaseMs);
      } catch (error) {
        if (!(error instanceof DiembaoError)) throw error;
      }
      for (const { job, lease } of taken) {
        const work: Promise<void> = run(job, lease).finally(() => {
          running.delete(work);
          setImmediate(pump);
        });
        running.add(work);
      }
      if (!isStopped && running.size < options.concurrency) timer = setTimeout(pump, POLL_MS);
    };

    const consumer = {
      wake: () => setImmediate(pump),
      stop: async () => {
        isStopped = true;
        if (timer) clearTimeout(timer);
        consumers.delete(consumer);
        abort.abort();
        await Promise.allSettled([...running]);
      },
    };
    consumers.add(consumer);
    setImmediate(pump);
    return consumer;
  }

  function counts(): QueueCounts {
    const empty = (): QueueCounts['crawl'] => ({ waiting: 0, delayed: 0, active: 0, dead: 0 });
    const found: QueueCounts = { crawl: empty(), ingest: empty(), deliver: empty() };
    const now = clock.nowMs();
    const rows = database
      .statement(
        `SELECT topic, CASE WHEN died_at IS NOT NULL THEN 'dead' WHEN leased_until >= ?1 THEN 'active' WHEN run_at > ?1 THEN 'delayed' ELSE 'waiting' END AS state, count(*) AS n FROM jobs GROUP BY 1, 2`,
      )
      .all<{ topic: Topic; state: keyof QueueCounts['crawl']; n: number }>(now);
    for (const row of rows) found[row.topic][row.state] = Number(row.n);
    return found;
  }

  return {
    add: async (jobs) => add(jobs),
    consume,
    counts: async () => counts(),
    dead: async (topic, limit) =>
      database
        .statement('SELECT * FROM jobs WHERE topic = ? AND died_at IS NOT NULL ORDER BY died_at DESC LIMIT ?')
        .all<Stored>(topic, limit)
        .map((row): DeadJob => ({
          ...read(row),
          errorCode: row.error_code ?? '',
          errorMessage: row.error_message ?? '',
          diedAt: row.died_at ?? '',
        })),
    revive: async (topic, ids) => {
      const changed = database.transaction(() =>
        ids.reduce(
          (count, id) =>
            count +
            database
              .statement(
                'UPDATE OR IGNORE jobs SET died_at = NULL, attempt = 0, run_at = 0, leased_until = 0 WHERE topic = ? AND row = ? AND died_at IS NOT NULL',
              )
              .run(topic, Number(id)).changes,
          0,
        ),
      );
      wakeAll();
      return changed;
    },
    close: async () => {
      await Promise.all([...consumers].map((consumer) => consumer.stop()));
    },
  };
}
