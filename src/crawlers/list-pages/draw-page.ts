import { Configuration, log, PlaywrightCrawler, RequestList } from '@crawlee/playwright';
import { chromium, type Page } from 'playwright-core';
import type { PageAnswer, PageRequest, PageToDraw } from './renderer-messages.ts';
import { routeRequests } from './route-requests.ts';

/**
 * Whatever is not answered by interception meets a proxy that does not exist: sockets, prefetches, service workers and what a later
 * Chromium may think of have no way to the network. Loopback is not excepted.
 */
const SEALED = [
  '--proxy-server=http://127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--dns-prefetch-disable',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-pings',
];

const AS_ROOT = typeof process.getuid === 'function' && process.getuid() === 0;

/** The page's HTML, or null when it is longer than allowed; runs when the page has been quiet for half a second or time is up. */
async function htmlOf(page: Page, { quietMs, maxHtmlCharacters }: PageToDraw): Promise<string | null> {
  await page.waitForLoadState('networkidle', { timeout: quietMs }).catch(() => undefined);
  return page.evaluate((most) => {
    const html = (globalThis as unknown as { document: { documentElement: { outerHTML: string } } }).document
      .documentElement.outerHTML;
    return html.length > most ? null : html;
  }, maxHtmlCharacters);
}

/**
 * The HTML of one page after its scripts ran, in a browser of its own through Crawlee, which owns the browser's life: it ends
 * with the call, whatever the page does. Throws what Crawlee says of a page that failed.
 */
export async function drawPage(
  toDraw: PageToDraw,
  { ask, signal }: { ask: (wanted: PageRequest) => Promise<PageAnswer | null>; signal: AbortSignal },
): Promise<string | null> {
  log.setLevel(log.LEVELS.OFF);
  const { executablePath, userAgent, url, html } = toDraw;
  const seconds = Math.ceil(toDraw.totalMs / 1000);
  const result: { html: string | null; error: Error | null } = { html: null, error: null };
  const crawler = new PlaywrightCrawler(
    {
      // A queue would keep 16 MB of room for a million addresses.
      requestList: await RequestList.open(null, [url]),
      headless: true,
      maxConcurrency: 1,
      maxRequestRetries: 0,
      useSessionPool: false,
      persistCookiesPerSession: false,
      navigationTimeoutSecs: seconds,
      requestHandlerTimeoutSecs: seconds,
      launchContext: {
        launcher: chromium,
        useIncognitoPages: true,
        launchOptions: { executablePath, headless: true, chromiumSandbox: !AS_ROOT, args: SEALED },
      },
      browserPoolOptions: {
        useFingerprints: false,
        prePageCreateHooks: [
          (_id, _controller, pageOptions) => {
            Object.assign(pageOptions as object, { serviceWorkers: 'block', acceptDownloads: false, userAgent });
          },
        ],
      },
      preNavigationHooks: [
        async ({ page }, goto) => {
          if (goto) Object.assign(goto, { waitUntil: 'domcontentloaded' });
          await routeRequests(page as unknown as Page, { main: { url, html }, ask });
        },
      ],
      requestHandler: async ({ page }) => {
        result.html = await htmlOf(page as unknown as Page, toDraw);
      },
      failedRequestHandler: (_context, error) => {
        result.error = error;
      },
    },
    new Configuration({ persistStorage: false, purgeOnStart: false }),
  );
  const stop = () => void crawler.teardown();
  signal.addEventListener('abort', stop, { once: true });
  try {
    await crawler.run();
  } finally {
    signal.removeEventListener('abort', stop);
    await crawler.teardown();
  }
  if (result.error) throw result.error;
  return result.html;
}
