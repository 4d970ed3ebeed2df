import { afterFetch, initialState } from '../crawlers/due-sources.ts';
import type { Document } from '../domain/document.ts';
import { DiembaoError, ERROR_MEANINGS, isOfTheOutlet, type ErrorCode } from '../domain/errors.ts';
import type { OutcomeRow } from '../domain/outcome.ts';
import type { Source, SourceState } from '../domain/source.ts';
import type { Job, NewJob } from '../queue/port.ts';
import type { IngestPayload } from './ingest-entry.ts';
import { startTrail } from './outcome.ts';
import type { LineParts } from './parts.ts';
import type { Announced, ReadEntries } from './read-entries.ts';

const HOUR_MS = 3_600_000;
/** An entry set aside for a passing trouble is tried again when it is still announced so much later. */
const SECOND_CHANCE_MS = 6 * HOUR_MS;
const MAX_RECHECKS = 50;

function hostOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).host : null;
}

function ingestJob(
  source: Source,
  found: Pick<Announced, 'url' | 'publishedAt' | 'announcement' | 'ready'> & { recheckOf: string | null; key: string },
): NewJob {
  const payload: IngestPayload = {
    sourceId: source.id,
    url: found.url,
    publishedAt: found.publishedAt,
    announcement: found.announcement,
    ready: found.ready,
    recheckOf: found.recheckOf,
  };
  return {
    topic: 'ingest',
    key: found.key,
    partition: found.ready ? null : hostOf(found.recheckOf ?? found.url),
    payload,
    priority: source.kind === 'official' ? 3 : found.recheckOf ? 7 : 5,
    runAtMs: null,
  };
}

/** True when an announced entry with this row should be looked at again. */
function deserves(row: OutcomeRow, found: Announced, nowMs: number): 'recheck' | 'again' | null {
  if (
    row.outcome === 'set-aside' &&
    ERROR_MEANINGS[row.reason as ErrorCode] === 'later' &&
    nowMs - Date.parse(row.at) > SECOND_CHANCE_MS
  )
    return 'again';
  return row.outcome === 'indexed' && !found.ready && found.updatedAt !== null && found.updatedAt > row.at
    ? 'recheck'
    : null;
}

/** True when one of the check times after the first sighting has passed since the last check. */
export function isRecheckDue(
  document: Pick<Document, 'fetchedAt' | 'recheck'>,
  recheckMinutes: number[],
  nowMs: number,
): boolean {
  const lastMs = Date.parse(document.recheck.lastAt);
  return recheckMinutes.some((minutes) => {
    const atMs = Date.parse(document.fetchedAt) + minutes * 60_000;
    return atMs >= lastMs && atMs <= nowMs;
  });
}

