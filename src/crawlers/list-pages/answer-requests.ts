import type { Capture } from '../../domain/capture.ts';
import type { Source } from '../../domain/source.ts';
import type { Fetcher } from '../fetch/fetcher.ts';
import type { PageAnswer, PageRequest } from './renderer-messages.ts';

export interface RequestLimits {
  /** Scripts and data that one page may ask for. */
  maxRequests: number;
  /** Bytes of all of them together. */
  maxBytes: number;
}

export interface AnsweringOptions {
  source: Pick<Source, 'id' | 'allowAddresses'>;
  fetcher: Pick<Fetcher, 'fetch'>;
  limits: RequestLimits;
  signal: AbortSignal;
}

function answerHeaders(capture: Capture): Record<string, string> {
  // Without cookies and credentials an open answer gives away nothing; the fetcher sends no Origin for the server to answer to.
  return { ...capture.headers, 'access-control-allow-origin': '*' };
}

/** Answers one page's requests by way of the polite and checked fetcher; null for what is refused or beyond the limits. */
export function answerRequests(options: AnsweringOptions): (wanted: PageRequest) => Promise<PageAnswer | null> {
  const { source, fetcher, limits, signal } = options;
  let requestCount = 0;
  let byteCount = 0;
  return async ({ url, accept }) => {
    if (!/^https?:/.test(url) || requestCount >= limits.maxRequests || byteCount >= limits.maxBytes) return null;
    requestCount += 1;
    try {
      const maxBodyBytes = limits.maxBytes - byteCount;
      const fetched = await fetcher.fetch(url, { source, accept, signal, maxBodyBytes });
      if (fetched.kind !== 'captured') return null;
      const { capture } = fetched;
      byteCount += capture.body.length;
      return { status: capture.status, headers: answerHeaders(capture), body: capture.body };
    } catch {
      // Robots, limits, addresses, the net: to the page it is all the same. The fetcher has its own word on each.
      return null;
    }
  };
}
