import { setTimeout as sleep } from 'node:timers/promises';
import type { Capture } from '../../domain/capture.ts';
import { DiembaoError } from '../../domain/errors.ts';
import type { Source } from '../../domain/source.ts';
import { type Clock, instant } from '../../lib/clock.ts';
import { type AddressRange, parseRange } from './address.ts';
import { type Answer, exchange, type ExchangeParts } from './exchange.ts';
import { DEFAULT_LIMITS, type FetchLimits } from './fetch-limits.ts';
import { makeHostPace, type PaceOptions, type Wait } from './host-pace.ts';
import { makePinnedConnections } from './pinned-request.ts';
import { makeRobotsCache } from './robots-cache.ts';
import type { RobotsRules } from './robots-rules.ts';
import { parseTarget, type Resolver, shownUrl, systemResolver } from './target.ts';

/** What a fetch came to; everything else is thrown. `gone` keeps at most 64 KiB of the body. */
export type Fetched =
  | { kind: 'captured'; capture: Capture; etag?: string; lastModified?: string }
  | { kind: 'not-modified' }
  | { kind: 'gone'; status: 404 | 410; capture: Capture };

export interface FetchOptions {
  source: Pick<Source, 'id' | 'allowAddresses'>;
  validators?: { etag?: string; lastModified?: string } | undefined;
  accept?: string;
  maxBodyBytes?: number;
  signal?: AbortSignal | undefined;
  /** True unless said otherwise, for feeds too. */
  checkRobots?: boolean;
}

export interface Fetcher {
  /**
   * Fetches one URL politely and safely, redirects followed. Throws `url-invalid`, `address-refused`, `robots-refused`,
   * `redirect-loop`, `body-too-large`, `body-bomb`, `content-type-unsupported`, `http-client-error` (never) and `fetch-timeout`,
   * `fetch-network`, `http-server-error`, `http-too-many-requests`, `host-paused` (later, with `retryAfterMs` where known).
   */
  fetch(url: string, options: FetchOptions): Promise<Fetched>;
  /** Milliseconds until a request to the URL's host could start; a job should be put off rather than wait more than 30 s. */
  waitMsFor(url: string): number;
  /** Sitemaps that the origin's robots.txt names. Throws like `fetch`. */
  sitemaps(url: string, options: Pick<FetchOptions, 'source' | 'signal'>): Promise<string[]>;
  close(): Promise<void>;
}

export interface FetcherOptions {
  clock: Clock;
  /** Begins with the product token that robots.txt may name and holds a contact: `DiemBao/0.1 (+https://example.vn/bot)`. */
  userAgent: string;
  limits?: Partial<FetchLimits>;
  pace?: Partial<PaceOptions>;
  /** For tests: who resolves names, and how a wait passes. */
  resolver?: Resolver;
  wait?: Wait;
}

const DEFAULT_PACE: PaceOptions = {
  minGapMs: 1000,
  maxWaitMs: 30_000,
  firstPauseMs: 30_000,
  maxPauseMs: 3_600_000,
  toleratedFailureCount: 3,
};
const DEFAULT_ACCEPT = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** Said of the bytes on the wire, untrue of the decoded body; cookies are nobody's business. */
const DROPPED_HEADERS = [
  'content-encoding',
  'content-length',
  'transfer-encoding',
  'set-cookie',
  'connection',
  'keep-alive',
];

const systemWait: Wait = async (ms, signal) => {
  await sleep(ms, undefined, signal ? { signal } : {});
};

async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  let leave!: () => void;
  const left = new Promise<never>((_, reject) => (leave = () => reject(signal.reason as Error)));
  signal.addEventListener('abort', leave, { once: true });
  if (signal.aborted) leave();
  return Promise.race([work, left]).finally(() => signal.removeEventListener('abort', leave));
}

function requestHeaders(userAgent: string, options: FetchOptions): Record<string, string> {
  const { etag, lastModified } = options.validators ?? {};
  return {
    'user-agent': userAgent,
    accept: options.accept ?? DEFAULT_ACCEPT,
    'accept-encoding': 'gzip, deflate, br',
    ...(etag ? { 'if-none-match': etag } : {}),
    ...(lastModified ? { 'if-modified-since': lastModified } : {}),
  };
}

function captureOf(asked: string, url: URL, answer: Answer, clock: Clock): Capture {
  const headers = Object.fromEntries(
    Object.entries(answer.headers).filter(([name]) => !DROPPED_HEADERS.includes(name)),
  );
  return {
    url: asked,
    finalUrl: url.href,
    status: answer.status,
    headers,
    body: answer.body,
    fetchedAt: instant(clock),
  };
}

