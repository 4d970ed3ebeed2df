import { isUtf8 } from 'node:buffer';
import { DiembaoError } from '../../domain/errors.ts';
import { decodeText } from '../../lib/charset.ts';
import type { Feed } from './feed.ts';
import { readJsonFeed } from './read-json-feed.ts';
import { readMarkupFeed } from './read-markup-feed.ts';

/** Bytes of the largest feed that is read; the largest real one seen has 9 MB. */
const MAX_FEED_BYTES = 32 * 1024 * 1024;

export interface ReadFeedOptions {
  /** Where the feed was found; relative links start here. */
  url: string;
  /** HTTP Content-Type as received. */
  contentType?: string | null;
  /** `+07:00` for dates that name no zone; else the host's country and the feed's language tell, else UTC. */
  defaultZone?: string;
}

const DECLARES_UTF8 = /^(?:\xEF\xBB\xBF)?\s*<\?xml\s[^>]{0,100}encoding\s*=\s*["']utf-?8["']/i;
const UTF8 = new TextDecoder('utf-8');
const UNCLEAN = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\uFFFE\uFFFF]/;

/** The feed's text. Where server, declaration and bytes agree on UTF-8, as nearly always, nothing need be weighed. */
function textOf(bytes: Uint8Array, contentType: string | null): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isPlain =
    DECLARES_UTF8.test(buffer.toString('latin1', 0, 200)) &&
    (contentType === null || !/charset/i.test(contentType) || /charset\s*=\s*["']?utf-?8\b/i.test(contentType)) &&
    isUtf8(bytes);
  const text = isPlain ? UTF8.decode(bytes) : '';
  return isPlain && !UNCLEAN.test(text) ? text.normalize('NFC') : decodeText(bytes, { contentType, kind: 'xml' }).text;
}

/**
 * Reads RSS 0.90–2.0, RDF, Atom 0.3 and 1.0, CDF and JSON Feed, told apart by content, as leniently as it can; linear
 * in the size, at most 5,000 entries. Throws `feed-unreadable` for what is no feed, `body-too-large` above 32 MiB.
 */
export function readFeed(bytes: Uint8Array, options: ReadFeedOptions): Feed {
  if (bytes.length > MAX_FEED_BYTES) {
    throw new DiembaoError('body-too-large', 'the feed is larger than is read', { facts: { bytes: bytes.length } });
  }
  const text = textOf(bytes, options.contentType ?? null);
  const where = { url: options.url, defaultZone: options.defaultZone };
  const isJson = /^[^<]{0,200}?\{/.test(text) && !/^\s*</.test(text);
  const feed = (isJson ? readJsonFeed(text, where) : null) ?? readMarkupFeed(text, where);
  if (!feed) throw new DiembaoError('feed-unreadable', 'the bytes hold no feed', { facts: { url: options.url } });
  return feed;
}
