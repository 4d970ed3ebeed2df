import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { afterFetch, initialState, isDue } from '../../src/crawlers/due-sources.ts';
import { sourceHealth } from '../../src/crawlers/source-health.ts';
import type { Source, SourceState } from '../../src/domain/source.ts';
import { pauseSource } from '../../src/pipeline/pause-source.ts';
import type { Store } from '../../src/store/port.ts';
import { fakeClock } from '../fake-clock.ts';
import { source } from '../unit/alerts/samples.ts';
import { openStore } from './open-store.ts';

const clock = fakeClock('2026-03-10T08:00:00Z');
const watched: Source = source('demo');
let store: Store;
let close: () => Promise<void>;
beforeEach(async () => {
  ({ store, close } = await openStore());
});
afterEach(() => close());

const pause = (isPaused: boolean): Promise<SourceState> => pauseSource({ store, clock }, watched, isPaused);

describe('a paused source', () => {
  it('is not visited, not even after a visit that was under way, until it is taken up again', async () => {
    expect(isDue(initialState(watched), clock)).toBe(true);
    const paused = await pause(true);
    expect(isDue(paused, clock)).toBe(false);
    clock.advance(40 * 86_400_000);
    expect(isDue(paused, clock)).toBe(false);
    expect(isDue(afterFetch(paused, { newEntryCount: 0, outcome: 'ok' }, watched, clock), clock)).toBe(false);
    expect(await store.crawl.states()).toEqual([paused]);
    const resumed = await pause(false);
    expect(isDue(resumed, clock)).toBe(true);
  });

  it('keeps what is known of it, and the day it was paused first', async () => {
    const known = {
      ...initialState(watched),
      lastEntryAt: '2026-03-10T07:00:00.000Z',
      entriesByDay: { '2026-03-10': 4 },
    };
    await store.crawl.save(known);
    const first = await pause(true);
    clock.advance(1000);
    expect((await pause(true)).pausedAt).toBe(first.pausedAt);
    expect(await pause(false)).toMatchObject({ lastEntryAt: known.lastEntryAt, entriesByDay: known.entriesByDay });
  });

  it('is neither silent nor failing', async () => {
    const paused = { ...(await pause(true)), consecutiveFailureCount: 9 };
    expect(sourceHealth(watched, paused, clock.nowMs()).status).toBe('paused');
  });
});