/** The fate of a final answer (no redirect, no 429, no 5xx). Throws `http-client-error`, `fetch-timeout` (408). */
function fateOf(asked: string, url: URL, answer: Answer, clock: Clock): Fetched {
  const { status, headers } = answer;
  if (status === 304) return { kind: 'not-modified' };
  if (status === 404 || status === 410) return { kind: 'gone', status, capture: captureOf(asked, url, answer, clock) };
  if (status < 200 || status >= 300) {
    const code = status === 408 || status === 425 ? 'fetch-timeout' : 'http-client-error';
    throw new DiembaoError(code, 'the server refuses the request', { facts: { url: shownUrl(url), status } });
  }
  return {
    kind: 'captured',
    capture: captureOf(asked, url, answer, clock),
    ...(headers['etag'] ? { etag: headers['etag'] } : {}),
    ...(headers['last-modified'] ? { lastModified: headers['last-modified'] } : {}),
  };
}

/** The fetcher of the process: make one, so that all sources share one pace a host, one robots cache and its connections. */
export function makeFetcher(options: FetcherOptions): Fetcher {
  const { clock, userAgent } = options;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const paceOptions = { ...DEFAULT_PACE, ...options.pace };
  const parts: ExchangeParts = {
    clock,
    limits,
    resolver: options.resolver ?? systemResolver,
    pace: makeHostPace({ ...paceOptions, clock, wait: options.wait ?? systemWait }),
    connections: makePinnedConnections(limits),
  };
  const robots = makeRobotsCache({ clock, productToken: /^[a-z_-]+/i.exec(userAgent)?.[0] ?? '*' });
  const robotsHeaders = {
    'user-agent': userAgent,
    accept: 'text/plain,*/*;q=0.5',
    'accept-encoding': 'gzip, deflate, br',
  };

  /** The request itself outlives a caller that leaves: others may wait for the same rules. */
  function rulesFor(url: URL, allow: readonly AddressRange[], signal: AbortSignal | undefined): Promise<RobotsRules> {
    const get = (target: URL, { maxBodyBytes }: { maxBodyBytes: number }) =>
      exchange(
        target,
        { allow, headers: robotsHeaders, gapMs: paceOptions.minGapMs, maxBodyBytes, truncate: true },
        parts,
      );
    return unlessAborted(robots.rulesFor(url, { get, allow }), signal);
  }

  async function gapFor(url: URL, allow: readonly AddressRange[], fetchOptions: FetchOptions): Promise<number> {
    if (fetchOptions.checkRobots === false) return paceOptions.minGapMs;
    const rules = await rulesFor(url, allow, fetchOptions.signal);
    if (!rules.isAllowed(url.pathname + url.search)) {
      throw new DiembaoError('robots-refused', 'robots.txt of the origin refuses the URL', {
        facts: { url: shownUrl(url) },
      });
    }
    return Math.max(paceOptions.minGapMs, rules.crawlDelayMs ?? 0);
  }

  async function fetchOnce(url: URL, allow: readonly AddressRange[], fetchOptions: FetchOptions): Promise<Answer> {
    const gapMs = await gapFor(url, allow, fetchOptions);
    const headers = requestHeaders(userAgent, fetchOptions);
    const maxBodyBytes = fetchOptions.maxBodyBytes ?? limits.maxBodyBytes;
    return exchange(url, { allow, headers, gapMs, maxBodyBytes, signal: fetchOptions.signal }, parts);
  }

  async function fetchFollowing(asked: string, fetchOptions: FetchOptions): Promise<Fetched> {
    const allow = fetchOptions.source.allowAddresses.map(parseRange);
    const seen = new Set<string>();
    let url = parseTarget(asked);
    for (;;) {
      seen.add(url.href);
      const answer = await fetchOnce(url, allow, fetchOptions);
      const location = answer.headers['location'];
      if (!REDIRECTS.has(answer.status) || location === undefined) return fateOf(asked, url, answer, clock);
      url = parseTarget(location, url);
      if (seen.has(url.href) || seen.size > limits.maxRedirects) {
        throw new DiembaoError('redirect-loop', 'redirects lead in a circle or too far', {
          facts: { url: shownUrl(url) },
        });
      }
    }
  }

  return {
    fetch: fetchFollowing,
    waitMsFor: (url) => (URL.canParse(url) ? parts.pace.waitMsFor(new URL(url).host) : 0),
    async sitemaps(url, { source, signal }) {
      return (await rulesFor(parseTarget(url), source.allowAddresses.map(parseRange), signal)).sitemaps;
    },
    close: () => parts.connections.close(),
  };
}
