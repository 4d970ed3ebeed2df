/** The topics where a failure domain changes: publishers' servers, the index, receivers. */
export type Topic = 'crawl' | 'ingest' | 'deliver';

export interface NewJob {
  topic: Topic;
  /** Two unfinished jobs of one topic never share a key; the second is not added. */
  key: string;
  /** At most one job of a partition runs at a time (the host of a URL); null means no such limit. */
  partition: string | null;
  /** JSON; no text of a person, ever. */
  payload: unknown;
  /** 0 is the most urgent, 9 the least. */
  priority: number;
  /** Not before this instant (epoch ms); null means now. */
  runAtMs: number | null;
}

export interface Job extends NewJob {
  id: string;
  /** 1 at the first try. */
  attempt: number;
}

export interface DeadJob extends Job {
  errorCode: string;
  errorMessage: string;
  diedAt: string;
}

/** What a handler is given; it returns when its effects are committed. A thrown `later` is retried with backoff (a paused host, a store or queue that is away: without using up a try), `never` and `bug` die. */
export type JobHandler = (job: Job, signal: AbortSignal) => Promise<void>;

export interface Consumer {
  /** Takes no more jobs and resolves when the running ones have ended. */
  stop(): Promise<void>;
}

export interface ConsumeOptions {
  /** Jobs that run at once in this process. */
  concurrency: number;
  /** A job whose worker falls silent for so long is given to another. The adapter renews while the handler runs. */
  leaseMs: number;
  /** Tries before a `later` dies. */
  maxAttempts: number;
  /** First backoff; doubles with each try, with jitter, up to an hour. */
  backoffMs: number;
}

export type QueueCounts = Record<Topic, { waiting: number; delayed: number; active: number; dead: number }>;

/** The queue between failure domains. Delivery is at least once: effects must be idempotent. */
export interface Queue {
  /** Adds what is not yet there (by topic and key); returns how many were added. */
  add(jobs: NewJob[]): Promise<number>;
  consume(topic: Topic, options: ConsumeOptions, handler: JobHandler): Consumer;
  counts(): Promise<QueueCounts>;
  /** Dead letters, newest first. */
  dead(topic: Topic, limit: number): Promise<DeadJob[]>;
  /** Puts dead jobs back to work from their first try; returns how many. */
  revive(topic: Topic, ids: string[]): Promise<number>;
  close(): Promise<void>;
}
