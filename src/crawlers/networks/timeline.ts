/** What a visit to a timeline brought: raw records newest first, and where the next visit begins (null: from the top). */
export interface Timeline {
  /** JSON of one post each, in memory only: `readRecord`, then mask, before anything is queued. */
  records: string[];
  cursor: string | null;
}

/** The polite fetcher for JSON; header names in lower case. Throws the fetcher's errors. */
export type FetchJson = (url: string) => Promise<{ json: unknown; headers: Record<string, string> }>;

/** Pages of one visit at most: a flood costs only its own source. */
export const MAX_PAGES = 5;
export const PAGE_SIZE = 40;

/** The API's path appended to a base that may hold a path itself. */
export function apiUrl(base: string, path: string, query: Record<string, string | null>): string {
  const url = new URL(base);
  url.pathname = `${url.pathname.replace(/\/+$/u, '')}/${path}`;
  url.search = '';
  url.hash = '';
  for (const [key, value] of Object.entries(query)) if (value !== null) url.searchParams.set(key, value);
  return url.href;
}
