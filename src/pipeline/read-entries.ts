import { crawlList } from '../crawlers/list-pages/crawl-list.ts';
import { crawlBluesky } from '../crawlers/networks/bluesky.ts';
import { crawlMastodon } from '../crawlers/networks/mastodon.ts';
import { readRecord } from '../crawlers/networks/read-record.ts';
import { readFeed } from '../crawlers/feeds/read-feed.ts';
import { readSitemap, type Sitemap } from '../crawlers/feeds/read-sitemap.ts';
import type { Entry } from '../domain/entry.ts';
import { DiembaoError, isOfTheOutlet } from '../domain/errors.ts';
import type { Source, SourceEntries, SourceState } from '../domain/source.ts';
import { decodeText } from '../lib/charset.ts';
import { sha256 } from '../lib/hash.ts';
import { maskItem } from '../privacy/mask-item.ts';
import { entryKey } from './outcome.ts';
import type { Announcement } from './prepare-text.ts';
import type { IngestPayload } from './ingest-entry.ts';
import type { LineParts } from './parts.ts';

/** One announcement, safe to queue: no title, no author; of posts the masked text. */
export interface Announced {
  key: string;
  url: string;
  publishedAt: string | null;
  updatedAt: string | null;
  announcement: Announcement;
  ready: IngestPayload['ready'];
  /** True for an entry without an address: nothing can be fetched, its outcome is `set-aside(url-invalid)`. */
  isUnreachable: boolean;
}

export interface ReadEntriesInput {
  entry: SourceEntries;
  source: Source;
  state: SourceState;
  signal: AbortSignal;
}

/**
 * Announcements of one entry point, newest first as it gave them; null when it has not changed. Puts validators into `state`,
 * but only of what was read to its end: the rest is asked for again, whole, at the next visit.
 */
export type ReadEntries = (input: ReadEntriesInput) => Promise<Announced[] | null>;

const MAX_SITEMAPS = 20;
const FEED_TYPES =
  'application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,text/xml;q=0.9,*/*;q=0.5';

