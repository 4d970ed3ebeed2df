/** Where the time comes from; tests pass their own. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  nowMs(): number;
}

/** The machine's clock. */
// eslint-disable-next-line no-restricted-properties -- the one place that reads it
export const systemClock: Clock = { nowMs: () => Date.now() };

/** Milliseconds since some moment, of a clock that no person or time server moves: for measuring how long something lasts. */
export const monotonicMs = (): number => performance.now();

/** The clock's time as an ISO-8601 UTC instant with milliseconds. */
export function instant(clock: Clock): string {
  return new Date(clock.nowMs()).toISOString();
}
