import type { Page, Route } from 'playwright-core';
import type { PageAnswer, PageRequest } from './renderer-messages.ts';

/** What a page needs to draw its links; pictures, fonts, media, styles, frames, beacons and sockets are not asked for. */
const NEEDED = new Set(['script', 'xhr', 'fetch']);

export interface RoutingOptions {
  /** The page itself, fetched before; redirects are behind it. */
  main: { url: string; html: string };
  /** Who fetches for the page; null refuses. */
  ask: (wanted: PageRequest) => Promise<PageAnswer | null>;
}

/** Every request of the page is answered from here, by way of whoever is asked, or not at all. */
export async function routeRequests(page: Page, { main, ask }: RoutingOptions): Promise<void> {
  async function answer(route: Route): Promise<void> {
    const request = route.request();
    if (request.isNavigationRequest() && request.frame() === page.mainFrame() && request.url() === main.url) {
      return route.fulfill({ status: 200, contentType: 'text/html; charset=utf-8', body: main.html });
    }
    const isNeeded = request.method() === 'GET' && NEEDED.has(request.resourceType()) && /^https?:/.test(request.url());
    if (!isNeeded) return route.abort('blockedbyclient');
    const found = await ask({ url: request.url(), accept: request.headers()['accept'] ?? '*/*' });
    if (!found) return route.abort('failed');
    return route.fulfill({ status: found.status, headers: found.headers, body: Buffer.from(found.body) });
  }

  await page.routeWebSocket(/.*/, (socket) => socket.close());
  await page.route('**/*', (route) => answer(route).catch(() => route.abort('failed').catch(() => undefined)));
}
