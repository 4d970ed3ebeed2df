import { initialState, isDue } from '../crawlers/due-sources.ts';
import { DiembaoError, meaningOf } from '../domain/errors.ts';
import { makeMutex, type OneAtATime } from '../lib/mutex.ts';
import type { Consumer, JobHandler, NewJob } from '../queue/port.ts';
import { makeCrawlSource } from './crawl-source.ts';
import { makeFileText, type FileText } from './file-text.ts';
import { filingInTurns } from './filing.ts';
import { makeIngestEntry } from './ingest-entry.ts';
import type { LineParts } from './parts.ts';
import { makeReadEntries } from './read-entries.ts';

const LEASE_MS = 60_000;
const IDLE_LOOK_MS = 50;

/** The running line: consumers on the queue, and who puts due sources to work. */
export interface Line {
  /** Takes jobs until stopped. */
  start(): void;
  stop(): Promise<void>;
  /** Queues a crawl for each due source (or for the named ones, due or not); returns how many. */
  crawlDue(only?: string[]): Promise<number>;
  /** Resolves when no crawl or ingest job is waiting, delayed or running. `onLook` is told the rest at each look. */
  idle(onLook?: (left: number) => void): Promise<void>;
  fileText: FileText;
}

/**
 * Joins the steps to the queue. `oneAtATime` holds over every process that files into the same store; `makeFiling` says how
 * that store is filed into.
 */
export function makeLine(
  parts: LineParts,
  oneAtATime: OneAtATime = makeMutex(),
  makeFiling: typeof filingInTurns = filingInTurns,
): Line {
  const { queue, clock, events, rules } = parts;
  const fileText = makeFileText(parts, makeFiling(parts.store, oneAtATime), oneAtATime);
  const handlers = {
    crawl: makeCrawlSource(parts, makeReadEntries(parts)),
    ingest: makeIngestEntry(parts, fileText, oneAtATime),
  };
  let consumers: Consumer[] = [];

  const watched =
    (handler: JobHandler): JobHandler =>
    async (job, signal) => {
      try {
        await handler(job, signal);
      } catch (error) {
        if (meaningOf(error) === 'bug') events.trouble(`a ${job.topic} job met a fault of the program`, error);
        if (meaningOf(error) !== 'later') {
          const code = error instanceof DiembaoError ? error.code : 'invariant-broken';
          events.jobDied({
            topic: job.topic,
            key: job.key,
            code,
            message: error instanceof Error ? error.message : '',
          });
        }
        throw error;
      }
    };

  async function crawlDue(only?: string[]): Promise<number> {
    const states = new Map((await parts.store.crawl.states()).map((state) => [state.sourceId, state]));
    const due = [...parts.sources.values()].filter((source) =>
      only ? only.includes(source.id) : isDue(states.get(source.id) ?? initialState(source), clock),
    );
    const jobs = due.map((source): NewJob => ({
      topic: 'crawl',
      key: source.id,
      partition: source.id,
      payload: { sourceId: source.id },
      priority: 5,
      runAtMs: null,
    }));
    return queue.add(jobs);
  }

  return {
    fileText,
    crawlDue,
    start: () => {
      const options = {
        leaseMs: rules.leaseMs ?? LEASE_MS,
        maxAttempts: rules.maxAttempts,
        backoffMs: rules.backoffMs,
      };
      consumers = [
        queue.consume('crawl', { ...options, maxAttempts: 2, concurrency: rules.concurrency }, watched(handlers.crawl)),
        queue.consume('ingest', { ...options, concurrency: rules.concurrency }, watched(handlers.ingest)),
      ];
    },
    stop: async () => {
      await Promise.all(consumers.map((consumer) => consumer.stop()));
      consumers = [];
    },
    idle: async (onLook) => {
      for (;;) {
        const { crawl, ingest } = await queue.counts();
        const left = crawl.waiting + crawl.delayed + crawl.active + ingest.waiting + ingest.delayed + ingest.active;
        onLook?.(left);
        if (left === 0) return;
        await new Promise((resolve) => setTimeout(resolve, IDLE_LOOK_MS));
      }
    },
  };
}
