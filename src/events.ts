import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import pino, { type Logger } from 'pino';
import type { OutcomeRow } from './domain/outcome.ts';

/** What the system says of itself: one function an event, log record and metric together. No text of an item, no person, no secret. */
export interface Events {
  registry: Registry;
  listening(url: string): void;
  sourceCrawled(facts: { sourceId: string; entryCount: number; newEntryCount: number; elapsedMs: number }): void;
  sourceFailed(facts: { sourceId: string; code: string; message: string }): void;
  entryEnded(row: OutcomeRow, elapsedMs: number): void;
  jobDied(facts: { topic: string; key: string; code: string; message: string }): void;
  alertRaised(facts: { kind: string; severity: string }): void;
  deliveryFailed(facts: { channelId: string; message: string }): void;
  requestEnded(facts: { method: string; route: string; status: number; elapsedMs: number }): void;
  note(message: string, facts?: Record<string, unknown>): void;
  trouble(message: string, error: unknown): void;
}

/** Makes the log (JSON lines on stderr) and the metrics. `level` is pino's; `silent` for tests and one-shot commands. */
export function makeEvents(level: string): Events {
  const registry = new Registry();
  const log: Logger = pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ fd: 2, sync: true }),
  );
  const registers = [registry];
  const entries = new Counter({
    name: 'diembao_entries_total',
    help: 'Entries by their one outcome',
    labelNames: ['outcome', 'reason'],
    registers,
  });
  const crawls = new Counter({
    name: 'diembao_source_visits_total',
    help: 'Visits to sources',
    labelNames: ['source', 'result'],
    registers,
  });
  const pipeline = new Histogram({
    name: 'diembao_entry_seconds',
    help: 'Time from job to outcome',
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 30],
    registers,
  });
  const alerts = new Counter({
    name: 'diembao_alerts_total',
    help: 'Alerts raised',
    labelNames: ['kind', 'severity'],
    registers,
  });
  const dead = new Counter({
    name: 'diembao_jobs_dead_total',
    help: 'Jobs given up',
    labelNames: ['topic', 'code'],
    registers,
  });
  const failures = new Counter({
    name: 'diembao_delivery_failures_total',
    help: 'Failed deliveries',
    labelNames: ['channel'],
    registers,
  });
  const requests = new Histogram({
    name: 'diembao_http_seconds',
    help: 'HTTP requests',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2],
    registers,
  });
  new Gauge({
    name: 'diembao_resident_bytes',
    help: 'Resident memory',
    registers,
    collect(this: Gauge) {
      this.set(process.memoryUsage.rss());
    },
  });

  return {
    registry,
    listening: (url) => void process.stderr.write(`listening on ${url}\n`),
    sourceCrawled: (facts) => {
      crawls.inc({ source: facts.sourceId, result: 'ok' });
      log.info(facts, 'source crawled');
    },
    sourceFailed: (facts) => {
      crawls.inc({ source: facts.sourceId, result: facts.code });
      log.warn(facts, 'source failed');
    },
    entryEnded: (row, elapsedMs) => {
      entries.inc({ outcome: row.outcome, reason: row.reason ?? '' });
      pipeline.observe(elapsedMs / 1000);
      log.debug({ key: row.key, source: row.sourceId, outcome: row.outcome, reason: row.reason }, 'entry ended');
    },
    jobDied: (facts) => {
      dead.inc({ topic: facts.topic, code: facts.code });
      log.error(facts, 'job died');
    },
    alertRaised: (facts) => {
      alerts.inc(facts);
      log.info(facts, 'alert raised');
    },
    deliveryFailed: (facts) => {
      failures.inc({ channel: facts.channelId });
      log.warn(facts, 'delivery failed');
    },
    requestEnded: (facts) => {
      requests.observe(
        { method: facts.method, route: facts.route, status: String(facts.status) },
        facts.elapsedMs / 1000,
      );
      log.debug(facts, 'request ended');
    },
    note: (message, facts) => log.info(facts ?? {}, message),
    trouble: (message, error) =>
      log.error(
        {
          error:
            error instanceof Error ? { name: error.name, message: error.message, stack: error.stack } : String(error),
        },
        message,
      ),
  };
}
