import type { Capture } from '../../domain/capture.ts';
import type { Entry } from '../../domain/entry.ts';
import { DiembaoError, isOfTheOutlet } from '../../domain/errors.ts';
import type { Source, SourceEntries } from '../../domain/source.ts';
import type { Fetcher } from '../fetch/fetcher.ts';
import { findArticleLinks } from './find-article-links.ts';
import type { Render } from './render-page.ts';

type ListEntries = Extract<SourceEntries, { type: 'list' }>;

export interface CrawlListOptions {
  entry: ListEntries;
  source: Pick<Source, 'id' | 'allowAddresses'>;
  fetcher: Pick<Fetcher, 'fetch'>;
  /** The text of a page's bytes, charset found as everywhere. */
  decodeText: (body: Uint8Array, contentType: string | undefined) => string;
  /** Draws pages with `javascript: true`; null where there is no browser. */
  render: Render | null;
  /** Of the first page. */
  validators?: { etag?: string; lastModified?: string } | undefined;
  /** Pages of the list that one visit reads at most. */
  maxPages?: number;
  /** True for addresses seen before: a page with nothing but these is the last that is read. Not to be given when the visit before was broken off. */
  isKnown?: (urls: string[]) => Promise<boolean[]>;
  signal?: AbortSignal | undefined;
}

export interface CrawledList {
  entries: Entry[];
  pageCount: number;
  isNotModified: boolean;
  validators: { etag?: string; lastModified?: string };
  /** Why a later page was not read; what the earlier ones gave stands. */
  stoppedBy: DiembaoError | null;
}

interface Page {
  html: string;
  finalUrl: string;
  validators: { etag?: string; lastModified?: string };
}

const DEFAULT_MAX_PAGES = 3;
/** A list page announces dozens; what floods costs only itself. */
const MAX_ENTRIES = 1000;
/** The largest list page of the test data has 0.6 MB. */
const MAX_PAGE_BYTES = 5_242_880;
const READABLE_TYPE = /^\s*($|text\/(html|plain|xml)|application\/(xhtml\+xml|xml))/i;

function htmlOf(capture: Capture, decodeText: CrawlListOptions['decodeText']): string {
  const type = capture.headers['content-type'];
  if (!READABLE_TYPE.test(type ?? '')) {
    throw new DiembaoError('content-type-unsupported', 'a list page has to be HTML', {
      facts: { url: capture.url, type: (type ?? '').slice(0, 80) },
    });
  }
  return decodeText(capture.body, type);
}

/** One page of the list, or null when it has not changed. */
async function pageOf(url: string, options: CrawlListOptions, isFirst: boolean): Promise<Page | null> {
  const { source, signal, entry, render, fetcher, decodeText } = options;
  if (entry.javascript) {
    if (!render)
      throw new DiembaoError('browser-absent', 'the page needs JavaScript: install Chromium or give its path', {
        facts: { url },
      });
    return { ...(await render(url, { source, decodeText, signal })), validators: {} };
  }
  const fetched = await fetcher.fetch(url, {
    source,
    signal,
    maxBodyBytes: MAX_PAGE_BYTES,
    validators: isFirst ? options.validators : undefined,
  });
  if (fetched.kind === 'not-modified') return null;
  if (fetched.kind === 'gone')
    throw new DiembaoError('http-gone', 'the list page is no longer there', { facts: { url, status: fetched.status } });
  const { capture, etag, lastModified } = fetched;
  return {
    html: htmlOf(capture, decodeText),
    finalUrl: capture.finalUrl,
    validators: { ...(etag ? { etag } : {}), ...(lastModified ? { lastModified } : {}) },
  };
}

async function laterPage(url: string, options: CrawlListOptions, result: CrawledList): Promise<Page | null> {
  try {
    return await pageOf(url, options, false);
  } catch (error) {
    if (!isOfTheOutlet(error)) throw error;
    result.stoppedBy = error;
    return null;
  }
}

function entryOf({ url, title }: { url: string; title: string | null }): Entry {
  return { id: url, url, title, publishedAt: null, updatedAt: null, summary: null };
}

/**
 * The entries that a list page and its following pages announce, in the order met. Throws what the fetcher throws for the first page,
 * `http-gone`, `content-type-unsupported`, `browser-absent`, `config-invalid` (a bad selector); for any page what our own
 * store or queue throws.
 */
export async function crawlList(options: CrawlListOptions): Promise<CrawledList> {
  const { entry, maxPages = DEFAULT_MAX_PAGES, isKnown } = options;
  const result: CrawledList = { entries: [], pageCount: 0, isNotModified: false, validators: {}, stoppedBy: null };
  const entries = new Map<string, Entry>();
  const visited = new Set([entry.url]);
  let page = await pageOf(entry.url, options, true);
  if (!page) return { ...result, isNotModified: true, validators: options.validators ?? {} };
  result.validators = page.validators;
  while (page) {
    result.pageCount += 1;
    visited.add(page.finalUrl);
    const { links, next } = findArticleLinks(page.html, {
      baseUrl: page.finalUrl,
      links: entry.links,
      next: entry.next,
    });
    const fresh = links.filter((link) => !entries.has(link.url));
    for (const link of fresh) if (entries.size < MAX_ENTRIES) entries.set(link.url, entryOf(link));
    const isOver =
      result.pageCount >= maxPages ||
      next === null ||
      visited.has(next) ||
      fresh.length === 0 ||
      entries.size >= MAX_ENTRIES;
    if (isOver || (isKnown && (await isKnown(fresh.map((link) => link.url))).every(Boolean))) break;
    visited.add(next);
    page = await laterPage(next, options, result);
  }
  result.entries = [...entries.values()];
  return result;
}
