import type { Entry } from '../../domain/entry.ts';
import { DiembaoError } from '../../domain/errors.ts';
import { decodeText } from '../../lib/charset.ts';
import { defaultZoneMinutes } from './default-zone.ts';
import { childOf, parseMarkup, valueOf, type MarkupNode, type MarkupTree } from './markup-tree.ts';
import { parseDate } from './parse-date.ts';
import { readFeed } from './read-feed.ts';
import { resolveLink } from './resolve-link.ts';
import { readText } from './text-construct.ts';
import { unpack } from './unpack.ts';

/** An index of further sitemaps, or the entries of one. */
export type Sitemap =
  | { kind: 'index'; sitemaps: { url: string; lastModifiedAt: string | null }[]; truncated: boolean }
  | { kind: 'urlset'; entries: Entry[]; truncated: boolean };

/** Limits of the protocol: 50,000 locations, 50 MB unpacked. */
const MAX_LOCATIONS = 50_000;
const MAX_SITEMAP_BYTES = 52_428_800;

export interface ReadSitemapOptions {
  /** Where it was found; relative locations start here. */
  url: string;
  /** HTTP Content-Type as received. */
  contentType?: string | null;
  /** `+07:00` for dates that name no zone. */
  defaultZone?: string;
}

/** Elements of one of the names anywhere below, in document order, without recursion. */
function elementsOf(root: MarkupNode, name: string): MarkupNode[] {
  const found: MarkupNode[] = [];
  const stack = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.name === name && node !== root && childOf(node, 'loc')) {
      found.push(node);
      continue;
    }
    for (let at = node.children.length - 1; at >= 0; at -= 1) stack.push(node.children[at] as MarkupNode);
  }
  return found;
}

function readLocation(node: MarkupNode, tree: MarkupTree, options: ReadSitemapOptions): Entry | null {
  const url = resolveLink(valueOf(childOf(node, 'loc')), options.url);
  if (!url) return null;
  const news = childOf(node, 'news:news');
  const publication = news ? childOf(news, 'news:publication') : null;
  const language = publication ? valueOf(childOf(publication, 'news:language')) : null;
  const zone = defaultZoneMinutes({ zone: options.defaultZone, url, language });
  const dateOf = (holder: MarkupNode | null, name: string): string | null =>
    parseDate(valueOf(holder && childOf(holder, name)) ?? '', zone);
  return {
    id: url,
    url,
    title: news ? readText(tree, childOf(news, 'news:title'), false) : null,
    publishedAt: dateOf(news, 'news:publication_date'),
    updatedAt: dateOf(node, 'lastmod'),
    summary: null,
  };
}

function plainList(text: string, options: ReadSitemapOptions): Sitemap | null {
  const entries: Entry[] = [];
  let lineCount = 0;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const trimmed = line.trim();
    if (trimmed === '' || trimmed.startsWith('#')) continue;
    lineCount += 1;
    const url = /^https?:\/\/\S+$/i.test(trimmed) ? resolveLink(trimmed, options.url) : null;
    if (url) entries.push({ id: url, url, title: null, publishedAt: null, updatedAt: null, summary: null });
    else if (lineCount > 20 && entries.length === 0) return null;
  }
  if (entries.length * 2 < lineCount || entries.length === 0) return null;
  return { kind: 'urlset', entries: entries.slice(0, MAX_LOCATIONS), truncated: entries.length > MAX_LOCATIONS };
}

function markupSitemap(text: string, options: ReadSitemapOptions): Sitemap | null {
  const tree = parseMarkup(text);
  const maps = elementsOf(tree.root, 'sitemap').slice(0, MAX_LOCATIONS + 1);
  const truncated = tree.isTruncated || maps.length > MAX_LOCATIONS;
  if (maps.length > 0 || /<(?:[\w-]+:)?sitemapindex[\s>]/i.test(text.slice(0, 5_000))) {
    const zone = defaultZoneMinutes({ zone: options.defaultZone, url: options.url, language: null });
    const sitemaps = maps.slice(0, MAX_LOCATIONS).flatMap((node) => {
      const url = resolveLink(valueOf(childOf(node, 'loc')), options.url);
      return url ? [{ url, lastModifiedAt: parseDate(valueOf(childOf(node, 'lastmod')) ?? '', zone) }] : [];
    });
    return { kind: 'index', sitemaps, truncated };
  }
  const locations = elementsOf(tree.root, 'url');
  if (locations.length === 0 && !/<(?:[\w-]+:)?urlset[\s>/]/i.test(text.slice(0, 5_000))) return null;
  const entries = locations.slice(0, MAX_LOCATIONS).flatMap((node) => readLocation(node, tree, options) ?? []);
  return { kind: 'urlset', entries, truncated: tree.isTruncated || locations.length > MAX_LOCATIONS };
}

/**
 * Reads a sitemap: index, urlset with the news extension, plain list of addresses, RSS or Atom; gzip is undone.
 * Dates are ISO-8601 UTC. Throws `feed-unreadable`, `body-bomb`, `body-too-large`. Source: sitemaps.org/protocol.html.
 */
export function readSitemap(bytes: Uint8Array, options: ReadSitemapOptions): Sitemap {
  const plain = unpack(bytes, MAX_SITEMAP_BYTES);
  if (plain.length > MAX_SITEMAP_BYTES) {
    throw new DiembaoError('body-too-large', 'the sitemap is larger than is read', { facts: { bytes: plain.length } });
  }
  const contentType = plain === bytes ? (options.contentType ?? null) : null;
  const { text } = decodeText(plain, { contentType, kind: 'xml' });
  const sitemap = text.slice(0, 5_000).includes('<') ? markupSitemap(text, options) : plainList(text, options);
  if (sitemap) return sitemap;
  const { entries, truncated } = readFeed(plain, { ...options, contentType });
  return {
    kind: 'urlset',
    entries: entries
      .filter((entry) => entry.url !== '')
      .map(({ id, url, title, publishedAt, updatedAt, summary }) => ({
        id,
        url,
        title,
        publishedAt,
        updatedAt,
        summary,
      })),
    truncated,
  };
}
