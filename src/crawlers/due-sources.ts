import type { Source, SourceState } from '../domain/source.ts';
import { type Clock, instant } from '../lib/clock.ts';
import { localDay } from '../lib/local-day.ts';

/** What one visit of all entry points of a source came to. */
export interface Visit {
  newEntryCount: number;
  outcome: 'ok' | 'not-modified' | 'failed';
  /** What the server asked for. */
  retryAfterMs?: number;
  error?: { code: string; message: string };
}

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const KEPT_DAYS = 14;
/** A visit is aimed at finding two new entries: at one, half of the visits find nothing; at more, news waits. */
const AIMED_ENTRY_COUNT = 2;
/** How far one visit may move the interval: a burst shortens it at once, a silence lengthens it slowly. */
const SHORTEST_STEP = 0.25;
const LONGEST_STEP = 1.5;
/** Validators of addresses that left the configuration go; this bound holds for sources with many pages of one list. */
const KEPT_VALIDATORS = 50;

const clamped = (ms: number, low: number, high: number) => Math.min(high, Math.max(low, ms));

/** The interval that the declared expectation calls for: two entries at the middle of `entriesPerDay`. */
function expectedInterval(source: Source): number {
  const [min, max] = source.expect.entriesPerDay;
  const perDay = Math.max(0.5, (min + max) / 2);
  return clamped((AIMED_ENTRY_COUNT * DAY_MS) / perDay, 5 * MINUTE_MS, 6 * HOUR_MS);
}

/** A state for a source never visited: due at once. */
export function initialState(source: Source): SourceState {
  return {
    sourceId: source.id,
    nextDueAt: new Date(0).toISOString(),
    intervalMs: source.pollEveryMs ?? expectedInterval(source),
    lastFetchedAt: null,
    lastEntryAt: null,
    lastError: null,
    consecutiveFailureCount: 0,
    validators: {},
    entriesByDay: {},
  };
}

/** True when the source should be visited now. */
export function isDue(state: SourceState, clock: Clock): boolean {
  return !state.pausedAt && Date.parse(state.nextDueAt) <= clock.nowMs();
}

/** Interval from the rate seen since the last visit and over the last days; never longer than half the declared silence. */
function adaptedInterval(state: SourceState, visit: Visit, source: Source, nowMs: number): number {
  const elapsedMs = Math.max(
    MINUTE_MS,
    state.lastFetchedAt === null ? state.intervalMs : nowMs - Date.parse(state.lastFetchedAt),
  );
  const isFirst = state.lastFetchedAt === null;
  // The first visit finds the whole backlog, which says nothing of the rate.
  const wantedMs = isFirst
    ? expectedInterval(source)
    : visit.newEntryCount === 0
      ? state.intervalMs * LONGEST_STEP
      : (elapsedMs * AIMED_ENTRY_COUNT) / visit.newEntryCount;
  const smoothMs = clamped(wantedMs, state.intervalMs * SHORTEST_STEP, state.intervalMs * LONGEST_STEP);
  return Math.round(
    clamped(smoothMs, MINUTE_MS, Math.max(MINUTE_MS, Math.min(DAY_MS, source.expect.longestSilenceMs / 2))),
  );
}

function countedDays(state: SourceState, newEntryCount: number, nowMs: number): Record<string, number> {
  const today = localDay(nowMs);
  const oldest = localDay(nowMs - (KEPT_DAYS - 1) * DAY_MS);
  const days = Object.fromEntries(Object.entries(state.entriesByDay).filter(([day]) => day >= oldest));
  if (newEntryCount > 0) days[today] = (days[today] ?? 0) + newEntryCount;
  return days;
}

/** What is known of the source's own addresses always stays, also that they gave no validator; of others (parts of a sitemap) the newest few. */
function keptValidators(state: SourceState, source: Source): SourceState['validators'] {
  const own = new Set(source.entries.map((entry) => entry.url));
  const all = Object.entries(state.validators);
  const others = all
    .filter(([url, validator]) => !own.has(url) && (validator.etag ?? validator.lastModified))
    .slice(-KEPT_VALIDATORS);
  return Object.fromEntries([...all.filter(([url]) => own.has(url)), ...others]);
}

/** Wait after a failure: the interval, doubled with each failure in a row, at most a day; never sooner than the server asked. */
function failureWait(intervalMs: number, failureCount: number, retryAfterMs: number): number {
  const backoffMs = intervalMs * 2 ** Math.min(failureCount - 1, 12);
  return Math.max(Math.min(DAY_MS, backoffMs), retryAfterMs);
}

/** The state after a visit: next due, interval, counts by day, pruned validators. The validators themselves are the caller's to put in before. */
export function afterFetch(state: SourceState, visit: Visit, source: Source, clock: Clock): SourceState {
  const nowMs = clock.nowMs();
  const hasFailed = visit.outcome === 'failed';
  const consecutiveFailureCount = hasFailed ? state.consecutiveFailureCount + 1 : 0;
  const intervalMs =
    source.pollEveryMs ?? (hasFailed ? state.intervalMs : adaptedInterval(state, visit, source, nowMs));
  const waitMs = hasFailed
    ? failureWait(intervalMs, consecutiveFailureCount, visit.retryAfterMs ?? 0)
    : Math.max(intervalMs, visit.retryAfterMs ?? 0);
  return {
    sourceId: state.sourceId,
    nextDueAt: new Date(nowMs + waitMs).toISOString(),
    intervalMs,
    lastFetchedAt: hasFailed ? state.lastFetchedAt : instant(clock),
    lastEntryAt: visit.newEntryCount > 0 ? instant(clock) : state.lastEntryAt,
    lastError: hasFailed
      ? { code: visit.error?.code ?? 'fetch-network', message: visit.error?.message ?? '', at: instant(clock) }
      : null,
    consecutiveFailureCount,
    validators: keptValidators(state, source),
    entriesByDay: countedDays(state, visit.newEntryCount, nowMs),
    pausedAt: state.pausedAt ?? null,
  };
}
