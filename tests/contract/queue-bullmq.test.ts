import { Redis } from 'ioredis';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src/lib/clock.ts';
import { redisComplaints } from '../../src/queue/bullmq-connection.ts';
import { bullmqQueue } from '../../src/queue/bullmq.ts';
import { absenceOf, freshName, redisUrl } from '../cluster/servers.ts';
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
      const redis = new Redis(url);
      for await (const keys of redis.scanStream({ match: `${prefix}:*`, count: 1000 }))
        if ((keys as string[]).length > 0) await redis.unlink(...(keys as string[]));
      redis.disconnect();
    },
  };
}

const absence = absenceOf('REDIS_URL');
if (absence) describe.skip(`queue contract: bullmq (${absence})`, () => it('runs on a real Redis', () => undefined));
else queueContract('bullmq', openBench);

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
