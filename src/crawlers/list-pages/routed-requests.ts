import type { Page, Route } from 'playwright-core';
import type { Capture } from '../../domain/capture.ts';
import type { Source } from '../../domain/source.ts';
import type { Fetcher } from '../fetch/fetcher.ts';

export interface RouteLimits {
  /** Scripts and data that one page may ask for. */
  maxRequests: number;
  /** Bytes of all of them together. */
  maxBytes: number;
}

export interface RoutingOptions {
  /** The page itself, fetched before; redirects are behind it. */
  main: { url: string; html: string };
  source: Pick<Source, 'id' | 'allowAddresses'>;
  fetcher: Pick<Fetcher, 'fetch'>;
  limits: RouteLimits;
  signal: AbortSignal;
}

/** What a page needs to draw its links; pictures, fonts, media, styles, frames, beacons and sockets are not asked for. */
const NEEDED = new Set(['script', 'xhr', 'fetch']);

function answerHeaders(capture: Capture): Record<string, string> {
  // Without cookies and credentials an open answer gives away nothing; the fetcher sends no Origin for the server to answer to.
  return { ...capture.headers, 'access-control-allow-origin': '*' };
}

/** Every request of the page is answered from here, by way of the polite and checked fetcher, or not at all. */
export async function routeThroughFetcher(page: Page, options: RoutingOptions): Promise<void> {
  const { main, source, fetcher, limits, signal } = options;
  let requestCount = 0;
  let byteCount = 0;

  async function answer(route: Route): Promise<void> {
    const request = route.request();
    if (request.isNavigationRequest() && request.frame() === page.mainFrame() && request.url() === main.url) {
      return route.fulfill({ status: 200, contentType: 'text/html; charset=utf-8', body: main.html });
    }
    const isNeeded = request.method() === 'GET' && NEEDED.has(request.resourceType()) && /^https?:/.test(request.url());
    if (!isNeeded || requestCount >= limits.maxRequests || byteCount >= limits.maxBytes)
      return route.abort('blockedbyclient');
    requestCount += 1;
    const accept = request.headers()['accept'] ?? '*/*';
    const fetched = await fetcher.fetch(request.url(), {
      source,
      accept,
      signal,
      maxBodyBytes: limits.maxBytes - byteCount,
    });
    if (fetched.kind !== 'captured') return route.abort('failed');
    const { capture } = fetched;
    byteCount += capture.body.length;
    return route.fulfill({ status: capture.status, headers: answerHeaders(capture), body: Buffer.from(capture.body) });
  }

  await page.routeWebSocket(/.*/, (socket) => socket.close());
  await page.route('**/*', (route) => answer(route).catch(() => route.abort('failed').catch(() => undefined)));
}
