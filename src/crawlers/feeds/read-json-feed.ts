import { sha256 } from '../../lib/hash.ts';
import { defaultZoneMinutes } from './default-zone.ts';
import { MAX_ENTRIES, MAX_SUMMARY_CHARACTERS, type Feed, type FeedEntry } from './feed.ts';
import { parseDate } from './parse-date.ts';
import { htmlToText, singleLine } from './plain-text.ts';
import { resolveLink } from './resolve-link.ts';

type Fields = Record<string, unknown>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.slice(0, 100);
  return value === undefined || value === null ? [] : [value];
}

/** Names and addresses of `authors` (1.1) and `author` (1.0). */
function authorsOf(item: Fields): string[] {
  const persons = [...listOf(item['authors']), ...listOf(item['author'])];
  const parts = persons.flatMap((person) =>
    isFields(person) ? [textOf(person['name']), textOf(person['url'])] : [textOf(person)],
  );
  return [...new Set(parts.filter((part) => part !== null))];
}

function plain(value: unknown): string | null {
  const text = textOf(value);
  return text === null ? null : singleLine(text).slice(0, MAX_SUMMARY_CHARACTERS);
}

function readItem(item: Fields, context: { url: string; zoneMinutes: number }): FeedEntry {
  const dateOf = (value: unknown): string | null => parseDate(textOf(value) ?? '', context.zoneMinutes);
  const id = textOf(item['id']);
  const url =
    resolveLink(textOf(item['url']), context.url) ??
    resolveLink(textOf(item['external_url']), context.url) ??
    (/^https?:/i.test(id ?? '') ? resolveLink(id, context.url) : null);
  const contentHtml = textOf(item['content_html']);
  const contentText = textOf(item['content_text']);
  const title = plain(item['title']);
  const content = contentText ?? (contentHtml === null ? null : htmlToText(contentHtml));
  const summary = plain(item['summary']) ?? plain(content);
  return {
    id: id ?? url ?? `urn:sha256:${sha256(`${title ?? ''}\n${summary ?? ''}`)}`,
    url: url ?? '',
    title,
    publishedAt: dateOf(item['date_published']) ?? dateOf(item['date_modified']),
    updatedAt: dateOf(item['date_modified']),
    summary,
    contentHtml: contentHtml ?? contentText,
    authors: authorsOf(item),
    categories: listOf(item['tags'])
      .map(textOf)
      .filter((tag) => tag !== null),
    language: textOf(item['language']),
  };
}

/** Reads a JSON Feed (1.0, 1.1; jsonfeed.org/version/1.1); null when the text is no JSON or no feed. */
export function readJsonFeed(text: string, options: { url: string; defaultZone: string | undefined }): Feed | null {
  let feed: unknown;
  try {
    feed = JSON.parse(text.slice(Math.max(0, text.indexOf('{'))));
  } catch {
    return null;
  }
  if (!isFields(feed)) return null;
  const isDeclared = /jsonfeed\.org\/version/i.test(textOf(feed['version']) ?? '');
  if (!isDeclared && !Array.isArray(feed['items'])) return null;
  const items = (Array.isArray(feed['items']) ? feed['items'] : []).filter(isFields);
  const language = textOf(feed['language']);
  const hub = listOf(feed['hubs']).find((one) => isFields(one) && textOf(one['url']) !== null) as Fields | undefined;
  const zoneMinutes = defaultZoneMinutes({ zone: options.defaultZone, url: options.url, language });
  return {
    format: 'json',
    title: plain(feed['title']),
    hubUrl: resolveLink(textOf(hub?.['url']), options.url),
    language,
    entries: items.slice(0, MAX_ENTRIES).map((item) => readItem(item, { url: options.url, zoneMinutes })),
    truncated: items.length > MAX_ENTRIES,
  };
}
