import { DiembaoError } from '../../domain/errors.ts';
import type { SourceEntries } from '../../domain/source.ts';
import { at, instantAt, isJson, textAt, type Json } from './json-record.ts';
import { apiUrl, MAX_PAGES, PAGE_SIZE, type FetchJson, type Timeline } from './timeline.ts';

export interface BlueskyVisit {
  entry: Extract<SourceEntries, { type: 'bluesky' }>;
  fetchJson: FetchJson;
  /** `indexedAt` of the newest post of the visit before; left out at the first. */
  cursor?: string | null;
  maxPages?: number;
}

function methodOf({ entry }: BlueskyVisit): { path: string; query: Record<string, string | null> } {
  if (entry.author !== undefined)
    return { path: 'xrpc/app.bsky.feed.getAuthorFeed', query: { actor: entry.author.replace(/^@/u, '') } };
  if (entry.feed !== undefined) return { path: 'xrpc/app.bsky.feed.getFeed', query: { feed: entry.feed } };
  return { path: 'xrpc/app.bsky.feed.searchPosts', query: { q: entry.query ?? '', sort: 'latest' } };
}

/** The web address of a post; the AT URI where it has none. */
function permalinkOf(post: Json): string | null {
  const uri = textAt(post, 'uri');
  const key = /\/app\.bsky\.feed\.post\/([^/]+)$/u.exec(uri ?? '')?.[1];
  const account = textAt(post, 'author.handle', 'author.did');
  return key && account ? `https://bsky.app/profile/${account}/post/${key}` : uri;
}

function recordOf(item: Json): { id: string; raw: string; indexedAt: string } | null {
  const post = isJson(item['post']) ? item['post'] : item;
  const id = textAt(post, 'uri', 'cid');
  if (id === null) return null;
  const raw = JSON.stringify({ url: permalinkOf(post), ...post });
  return { id, raw, indexedAt: instantAt(post, 'indexedAt', 'record.createdAt') ?? '' };
}

/**
 * New posts of a search, an author or a feed, page by page until what is known.
 * Throws `feed-unreadable` when the answer holds no list of posts. Source: AT Protocol lexicons app.bsky.feed.*.
 */
export async function crawlBluesky(visit: BlueskyVisit): Promise<Timeline> {
  const { entry, fetchJson, cursor = null, maxPages = MAX_PAGES } = visit;
  const { path, query } = methodOf(visit);
  const records: string[] = [];
  const seen = new Set<string>();
  let newest = cursor;
  let pageCursor: string | null = null;
  for (let page = 0; page < maxPages; page += 1) {
    const url = apiUrl(entry.url, path, { ...query, limit: String(PAGE_SIZE), cursor: pageCursor });
    const { json } = await fetchJson(url);
    const list = at(json, 'posts') ?? at(json, 'feed');
    if (!Array.isArray(list))
      throw new DiembaoError('feed-unreadable', 'the Bluesky API was expected to answer with posts or feed', {
        facts: { url },
      });
    const posts = (list as unknown[])
      .filter(isJson)
      .map(recordOf)
      .filter((post) => post !== null);
    // The boundary instant itself may hold another post: it is read again, and the pipeline knows what it has seen.
    const fresh = posts.filter(({ id, indexedAt }) => (cursor === null || indexedAt >= cursor) && !seen.has(id));
    for (const { id, raw, indexedAt } of fresh) {
      seen.add(id);
      records.push(raw);
      if (newest === null || indexedAt > newest) newest = indexedAt || newest;
    }
    const next: string | null = textAt(json, 'cursor');
    if (next === null || next === pageCursor || fresh.length === 0 || fresh.length < posts.length) break;
    pageCursor = next;
  }
  return { records, cursor: newest };
}
