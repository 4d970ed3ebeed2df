import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';

/** `next`: the job that may run now of a partition whose holder has gone; it becomes the holder. */
const NEXT = `
local function nextOf(parked, holder, all, partition, ttl)
  local found = redis.call('ZRANGE', parked, 0, 0)[1]
  if not found then redis.call('SREM', all, partition) return false end
  redis.call('SET', holder, found, 'PX', ttl)
  return found
end
`;
const SCRIPTS = {
  park: `redis.call('ZADD', KEYS[1], unpack(ARGV, 2)) redis.call('SADD', KEYS[3], ARGV[1]) return 1`,
  next: `${NEXT} local holds = redis.call('GET', KEYS[2]) if holds then return holds end return nextOf(KEYS[1], KEYS[2], KEYS[3], ARGV[1], ARGV[2])`,
  enter: `local holds = redis.call('GET', KEYS[2])
    if not holds or holds == ARGV[2] then
      redis.call('SET', KEYS[2], ARGV[2], 'PX', ARGV[3]) redis.call('ZREM', KEYS[1], ARGV[2]) return 1
    end
    redis.call('ZADD', KEYS[1], ARGV[4], ARGV[2]) redis.call('SADD', KEYS[3], ARGV[1]) return 0`,
  leave: `${NEXT} redis.call('ZREM', KEYS[1], unpack(ARGV, 3))
    local holds = redis.call('GET', KEYS[2])
    for at = 3, #ARGV do if holds == ARGV[at] then redis.call('DEL', KEYS[2]) holds = false end end
    if holds then return false end
    return nextOf(KEYS[1], KEYS[2], KEYS[3], ARGV[1], ARGV[2])`,
  renew: `if redis.call('GET', KEYS[2]) == ARGV[2] then return redis.call('PEXPIRE', KEYS[2], ARGV[3]) end return 0`,
};

const HASHES = new Map(
  Object.values(SCRIPTS).map((script) => [script, createHash('sha1').update(script).digest('hex')]),
);

/** Runs a script by its hash; the server is told its text once in its life. */
async function evaluate(redis: Redis, script: string, keys: string[], values: (string | number)[]): Promise<unknown> {
  try {
    return await redis.evalsha(HASHES.get(script) ?? '', keys.length, ...keys, ...values);
  } catch (error) {
    if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error;
    return redis.eval(script, keys.length, ...keys, ...values);
  }
}

/** A held partition whose holder falls silent is given on after this; the holder renews while it runs. */
const HOLD_MS = 30_000;

/**
 * The rule "at most one running job a partition", over all processes. A partition has one holder (a job id, expiring) and
 * a set of parked job ids, most urgent first; an id leaves the set when its job begins, so that no crash loses one.
 */
export interface PartitionGate {
  /** Enters jobs that wait for their turn. */
  park(partition: string, ids: { id: string; priority: number }[]): Promise<void>;
  /** The job that should be awake: the present holder, or the next one, which then holds; null when nothing waits. */
  next(partition: string): Promise<string | null>;
  /** True when the job may run now; else it is parked. */
  enter(partition: string, job: { id: string; priority: number }): Promise<boolean>;
  /** Takes jobs out; returns the one whose turn it is, if theirs it was. */
  leave(partition: string, ids: string[]): Promise<string | null>;
  renew(partition: string, id: string): Promise<void>;
  /** Partitions in which something waits. */
  partitions(): Promise<string[]>;
}

/** The gate of one topic. `keys` is the prefix of its keys. */
export function partitionGate(redis: Redis, keys: string): PartitionGate {
  const run = async (script: string, partition: string, values: (string | number)[]): Promise<unknown> =>
    evaluate(
      redis,
      script,
      [`${keys}:parked:${partition}`, `${keys}:holder:${partition}`, `${keys}:all`],
      [partition, ...values],
    );
  // Ids begin with their time, so that equal scores keep the order of arrival.
  return {
    park: async (partition, ids) => {
      for (let at = 0; at < ids.length; at += 1_000)
        await run(
          SCRIPTS.park,
          partition,
          ids.slice(at, at + 1_000).flatMap(({ id, priority }) => [priority, id]),
        );
    },
    next: async (partition) => (await run(SCRIPTS.next, partition, [HOLD_MS])) as string | null,
    enter: async (partition, { id, priority }) => (await run(SCRIPTS.enter, partition, [id, HOLD_MS, priority])) === 1,
    leave: async (partition, ids) => {
      if (ids.length === 0) return null;
      return (await run(SCRIPTS.leave, partition, [HOLD_MS, ...ids])) as string | null;
    },
    renew: async (partition, id) => void (await run(SCRIPTS.renew, partition, [id, HOLD_MS])),
    partitions: () => redis.smembers(`${keys}:all`),
  };
}

/** How often a runner renews its hold. */
export const RENEW_MS = HOLD_MS / 3;
