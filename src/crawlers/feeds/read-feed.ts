import { isAscii, isUtf8, transcode } from 'node:buffer';
import { DiembaoError } from '../../domain/errors.ts';
import { decodeText } from '../../lib/charset.ts';
import type { Feed } from './feed.ts';
import { readJsonFeed } from './read-json-feed.ts';
import { readMarkupFeed } from './read-markup-feed.ts';
import { unpack } from './unpack.ts';

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
/** Anything that may need cleaning or composing: all but printable characters that no composition changes (UAX #15, NFC_QC). */
const UNUSUAL =
  /[^\t\n\r\x20-~\xa0-\u02ff\u0400-\u0482\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u3000-\u3098\u309b-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff5e]/;

/** The text of valid UTF-8; twice as fast as TextDecoder where it is not all ASCII. */
function utf8Text(buffer: Buffer): string {
  if (isAscii(buffer)) return buffer.toString('latin1');
  const start = buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf ? 3 : 0;
  return transcode(buffer.subarray(start), 'utf8', 'utf16le').toString('utf16le');
}

/** The feed's text. Where server, declaration and bytes agree on UTF-8, as nearly always, nothing need be weighed. */
function textOf(bytes: Uint8Array, contentType: string | null): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isPlain =
    DECLARES_UTF8.test(buffer.toString('latin1', 0, 200)) &&
    (contentType === null || !/charset/i.test(contentType) || /charset\s*=\s*["']?utf-?8\b/i.test(contentType)) &&
    isUtf8(bytes);
  const text = isPlain ? utf8Text(buffer) : '';
  return isPlain && !UNUSUAL.test(text) ? text : decodeText(bytes, { contentType, kind: 'xml' }).text;
}

/**
 * Reads RSS 0.90–2.0, RDF, Atom 0.3 and 1.0, CDF and JSON Feed, told apart by content, as leniently as it can; linear
 * in the size, at most 5,000 entries; gzip is undone. Throws `feed-unreadable` for what is no feed, `body-too-large`
 * above 32 MiB, `body-bomb`.
 */
export function readFeed(bytes: Uint8Array, options: ReadFeedOptions): Feed {
  if (bytes.length > MAX_FEED_BYTES) {
    throw new DiembaoError('body-too-large', 'the feed is larger than is read', { facts: { bytes: bytes.length } });
  }
  const text = textOf(unpack(bytes, MAX_FEED_BYTES), options.contentType ?? null);
  const where = { url: options.url, defaultZone: options.defaultZone };
  const isJson = /^[^<]{0,200}?\{/.test(text) && !/^\s*</.test(text);
  const feed = (isJson ? readJsonFeed(text, where) : null) ?? readMarkupFeed(text, where);
  if (!feed) throw new DiembaoError('feed-unreadable', 'the bytes hold no feed', { facts: { url: options.url } });
  return feed;
}
