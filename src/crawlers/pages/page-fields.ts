import type { DomDocument, DomElement } from './dom.ts';
import { plainLine } from './entities.ts';
import { articleNode, linkedNodes, textField, type LinkedNode } from './json-ld.ts';
import type { TrimmedPage } from './trim-html.ts';

/** What a page states of itself outside its text. */
export interface PageFields {
  url: string;
  /** Contents of the meta elements, the first of each name, property or itemprop (in lower case). */
  metas: ReadonlyMap<string, string>;
  titleTag: string | null;
  canonicalHref: string | null;
  /** The html element's lang. */
  lang: string | null;
  nodes: readonly LinkedNode[];
  /** The JSON-LD node of the page's own article. */
  article: LinkedNode | null;
}

function metasOf(head: DomElement): Map<string, string> {
  const metas = new Map<string, string>();
  for (const meta of head.querySelectorAll('meta')) {
    const content = plainLine(meta.getAttribute('content') ?? '');
    if (!content) continue;
    for (const attribute of ['property', 'name', 'itemprop', 'http-equiv']) {
      const key = meta.getAttribute(attribute)?.toLowerCase();
      if (key && !metas.has(key)) metas.set(key, content);
    }
  }
  return metas;
}

function hrefOf(head: DomElement): string | null {
  for (const link of head.querySelectorAll('link')) {
    if (/(?:^|\s)canonical(?:\s|$)/i.test(link.getAttribute('rel') ?? ''))
      return link.getAttribute('href')?.trim() ?? null;
  }
  return null;
}

/** Reads the metadata of a page; its own article's JSON-LD is found by URL. */
export function pageFields(page: TrimmedPage, document: DomDocument, url: string): PageFields {
  const nodes = linkedNodes(page.jsonLd);
  const title = document.head.querySelector('title');
  return {
    url,
    metas: metasOf(document.head),
    titleTag: title ? plainLine(title.textContent ?? '') || null : null,
    canonicalHref: hrefOf(document.head),
    lang: page.lang,
    nodes,
    article: articleNode(nodes, url),
  };
}

/** The first of some meta keys that the page has. */
export function firstMeta(fields: PageFields, keys: readonly string[]): string | null {
  for (const key of keys) {
    const value = fields.metas.get(key);
    if (value) return value;
  }
  return null;
}

function namesIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.slice(0, 20).flatMap(namesIn);
  if (typeof value !== 'object' || value === null) return [];
  const node = value as LinkedNode;
  return /Organization/.test(String(node['@type'])) ? [] : namesIn(node['name']);
}

/** Names of the persons whom the page states as authors; only for masking, never stored. */
export function authorNames(fields: PageFields): string[] {
  const stated = [...namesIn(fields.article?.['author']), ...namesIn(fields.article?.['creator'])];
  for (const key of [
    'author',
    'article:author',
    'dc.creator',
    'dcterms.creator',
    'byl',
    'parsely-author',
    'sailthru.author',
  ]) {
    const value = fields.metas.get(key);
    if (value) stated.push(value);
  }
  const publisher = textField(fields.article, 'publisher') ?? fields.metas.get('og:site_name') ?? '';
  const names = stated.flatMap((name) => plainLine(name).split(/\s*(?:[,;、]|\band\b|\bvà\b)\s*/u));
  return [...new Set(names)].filter(
    (name) =>
      /\p{L}/u.test(name) && name.length >= 2 && name.length <= 80 && name !== publisher && !/^https?:/.test(name),
  );
}
