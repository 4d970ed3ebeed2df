import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterFetch, initialState, isDue, type Visit } from '../../../src/crawlers/due-sources.ts';
import { localDay } from '../../../src/lib/local-day.ts';
import { sourceHealth } from '../../../src/crawlers/source-health.ts';
import type { Source, SourceState } from '../../../src/domain/source.ts';

const HOUR = 3_600_000;
const START = Date.parse('2026-03-02T03:00:00Z');

const SOURCE: Source = {
  id: 'press',
  name: 'Báo thử',
  country: 'VN',
  origin: 'domestic',
  lang: 'vi',
  kind: 'newspaper',
  entries: [{ type: 'feed', url: 'https://a.vn/rss' }],
  expect: { entriesPerDay: [10, 60], longestSilenceMs: 12 * HOUR },
  pollEveryMs: null,
  allowAddresses: [],
  verified: false,
};

const at = (ms: number) => ({ nowMs: () => ms });

/** Visits a source whenever it is due while entries come at a steady rate; returns the intervals of the last visits. */
function watched(perDay: number, days: number, source = SOURCE): number[] {
  let state = initialState(source);
  let ms = START;
  let seenUntil = START;
  const intervals: number[] = [];
  while (ms < START + days * 24 * HOUR) {
    const count =
      Math.floor(((ms - START) / (24 * HOUR)) * perDay) - Math.floor(((seenUntil - START) / (24 * HOUR)) * perDay);
    seenUntil = ms;
    state = afterFetch(state, { newEntryCount: count, outcome: count > 0 ? 'ok' : 'not-modified' }, source, at(ms));
    intervals.push(state.intervalMs);
    ms = Date.parse(state.nextDueAt);
  }
  return intervals.slice(-20);
}

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('due sources', () => {
  it('takes a source never visited for due', () => {
    expect(isDue(initialState(SOURCE), at(START))).toBe(true);
  });

  it.each([
    [1440, 1, 4],
    [100, 10, 60],
    [24, 40, 240],
    [4, 180, 400],
  ])('settles for %i entries a day between %i and %i minutes', (perDay, low, high) => {
    const minutes = mean(watched(perDay, 6)) / 60_000;
    expect(minutes).toBeGreaterThanOrEqual(low);
    expect(minutes).toBeLessThanOrEqual(high);
  });

  it('stays within a minute and a day, is due after now and counts each entry, whatever happens', () => {
    const visits = fc.array(
      fc.record({
        gapMs: fc.nat(48 * HOUR),
        newEntryCount: fc.nat(5000),
        outcome: fc.constantFrom<Visit['outcome']>('ok', 'not-modified', 'failed'),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(visits, (list) => {
        let state = initialState(SOURCE);
        let ms = START;
        for (const { gapMs, ...visit } of list) {
          ms += gapMs;
          const newEntryCount = visit.outcome === 'ok' ? visit.newEntryCount : 0;
          const before = state.entriesByDay[localDay(ms)] ?? 0;
          state = afterFetch(state, { ...visit, newEntryCount }, SOURCE, at(ms));
          expect(state.intervalMs).toBeGreaterThanOrEqual(60_000);
          expect(state.intervalMs).toBeLessThanOrEqual(24 * HOUR);
          expect(Date.parse(state.nextDueAt)).toBeGreaterThan(ms);
          expect(state.entriesByDay[localDay(ms)] ?? 0).toBe(before + newEntryCount);
          expect(Object.keys(state.entriesByDay).length).toBeLessThanOrEqual(14);
        }
      }),
    );
  });

  it('keeps a fixed interval and doubles it only while the source fails', () => {
    const fixed = { ...SOURCE, pollEveryMs: 15_000 };
    let state = initialState(fixed);
    const waits: number[] = [];
    for (const outcome of ['ok', 'failed', 'failed', 'failed', 'ok'] as const) {
      state = afterFetch(state, { newEntryCount: 0, outcome }, fixed, at(START));
      waits.push(Date.parse(state.nextDueAt) - START);
    }
    expect(waits).toEqual([15_000, 15_000, 30_000, 60_000, 15_000]);
    expect(state.consecutiveFailureCount).toBe(0);
  });

  it('never comes back sooner than the server asked', () => {
    const state = afterFetch(
      initialState(SOURCE),
      { newEntryCount: 0, outcome: 'failed', retryAfterMs: 30 * HOUR },
      SOURCE,
      at(START),
    );
    expect(Date.parse(state.nextDueAt) - START).toBe(30 * HOUR);
  });

  it('does not take the backlog of the first visit for a rate', () => {
    const state = afterFetch(initialState(SOURCE), { newEntryCount: 500, outcome: 'ok' }, SOURCE, at(START));
    expect(state.intervalMs).toBeGreaterThan(HOUR);
  });

  it('counts by the Vietnamese day', () => {
    expect(localDay(Date.parse('2026-03-02T16:59:59Z'))).toBe('2026-03-02');
    expect(localDay(Date.parse('2026-03-02T17:00:00Z'))).toBe('2026-03-03');
  });

  it('keeps validators of its own addresses and at most fifty others', () => {
    const validators = Object.fromEntries(
      Array.from({ length: 200 }, (_, index) => [`https://a.vn/page/${index}`, { etag: 'x' }]),
    );
    const state = {
      ...initialState(SOURCE),
      validators: { 'https://a.vn/rss': { etag: 'own' }, 'https://a.vn/empty': {}, ...validators },
    };
    const kept = afterFetch(state, { newEntryCount: 0, outcome: 'ok' }, SOURCE, at(START)).validators;
    expect(Object.keys(kept)).toHaveLength(51);
    expect(kept['https://a.vn/rss']).toEqual({ etag: 'own' });
  });
});

describe('health of a source', () => {
  const visited: SourceState = {
    ...initialState(SOURCE),
    lastFetchedAt: new Date(START).toISOString(),
    lastEntryAt: new Date(START).toISOString(),
  };
  const days = { '2026-03-01': 20, '2026-03-02': 5 };

  it.each<[string, Partial<SourceState> | null, number]>([
    ['never-fetched', null, START],
    ['never-fetched', { lastFetchedAt: null }, START],
    ['ok', { entriesByDay: days }, START + HOUR],
    ['silent', { entriesByDay: days }, START + 13 * HOUR],
    ['silent', { lastEntryAt: null }, START],
    ['failing', { consecutiveFailureCount: 3 }, START],
    ['ok', { consecutiveFailureCount: 2 }, START],
    ['flooding', { entriesByDay: { ...days, '2026-03-02': 181 } }, START],
    ['ok', { entriesByDay: { '2026-03-02': 900 } }, START],
    ['flooding', { entriesByDay: { '2026-03-02': 5000 } }, START],
  ])('is %s (%#)', (status, change, nowMs) => {
    const health = sourceHealth(SOURCE, change === null ? null : { ...visited, ...change }, nowMs);
    expect(health.status).toBe(status);
    expect(health.message).toMatch(/^[A-ZĐ].*\.$/u);
  });
});
