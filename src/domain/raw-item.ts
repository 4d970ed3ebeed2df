import type { DocumentKind } from './document.ts';

/**
 * What a reader of raw records gives: everything the normaliser needs to mask, in memory only.
 * Never stored, queued or logged; `maskItem` turns it into a `DocumentText`, which has no place for a person.
 */
export interface RawItem {
  kind: DocumentKind;
  /** Permalink as the network gave it; null when the record has none. */
  url: string | null;
  /** Null where the network has no titles. */
  title: string | null;
  /** Plain text, blank lines between paragraphs. */
  text: string;
  /** ISO-8601 UTC instants. */
  publishedAt: string | null;
  modifiedAt: string | null;
  section: string | null;
  paywalled: boolean;
  lang: string | null;
  /** The names and handles of the account that speaks; if one of them is a publisher's the item is not private. */
  accounts: string[];
  /** Names, handles and ids of everybody else the record marks: mentioned, quoted, replied to. */
  persons: string[];
}

/** The kinds of raw records that can be read. */
export const RECORD_KINDS = [
  'mastodon',
  'bluesky',
  'youtube',
  'reddit',
  'telegram',
  'facebook',
  'weibo',
  'feed-item',
  'html',
  'forum',
  'plain-text',
] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];
