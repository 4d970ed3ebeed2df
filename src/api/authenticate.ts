import type { FastifyInstance, FastifyRequest } from 'fastify';
import { timingSafeEqual } from 'node:crypto';
import { ROLES, type ApiKey } from '../domain/key.ts';
import type { Clock } from '../lib/clock.ts';
import { sha256 } from '../lib/hash.ts';
import type { KeyStore } from '../store/port.ts';
import { accessOf } from './access.ts';
import { HttpProblem } from './problem.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The key that the caller showed; null without one or with a wrong one. */
    apiKey: ApiKey | null;
  }
}

const KEY = new RegExp(`^db_(?:${ROLES.join('|')})_[A-Za-z0-9_-]{43}$`);
/** A revoked key works at most so much longer. */
const CACHE_MS = 5000;
const CACHE_SIZE = 500;

/** Finds the key behind a bearer token; null when there is none, or it is revoked. */
export type FindKey = (token: string) => Promise<ApiKey | null>;

/** Looks keys up by hash, with a short memory. The comparison takes the same time whatever the token. */
export function makeFindKey(keys: Pick<KeyStore, 'byHash'>, clock: Clock): FindKey {
  const known = new Map<string, { key: ApiKey; untilMs: number }>();
  return async (token) => {
    if (!KEY.test(token)) return null;
    const hash = sha256(token);
    const remembered = known.get(hash);
    if (remembered && remembered.untilMs > clock.nowMs()) return remembered.key;
    known.delete(hash);
    const key = await keys.byHash(hash);
    if (!key || key.revokedAt !== null) return null;
    if (!timingSafeEqual(Buffer.from(key.hash, 'hex'), Buffer.from(hash, 'hex'))) return null;
    if (known.size >= CACHE_SIZE) known.clear();
    known.set(hash, { key, untilMs: clock.nowMs() + CACHE_MS });
    return key;
  };
}

/** The token of `Authorization: Bearer …`; null without one. */
export function bearerToken(request: FastifyRequest): string | null {
  return /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;
}

/** A caller on this machine that no proxy speaks for. */
function isLocal(request: FastifyRequest): boolean {
  const isForwarded = 'x-forwarded-for' in request.headers || 'forwarded' in request.headers;
  return !isForwarded && ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.ip);
}

/** A caller on this machine that asked for it by a loopback name: a foreign page whose name was bent to it did not. */
export function isLoopback(request: FastifyRequest): boolean {
  return isLocal(request) && /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/i.test(request.headers.host ?? '');
}

function refusal(request: FastifyRequest): HttpProblem | null {
  const { apiKey } = request;
  const access = accessOf(request.method, request.routeOptions.url ?? '');
  if (access === 'public') return null;
  if (access === 'local' && isLocal(request)) return null;
  if (access === 'loopback')
    return isLoopback(request) ? null : new HttpProblem(403, 'this is done on the machine itself');
  if (!apiKey) {
    const detail = request.headers.authorization ? 'this key is not known, or was revoked' : 'a bearer key is needed';
    return new HttpProblem(401, detail, { headers: { 'www-authenticate': 'Bearer realm="diembao"' } });
  }
  const isAllowed = access === 'local' ? apiKey.role === 'admin' : access?.includes(apiKey.role);
  return isAllowed ? null : new HttpProblem(403, `a key of the role ${apiKey.role} may not do this`);
}

/**
 * Holds every route to the access table: the key is found first (so that the rate limit can count by key), and a
 * refusal comes before the body is read. Unknown routes stay 404.
 */
export function guardRoutes(app: FastifyInstance, findKey: FindKey): void {
  app.decorateRequest('apiKey', null);
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat())
      if (accessOf(one, url) === null) throw new Error(`${one} ${url} is missing in api/access.ts`);
  });
  app.addHook('onRequest', async (request) => {
    const token = bearerToken(request);
    request.apiKey = token ? await findKey(token) : null;
  });
  app.addHook('preParsing', async (request) => {
    if (request.is404) return;
    const refused = refusal(request);
    if (refused) throw refused;
  });
}
