import { sha256 } from '../../lib/hash.ts';
import { parseDate } from './parse-date.ts';
import { MAX_SUMMARY_CHARACTERS, type FeedEntry } from './feed.ts';
import { contentOf, valueOf, type MarkupNode, type MarkupTree } from './markup-tree.ts';
import { htmlToText } from './plain-text.ts';
import { baseOf, resolveLink } from './resolve-link.ts';
import { readSource, readText, sourceText, type FeedSource } from './text-construct.ts';

/** What holds for every entry of a feed. */
export interface EntryContext {
  tree: MarkupTree;
  isAtom: boolean;
  /** Where relative links start from when no `xml:base` says otherwise. */
  documentUrl: string;
  zoneMinutes: number;
}

const TITLES = ['title', 'dc:title'];
const SUMMARIES = ['description', 'summary', 'abstract', 'dc:description', 'dcterms:abstract', 'itunes:summary'];
const CONTENTS = ['content:encoded', 'content', 'body', 'xhtml:body', 'xhtml:div', 'fullitem'];
const AUTHORS = [
  'author',
  'dc:creator',
  'creator',
  'itunes:author',
  'dc:contributor',
  'contributor',
  'managingeditor',
  'media:credit',
];
const CATEGORIES = ['category', 'dc:subject', 'keywords', 'itunes:keywords', 'media:keywords'];
const PUBLISHED = ['pubdate', 'published', 'issued', 'dcterms:issued', 'dcterms:available'];
const UPDATED = ['updated', 'modified', 'dcterms:modified', 'lastbuilddate'];
const DATED = ['dc:date', 'dcterms:date', 'date'];
const CREATED = ['created', 'dcterms:created', 'dc:created'];
/** Hosts whose links only lead on; the publisher's own address stands in `feedburner:origLink`. */
const RELAY = /^https?:\/\/(?:feedproxy\.google|feeds\d*\.feedburner|rss\.feedsportal)\.com\//i;

/** The first text that is not blank, among the children of one of the names. */
function firstText(node: MarkupNode, names: string[], context: EntryContext): string | null {
  for (const child of node.children) {
    const found = names.includes(child.name) ? readText(context.tree, child, context.isAtom) : null;
    if (found !== null) return found;
  }
  return null;
}

function sources(node: MarkupNode, names: string[], context: EntryContext): FeedSource[] {
  const found = node.children
    .filter((child) => names.includes(child.name))
    .map((child) => readSource(context.tree, child, context.isAtom));
  return found.filter((source) => source !== null);
}

function firstDate(node: MarkupNode, names: string[], zoneMinutes: number): string | null {
  for (const child of node.children) {
    if (!names.includes(child.name)) continue;
    const found = parseDate(child.text, zoneMinutes);
    if (found) return found;
  }
  return null;
}

/** A child of `media:group` or `media:content`, where video feeds keep title and description. */
function mediaText(node: MarkupNode, name: string, context: EntryContext): string | null {
  const groups = node.children.filter((child) => child.name === 'media:group' || child.name === 'media:content');
  for (const holder of [node, ...groups]) {
    const found = firstText(holder, [name], context);
    if (found !== null) return found;
  }
  return null;
}

/** The alternate link of RFC 4287 §4.2.7: of HTML first, else of any type. */
function alternateLink(links: MarkupNode[], documentUrl: string): string | null {
  const alternates = links.filter((link) =>
    /^(?:|alternate|.*\/alternate)$/i.test((link.attributes['rel'] ?? '').trim()),
  );
  const isHtml = (link: MarkupNode): boolean =>
    /^(?:|text\/html|application\/xhtml\+xml|html)$/.test((link.attributes['type'] ?? '').trim().toLowerCase());
  for (const link of [...alternates.filter(isHtml), ...alternates]) {
    const url = resolveLink(hrefOf(link), baseOf(link, documentUrl));
    if (url) return url;
  }
  return null;
}

function hrefOf(node: MarkupNode): string | undefined {
  return node.attributes['href'] ?? node.attributes['url'] ?? node.attributes['uri'];
}

function linkOf(node: MarkupNode, context: EntryContext): string | null {
  const links = node.children.filter((child) => child.name === 'link');
  for (const link of links) {
    const { value } = contentOf(context.tree, link);
    const url = hrefOf(link) === undefined ? resolveLink(value, baseOf(link, context.documentUrl)) : null;
    if (url) return url;
  }
  const external =
    alternateLink(links, context.documentUrl) ??
    resolveLink(node.attributes['href'], baseOf(node, context.documentUrl));
  if (external) return external;
  const content = node.children.find((child) => child.name === 'content' && child.attributes['src'] !== undefined);
  return content ? resolveLink(content.attributes['src'], baseOf(content, context.documentUrl)) : null;
}

