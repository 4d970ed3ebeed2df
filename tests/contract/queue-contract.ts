import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DiembaoError } from '../../src/domain/errors.ts';
import type { ConsumeOptions, Job, NewJob, Queue } from '../../src/queue/port.ts';

export interface QueueBench {
  queue: Queue;
  /** A second process' view of the same queue. */
  second(): Promise<Queue>;
  /** Moves the queue's clock; where time passes by itself it does nothing, and the suite waits. */
  advance(ms: number): Promise<void>;
  close(): Promise<void>;
}

const options: ConsumeOptions = { concurrency: 4, leaseMs: 5_000, maxAttempts: 3, backoffMs: 200 };

function job(key: string, more: Partial<NewJob> = {}): NewJob {
  return { topic: 'ingest', key, partition: null, payload: { key }, priority: 5, runAtMs: null, ...more };
}

async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 400; turn += 1) {
    if (await isTrue()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('the awaited state did not come');
}

/** What every queue must do; SQLite and BullMQ run the same suite. */
export function queueContract(name: string, open: () => Promise<QueueBench>): void {
  describe(`queue contract: ${name}`, () => {
    let bench: QueueBench;
    beforeEach(async () => {
      bench = await open();
    });
    afterEach(() => bench.close());

    it('runs every added job once', async () => {
      const seen: string[] = [];
      expect(await bench.queue.add(Array.from({ length: 50 }, (_, at) => job(`k${at}`)))).toBe(50);
      bench.queue.consume('ingest', options, async ({ key }) => void seen.push(key));
      await until(() => seen.length >= 50);
      await until(async () => (await bench.queue.counts()).ingest.active === 0);
      expect(new Set(seen).size).toBe(50);
      expect(seen).toHaveLength(50);
    });

    it('does not add a job whose key is unfinished, and adds it again once it is done', async () => {
      expect(await bench.queue.add([job('same'), job('same')])).toBe(1);
      expect(await bench.queue.add([job('same')])).toBe(0);
      let runs = 0;
      bench.queue.consume('ingest', options, async () => void (runs += 1));
      await until(() => runs === 1);
      await until(async () => (await bench.queue.counts()).ingest.active === 0);
      expect(await bench.queue.add([job('same')])).toBe(1);
      await until(() => runs === 2);
    });

    it('keeps topics apart', async () => {
      const seen: Job[] = [];
      await bench.queue.add([job('a', { topic: 'crawl' }), job('a')]);
      bench.queue.consume('crawl', options, async (one) => void seen.push(one));
      await until(() => seen.length === 1);
      expect(seen[0]?.topic).toBe('crawl');
      expect((await bench.queue.counts()).ingest.waiting).toBe(1);
    });

    it('runs at most one job of a partition at a time, also over two processes', async () => {
      let active = 0;
      let most = 0;
      let done = 0;
      await bench.queue.add(Array.from({ length: 12 }, (_, at) => job(`p${at}`, { partition: 'host-a' })));
      const handler = async (): Promise<void> => {
        active += 1;
        most = Math.max(most, active);
        await new Promise((resolve) => setTimeout(resolve, 5));
        active -= 1;
        done += 1;
      };
      bench.queue.consume('ingest', options, handler);
      const second = await bench.second();
      second.consume('ingest', options, handler);
      await until(() => done === 12);
      expect(most).toBe(1);
      await second.close();
    });

    it('lets another partition pass a flooded one', async () => {
      await bench.queue.add(Array.from({ length: 300 }, (_, at) => job(`flood${at}`, { partition: 'flood' })));
      await bench.queue.add([job('calm', { partition: 'calm' })]);
      const order: string[] = [];
      bench.queue.consume('ingest', { ...options, concurrency: 2 }, async ({ key }) => {
        order.push(key);
        await new Promise((resolve) => setTimeout(resolve, 3));
      });
      await until(() => order.includes('calm'));
      expect(order.indexOf('calm')).toBeLessThan(30);
    });

    it('prefers the more urgent job', async () => {
      await bench.queue.add([job('late', { priority: 9 }), job('soon', { priority: 0 })]);
      const order: string[] = [];
      bench.queue.consume('ingest', { ...options, concurrency: 1 }, async ({ key }) => void order.push(key));
      await until(() => order.length === 2);
      expect(order).toEqual(['soon', 'late']);
    });

    it('retries what says later with backoff, then lets it die with its payload', async () => {
      let tries = 0;
      await bench.queue.add([job('flaky')]);
      bench.queue.consume('ingest', options, async ({ attempt }) => {
        tries = attempt;
        throw new DiembaoError('fetch-timeout', 'slow');
      });
      await until(() => tries === 1);
      await bench.advance(1_000);
      await until(() => tries === 2);
      await bench.advance(2_000);
      await until(async () => (await bench.queue.counts()).ingest.dead === 1);
      const [dead] = await bench.queue.dead('ingest', 10);
      expect(dead).toMatchObject({ key: 'flaky', payload: { key: 'flaky' }, attempt: 3, errorCode: 'fetch-timeout' });
    });

    it('lets a job wait for its host without using up its tries', async () => {
      const attempts: number[] = [];
      await bench.queue.add([job('paused')]);
      bench.queue.consume('ingest', { ...options, maxAttempts: 1 }, async ({ attempt }) => {
        attempts.push(attempt);
        if (attempts.length < 3) throw new DiembaoError('host-paused', 'wait', { retryAfterMs: 100 });
      });
      await until(() => attempts.length === 1);
      await bench.advance(1_000);
      await until(() => attempts.length === 2);
      await bench.advance(1_000);
      await until(() => attempts.length === 3);
      expect(attempts).toEqual([1, 1, 1]);
    });

    it('does not retry what says never, nor a bug', async () => {
      let tries = 0;
      await bench.queue.add([job('never'), job('bug')]);
      bench.queue.consume('ingest', options, async ({ key }) => {
        tries += 1;
        throw key === 'never' ? new DiembaoError('url-invalid', 'no') : new TypeError('oops');
      });
      await until(async () => (await bench.queue.counts()).ingest.dead === 2);
      expect(tries).toBe(2);
    });

    it('revives dead jobs from their first try', async () => {
      let isBroken = true;
      let done = 0;
      await bench.queue.add([job('x')]);
      bench.queue.consume('ingest', options, async () => {
        if (isBroken) throw new TypeError('oops');
        done += 1;
      });
      await until(async () => (await bench.queue.counts()).ingest.dead === 1);
      isBroken = false;
      const dead = await bench.queue.dead('ingest', 10);
      expect(
        await bench.queue.revive(
          'ingest',
          dead.map(({ id }) => id),
        ),
      ).toBe(1);
      await until(() => done === 1);
      expect((await bench.queue.counts()).ingest.dead).toBe(0);
    });

    it('holds a job back until its time', async () => {
      let runs = 0;
      await bench.queue.add([job('future', { runAtMs: Number.MAX_SAFE_INTEGER / 4096 })]);
      bench.queue.consume('ingest', options, async () => void (runs += 1));
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(runs).toBe(0);
      expect((await bench.queue.counts()).ingest.delayed).toBe(1);
    });

    it('waits for running jobs when it stops and takes no more', async () => {
      let ended = 0;
      await bench.queue.add([job('one'), job('two')]);
      const consumer = bench.queue.consume('ingest', { ...options, concurrency: 1 }, async () => {
        await new Promise((resolve) => setTimeout(resolve, 60));
        ended += 1;
      });
      await until(async () => (await bench.queue.counts()).ingest.active === 1);
      await consumer.stop();
      expect(ended).toBe(1);
      expect((await bench.queue.counts()).ingest.waiting).toBe(1);
    });
  });
}
