import { randomUUID } from 'node:crypto';
import { monotonicMs } from '../../lib/clock.ts';
import { makeKeyedMutex, makeMutex, type OneAtATime } from '../../lib/mutex.ts';
import { wait } from './backoff.ts';
import type { Connection, Stored } from './connection.ts';

interface StoredLease {
  body: { holder: string; beat: number };
}

export interface LeaseOptions {
  /** A holder that has not renewed for so long counts as dead. */
  leaseMs?: number;
  pollMs?: number;
}

/** Agreements between the processes of a cluster, each a record that is renewed under `if_seq_no`. */
export interface Leases {
  /**
   * A function that keeps pieces of work apart over all processes: those of two processes always, those of one where they
   * share a key. The lease is kept while work is waiting here (for some hundred pieces, then others get their chance), so
   * that a busy worker pays for it once in many documents.
   */
  oneAtATime(name: string, options?: LeaseOptions): OneAtATime;
  /** Runs `start` in the one process that holds the lease, and stops what it returned when the lease is lost or `stop` is called. */
  elect(name: string, start: () => { stop(): Promise<void> }, options?: LeaseOptions): { stop(): Promise<void> };
}

const LEASE_MS = 10_000;
const POLL_MS = 50;
const LONGEST_TURN_WORKS = 200;

interface Held {
  seqNo: number;
  primaryTerm: number;
  beat: number;
}

/** Leases in the collection `work`. No clock is compared between machines: a lease is dead when its record stood still for a lease's time. */
export function elasticsearchLeases(connection: Connection): Leases {
  const index = connection.names.of('work');

  function lease(name: string, { leaseMs = LEASE_MS, pollMs = POLL_MS }: LeaseOptions) {
    const me = randomUUID();
    const id = `lease:${name}`;
    let held: Held | null = null;
    let watched: { seqNo: number; sinceMs: number } | null = null;
    // A renewal under way when the lease is given back would make the giving back fail.
    const inOrder = makeMutex();

    async function write(
      holder: string,
      before: Pick<Stored<unknown>, 'seqNo' | 'primaryTerm'> | null,
      beat: number,
    ): Promise<boolean> {
      const lock = before ? { seqNo: before.seqNo, primaryTerm: before.primaryTerm } : null;
      const record: StoredLease = { body: { holder, beat } };
      const written = await connection.put(index, id, record, lock);
      if (!written) return false;
      held = holder === me ? { ...written, beat } : null;
      return true;
    }

    /** One look; true when the lease is now ours. */
    async function take(): Promise<boolean> {
      const row = await connection.get<StoredLease>(index, id);
      if (row && row.source.body.holder !== '' && row.source.body.holder !== me) {
        if (watched?.seqNo !== row.seqNo) {
          watched = { seqNo: row.seqNo, sinceMs: monotonicMs() };
          return false;
        }
        if (monotonicMs() - watched.sinceMs < leaseMs) return false;
      }
      watched = null;
      await write(me, row, (row?.source.body.beat ?? 0) + 1);
      return held !== null;
    }

    async function renew(): Promise<boolean> {
      if (!held) return false;
      const isOurs = await write(me, held, held.beat + 1);
      if (!isOurs) held = null;
      return held !== null;
    }

    async function release(): Promise<void> {
      const before = held;
      held = null;
      if (before) await write('', before, before.beat + 1);
    }

    return {
      leaseMs,
      pollMs,
      isHeld: () => held !== null,
      take: () => inOrder(take),
      renew: () => inOrder(renew),
      release: () => inOrder(release),
      lose: () => void (held = null),
    };
  }

  function oneAtATime(name: string, options: LeaseOptions = {}): OneAtATime {
    const own = lease(name, options);
    const apart = makeKeyedMutex();
    let presentCount = 0;
    let runningCount = 0;
    let workCount = 0;
    let renewal: NodeJS.Timeout | null = null;
    /** Taking or giving back the lease; nobody enters meanwhile. */
    let change: Promise<void> | null = null;
    const waitingForTurn: (() => void)[] = [];

    async function acquire(): Promise<void> {
      while (!(await own.take())) await wait(own.pollMs);
      workCount = 0;
      if (renewal) clearInterval(renewal);
      renewal = setInterval(() => void own.renew().catch(() => undefined), own.leaseMs / 3);
      renewal.unref();
    }

    async function release(): Promise<void> {
      if (renewal) clearInterval(renewal);
      renewal = null;
      // Not released: it runs out by itself.
      await own.release().catch(() => undefined);
      if (presentCount > 0) await wait(own.pollMs * 2);
    }

    const changed = (work: () => Promise<void>): Promise<void> => {
      change ??= work().finally(() => (change = null));
      return change;
    };

    async function enter(): Promise<void> {
      for (;;) {
        if (change) await change;
        else if (!own.isHeld()) await changed(acquire);
        else if (workCount < LONGEST_TURN_WORKS) break;
        else if (runningCount === 0) await changed(release);
        else await new Promise<void>((resolve) => waitingForTurn.push(resolve));
      }
      workCount += 1;
      runningCount += 1;
    }

    function leave(): void {
      runningCount -= 1;
      if (runningCount > 0) return;
      for (const goOn of waitingForTurn.splice(0)) goOn();
    }

    return <T>(work: () => Promise<T>, keys?: readonly string[]): Promise<T> => {
      presentCount += 1;
      const run = async (): Promise<T> => {
        await enter();
        try {
          return await work();
        } finally {
          leave();
        }
      };
      return apart(run, keys).finally(async () => {
        presentCount -= 1;
        if (presentCount === 0 && own.isHeld()) await changed(release);
      });
    };
  }

  function elect(
    name: string,
    start: () => { stop(): Promise<void> },
    options: LeaseOptions = {},
  ): { stop(): Promise<void> } {
    const own = lease(name, { pollMs: 1_000, ...options });
    let isStopped = false;
    let office: { stop(): Promise<void> } | null = null;
    let renewedAtMs = 0;
    const stepDown = async (): Promise<void> => {
      const work = office;
      office = null;
      await work?.stop();
    };
    const turn = async (): Promise<void> => {
      if (!own.isHeld()) {
        await stepDown();
        if (await own.take()) {
          renewedAtMs = monotonicMs();
          office = start();
        }
      } else if (await own.renew()) renewedAtMs = monotonicMs();
    };
    const gapMs = Math.min(own.pollMs, own.leaseMs / 3);
    const loop = async (): Promise<void> => {
      while (!isStopped) {
        try {
          await turn();
        } catch {
          // The store is away: whoever could not renew for a lease's time has lost it.
          if (monotonicMs() - renewedAtMs >= own.leaseMs) own.lose();
        }
        if (!isStopped) await wait(gapMs);
      }
    };
    const running = loop();
    return {
      stop: async () => {
        isStopped = true;
        await running;
        await stepDown();
        await own.release().catch(() => undefined);
      },
    };
  }

  return { oneAtATime, elect };
}
