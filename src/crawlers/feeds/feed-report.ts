import type { Feed } from './feed.ts';

/** What the `feed` command prints: no author, no content. */
export interface FeedReport {
  format: Feed['format'];
  title: string | null;
  entries: {
    id: string;
    url: string | null;
    title: string | null;
    publishedAt: string | null;
    updatedAt?: string;
    summary?: string;
  }[];
}

/** The part of a feed that may be shown; `url` is null where the feed gave none. */
export function feedReport(feed: Feed): FeedReport {
  return {
    format: feed.format,
    title: feed.title,
    entries: feed.entries.map(({ id, url, title, publishedAt, updatedAt, summary }) => ({
      id,
      url: url || null,
      title,
      publishedAt,
      ...(updatedAt === null ? {} : { updatedAt }),
      ...(summary === null ? {} : { summary }),
    })),
  };
}
