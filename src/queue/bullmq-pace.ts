import type { Redis } from 'ioredis';
import { queueTrouble } from './bullmq-connection.ts';

/** Time is the server's own, so that workers' clocks need not agree. Answers the wait; 0 means: begun. */
const BEGIN = `
local now = redis.call('TIME') now = now[1] * 1000 + math.floor(now[2] / 1000)
local state = redis.call('HMGET', KEYS[1], 'next', 'paused', 'busy')
if state[3] and tonumber(state[3]) > now then return math.min(50, tonumber(state[3]) - now) end
local wait = math.max(tonumber(state[1] or 0), tonumber(state[2] or 0)) - now
if wait > 0 then return wait end
redis.call('HSET', KEYS[1], 'next', now + ARGV[1], 'busy', now + ARGV[2])
redis.call('PEXPIRE', KEYS[1], 86400000)
return 0`;
const END = `redis.call('HDEL', KEYS[1], 'busy') return 1`;
const PAUSE = `
local now = redis.call('TIME') now = now[1] * 1000 + math.floor(now[2] / 1000)
local before = tonumber(redis.call('HGET', KEYS[1], 'paused') or 0)
redis.call('HSET', KEYS[1], 'paused', math.max(before, now + ARGV[1]))
redis.call('PEXPIRE', KEYS[1], 86400000)
return 1`;

/** A killed worker's request counts as running for so long. */
const BUSY_MS = 60_000;

/** The pace of hosts over all processes: one request at a time on a host, starts a gap apart, pauses kept by everyone. */
export interface RedisPace {
  begin(host: string, gapMs: number): Promise<number>;
  end(host: string): void;
  pause(host: string, ms: number): void;
}

/** The pace kept in Redis under a prefix. `begin` throws `queue-unavailable` when Redis does not answer. */
export function redisPace(redis: Redis, prefix: string): RedisPace {
  const keyOf = (host: string): string => `${prefix}:pace:${host}`;
  const lightly = (work: Promise<unknown>): void => void work.catch(() => undefined);
  return {
    begin: async (host, gapMs) => {
      try {
        return Number(await redis.eval(BEGIN, 1, keyOf(host), gapMs, BUSY_MS));
      } catch (error) {
        throw queueTrouble(error);
      }
    },
    end: (host) => lightly(redis.eval(END, 1, keyOf(host))),
    pause: (host, ms) => lightly(redis.eval(PAUSE, 1, keyOf(host), Math.round(ms))),
  };
}
