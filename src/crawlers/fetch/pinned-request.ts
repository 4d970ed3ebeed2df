import { isIP } from 'node:net';
import type { Readable } from 'node:stream';
import { buildConnector, Client, errors } from 'undici';
import { DiembaoError } from '../../domain/errors.ts';
import type { FetchLimits } from './fetch-limits.ts';
import { shownUrl } from './target.ts';

/** An answer whose body has not been read; `finish` must be called when it has been, in every case. */
export interface RawAnswer {
  status: number;
  /** Lower-case names; several values joined by `, `. */
  headers: Record<string, string>;
  body: Readable;
  /** Fires with the reason when time is up or the caller leaves. */
  signal: AbortSignal;
  finish(): void;
}

export interface PinnedConnections {
  /** Sends one GET to the given addresses of the URL's host and to no other. Throws `fetch-timeout`, `fetch-network`, `body-too-large` (headers). */
  get(
    url: URL,
    options: { addresses: string[]; headers: Record<string, string>; signal?: AbortSignal },
  ): Promise<RawAnswer>;
  close(): Promise<void>;
}

const KEPT_CLIENTS = 64;
const TRIED_ADDRESSES = 3;
const NOT_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** A client of one origin whose connector goes to one address, whatever the name says by then; so no answer of a resolver can move it. */
function pinnedClient(url: URL, address: string, limits: FetchLimits): Client {
  const connect = buildConnector({ timeout: limits.connectMs });
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return new Client(url.origin, {
    connect: (options, callback) =>
      connect({ ...options, hostname: address, host: address, ...(isIP(host) ? {} : { servername: host }) }, callback),
    maxHeaderSize: limits.maxHeaderBytes,
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: 4_000,
    pipelining: 1,
  });
}

function flat(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) found[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  }
  return found;
}

/** What a failed exchange means, in the house's words; our own errors pass through. */
export function translatedFailure(error: unknown, url: URL, signal: AbortSignal): unknown {
  if (signal.aborted && signal.reason instanceof DiembaoError) return signal.reason;
  if (error instanceof DiembaoError) return error;
  if (signal.aborted) return signal.reason;
  const facts = { url: shownUrl(url), reason: String((error as { code?: unknown }).code ?? (error as Error).name) };
  if (error instanceof errors.HeadersOverflowError || facts.reason === 'HPE_HEADER_OVERFLOW') {
    return new DiembaoError('body-too-large', 'the headers are larger than allowed', { facts, cause: error });
  }
  if (error instanceof errors.ConnectTimeoutError) {
    return new DiembaoError('fetch-timeout', 'no connection in time', { facts, cause: error });
  }
  return new DiembaoError('fetch-network', 'the connection failed or broke', { facts, cause: error });
}

function timers(url: URL, limits: FetchLimits, outer: AbortSignal | undefined) {
  const controller = new AbortController();
  const facts = { url: shownUrl(url) };
  const after = (ms: number, what: string) =>
    setTimeout(() => controller.abort(new DiembaoError('fetch-timeout', what, { facts })), ms);
  const total = after(limits.totalMs, 'the exchange took longer than allowed');
  const headers = after(limits.headersMs, 'no answer in time');
  const stop = () => controller.abort(outer?.reason);
  if (outer?.aborted) stop();
  outer?.addEventListener('abort', stop, { once: true });
  return {
    signal: controller.signal,
    headersArrived: () => clearTimeout(headers),
    finish() {
      clearTimeout(total);
      clearTimeout(headers);
      outer?.removeEventListener('abort', stop);
    },
  };
}

/** Keep-alive connections, each bound to the address that was checked for its request. */
export function makePinnedConnections(limits: FetchLimits): PinnedConnections {
  const clients = new Map<string, Client>();

  function clientFor(url: URL, address: string): Client {
    const key = `${url.origin} ${address}`;
    const client = clients.get(key) ?? pinnedClient(url, address, limits);
    clients.delete(key);
    clients.set(key, client);
    if (clients.size > KEPT_CLIENTS) {
      const [oldestKey, oldest] = clients.entries().next().value as [string, Client];
      clients.delete(oldestKey);
      oldest.close().catch(() => undefined);
    }
    return client;
  }

  async function firstAnswer(url: URL, addresses: string[], send: (client: Client) => ReturnType<Client['request']>) {
    const tried = addresses.slice(0, TRIED_ADDRESSES);
    for (const [index, address] of tried.entries()) {
      try {
        return await send(clientFor(url, address));
      } catch (error) {
        if (index === tried.length - 1 || !NOT_CONNECTED.has(String((error as { code?: unknown }).code))) throw error;
      }
    }
    throw new DiembaoError('invariant-broken', 'no address to connect to', { facts: { url: shownUrl(url) } });
  }

  return {
    async get(url, { addresses, headers, signal: outer }) {
      const { signal, headersArrived, finish } = timers(url, limits, outer);
      try {
        const answer = await firstAnswer(url, addresses, (client) =>
          client.request({ method: 'GET', path: url.pathname + url.search, headers, signal }),
        );
        headersArrived();
        answer.body.on('error', () => undefined);
        return { status: answer.statusCode, headers: flat(answer.headers), body: answer.body, signal, finish };
      } catch (error) {
        finish();
        throw translatedFailure(error, url, signal);
      }
    },
    async close() {
      await Promise.all([...clients.values()].map((client) => client.destroy()));
      clients.clear();
    },
  };
}
