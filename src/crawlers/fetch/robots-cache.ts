import { DiembaoError } from '../../domain/errors.ts';
import type { Clock } from '../../lib/clock.ts';
import type { AddressRange } from './address.ts';
import type { Answer } from './exchange.ts';
import { NO_RULES, parseRobots, type RobotsRules } from './robots-rules.ts';
import { parseTarget, shownUrl } from './target.ts';

/** RFC 9309, 2.5: at least 500 KiB are read, the rest is ignored. */
const MAX_ROBOTS_BYTES = 512_000;
const MAX_ROBOTS_REDIRECTS = 5;
const KEPT_MS = 86_400_000;
/** How long an origin whose robots.txt cannot be had is left alone before the next try. */
const UNREACHABLE_MS = 300_000;
/** A server that kept silent may only have been slow: it is asked again after this, then after twice as long, up to the pause above. */
const FIRST_SILENCE_MS = 15_000;
/** RFC 9309, 2.3.1.4 lets an old copy stand while the server is down; a month is its reading of "reasonably long". */
const STALE_MS = 30 * KEPT_MS;
const KEPT_ORIGINS = 2000;

interface Known {
  rules: RobotsRules;
  fetchedAtMs: number;
  freshUntilMs: number;
}

/** One request of a robots.txt; `truncate` is set by the caller. */
export type RobotsGet = (url: URL, options: { maxBodyBytes: number }) => Promise<Answer>;

export interface RobotsCache {
  /** The rules of the URL's origin. Throws a `later` error while they cannot be had: nothing is fetched then. */
  rulesFor(url: URL, options: { get: RobotsGet; allow: readonly AddressRange[] }): Promise<RobotsRules>;
}

async function followed(origin: URL, get: RobotsGet): Promise<Answer | null> {
  let url = new URL('/robots.txt', origin);
  for (let hop = 0; hop <= MAX_ROBOTS_REDIRECTS; hop += 1) {
    let location: string | undefined;
    try {
      const answer = await get(url, { maxBodyBytes: MAX_ROBOTS_BYTES });
      location = answer.headers['location'];
      if (answer.status < 300 || answer.status >= 400 || location === undefined) return answer;
      url = parseTarget(location, url);
    } catch (error) {
      throw ofRobots(error, url, location !== undefined || hop > 0);
    }
  }
  return null;
}

/** A robots.txt that is a bomb or leads to a refused place is out of reach; an origin whose own address is refused stays refused. */
function ofRobots(error: unknown, url: URL, isRedirected: boolean): unknown {
  if (!(error instanceof DiembaoError) || error.meaning !== 'never') return error;
  if (error.code === 'address-refused' && !isRedirected) return error;
  return new DiembaoError('fetch-network', 'robots.txt leads nowhere', {
    facts: { url: shownUrl(url), reason: error.code },
    cause: error,
  });
}

/** Rules by origin, 24 h each, asked for once however many wait for them. 4xx means no rules; 5xx, 429 and silence mean not now. */
export function makeRobotsCache(options: { clock: Clock; productToken: string }): RobotsCache {
  const { clock, productToken } = options;
  const known = new Map<string, Known>();
  const unreachable = new Map<string, { untilMs: number; error: DiembaoError; count: number }>();
  const running = new Map<string, Promise<RobotsRules>>();

  function remember(origin: string, rules: RobotsRules): RobotsRules {
    const now = clock.nowMs();
    known.delete(origin);
    known.set(origin, { rules, fetchedAtMs: now, freshUntilMs: now + KEPT_MS });
    unreachable.delete(origin);
    if (known.size > KEPT_ORIGINS) known.delete(known.keys().next().value as string);
    return rules;
  }

  function whenUnreachable(origin: URL, error: DiembaoError): RobotsRules {
    const now = clock.nowMs();
    const old = known.get(origin.origin);
    if (old && now - old.fetchedAtMs < STALE_MS) {
      old.freshUntilMs = now + UNREACHABLE_MS;
      return old.rules;
    }
    const count = (unreachable.get(origin.origin)?.count ?? 0) + 1;
    const isSilence = error.code === 'fetch-timeout' || error.code === 'fetch-network';
    const pauseMs = isSilence ? Math.min(UNREACHABLE_MS, FIRST_SILENCE_MS * 2 ** (count - 1)) : UNREACHABLE_MS;
    const waitMs = Math.max(pauseMs, error.retryAfterMs ?? 0);
    const refusal = new DiembaoError(
      error.code,
      'robots.txt cannot be had, so nothing is fetched from the origin for now',
      {
        facts: { ...error.facts, url: shownUrl(new URL('/robots.txt', origin)) },
        cause: error,
        retryAfterMs: waitMs,
      },
    );
    if (unreachable.size >= KEPT_ORIGINS) unreachable.clear();
    unreachable.set(origin.origin, { untilMs: now + waitMs, error: refusal, count });
    throw refusal;
  }

  async function load(origin: URL, get: RobotsGet): Promise<RobotsRules> {
    try {
      const answer = await followed(origin, get);
      const hasRules = answer !== null && answer.status >= 200 && answer.status < 300;
      return remember(
        origin.origin,
        hasRules ? parseRobots(new TextDecoder().decode(answer.body), productToken) : NO_RULES,
      );
    } catch (error) {
      // A turn that is far or a caller that left says nothing about robots.txt; a refused address is final for the caller.
      if (!(error instanceof DiembaoError) || error.meaning !== 'later' || error.code === 'host-paused') throw error;
      return whenUnreachable(origin, error);
    }
  }

  return {
    async rulesFor(url, { get, allow }) {
      const now = clock.nowMs();
      const found = known.get(url.origin);
      if (found && found.freshUntilMs > now) return found.rules;
      const down = unreachable.get(url.origin);
      if (down && down.untilMs > now) {
        const { code, message, facts } = down.error;
        throw new DiembaoError(code, message, { facts, cause: down.error, retryAfterMs: down.untilMs - now });
      }
      // Callers with other permitted addresses do not share a request: what is refused to one may be open to the other.
      const key = `${url.origin} ${allow.map((range) => `${range.octets.join('.')}/${range.bits}`).join()}`;
      let loading = running.get(key);
      if (!loading) {
        loading = load(url, get).finally(() => running.delete(key));
        running.set(key, loading);
      }
      return loading;
    },
  };
}
