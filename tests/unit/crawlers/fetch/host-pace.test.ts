import { afterEach, describe, expect, it } from 'vitest';
import { makeHostPace } from '../../../../src/crawlers/fetch/host-pace.ts';
import { closeAll, movedClock } from './loopback.ts';

afterEach(closeAll);

const OPTIONS = {
  minGapMs: 1000,
  maxWaitMs: 30_000,
  firstPauseMs: 30_000,
  maxPauseMs: 3_600_000,
  toleratedFailureCount: 3,
};

function paced() {
  const clock = movedClock();
  return { clock, pace: makeHostPace({ ...OPTIONS, clock, wait: clock.wait }) };
}

describe('pace of a host', () => {
  it('starts requests at least the gap apart, one at a time, however many ask at once', async () => {
    const { clock, pace } = paced();
    const starts: number[] = [];
    let running = 0;
    await Promise.all(
      Array.from({ length: 5 }, async () => {
        const release = await pace.acquire('a.vn', { gapMs: 1000 });
        expect((running += 1)).toBe(1);
        starts.push(clock.nowMs());
        await Promise.resolve();
        running -= 1;
        release();
      }),
    );
    expect(starts.slice(1).map((start, index) => start - (starts[index] as number))).toEqual([1000, 1000, 1000, 1000]);
  });

  it('lets other hosts go at once', async () => {
    const { clock, pace } = paced();
    const release = await pace.acquire('a.vn', { gapMs: 1000 });
    (await pace.acquire('b.vn', { gapMs: 1000 }))();
    release();
    expect(clock.waits).toEqual([]);
  });

  it('counts a longer gap from the last start, also when it was learned after it', async () => {
    const { clock, pace } = paced();
    (await pace.acquire('a.vn', { gapMs: 1000 }))();
    const first = clock.nowMs();
    (await pace.acquire('a.vn', { gapMs: 10_000 }))();
    expect(clock.nowMs() - first).toBe(10_000);
  });

  it('refuses a turn beyond the longest wait and says when to come back', async () => {
    const { pace } = paced();
    pace.pause('a.vn', 120_000);
    expect(pace.waitMsFor('a.vn')).toBe(120_000);
    await expect(pace.acquire('a.vn', { gapMs: 1000 })).rejects.toMatchObject({
      code: 'host-paused',
      retryAfterMs: 120_000,
    });
  });

  it('pauses longer and longer after failures in a row, and forgets them at a success', () => {
    const { pace } = paced();
    expect([1, 2, 3, 4, 5, 6].map(() => pace.noteFailure('a.vn'))).toEqual([0, 0, 0, 30_000, 60_000, 120_000]);
    pace.noteSuccess('a.vn');
    expect(pace.noteFailure('a.vn')).toBe(0);
    expect(Array.from({ length: 20 }, () => pace.noteFailure('a.vn')).at(-1)).toBe(3_600_000);
  });

  it('passes the turn on when a waiting caller leaves', async () => {
    const { pace } = paced();
    const release = await pace.acquire('a.vn', { gapMs: 0 });
    const controller = new AbortController();
    const leaver = pace.acquire('a.vn', { gapMs: 0, signal: controller.signal });
    const next = pace.acquire('a.vn', { gapMs: 0 });
    controller.abort(new Error('stop'));
    release();
    await expect(leaver).rejects.toThrow('stop');
    (await next)();
  });
});
