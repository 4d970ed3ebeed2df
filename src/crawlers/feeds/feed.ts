import type { Entry } from '../../domain/entry.ts';

/** An entry with what only the normaliser may see; `authors` stays in memory and is masked (boundary B2). `url` is empty when the feed gave none. */
export interface FeedEntry extends Entry {
  /** The entry's full text as HTML where the feed carries it. */
  contentHtml: string | null;
  authors: string[];
  categories: string[];
  /** As the entry declares it (`vi`, `zh-Hans`). */
  language: string | null;
}

/** What a feed said. `rss` stands for RSS 0.9x–2.0 and CDF, `rdf` for RSS 0.90, 1.0 and 1.1. */
export interface Feed {
  format: 'rss' | 'atom' | 'rdf' | 'json';
  title: string | null;
  /** WebSub hub. */
  hubUrl: string | null;
  language: string | null;
  entries: FeedEntry[];
  /** True when the feed holds more than was read. */
  truncated: boolean;
}

/** Entries read of one feed; the largest honest one seen has 1,500. */
export const MAX_ENTRIES = 5_000;
/** Characters kept of a summary that stands for the whole text. */
export const MAX_SUMMARY_CHARACTERS = 20_000;