/** The announcer's id and the address, each null when not given. */
function identity(node: MarkupNode, context: EntryContext): { id: string | null; url: string | null } {
  const guid = node.children.find((child) => child.name === 'guid' && child.text.trim() !== '');
  const about = node.attributes['rdf:about'];
  const atomId = node.children.find((child) => child.name === 'id' && child.text.trim() !== '');
  let id = valueOf(guid) ?? valueOf(atomId) ?? (about?.trim() || null);
  let url = linkOf(node, context);
  const original = valueOf(node.children.find((child) => child.name === 'feedburner:origlink'));
  if (original && (url === null || RELAY.test(url))) url = resolveLink(original, context.documentUrl) ?? url;
  if (guid && !/^\s*false\s*$/i.test(guid.attributes['ispermalink'] ?? '')) {
    const isAddress = /^(?:https?:\/\/|\.{0,2}\/)\S+$/i.test(id ?? '');
    const permalink = isAddress ? resolveLink(id, baseOf(guid, context.documentUrl)) : null;
    if (permalink) id = permalink;
    url ??= permalink;
  }
  if (!guid) url ??= /^https?:/i.test(id ?? '') ? resolveLink(id, context.documentUrl) : null;
  return { id, url };
}

function names(node: MarkupNode): string[] {
  const found: string[] = [];
  for (const child of node.children) {
    if (!AUTHORS.includes(child.name)) continue;
    const inner = child.children.map((part) => valueOf(part)).filter((part) => part !== null);
    for (const name of child.children.length > 0 ? inner : [valueOf(child)]) if (name) found.push(htmlToText(name));
  }
  return [...new Set(found)].slice(0, 100);
}

function categories(node: MarkupNode): string[] {
  const found: string[] = [];
  for (const child of node.children) {
    if (!CATEGORIES.includes(child.name)) continue;
    const value = child.attributes['label'] ?? child.attributes['term'] ?? valueOf(child);
    if (value)
      found.push(...(child.name.includes('keywords') ? value.split(',') : [value]).map((one) => htmlToText(one)));
  }
  return [...new Set(found)].filter((one) => one !== '').slice(0, 100);
}

/** Summary and full text: a second description is the full text, and without any summary the text stands for it. */
function texts(node: MarkupNode, context: EntryContext): { summary: string | null; contentHtml: string | null } {
  const content = sources(node, CONTENTS, context)[0] ?? sources(node, ['description'], context)[1] ?? null;
  const summary =
    firstText(node, SUMMARIES, context) ??
    (content ? sourceText(content) : null) ??
    mediaText(node, 'media:description', context);
  return { summary: summary?.slice(0, MAX_SUMMARY_CHARACTERS) ?? null, contentHtml: content?.value ?? null };
}

/** An `item` or `entry` element of any format as an entry; an entry without id and address gets the hash of its texts as id. */
export function readMarkupEntry(node: MarkupNode, context: EntryContext): FeedEntry {
  const { zoneMinutes } = context;
  const { id, url } = identity(node, context);
  const title = firstText(node, TITLES, context) ?? mediaText(node, 'media:title', context);
  const { summary, contentHtml } = texts(node, context);
  const dated = firstDate(node, DATED, zoneMinutes);
  const published = firstDate(node, PUBLISHED, zoneMinutes);
  const lastMod = node.attributes['lastmod'];
  const updatedAt =
    firstDate(node, UPDATED, zoneMinutes) ?? dated ?? (lastMod ? parseDate(lastMod, zoneMinutes) : null);
  // An entry that only says when it was updated was published then, as far as the feed tells (RFC 4287 demands no more).
  const publishedAt = published ?? dated ?? firstDate(node, CREATED, zoneMinutes) ?? updatedAt;
  return {
    id: id ?? url ?? `urn:sha256:${sha256(`${title ?? ''}\n${summary ?? ''}\n${publishedAt ?? ''}`)}`,
    url: url ?? '',
    title,
    publishedAt,
    updatedAt,
    summary,
    contentHtml,
    authors: names(node),
    categories: categories(node),
    language:
      node.attributes['xml:lang']?.trim() || valueOf(node.children.find((child) => child.name === 'dc:language')),
  };
}