/** The handler of `crawl` jobs: visits every entry point of one source, queues what is new, then moves the cursor. */
export function makeCrawlSource(
  parts: LineParts,
  readEntries: ReadEntries,
): (job: Job, signal: AbortSignal) => Promise<void> {
  /** Queues what is new. `isCut`: there was more of it than one visit takes. */
  async function queueNew(source: Source, found: Announced[]): Promise<{ newEntryCount: number; isCut: boolean }> {
    const nowMs = parts.clock.nowMs();
    const unique = [...new Map(found.map((one) => [one.key, one])).values()];
    const rows = await parts.store.outcomes.byKeys(unique.map(({ key }) => key));
    const jobs: NewJob[] = [];
    let newEntryCount = 0;
    let isCut = false;
    for (const one of unique.filter(({ isUnreachable }) => !isUnreachable)) {
      const row = rows.get(one.key);
      const again = row ? deserves(row, one, nowMs) : null;
      if (again === 'recheck')
        jobs.push(ingestJob(source, { ...one, recheckOf: row?.canonicalUrl ?? one.url, key: `recheck:${one.key}` }));
      else if (!row || again === 'again') {
        isCut ||= newEntryCount >= parts.rules.maxEntriesPerVisit;
        if (isCut) continue;
        newEntryCount += row ? 0 : 1;
        jobs.push(ingestJob(source, { ...one, recheckOf: null }));
      }
    }
    await parts.queue.add(jobs);
    const unreachable = unique.filter(({ key, isUnreachable }) => isUnreachable && !rows.has(key));
    await parts.store.documents.commit({
      outcomes: unreachable.map(({ url }) => {
        const trail = startTrail({ sourceId: source.id, url }, parts.clock);
        trail.step('announce', 'the entry has no address');
        return trail.end({ kind: 'set-aside', reason: 'url-invalid' }, {});
      }),
    });
    return { newEntryCount, isCut };
  }

  async function queueRechecks(source: Source): Promise<void> {
    const { recheckMinutes } = parts.rules;
    if (source.kind === 'social' || recheckMinutes.length === 0) return;
    const nowMs = parts.clock.nowMs();
    const since = new Date(nowMs - Math.max(...recheckMinutes) * 60_000 - 48 * HOUR_MS).toISOString();
    const due = await parts.store.documents.toRecheck(
      source.id,
      new Date(nowMs - Math.min(...recheckMinutes) * 60_000).toISOString(),
      since,
      MAX_RECHECKS * 4,
    );
    const jobs = due
      .filter((document) => isRecheckDue(document, recheckMinutes, nowMs))
      .slice(0, MAX_RECHECKS)
      .map((document) =>
        ingestJob(source, {
          url: document.url,
          publishedAt: document.publishedAt,
          announcement: 'stated',
          ready: null,
          recheckOf: document.url,
          key: `recheck:${document.id}`,
        }),
      );
    await parts.queue.add(jobs);
  }

  async function visit(source: Source, before: SourceState, signal: AbortSignal): Promise<SourceState> {
    const state: SourceState = { ...before, validators: { ...before.validators } };
    const found: Announced[] = [];
    const failures: DiembaoError[] = [];
    let isChanged = false;
    for (const entry of source.entries) {
      try {
        const read = await readEntries({ entry, source, state, signal });
        if (read) {
          isChanged = true;
          found.push(...read);
        }
      } catch (error) {
        if (!isOfTheOutlet(error)) throw error;
        failures.push(error);
        parts.events.sourceFailed({ sourceId: source.id, code: error.code, message: error.message });
      }
    }
    const startedMs = parts.clock.nowMs();
    const { newEntryCount, isCut } = await queueNew(source, found);
    // What was left over comes with the next visit, which has to be told all of it again.
    if (isCut) state.validators = {};
    await queueRechecks(source);
    const [failure] = failures;
    const hasFailed = failures.length === source.entries.length && failure !== undefined;
    if (!hasFailed)
      parts.events.sourceCrawled({
        sourceId: source.id,
        entryCount: found.length,
        newEntryCount,
        elapsedMs: parts.clock.nowMs() - startedMs,
      });
    return afterFetch(
      state,
      {
        newEntryCount,
        outcome: hasFailed ? 'failed' : isChanged ? 'ok' : 'not-modified',
        ...(failure?.retryAfterMs === undefined ? {} : { retryAfterMs: failure.retryAfterMs }),
        ...(hasFailed ? { error: { code: failure.code, message: failure.message } } : {}),
      },
      source,
      parts.clock,
    );
  }

  return async (job, signal) => {
    const { sourceId } = job.payload as { sourceId: string };
    const source = parts.sources.get(sourceId);
    if (!source) return;
    const state = (await parts.store.crawl.states()).find((one) => one.sourceId === sourceId) ?? initialState(source);
    const visited = await visit(source, state, signal);
    // It may have been paused, or taken up again, while it was visited.
    const now = (await parts.store.crawl.states()).find((one) => one.sourceId === sourceId);
    await parts.store.crawl.save({ ...visited, pausedAt: now?.pausedAt ?? null });
  };
}
