import { sha256 } from '../../lib/hash.ts';
import { parseDate } from './parse-date.ts';
import { MAX_SUMMARY_CHARACTERS, type FeedEntry } from './feed.ts';
import { TRAIT } from './element-traits.ts';
import { childOf, contentOf, valueOf, type MarkupNode, type MarkupTree } from './markup-tree.ts';
import { htmlToText } from './plain-text.ts';
import { baseOf, resolveLink } from './resolve-link.ts';
import { readText, readValue } from './text-construct.ts';

/** What holds for every entry of a feed. */
export interface EntryContext {
  tree: MarkupTree;
  isAtom: boolean;
  /** Where relative links start from when no `xml:base` says otherwise. */
  documentUrl: string;
  zoneMinutes: number;
}

/** Hosts whose links only lead on; the publisher's own address stands in `feedburner:origLink`. */
const RELAY = /^https?:\/\/(?:feedproxy\.google|feeds\d*\.feedburner|rss\.feedsportal)\.com\//i;

/** The first text that is not blank, among the children with the trait. */
function firstText(node: MarkupNode, trait: number, context: EntryContext): string | null {
  for (const child of node.children) {
    const found = (child.traits & trait) !== 0 ? readText(context.tree, child, context.isAtom) : null;
    if (found !== null) return found;
  }
  return null;
}

function firstDate(node: MarkupNode, trait: number, zoneMinutes: number): string | null {
  for (const child of node.children) {
    const found = (child.traits & trait) !== 0 ? parseDate(child.text, zoneMinutes) : null;
    if (found) return found;
  }
  return null;
}

/** A child of `media:group` or `media:content`, where video feeds keep title and description. */
function mediaText(node: MarkupNode, name: string, context: EntryContext): string | null {
  for (const holder of [node, ...node.children]) {
    if (holder !== node && (holder.traits & TRAIT.mediaGroup) === 0) continue;
    const found = readText(context.tree, childOf(holder, name), context.isAtom);
    if (found !== null) return found;
  }
  return null;
}

function isAlternate(link: MarkupNode): boolean {
  const rel = link.attributes['rel'];
  return rel === undefined || rel === 'alternate' || /^(?:|alternate|.*\/alternate)$/i.test(rel.trim());
}

function isHtmlLink(link: MarkupNode): boolean {
  const type = link.attributes['type'];
  return (
    type === undefined || type === 'text/html' || /^(?:|text\/html|application\/xhtml\+xml|html)$/i.test(type.trim())
  );
}

/** The alternate link of RFC 4287 §4.2.7: of HTML first, else of any type. */
function alternateLink(links: MarkupNode[], documentUrl: string): string | null {
  let other: string | null = null;
  for (const link of links) {
    if (!isAlternate(link)) continue;
    const isHtml = isHtmlLink(link);
    if (!isHtml && other !== null) continue;
    const url = resolveLink(hrefOf(link), baseOf(link, documentUrl));
    if (url && isHtml) return url;
    other ??= url;
  }
  return other;
}

function hrefOf(node: MarkupNode): string | undefined {
  return node.attributes['href'] ?? node.attributes['url'] ?? node.attributes['uri'];
}

function linkOf(node: MarkupNode, context: EntryContext): string | null {
  const links = node.children.filter((child) => child.name === 'link');
  for (const link of links) {
    if (hrefOf(link) !== undefined) continue;
    const url = resolveLink(contentOf(context.tree, link), baseOf(link, context.documentUrl));
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
  if (atomId && !guid && /^\.{0,2}\/(?!\/)\S*$/.test(id ?? ''))
    id = resolveLink(id, baseOf(atomId, context.documentUrl)) ?? id;
  if (!guid) url ??= /^https?:/i.test(id ?? '') ? resolveLink(id, context.documentUrl) : null;
  return { id, url };
}

function names(node: MarkupNode): string[] {
  const found: string[] = [];
  for (const child of node.children) {
    if ((child.traits & TRAIT.author) === 0) continue;
    for (const part of child.children.length > 0 ? child.children : [child]) {
      const name = valueOf(part);
      if (name) found.push(htmlToText(name));
    }
  }
  return found.length > 1 ? [...new Set(found)].slice(0, 100) : found;
}

function categories(node: MarkupNode): string[] {
  const found: string[] = [];
  for (const child of node.children) {
    if ((child.traits & TRAIT.category) === 0) continue;
    const value = child.attributes['label'] ?? child.attributes['term'] ?? valueOf(child);
    if (!value) continue;
    for (const one of child.name.includes('keywords') ? value.split(',') : [value]) {
      const name = htmlToText(one);
      if (name !== '') found.push(name);
    }
  }
  return found.length > 1 ? [...new Set(found)].slice(0, 100) : found;
}

/** The element that holds the full text; a second description is that too. */
function contentNode(node: MarkupNode, context: EntryContext): MarkupNode | null {
  let description: MarkupNode | null = null;
  let second: MarkupNode | null = null;
  for (const child of node.children) {
    const isContent = (child.traits & TRAIT.content) !== 0;
    if (isContent && readValue(context.tree, child) !== null) return child;
    if (child.name !== 'description' || valueOf(child) === null) continue;
    if (description !== null) second ??= child;
    description ??= child;
  }
  return second;
}

/** Summary and full text; without any summary the text stands for it. */
function texts(node: MarkupNode, context: EntryContext): { summary: string | null; contentHtml: string | null } {
  const content = contentNode(node, context);
  const summary =
    firstText(node, TRAIT.summary, context) ??
    readText(context.tree, content, context.isAtom) ??
    mediaText(node, 'media:description', context);
  return {
    summary: summary?.slice(0, MAX_SUMMARY_CHARACTERS) ?? null,
    contentHtml: content ? readValue(context.tree, content) : null,
  };
}

/** An `item` or `entry` element of any format as an entry; an entry without id and address gets the hash of its texts as id. */
export function readMarkupEntry(node: MarkupNode, context: EntryContext): FeedEntry {
  const { zoneMinutes } = context;
  const { id, url } = identity(node, context);
  const title = firstText(node, TRAIT.title, context) ?? mediaText(node, 'media:title', context);
  const { summary, contentHtml } = texts(node, context);
  const dated = firstDate(node, TRAIT.dated, zoneMinutes);
  const published = firstDate(node, TRAIT.published, zoneMinutes);
  const lastMod = node.attributes['lastmod'];
  const updatedAt =
    firstDate(node, TRAIT.updated, zoneMinutes) ?? dated ?? (lastMod ? parseDate(lastMod, zoneMinutes) : null);
  // An entry that only says when it was updated was published then, as far as the feed tells (RFC 4287 demands no more).
  const publishedAt = published ?? dated ?? firstDate(node, TRAIT.created, zoneMinutes) ?? updatedAt;
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
