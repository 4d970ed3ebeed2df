import { XMLParser } from 'fast-xml-parser';
import type { RawItem } from '../../domain/raw-item.ts';
import { at, instantAt, isJson, parseRecord, personsIn, recordInvalid, textAt, type Json } from './json-record.ts';
import { plainText } from './plain-text.ts';

const EXPECTATION = 'an RSS item, an Atom entry, or a feed entry as JSON';
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  textNodeName: '#',
  cdataPropName: undefined as never,
  processEntities: true,
  htmlEntities: true,
  removeNSPrefix: false,
  parseTagValue: false,
  parseAttributeValue: false,
});

function findItem(value: unknown, depth: number): Json | null {
  if (!isJson(value) || depth > 5) return null;
  for (const key of ['item', 'entry']) {
    const item = Array.isArray(value[key]) ? (value[key] as unknown[])[0] : value[key];
    if (isJson(item)) return item;
  }
  for (const inner of Object.values(value)) {
    const found = findItem(inner, depth + 1);
    if (found) return found;
  }
  return null;
}

function parseXml(raw: string): Json {
  try {
    return findItem(parser.parse(raw), 0) ?? {};
  } catch {
    throw recordInvalid('feed-item', EXPECTATION);
  }
}

function texts(value: unknown): string[] {
  if (Array.isArray(value)) return (value as unknown[]).flatMap(texts);
  if (typeof value === 'string') return [value];
  return isJson(value) ? ['#', 'name', 'atom:name', 'email', 'uri', 'title'].flatMap((key) => texts(value[key])) : [];
}

/** RSS authors are written `mail (name)`; names that are separated become several. */
function authorsOf(item: Json): string[] {
  const keys = [
    'author',
    'dc:creator',
    'creator',
    'authors',
    'managingEditor',
    'itunes:author',
    'media:credit',
    'dc:contributor',
    'contributor',
    'byline',
    'atom:author',
    'source.name',
    'person',
  ];
  const found = keys.flatMap((key) => texts(item[key] ?? at(item, key)));
  return found
    .flatMap((text) => {
      const pair = /^(\S+@\S+)\s*\((.+)\)$/u.exec(text.trim());
      const names = pair ? [pair[1] as string, pair[2] as string] : [text];
      return names.flatMap((name) => name.split(/\s*(?:[,;&|/]|\s[-–]\s|\band\b|\bvà\b)\s*/u));
    })
    .map((name) => name.trim())
    .filter((name) => name.length >= 2);
}

function linkOf(item: Json): string | null {
  const links = Array.isArray(item['link']) ? (item['link'] as unknown[]) : [item['link']];
  for (const link of links) {
    if (typeof link === 'string' && link.trim() !== '') return link.trim();
    const rel = textAt(link, '@rel', 'rel');
    const href = textAt(link, '@href', 'href', '#');
    if (href !== null && (rel === null || rel === 'alternate')) return href;
  }
  return textAt(item, 'url', 'feedburner:origLink', 'guid.#', 'guid', 'id');
}

const one = (item: Json, ...keys: string[]): string | null => {
  for (const key of keys) {
    const text = texts(item[key])[0] ?? null;
    if (text !== null && text.trim() !== '') return text;
  }
  return null;
};

/** The article in a feed's item (XML or JSON); its authors are marked for masking. Throws `record-invalid`. */
export function readFeedItem(raw: string): RawItem {
  const isXml = /^\s*</u.test(raw);
  const item = isXml ? parseXml(raw) : parseRecord('feed-item', raw, EXPECTATION);
  const title = one(item, 'title', 'media:title', 'headline');
  const text = one(
    item,
    'content:encoded',
    'content',
    'content_html',
    'contentHtml',
    'content_text',
    'body',
    'description',
    'summary',
    'media:description',
    'itunes:summary',
    'text',
    'contentSnippet',
  );
  if (title === null && text === null) throw recordInvalid('feed-item', EXPECTATION);
  const authors = authorsOf(item);
  return {
    kind: 'article',
    url: linkOf(item),
    title: title === null ? null : plainText(plainText(title)),
    text: plainText(text),
    publishedAt: instantAt(
      Object.fromEntries(
        [
          'pubDate',
          'published',
          'dc:date',
          'date',
          'publishedAt',
          'date_published',
          'isoDate',
          'issued',
          'created',
          'updated',
        ].map((key, index) => [`k${index}`, one(item, key)]),
      ),
      ...Array.from({ length: 10 }, (_, index) => `k${index}`),
    ),
    modifiedAt: instantAt(
      { updated: one(item, 'updated', 'updatedAt', 'date_modified', 'atom:updated', 'modified') },
      'updated',
    ),
    section: null,
    paywalled: false,
    lang: textAt(item, 'language', 'lang', 'dc:language', '@xml:lang'),
    accounts: [],
    persons: [...authors, ...(isXml ? [] : personsIn(item))],
  };
}
