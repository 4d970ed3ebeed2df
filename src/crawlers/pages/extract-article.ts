import { decodeText } from '../../lib/charset.ts';
import { blocksOf, textOf, type Block } from './block-text.ts';
import { declaredOrClean } from './canonical-url.ts';
import { parsePage } from './dom.ts';
import { dropLines } from './drop-lines.ts';
import { plainLine } from './entities.ts';
import { textField } from './json-ld.ts';
import { articleBodyMark, mainText, proseChars } from './main-text.ts';
import { authorNames, firstMeta, pageFields, type PageFields } from './page-fields.ts';
import { whyNoArticle, type NoArticle } from './page-kind.ts';
import { pageLanguage } from './page-language.ts';
import { pageTitle } from './page-title.ts';
import { breaksOffAtWall, hasPaywall } from './paywall.ts';
import { publicationDates } from './publication-dates.ts';
import { trimHtml } from './trim-html.ts';

/** A page as fetched (`bytes`) or already decoded (`html`). */
export type PageInput = { url: string; nowMs: number } & (
  { bytes: Uint8Array; contentType: string | null } | { html: string }
);

/** What a page says. Instants are ISO-8601 UTC. `authors` serve for masking only and are never stored. */
export interface PageReading {
  title: string | null;
  /** Paragraphs separated by blank lines. */
  text: string;
  publishedAt: string | null;
  modifiedAt: string | null;
  section: string | null;
  canonicalUrl: string;
  lang: string | null;
  paywalled: boolean;
  authors: string[];
  isArticle: boolean;
  /** Null for an article. */
  whyNot: NoArticle | 'empty' | null;
}

/** An article: it has a title and a text. */
export interface ArticleExtract extends PageReading {
  title: string;
  isArticle: true;
}

const NOSCRIPT_BELOW_CHARS = 300;

function htmlOf(page: PageInput): string {
  return 'html' in page ? page.html : decodeText(page.bytes, { contentType: page.contentType, kind: 'html' }).text;
}

/** The sentence that outlets set between headline and text, when it stands in the page and is not in the text already. */
function leadOf(fields: PageFields, pageBlocks: readonly Block[], blocks: readonly Block[]): Block | null {
  const key = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  const summary = key(
    firstMeta(fields, ['og:description', 'description', 'twitter:description']) ??
      textField(fields.article, 'description') ??
      '',
  ).slice(0, 80);
  if (summary.length < 30) return null;
  if (blocks.some((block) => key(block.text).includes(summary))) return null;
  const first = blocks[0]?.text;
  const bodyAt = first === undefined ? -1 : pageBlocks.findIndex((block) => block.text === first);
  const before = pageBlocks.slice(0, bodyAt < 0 ? 0 : bodyAt);
  return (
    before.findLast((block) => block.text.length < 800 && block.kind !== 'item' && key(block.text).includes(summary)) ??
    null
  );
}

function sectionOf(fields: PageFields): string | null {
  const value =
    textField(fields.article, 'articleSection') ?? firstMeta(fields, ['article:section', 'articlesection', 'section']);
  return value ? plainLine(value).slice(0, 120) || null : null;
}

/** The text that the page's JSON-LD repeats, for pages that build their own from scripts. */
function statedBody(fields: PageFields): string {
  const body = textField(fields.article, 'articleBody') ?? '';
  return body
    .split(/\n+/)
    .map((line) => plainLine(line))
    .filter(Boolean)
    .join('\n\n');
}

function h1Of(blocks: readonly Block[], headline: string | null): string | null {
  return headline && blocks.length > 0 ? plainLine(headline) || null : null;
}

/** Reads any page: its text, metadata, and whether it is an article. Bounded in time and memory whatever the input; never throws. */
export function readPage(page: PageInput): PageReading {
  const html = htmlOf(page);
  let trimmed = trimHtml(html);
  if (trimmed.body.replace(/<[^>]*>|\s+/g, '').length < NOSCRIPT_BELOW_CHARS && /<noscript/i.test(html))
    trimmed = trimHtml(html, true);
  const document = parsePage(trimmed);
  const { body } = document;
  const fields = pageFields(trimmed, document, page.url);
  const rawBlocks = blocksOf(body);
  const h1 = h1Of(rawBlocks, body.querySelector('h1')?.textContent ?? null);
  const title = pageTitle(fields, h1);
  const authors = authorNames(fields);
  const lang = pageLanguage(
    fields,
    rawBlocks
      .map((block) => block.text)
      .join(' ')
      .slice(0, 20_000),
  );
  const dating = { fields, body, blocks: rawBlocks, title: h1 ?? title, lang, nowMs: page.nowMs };
  let dates = publicationDates(dating);
  const hasBodyMark = articleBodyMark(body);
  const isMarkedArticle = fields.article !== null || fields.metas.has('article:published_time') || hasBodyMark;
  // The wall is looked for before clutter goes: it is clutter.
  const wall = hasPaywall(fields, body);
  const main = mainText(document, { isArticle: isMarkedArticle });
  // Without a headline to look beside, beside the text.
  if (dates.publishedAt === null) dates = publicationDates({ ...dating, title: main.blocks[0]?.text ?? null });
  const lead = leadOf(fields, rawBlocks, main.blocks);
  const blocks = dropLines(lead ? [lead, ...main.blocks] : main.blocks, { title, authors });
  const stated = statedBody(fields);
  const text = stated.length > 200 && proseChars(blocks) < stated.length * 0.5 ? stated : textOf(blocks);
  const whyNot =
    text.trim() === ''
      ? 'empty'
      : whyNoArticle({
          fields,
          h1,
          hasBodyMark,
          hasStatedDate: dates.isStated,
          hasWrittenDate: dates.publishedAt !== null,
          title,
          blocks: text === stated ? [{ text, linkChars: 0, kind: 'paragraph' }] : main.blocks,
        });
  return {
    title,
    text,
    publishedAt: dates.publishedAt,
    modifiedAt: dates.modifiedAt,
    section: sectionOf(fields),
    canonicalUrl: declaredOrClean(page.url, fields.canonicalHref ?? fields.metas.get('og:url') ?? null),
    lang,
    paywalled: wall || breaksOffAtWall({ pageBlocks: rawBlocks, text }),
    authors,
    isArticle: whyNot === null && title !== null,
    whyNot: whyNot ?? (title === null ? 'thin' : null),
  };
}

/**
 * The article of a page, or why there is none: `empty` (no text at all) or `not-article` (list, home, login, error and
 * other pages; `readPage` says which). Never throws.
 */
export function extractArticle(page: PageInput): ArticleExtract | { reason: 'not-article' | 'empty' } {
  const reading = readPage(page);
  const { title } = reading;
  if (reading.isArticle && title !== null) return { ...reading, title, isArticle: true };
  return { reason: reading.whyNot === 'empty' ? 'empty' : 'not-article' };
}
