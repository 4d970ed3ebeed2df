import { Redis } from 'ioredis';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src/lib/clock.ts';
import { redisComplaints } from '../../src/queue/bullmq-connection.ts';
import { bullmqQueue } from '../../src/queue/bullmq.ts';
import type { NewJob } from '../../src/queue/port.ts';
import { tcpProxy } from '../cluster/fault-proxy.ts';
import { absenceOf, dropQueue, freshName, redisUrl } from '../cluster/servers.ts';
import { queueContract } from './queue-contract.ts';

async function openBench() {
  const url = redisUrl as string;
  const prefix = `{${freshName()}}`;
  const queues = [await bullmqQueue({ url, clock: systemClock, prefix })];
  return {
    queue: queues[0]!,
    second: async () => {
      queues.push(await bullmqQueue({ url, clock: systemClock, prefix }));
      return queues.at(-1)!;
    },
    // Time passes by itself here; the suite's waits are short enough to be waited for.
    advance: async () => undefined,
    close: async () => {
      for (const queue of queues) await queue.close();
      await dropQueue(url, prefix);
    },
  };
}

const absence = absenceOf('REDIS_URL');
if (absence) describe.skip(`queue contract: bullmq (${absence})`, () => it('runs on a real Redis', () => undefined));
else {
  queueContract('bullmq', openBench);

  describe('the pace that workers share', () => {
    it('lets two processes start requests on a host only a gap apart, one at a time, and keeps a pause for both', async () => {
      const prefix = `{${freshName()}}`;
      const url = redisUrl as string;
      const [one, other] = await Promise.all([1, 2].map(() => bullmqQueue({ url, clock: systemClock, prefix })));
      expect(await one?.pace.begin('a.vn', 300)).toBe(0);
      expect(await other?.pace.begin('a.vn', 300)).toBeGreaterThan(0);
      expect(await other?.pace.begin('b.vn', 300)).toBe(0);
      one?.pace.end('a.vn');
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(await other?.pace.begin('a.vn', 300)).toBeGreaterThan(100);
      await new Promise((resolve) => setTimeout(resolve, 320));
      one?.pace.pause('a.vn', 60_000);
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(await other?.pace.begin('a.vn', 300)).toBeGreaterThan(50_000);
      await one?.close();
      await other?.close();
      await dropQueue(url, prefix);
    });

    it('frees a host whose request ended while the server was away, and no one else’s turn', async () => {
      const prefix = `{${freshName()}}`;
      const proxy = await tcpProxy(new URL(redisUrl as string));
      const queue = await bullmqQueue({ url: `redis://127.0.0.1:${proxy.port}`, clock: systemClock, prefix });
      expect(await queue.pace.begin('a.vn', 1)).toBe(0);
      proxy.cut();
      queue.pace.end('a.vn');
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      proxy.restore();
      await expect.poll(() => queue.pace.begin('a.vn', 1).catch(() => -1), { timeout: 10_000 }).toBe(0);
      const other = await bullmqQueue({ url: redisUrl as string, clock: systemClock, prefix });
      other.pace.end('a.vn');
      expect(await other.pace.begin('a.vn', 1)).toBeGreaterThan(0);
      await other.close();
      await queue.close();
      await proxy.close();
      await dropQueue(redisUrl as string, prefix);
    });
  });

  describe('a cluster queue whose server breaks off', () => {
    it('calls a batch that was half answered unavailable, and adds the rest of it when asked again', async () => {
      const prefix = `{${freshName()}}`;
      const proxy = await tcpProxy(new URL(redisUrl as string));
      const queue = await bullmqQueue({ url: `redis://127.0.0.1:${proxy.port}`, clock: systemClock, prefix });
      const jobs = Array.from({ length: 40 }, (_none, at): NewJob => ({
        topic: 'ingest',
        key: `job ${at}`,
        partition: null,
        payload: at,
        priority: 5,
        runAtMs: null,
      }));
      // What the client asks when it first works lies behind it; an answer is the 28 bytes of an id and its frame.
      await queue.counts();
      proxy.cutAfter(500);
      await expect(queue.add(jobs)).rejects.toMatchObject({ code: 'queue-unavailable' });
      proxy.restore();
      await expect.poll(() => queue.counts().catch(() => null), { timeout: 10_000 }).not.toBeNull();
      await queue.add(jobs);
      expect((await queue.counts()).ingest).toMatchObject({ waiting: 40, dead: 0 });
      await queue.close();
      await proxy.close();
      await dropQueue(redisUrl as string, prefix);
    });
  });

  describe('a cluster queue after a crash', () => {
    it('wakes a partition whose holder died, so that no job sleeps for ever', async () => {
      const prefix = `{${freshName()}}`;
      const url = redisUrl as string;
      const queue = await bullmqQueue({ url, clock: systemClock, prefix });
      const redis = new Redis(url);
      // What a process leaves that was killed between taking the turn for a job and waking it.
      await queue.add([{ topic: 'ingest', key: 'a', partition: 'host', payload: 1, priority: 5, runAtMs: null }]);
      const [id = ''] = await redis.zrange(`${prefix}:ingest:prioritized`, '0', '0');
      await redis.zrem(`${prefix}:ingest:prioritized`, id);
      await redis.zadd(`${prefix}:ingest:delayed`, String(2_190_000_000_000 * 4096), id);
      await redis.del(`${prefix}:gate:ingest:holder:host`);
      await redis.zadd(`${prefix}:gate:ingest:parked:host`, '5', id);
      const seen: string[] = [];
      queue.consume(
        'ingest',
        { concurrency: 1, leaseMs: 2_000, maxAttempts: 3, backoffMs: 10 },
        async ({ key }) => void seen.push(key),
      );
      for (let turn = 0; turn < 400 && seen.length === 0; turn += 1)
        await new Promise((resolve) => setTimeout(resolve, 25));
      expect(seen).toEqual(['a']);
      redis.disconnect();
      await queue.close();
      await dropQueue(url, prefix);
    });
  });
}

describe('the check of a Redis server', () => {
  const report = (policy: string, aof: string, version: string): string =>
    `redis_version:${version}\r\nmaxmemory_policy:${policy}\r\naof_enabled:${aof}\r\n`;
  it.each([
    ['noeviction', '1', '7.0.15', []],
    ['noeviction', '1', '6.2.0', []],
    ['allkeys-lru', '1', '7.2.1', [/noeviction/]],
    ['noeviction', '0', '7.2.1', [/appendonly yes/]],
    ['volatile-ttl', '0', '6.0.9', [/6\.2/, /noeviction/, /appendonly/]],
  ])('policy %s, AOF %s, version %s', (policy, aof, version, expected) => {
    const complaints = redisComplaints(report(policy, aof, version));
    expect(complaints).toHaveLength(expected.length);
    expected.forEach((pattern, at) => expect(complaints[at]).toMatch(pattern));
  });
});
