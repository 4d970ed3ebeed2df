import type { RawItem, RecordKind } from '../../domain/raw-item.ts';
import { instantAt, recordInvalid } from './json-record.ts';
import { fragmentOf, textOf, tidy } from './plain-text.ts';
import { readFeedItem } from './read-feed-item.ts';
import { readForum } from './read-forum.ts';
import { readPostJson } from './read-post-json.ts';

/** What an extractor of article pages gives; `authors` where it saw them. */
export interface ExtractedPage {
  title: string;
  text: string;
  publishedAt: string | null;
  modifiedAt?: string | null | undefined;
  section?: string | null | undefined;
  canonicalUrl?: string | null | undefined;
  lang?: string | null | undefined;
  paywalled?: boolean | undefined;
  authors?: string[] | undefined;
}

const AUTHOR_MARKS =
  'meta[name=author],meta[property="article:author"],meta[name="dc.creator"],meta[name="byl"],[itemprop=author],[rel=author],.author,.byline,.article-author,.author-name,.post-author,.detail-author,.tac-gia,.author_mail';

/** The extractor of article pages; it may say why a page is none, then the visible text is taken. */
export type ExtractArticle = (html: string, url: string) => ExtractedPage | { reason: string };

/** Names a page marks as its authors: meta tags, microdata, byline classes, JSON-LD. */
export function authorsOfPage(html: string): string[] {
  const names: string[] = [];
  const page = fragmentOf(html);
  for (const element of page.querySelectorAll(AUTHOR_MARKS)) {
    const text = element.getAttribute('content') ?? textOf(element);
    names.push(...text.split(/\s*(?:[,;&|/\n]|\s[-–]\s)\s*/u));
  }
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    for (const match of (script.textContent ?? '').matchAll(
      /"(?:author|creator|contributor|editor)"\s*:\s*(\{[^{}]*\}|\[[^[\]]*\]|"[^"]*")/gu,
    )) {
      const value = match[1] as string;
      if (value.startsWith('"')) names.push(value.slice(1, -1));
      else if (!/"@type"\s*:\s*"(?:Organization|NewsMediaOrganization)"/u.test(value))
        for (const name of value.matchAll(/"(?:name|email)"\s*:\s*"([^"]*)"/gu)) names.push(name[1] as string);
    }
  }
  return names
    .map((name) => name.replace(/^(?:by|bởi|tác giả|theo|pv|记者|文)\s*[:：]?\s+/iu, '').trim())
    .filter((name) => name.length >= 2 && name.length <= 60 && !/^https?:/u.test(name));
}

function plainPage(html: string): ExtractedPage {
  const page = fragmentOf(html);
  const meta = (name: string): string | null =>
    page.querySelector(`meta[property="${name}"],meta[name="${name}"]`)?.getAttribute('content') ?? null;
  const title = page.querySelector('h1') ?? page.querySelector('title');
  const body = page.querySelector('article,main,[itemprop=articleBody]') ?? page.body;
  return {
    title: title ? textOf(title) || (title.textContent ?? '') : (meta('og:title') ?? ''),
    text: textOf(body),
    publishedAt: instantAt({ at: meta('article:published_time') }, 'at'),
    canonicalUrl: page.querySelector('link[rel=canonical]')?.getAttribute('href') ?? meta('og:url'),
    lang: /<html[^>]*\slang=["']?([a-zA-Z-]{2,8})/u.exec(html)?.[1] ?? null,
  };
}

function readPage(raw: string, extractArticle: ExtractArticle | undefined): RawItem {
  if (!/<[a-z!]/iu.test(raw)) throw recordInvalid('html', 'an HTML page');
  const plain = plainPage(raw);
  const url = plain.canonicalUrl ?? '';
  const extracted = extractArticle?.(raw, URL.canParse(url) ? url : 'https://page.invalid/');
  const page = extracted && 'text' in extracted ? extracted : plain;
  return {
    kind: 'article',
    url: plain.canonicalUrl ?? null,
    title: page.title,
    text: page.text,
    publishedAt: page.publishedAt,
    modifiedAt: page.modifiedAt ?? null,
    section: page.section ?? null,
    paywalled: page.paywalled ?? false,
    lang: page.lang ?? null,
    accounts: [],
    persons: [...(page.authors ?? []), ...authorsOfPage(raw)],
  };
}

function readPlain(raw: string): RawItem {
  return {
    kind: 'post',
    url: null,
    title: null,
    text: tidy(raw),
    publishedAt: null,
    modifiedAt: null,
    section: null,
    paywalled: false,
    lang: null,
    accounts: [],
    persons: [],
  };
}

/**
 * The item in a raw record, for the masker alone: it still names persons. `extractArticle` reads article pages; without it
 * the page's visible text is taken. Throws `record-invalid` with what was expected.
 */
export function readRecord(
  kind: RecordKind,
  raw: string,
  options: { extractArticle?: ExtractArticle | undefined } = {},
): RawItem {
  if (raw.trim() === '') throw recordInvalid(kind, 'not empty');
  if (kind === 'plain-text') return readPlain(raw);
  if (kind === 'html') return readPage(raw, options.extractArticle);
  if (kind === 'forum') return readForum(raw);
  if (kind === 'feed-item') return readFeedItem(raw);
  return readPostJson(kind, raw);
}
