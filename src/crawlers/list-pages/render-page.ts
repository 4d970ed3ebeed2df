import type { Page } from 'playwright-core';
import { DiembaoError } from '../../domain/errors.ts';
import type { Source } from '../../domain/source.ts';
import type { Fetcher } from '../fetch/fetcher.ts';
import { findChromium } from './find-chromium.ts';
import { routeThroughFetcher, type RouteLimits } from './routed-requests.ts';

export interface RenderOptions {
  source: Pick<Source, 'id' | 'allowAddresses'>;
  decodeText: (body: Uint8Array, contentType: string | undefined) => string;
  signal?: AbortSignal | undefined;
}

/** The HTML of a page after its scripts ran. Throws what the fetcher throws, `browser-absent`, `fetch-timeout`, `body-too-large`. */
export type Render = (url: string, options: RenderOptions) => Promise<{ html: string; finalUrl: string }>;

export interface RendererOptions {
  fetcher: Pick<Fetcher, 'fetch'>;
  userAgent: string;
  /** Path of the browser; null looks in the usual places. */
  chromiumPath: string | null;
  limits?: Partial<RouteLimits & { totalMs: number; quietMs: number; maxHtmlCharacters: number }>;
}

/** Pace is kept for scripts and data too (one a second and host), hence the long time. */
const DEFAULT_LIMITS = {
  maxRequests: 60,
  maxBytes: 20_971_520,
  totalMs: 90_000,
  quietMs: 30_000,
  maxHtmlCharacters: 10_485_760,
};

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

interface Drawing {
  executablePath: string;
  userAgent: string;
  limits: typeof DEFAULT_LIMITS;
  url: string;
  prepare: (page: Page) => Promise<void>;
  signal: AbortSignal;
}

/** The page's HTML, or null when it is longer than allowed; runs when the page has been quiet for half a second or time is up. */
async function htmlOf(page: Page, limits: Drawing['limits']): Promise<string | null> {
  await page.waitForLoadState('networkidle', { timeout: limits.quietMs }).catch(() => undefined);
  return page.evaluate((most) => {
    const html = (globalThis as unknown as { document: { documentElement: { outerHTML: string } } }).document
      .documentElement.outerHTML;
    return html.length > most ? null : html;
  }, limits.maxHtmlCharacters);
}

/** One page in one browser through Crawlee, which owns the browser's life: it ends with the call, whatever the page does. */
async function drawn({ executablePath, userAgent, limits, url, prepare, signal }: Drawing): Promise<string | null> {
  const [{ Configuration, log, PlaywrightCrawler }, { chromium }] = await Promise.all([
    import('@crawlee/playwright'),
    import('playwright-core'),
  ]);
  log.setLevel(log.LEVELS.OFF);
  const seconds = Math.ceil(limits.totalMs / 1000);
  const result: { html: string | null; error: Error | null } = { html: null, error: null };
  const crawler = new PlaywrightCrawler(
    {
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
          await prepare(page as unknown as Page);
        },
      ],
      requestHandler: async ({ page }) => {
        result.html = await htmlOf(page as unknown as Page, limits);
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
    await crawler.run([{ url }]);
  } finally {
    signal.removeEventListener('abort', stop);
    await crawler.teardown();
  }
  if (result.error) throw result.error;
  return result.html;
}

function drawingError(error: unknown, url: string): unknown {
  if (error instanceof DiembaoError) return error;
  const text = error instanceof Error ? error.message : '';
  if (/launch|executable|ENOENT|EACCES/i.test(text)) {
    return new DiembaoError('browser-absent', 'Chromium does not start: check that it runs on this machine', {
      facts: { url },
      cause: error,
    });
  }
  return new DiembaoError('fetch-timeout', 'the page could not be drawn in time', { facts: { url }, cause: error });
}

/** A renderer on the system's Chromium; it is looked for, and Crawlee loaded (3 s), when the first page needs it. */
export function makeRenderer(options: RendererOptions): Render {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  return async (url, { source, decodeText, signal: outer }) => {
    const executablePath = findChromium(options.chromiumPath);
    if (!executablePath) {
      throw new DiembaoError('browser-absent', 'the page needs JavaScript: install Chromium or give its path', {
        facts: { url },
      });
    }
    const first = await options.fetcher.fetch(url, { source, signal: outer });
    if (first.kind !== 'captured')
      throw new DiembaoError('http-gone', 'the page is no longer there', { facts: { url } });
    const { capture } = first;
    const main = { url: capture.finalUrl, html: decodeText(capture.body, capture.headers['content-type']) };
    const timer = AbortSignal.timeout(limits.totalMs);
    const signal = outer ? AbortSignal.any([outer, timer]) : timer;
    const prepare = (page: Page) =>
      routeThroughFetcher(page, { main, source, fetcher: options.fetcher, limits, signal });
    let html: string | null;
    try {
      html = await drawn({ executablePath, userAgent: options.userAgent, limits, url: main.url, prepare, signal });
    } catch (error) {
      throw drawingError(error, url);
    }
    outer?.throwIfAborted();
    if (timer.aborted)
      throw new DiembaoError('fetch-timeout', 'the page could not be drawn in time', { facts: { url } });
    if (html === null)
      throw new DiembaoError('body-too-large', 'the drawn page is larger than allowed', { facts: { url } });
    return { html, finalUrl: main.url };
  };
}