/** How each kind of entry point is read. */
export function makeReadEntries(parts: LineParts): ReadEntries {
  const announced = (source: Source, entry: Entry, announcement: Announcement = 'stated'): Announced => ({
    key: entryKey(source.id, entry.url),
    url: entry.url,
    publishedAt: entry.publishedAt,
    updatedAt: entry.updatedAt,
    announcement,
    ready: null,
    isUnreachable: false,
  });

  /** A part of a source could not be read; the rest stands. */
  const noteStopped = (source: Source, { code, message }: DiembaoError): void =>
    parts.events.sourceFailed({ sourceId: source.id, code, message });

  /** The bytes of a feed or sitemap, and what notes that they were read; null when it has not changed. */
  async function bytesOf(
    url: string,
    input: ReadEntriesInput,
  ): Promise<{ body: Uint8Array; contentType: string | null; finalUrl: string; noteRead: () => void } | null> {
    const { source, state, signal } = input;
    const fetched = await parts.fetcher.fetch(url, {
      source,
      validators: state.validators[url],
      accept: FEED_TYPES,
      maxBodyBytes: parts.rules.maxBodyBytes,
      signal,
    });
    if (fetched.kind === 'not-modified') return null;
    if (fetched.kind === 'gone')
      throw new DiembaoError('http-gone', 'the address is no longer there', { facts: { url, status: fetched.status } });
    if (source.kind !== 'social') await parts.archiveCapture(fetched.capture, 'press');
    return {
      body: fetched.capture.body,
      contentType: fetched.capture.headers['content-type'] ?? null,
      finalUrl: fetched.capture.finalUrl,
      noteRead: () => {
        state.validators[url] = {
          ...(fetched.etag ? { etag: fetched.etag } : {}),
          ...(fetched.lastModified ? { lastModified: fetched.lastModified } : {}),
        };
      },
    };
  }

  async function fromFeed(input: ReadEntriesInput): Promise<Announced[] | null> {
    const found = await bytesOf(input.entry.url, input);
    if (!found) return null;
    const feed = readFeed(found.body, { url: found.finalUrl, contentType: found.contentType });
    found.noteRead();
    return feed.entries.map((entry) =>
      entry.url === ''
        ? {
            ...announced(input.source, {
              ...entry,
              url: `${input.entry.url}#${sha256(entry.id || (entry.title ?? '')).slice(0, 16)}`,
            }),
            isUnreachable: true,
          }
        : announced(input.source, entry),
    );
  }

  /** What a sitemap holds; null when it has not changed, or when a part of an index cannot be read (the other parts stand). */
  async function sitemapAt(url: string, input: ReadEntriesInput): Promise<Sitemap | null> {
    try {
      const found = await bytesOf(url, input);
      if (!found) return null;
      const map = readSitemap(found.body, { url: found.finalUrl, contentType: found.contentType });
      // An index is always asked for whole: it may stand still while its parts change.
      if (map.kind === 'urlset') found.noteRead();
      return map;
    } catch (error) {
      if (!isOfTheOutlet(error) || url === input.entry.url) throw error;
      noteStopped(input.source, error);
      return null;
    }
  }

  async function fromSitemap(input: ReadEntriesInput): Promise<Announced[] | null> {
    const queue = [input.entry.url];
    const seen = new Set(queue);
    const entries: Announced[] = [];
    let isChanged = false;
    for (let url = queue.shift(); url !== undefined; url = queue.shift()) {
      const map = await sitemapAt(url, input);
      if (!map) continue;
      isChanged = true;
      if (map.kind === 'urlset') entries.push(...map.entries.map((entry) => announced(input.source, entry)));
      else {
        const newest = [...map.sitemaps].sort((a, b) => (b.lastModifiedAt ?? '').localeCompare(a.lastModifiedAt ?? ''));
        for (const { url: next } of newest) {
          if (seen.size > MAX_SITEMAPS || seen.has(next)) continue;
          seen.add(next);
          queue.push(next);
        }
      }
    }
    return isChanged ? entries : null;
  }

  async function fromList(
    input: ReadEntriesInput & { entry: Extract<SourceEntries, { type: 'list' }> },
  ): Promise<Announced[] | null> {
    const { entry, source, state, signal } = input;
    const isKnown = async (urls: string[]): Promise<boolean[]> => {
      const rows = await parts.store.outcomes.byKeys(urls.map((url) => entryKey(source.id, url)));
      return urls.map((url) => rows.has(entryKey(source.id, url)));
    };
    const before = state.validators[entry.url];
    const list = await crawlList({
      entry,
      source,
      fetcher: parts.fetcher,
      decodeText: (body, contentType) => decodeText(body, { kind: 'html', contentType: contentType ?? null }).text,
      render: parts.render,
      validators: before,
      maxPages: parts.rules.maxListPages,
      // Behind a page of known entries may lie what a visit that was broken off did not reach.
      ...(before ? { isKnown } : {}),
      signal,
    });
    if (list.isNotModified) return null;
    if (list.stoppedBy) noteStopped(source, list.stoppedBy);
    if (list.stoppedBy?.meaning === 'later') delete state.validators[entry.url];
    else state.validators[entry.url] = list.validators;
    return list.entries.map((found) => announced(source, found, entry.links ? 'stated' : 'guessed'));
  }

  async function fromNetwork(input: ReadEntriesInput): Promise<Announced[]> {
    const { entry, source, signal } = input;
    const fetchJson = async (url: string): Promise<{ json: unknown; headers: Record<string, string> }> => {
      const fetched = await parts.fetcher.fetch(url, {
        source,
        accept: 'application/json',
        maxBodyBytes: parts.rules.maxBodyBytes,
        signal,
      });
      if (fetched.kind !== 'captured')
        throw new DiembaoError('http-gone', 'the network has no such timeline', { facts: { url: entry.url } });
      try {
        return {
          json: JSON.parse(
            decodeText(fetched.capture.body, { kind: 'text', contentType: 'application/json; charset=utf-8' }).text,
          ),
          headers: fetched.capture.headers,
        };
      } catch (cause) {
        throw new DiembaoError('feed-unreadable', 'the network did not answer with JSON', {
          facts: { url: entry.url },
          cause,
        });
      }
    };
    const options = { source, fetchJson, maxPages: parts.rules.maxListPages };
    const found =
      entry.type === 'mastodon'
        ? await crawlMastodon({ ...options, entry })
        : entry.type === 'bluesky'
          ? await crawlBluesky({ ...options, entry })
          : { records: [] };
    return found.records.flatMap((raw) => {
      const { text, sealedUrl } = maskItem(readRecord(entry.type as 'mastodon' | 'bluesky', raw), parts.masking);
      return [
        {
          key: entryKey(source.id, text.url),
          url: text.url,
          publishedAt: text.publishedAt,
          updatedAt: text.modifiedAt,
          announcement: 'stated' as const,
          ready: { text, sealedUrl },
          isUnreachable: false,
        },
      ];
    });
  }

  return async (input) => {
    const { entry } = input;
    if (entry.type === 'feed') return fromFeed(input);
    if (entry.type === 'sitemap') return fromSitemap(input);
    return entry.type === 'list' ? fromList({ ...input, entry }) : fromNetwork(input);
  };
}
