import { Redis } from 'ioredis';
import { DiembaoError } from '../domain/errors.ts';

/** BullMQ's blocking reads wait for ever; what a caller waits for gives up after a few reconnects and says so. */
const PATIENT = { maxRetriesPerRequest: null };
const IMPATIENT = { maxRetriesPerRequest: 3, connectTimeout: 5_000, commandTimeout: 15_000 };

export interface RedisConnections {
  /** For workers: a command waits until the server is back. */
  patient: Redis;
  /** For callers: a command fails within a second or two, one whose answer was broken off within fifteen. */
  impatient: Redis;
  close(): void;
}

function unavailable(message: string, cause?: unknown): DiembaoError {
  return new DiembaoError('queue-unavailable', message, { cause, retryAfterMs: 5_000 });
}

/** The error of a caller who cannot reach Redis; anything else passes through. */
export function queueTrouble(error: unknown): unknown {
  if (error instanceof DiembaoError || !(error instanceof Error)) return error;
  const isNetwork =
    // Aborted: the connection broke when a batch was half answered.
    ['MaxRetriesPerRequestError', 'AbortError'].includes(error.name) ||
    /ECONN|ETIMEDOUT|EPIPE|Connection is closed|Command timed out|Stream isn't writeable|LOADING|READONLY|MISCONF|OOM/.test(
      error.message,
    );
  return isNetwork ? unavailable(`Redis does not take work now: ${error.message}`, error) : error;
}

function fieldOf(report: string, name: string): string {
  return new RegExp(`^${name}:(.*)$`, 'm').exec(report)?.[1]?.trim() ?? '';
}

/** What is wrong with a server for a queue that must not lose work; empty when nothing is. */
export function redisComplaints(report: string): string[] {
  const [major = 0, minor = 0] = fieldOf(report, 'redis_version').split('.').map(Number);
  const policy = fieldOf(report, 'maxmemory_policy');
  return [
    ...(major > 6 || (major === 6 && minor >= 2) ? [] : [`Redis 6.2 or newer is needed, this is ${major}.${minor}`]),
    ...(policy === 'noeviction' || policy === ''
      ? []
      : [`maxmemory-policy is '${policy}', jobs would vanish: set 'maxmemory-policy noeviction' in redis.conf`]),
    ...(fieldOf(report, 'aof_enabled') === '0'
      ? [`the append-only file is off, a restart would lose jobs: set 'appendonly yes' in redis.conf`]
      : []),
  ];
}

/** Connects and looks at the server's settings. Throws `queue-unavailable` with what to do. */
export async function connectRedis(url: string): Promise<RedisConnections> {
  const impatient = new Redis(url, { ...IMPATIENT, lazyConnect: true });
  const silent = (): void => undefined;
  impatient.on('error', silent);
  try {
    await impatient.connect();
    const complaints = redisComplaints(await impatient.info());
    if (complaints.length > 0) throw unavailable(`Redis is not set up for a queue: ${complaints.join('; ')}`);
  } catch (error) {
    impatient.disconnect();
    if (error instanceof DiembaoError) throw error;
    throw unavailable('no Redis answers at REDIS_URL: start it, or correct the address', error);
  }
  const patient = new Redis(url, PATIENT);
  patient.on('error', silent);
  return {
    patient,
    impatient,
    close: () => {
      patient.disconnect();
      impatient.disconnect();
    },
  };
}
