import { randomBytes } from 'node:crypto';
import { queueTrouble, type RedisConnections } from './bullmq-connection.ts';

/** Time is the server's own, so that workers' clocks need not agree. Answers the wait; 0 means: begun. */
const BEGIN = `
local now = redis.call('TIME') now = now[1] * 1000 + math.floor(now[2] / 1000)
local state = redis.call('HMGET', KEYS[1], 'next', 'paused', 'busy')
if state[3] and tonumber(state[3]) > now then return math.min(50, tonumber(state[3]) - now) end
local wait = math.max(tonumber(state[1] or 0), tonumber(state[2] or 0)) - now
if wait > 0 then return wait end
redis.call('HSET', KEYS[1], 'next', now + ARGV[1], 'busy', now + ARGV[2], 'by', ARGV[3])
redis.call('PEXPIRE', KEYS[1], 86400000)
return 0`;
const END = `if redis.call('HGET', KEYS[1], 'by') == ARGV[1] then redis.call('HDEL', KEYS[1], 'busy', 'by') end return 1`;
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
export function redisPace(
  { impatient, patient }: Pick<RedisConnections, 'impatient' | 'patient'>,
  prefix: string,
): RedisPace {
  const keyOf = (host: string): string => `${prefix}:pace:${host}`;
  const lightly = (work: Promise<unknown>): void => void work.catch(() => undefined);
  /** Host → the mark of this process's running request; it has one a host. */
  const running = new Map<string, string>();
  return {
    begin: async (host, gapMs) => {
      const mark = randomBytes(6).toString('hex');
      try {
        const waitMs = Number(await impatient.eval(BEGIN, 1, keyOf(host), gapMs, BUSY_MS, mark));
        if (waitMs === 0) running.set(host, mark);
        return waitMs;
      } catch (error) {
        throw queueTrouble(error);
      }
    },
    // Waits for a server that is away: a host would count as busy for a minute after it is back.
    end: (host) => {
      const mark = running.get(host);
      running.delete(host);
      if (mark) lightly(patient.eval(END, 1, keyOf(host), mark));
    },
    pause: (host, ms) => lightly(impatient.eval(PAUSE, 1, keyOf(host), Math.round(ms))),
  };
}
