import { DiembaoError } from '../../domain/errors.ts';
import type { SourceEntries } from '../../domain/source.ts';
import { isJson, textAt } from './json-record.ts';
import { apiUrl, MAX_PAGES, PAGE_SIZE, type FetchJson, type Timeline } from './timeline.ts';

export interface MastodonVisit {
  entry: Extract<SourceEntries, { type: 'mastodon' }>;
  fetchJson: FetchJson;
  /** The id of the newest status of the visit before; left out at the first. */
  cursor?: string | null;
  maxPages?: number;
}

function unreadable(url: string, expectation: string): DiembaoError {
  return new DiembaoError('feed-unreadable', `the Mastodon API was expected to answer with ${expectation}`, {
    facts: { url },
  });
}

async function timelinePath({ entry, fetchJson }: MastodonVisit): Promise<string> {
  if (entry.tag !== undefined) return `api/v1/timelines/tag/${encodeURIComponent(entry.tag.replace(/^#/u, ''))}`;
  if (entry.account === undefined) return 'api/v1/timelines/public';
  const url = apiUrl(entry.url, 'api/v1/accounts/lookup', { acct: entry.account.replace(/^@/u, '') });
  const id = textAt((await fetchJson(url)).json, 'id');
  if (id === null) throw unreadable(url, 'an account with an id');
  return `api/v1/accounts/${encodeURIComponent(id)}/statuses`;
}

/** The next page of a Link header, only on the same origin; null at the end. */
export function nextLink(header: string | undefined, base: string): string | null {
  for (const part of (header ?? '').split(/,\s*(?=<)/u)) {
    const match = /^\s*<([^>]+)>\s*;.*\brel="?next"?/u.exec(part);
    if (!match) continue;
    const next = URL.canParse(match[1] as string, base) ? new URL(match[1] as string, base) : null;
    return next && next.origin === new URL(base).origin ? next.href : null;
  }
  return null;
}

/** Ids are decimal numbers of growing length; compared as such without rounding. */
function isNewer(id: string, than: string | null): boolean {
  return than === null || id.length > than.length || (id.length === than.length && id > than);
}

/**
 * New statuses of a hashtag, an account or the public timeline, over Link pages until what is known.
 * Throws `feed-unreadable` when the answer is no list of statuses. Source: Mastodon API, Timelines and Accounts methods.
 */
export async function crawlMastodon(visit: MastodonVisit): Promise<Timeline> {
  const { entry, fetchJson, cursor = null, maxPages = MAX_PAGES } = visit;
  const first = apiUrl(entry.url, await timelinePath(visit), { limit: String(PAGE_SIZE), since_id: cursor });
  const records: string[] = [];
  const seen = new Set<string>();
  let newest = cursor;
  let url: string | null = first;
  for (let page = 0; url !== null && page < maxPages; page += 1) {
    const { json, headers } = await fetchJson(url);
    if (!Array.isArray(json)) throw unreadable(url, 'a list of statuses');
    const statuses = (json as unknown[]).filter(isJson).map((status) => ({ id: textAt(status, 'id') ?? '', status }));
    const fresh = statuses.filter(({ id }) => id !== '' && isNewer(id, cursor) && !seen.has(id));
    for (const { id, status } of fresh) {
      seen.add(id);
      records.push(JSON.stringify(status));
      if (isNewer(id, newest)) newest = id;
    }
    url = fresh.length === 0 || fresh.length < statuses.length ? null : nextLink(headers['link'], url);
  }
  return { records, cursor: newest };
}
