import { DiembaoError } from '../../domain/errors.ts';
import type { Source } from '../../domain/source.ts';
import type { Fetcher } from '../fetch/fetcher.ts';
import { answerRequests, type RequestLimits } from './answer-requests.ts';
import { findChromium } from './find-chromium.ts';
import { makeRendererProcess } from './renderer-process.ts';

export interface RenderOptions {
  source: Pick<Source, 'id' | 'allowAddresses'>;
  decodeText: (body: Uint8Array, contentType: string | undefined) => string;
  signal?: AbortSignal | undefined;
}

/** The HTML of a page after its scripts ran. Throws what the fetcher throws, `browser-absent`, `fetch-timeout`, `body-too-large`. */
export type Render = (url: string, options: RenderOptions) => Promise<{ html: string; finalUrl: string }>;

export interface Renderer {
  render: Render;
  close(): Promise<void>;
}

export interface RendererOptions {
  fetcher: Pick<Fetcher, 'fetch'>;
  userAgent: string;
  /** Path of the browser; null looks in the usual places. */
  chromiumPath: string | null;
  limits?: Partial<RequestLimits & { totalMs: number; quietMs: number; maxHtmlCharacters: number }>;
}

/** Pace is kept for scripts and data too (one a second and host), hence the long time. */
const DEFAULT_LIMITS = {
  maxRequests: 60,
  maxBytes: 20_971_520,
  totalMs: 90_000,
  quietMs: 30_000,
  maxHtmlCharacters: 10_485_760,
};

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

/** A renderer on the system's Chromium; it is looked for, and the process that drives it started, when a page needs it. */
export function makeRenderer(options: RendererOptions): Renderer {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const { fetcher, userAgent } = options;
  const drawer = makeRendererProcess();

  const render: Render = async (url, { source, decodeText, signal: outer }) => {
    const executablePath = findChromium(options.chromiumPath);
    if (!executablePath) {
      throw new DiembaoError('browser-absent', 'the page needs JavaScript: install Chromium or give its path', {
        facts: { url },
      });
    }
    const first = await fetcher.fetch(url, { source, signal: outer });
    if (first.kind !== 'captured')
      throw new DiembaoError('http-gone', 'the page is no longer there', { facts: { url } });
    const { finalUrl, body, headers } = first.capture;
    const timer = AbortSignal.timeout(limits.totalMs);
    const signal = outer ? AbortSignal.any([outer, timer]) : timer;
    let html: string | null;
    try {
      const page = {
        ...limits,
        executablePath,
        userAgent,
        url: finalUrl,
        html: decodeText(body, headers['content-type']),
      };
      html = await drawer.draw(page, { ask: answerRequests({ source, fetcher, limits, signal }), signal });
    } catch (error) {
      outer?.throwIfAborted();
      throw drawingError(error, url);
    }
    outer?.throwIfAborted();
    if (timer.aborted)
      throw new DiembaoError('fetch-timeout', 'the page could not be drawn in time', { facts: { url } });
    if (html === null)
      throw new DiembaoError('body-too-large', 'the drawn page is larger than allowed', { facts: { url } });
    return { html, finalUrl };
  };

  return { render, close: () => drawer.close() };
}
