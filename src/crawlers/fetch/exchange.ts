import { DiembaoError } from '../../domain/errors.ts';
import type { Clock } from '../../lib/clock.ts';
import { type AddressRange } from './address.ts';
import { readBody } from './decode-body.ts';
import type { FetchLimits } from './fetch-limits.ts';
import type { HostPace } from './host-pace.ts';
import { type PinnedConnections, translatedFailure } from './pinned-request.ts';
import { retryAfterMs } from './retry-after.ts';
import { checkedAddresses, type Resolver, shownUrl } from './target.ts';

/** One request and its answer, whole; redirects are answers like others. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array;
}

export interface ExchangeRequest {
  allow: readonly AddressRange[];
  headers: Record<string, string>;
  gapMs: number;
  maxBodyBytes: number;
  /** Cut a body that is too large instead of refusing it. */
  truncate?: boolean;
  signal?: AbortSignal | undefined;
}

export interface ExchangeParts {
  clock: Clock;
  limits: FetchLimits;
  resolver: Resolver;
  pace: HostPace;
  connections: PinnedConnections;
}

/** Bodies of redirects, refusals and errors are read to keep the connection, but no further than this. */
const SIDE_BODY_BYTES = 65_536;

async function answerOf(url: URL, request: ExchangeRequest, parts: ExchangeParts): Promise<Answer> {
  const { limits, connections, resolver } = parts;
  const addresses = await checkedAddresses(url, { resolver, allow: request.allow, timeoutMs: limits.connectMs });
  const { headers, signal } = request;
  const raw = await connections.get(url, { addresses, headers, ...(signal ? { signal } : {}) });
  const isMain = raw.status >= 200 && raw.status < 300;
  try {
    const body = await readBody(raw.body, {
      maxBodyBytes: isMain ? request.maxBodyBytes : Math.min(SIDE_BODY_BYTES, request.maxBodyBytes),
      maxRatio: limits.maxRatio,
      contentEncoding: raw.headers['content-encoding'],
      truncate: !isMain || request.truncate === true,
    });
    return { status: raw.status, headers: raw.headers, body };
  } catch (error) {
    if (!isMain && error instanceof DiembaoError && error.meaning === 'never') {
      return { status: raw.status, headers: raw.headers, body: new Uint8Array() };
    }
    throw translatedFailure(error, url, raw.signal);
  } finally {
    raw.finish();
  }
}

/** Tells the pace what the answer means for the host; returns what the host asked for or was given as a pause. */
function learnFrom(answer: Answer, host: string, { pace, clock }: ExchangeParts): number | undefined {
  const { status, headers } = answer;
  if (status !== 429 && status < 500) {
    pace.noteSuccess(host);
    return undefined;
  }
  const asked = status === 429 || status === 503 ? retryAfterMs(headers['retry-after'], clock) : undefined;
  if (asked === undefined) return pace.noteFailure(host, status === 429) || undefined;
  pace.noteFailure(host);
  pace.pause(host, asked);
  return asked;
}

/** A kept connection that the server closed just then shows as one of these; the request is sent once more, in its turn. */
const BROKEN_CONNECTION = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE']);

function isFailure(error: unknown): error is DiembaoError {
  return error instanceof DiembaoError && (error.code === 'fetch-timeout' || error.code === 'fetch-network');
}

async function attempt(
  url: URL,
  request: ExchangeRequest,
  parts: ExchangeParts,
  isLast: boolean,
): Promise<Answer | null> {
  const { gapMs, signal } = request;
  const release = await parts.pace.acquire(url.host, { gapMs, ...(signal ? { signal } : {}) });
  try {
    return await answerOf(url, request, parts);
  } catch (error) {
    if (!isFailure(error)) throw error;
    if (!isLast && BROKEN_CONNECTION.has(String(error.facts['reason']))) return null;
    parts.pace.noteFailure(url.host);
    throw error;
  } finally {
    release();
  }
}

/**
 * One polite, checked GET: waits for the host's turn, connects to a checked address, reads the body under the limits.
 * Throws `host-paused` (its turn is far), `http-too-many-requests`, `http-server-error`, and what the parts throw.
 */
export async function exchange(url: URL, request: ExchangeRequest, parts: ExchangeParts): Promise<Answer> {
  const answer = (await attempt(url, request, parts, false)) ?? ((await attempt(url, request, parts, true)) as Answer);
  const pauseMs = learnFrom(answer, url.host, parts);
  if (answer.status !== 429 && answer.status < 500) return answer;
  const code = answer.status === 429 ? 'http-too-many-requests' : 'http-server-error';
  throw new DiembaoError(code, 'the server cannot answer now', {
    facts: { url: shownUrl(url), status: answer.status },
    ...(pauseMs === undefined ? {} : { retryAfterMs: pauseMs }),
  });
}
