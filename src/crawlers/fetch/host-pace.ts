import { DiembaoError } from '../../domain/errors.ts';
import type { Clock } from '../../lib/clock.ts';

/** Resolves after so many milliseconds; rejects when the signal fires. */
export type Wait = (ms: number, signal?: AbortSignal) => Promise<void>;

/** A pace that several processes share. `begin` answers the milliseconds to wait; 0 means that the request may start now. */
export interface SharedPace {
  begin(host: string, gapMs: number): Promise<number>;
  end(host: string): void;
  pause(host: string, ms: number): void;
}

export interface PaceOptions {
  /** Least time between two request starts on one host. */
  minGapMs: number;
  /** A turn further away than this is refused with `host-paused` and the time to come back, not waited for. */
  maxWaitMs: number;
  /** First pause after repeated failures; doubles up to `maxPauseMs`. */
  firstPauseMs: number;
  maxPauseMs: number;
  /** Failures in a row that a host may have before it is left alone. */
  toleratedFailureCount: number;
  /** Where other processes fetch too. */
  shared?: SharedPace;
}

export interface HostPace {
  /** Waits for the host's turn (one request at a time, request starts at least `gapMs` apart) and returns what ends the turn. */
  acquire(host: string, options: { gapMs: number; signal?: AbortSignal }): Promise<() => void>;
  /** Milliseconds until a request that came now could start; 0 means at once. */
  waitMsFor(host: string): number;
  /** Leaves the host alone for so long, for every caller in the process; a longer pause stands. */
  pause(host: string, ms: number): void;
  noteSuccess(host: string): void;
  /** Counts a failure and pauses the host when there were too many in a row; `pauseNow` skips the tolerance. Returns the pause, 0 for none. */
  noteFailure(host: string, pauseNow?: boolean): number;
}

interface HostState {
  nextStartMs: number;
  pausedUntilMs: number;
  failureCount: number;
  gapMs: number;
  waitingCount: number;
  tail: Promise<void>;
}

const KEPT_HOSTS = 5000;

/** One pace a host, shared by all sources of the process. The host is the URL's host with its port: another port is another server. */
export function makeHostPace(options: PaceOptions & { clock: Clock; wait: Wait }): HostPace {
  const { clock, wait } = options;
  const hosts = new Map<string, HostState>();

  function forgetIdle(): void {
    if (hosts.size < KEPT_HOSTS) return;
    const now = clock.nowMs();
    for (const [host, state] of hosts) {
      if (
        state.waitingCount === 0 &&
        state.failureCount === 0 &&
        Math.max(state.nextStartMs, state.pausedUntilMs) <= now
      )
        hosts.delete(host);
    }
  }

  function stateOf(host: string): HostState {
    let state = hosts.get(host);
    if (!state) {
      forgetIdle();
      state = {
        nextStartMs: 0,
        pausedUntilMs: 0,
        failureCount: 0,
        gapMs: options.minGapMs,
        waitingCount: 0,
        tail: Promise.resolve(),
      };
      hosts.set(host, state);
    }
    return state;
  }

  /** For the one at the head of the line. */
  function headWaitMs(state: HostState): number {
    return Math.max(0, Math.max(state.nextStartMs, state.pausedUntilMs) - clock.nowMs());
  }

  function waitMsFor(host: string): number {
    const state = hosts.get(host);
    if (!state) return 0;
    return headWaitMs(state) + state.gapMs * Math.max(0, state.waitingCount - 1);
  }

  function refuseIfFar(host: string, waitMs: number): void {
    if (waitMs <= options.maxWaitMs) return;
    throw new DiembaoError(
      'host-paused',
      'the host is left alone for now (its pace, its Retry-After or repeated failures)',
      {
        facts: { host, waitMs },
        retryAfterMs: waitMs,
      },
    );
  }

  async function untilStart(host: string, state: HostState, gapMs: number, signal?: AbortSignal): Promise<void> {
    // A longer Crawl-delay may have become known after the last request's start was planned with a shorter gap.
    state.nextStartMs = Math.max(state.nextStartMs, state.nextStartMs - state.gapMs + gapMs);
    state.gapMs = gapMs;
    for (;;) {
      const waitMs = headWaitMs(state);
      if (waitMs === 0) break;
      refuseIfFar(host, waitMs);
      await wait(waitMs, signal);
    }
    for (;;) {
      const waitMs = (await options.shared?.begin(host, gapMs)) ?? 0;
      if (waitMs === 0) break;
      refuseIfFar(host, waitMs);
      await wait(waitMs, signal);
    }
    state.nextStartMs = clock.nowMs() + gapMs;
  }

  return {
    waitMsFor,
    async acquire(host, { gapMs, signal }) {
      refuseIfFar(host, waitMsFor(host));
      const state = stateOf(host);
      const before = state.tail;
      let end!: () => void;
      state.tail = new Promise((resolve) => (end = resolve));
      state.waitingCount += 1;
      const release = () => {
        state.waitingCount -= 1;
        end();
      };
      await before;
      try {
        signal?.throwIfAborted();
        await untilStart(host, state, gapMs, signal);
      } catch (error) {
        release();
        throw error;
      }
      return () => {
        options.shared?.end(host);
        release();
      };
    },
    pause(host, ms) {
      options.shared?.pause(host, ms);
      const state = stateOf(host);
      state.pausedUntilMs = Math.max(state.pausedUntilMs, clock.nowMs() + ms);
    },
    noteSuccess(host) {
      const state = hosts.get(host);
      if (state) state.failureCount = 0;
    },
    noteFailure(host, pauseNow = false) {
      const state = stateOf(host);
      state.failureCount += 1;
      const beyond = state.failureCount - (pauseNow ? 1 : options.toleratedFailureCount + 1);
      if (beyond < 0) return 0;
      const pauseMs = Math.min(options.maxPauseMs, options.firstPauseMs * 2 ** Math.min(beyond, 20));
      state.pausedUntilMs = Math.max(state.pausedUntilMs, clock.nowMs() + pauseMs);
      options.shared?.pause(host, pauseMs);
      return pauseMs;
    },
  };
}
