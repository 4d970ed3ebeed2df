import type { Clock } from '../src/lib/clock.ts';

/** A clock that stands still until it is moved. */
export interface FakeClock extends Clock {
  advance(ms: number): void;
}

/** A clock that starts at an ISO instant. */
export function fakeClock(start: string): FakeClock {
  let now = Date.parse(start);
  return { nowMs: () => now, advance: (ms) => void (now += ms) };
}
