/** One way a source announces its entries. */
export type SourceEntries =
  | { type: 'feed'; url: string }
  | { type: 'sitemap'; url: string }
  | { type: 'list'; url: string; links?: string; next?: string; javascript?: boolean }
  | { type: 'mastodon'; url: string; tag?: string; account?: string; timeline?: 'public' }
  | { type: 'bluesky'; url: string; query?: string; author?: string; feed?: string };

export type SourceKind = 'newspaper' | 'agency' | 'official' | 'fact-check' | 'aggregator' | 'social';
export type Origin = 'domestic' | 'foreign';

/** An outlet, agency or official account that is watched (`config/sources/<cc>/<id>.yaml`). */
export interface Source {
  id: string;
  name: string;
  /** ISO 3166 alpha-2. */
  country: string;
  origin: Origin;
  /** ISO 639-1 of what it publishes most. */
  lang: string;
  kind: SourceKind;
  entries: SourceEntries[];
  expect: { entriesPerDay: [min: number, max: number]; longestSilenceMs: number };
  /** Fixed interval instead of the adaptive one; null means adaptive. */
  pollEveryMs: number | null;
  /** Non-public CIDR ranges that this source may reach, redirects included. */
  allowAddresses: string[];
  /** False while nobody has seen the addresses answer; `sources check` tells. */
  verified: boolean;
}

/** What the crawler remembers about a source between two visits; one record a source. */
export interface SourceState {
  sourceId: string;
  nextDueAt: string;
  /** The adaptive interval now in force, milliseconds. */
  intervalMs: number;
  lastFetchedAt: string | null;
  lastEntryAt: string | null;
  lastError: { code: string; message: string; at: string } | null;
  consecutiveFailureCount: number;
  /** Conditional-request validators by URL; an address without an entry was never read to its end. */
  validators: Record<string, { etag?: string; lastModified?: string }>;
  /** Entries announced by day (`YYYY-MM-DD`, Asia/Ho_Chi_Minh), the last 14 days. */
  entriesByDay: Record<string, number>;
  /** Since when an administrator has it not visited; absent or null while it is. */
  pausedAt?: string | null;
}
