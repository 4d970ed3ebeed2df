import { readFileSync } from 'node:fs';
import { parseFeed } from 'feedsmith';
import RssParser from 'rss-parser';
import { readFeed } from '../src/crawlers/feeds/read-feed.ts';
import { decodeText } from '../src/lib/charset.ts';

/** What the readers are compared by; `publishedAt` is the date as the reader gives it. */
export interface ReadItem {
  title: string | null;
  url: string | null;
  publishedAt: string | null;
}
/** Throws where it cannot read the feed. */
export type Reader = (bytes: Uint8Array, decode: (bytes: Uint8Array) => string) => Promise<ReadItem[]> | ReadItem[];

/** The address that every sample is read as if found at. */
export const FEED_URL = 'https://songthuong.example/rss/tin.rss';
const parser = new RssParser();

interface SmithItem {
  title?: string | { value?: string };
  link?: string;
  links?: { href?: string; rel?: string }[];
  url?: string;
  pubDate?: string;
  published?: string;
  updated?: string;
  date_published?: string;
  dc?: { date?: string; dates?: string[] };
}

function smithItem(item: SmithItem): ReadItem {
  const link = item.links?.find(({ rel }) => rel === undefined || rel === 'alternate') ?? item.links?.[0];
  const title = typeof item.title === 'object' ? item.title.value : item.title;
  const date = item.pubDate ?? item.published ?? item.date_published ?? item.updated;
  return {
    title: title ?? null,
    url: item.link ?? link?.href ?? item.url ?? null,
    publishedAt: date ?? item.dc?.date ?? item.dc?.dates?.[0] ?? null,
  };
}

/** Our reader and the libraries it is measured against; those take text, which `decode` makes of the bytes. */
export const READERS: Record<string, Reader> = {
  'readFeed (ours)': (bytes) => readFeed(bytes, { url: FEED_URL }).entries,
  'rss-parser': async (bytes, decode) =>
    (await parser.parseString(decode(bytes))).items.map((item) => ({
      title: item.title ?? null,
      url: item.link ?? null,
      publishedAt: item.isoDate ?? item.pubDate ?? null,
    })),
  feedsmith: (bytes, decode) => {
    const { feed } = parseFeed(decode(bytes)) as { feed: { items?: SmithItem[]; entries?: SmithItem[] } };
    return (feed.items ?? feed.entries ?? []).map(smithItem);
  },
};

/** A line of `golden.jsonl`: what must be read of a file. */
export interface GoldenFeed {
  file: string;
  entries?: Record<string, string | null>[];
}

export type Verdict = 'right' | 'read' | 'failed';

function instantOf(date: string | null | undefined): number {
  return date ? new Date(date).getTime() : Number.NaN;
}

function isRight(found: ReadItem | undefined, wanted: Record<string, string | null>): boolean {
  if (!found) return false;
  const line = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();
  if ('title' in wanted && line(found.title) !== line(wanted['title'])) return false;
  if ('url' in wanted && line(found.url) !== line(wanted['url'])) return false;
  return !('publishedAt' in wanted) || Object.is(instantOf(found.publishedAt), instantOf(wanted['publishedAt']));
}

/** `right` when every title, address and date that the record names is as it says, `read` when only the entries are there. */
export async function judge(reader: Reader, golden: GoldenFeed, folder: URL): Promise<Verdict> {
  const wanted = golden.entries ?? [];
  try {
    const bytes = readFileSync(new URL(golden.file, folder));
    // The libraries get their text from our decoder: what is compared is the reading, not the guessing of charsets.
    const items = await reader(bytes, (raw) => decodeText(raw, { kind: 'xml' }).text);
    if (items.length < wanted.length) return 'failed';
    return wanted.every((one, at) => isRight(items[at], one)) ? 'right' : 'read';
  } catch {
    return 'failed';
  }
}
