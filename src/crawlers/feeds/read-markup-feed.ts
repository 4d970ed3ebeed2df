import { defaultZoneMinutes } from './default-zone.ts';
import { TRAIT } from './element-traits.ts';
import { MAX_ENTRIES, type Feed } from './feed.ts';
import { childOf, contentOf, parseMarkup, valueOf, type MarkupNode, type MarkupTree } from './markup-tree.ts';
import { readMarkupEntry, type EntryContext } from './read-markup-entry.ts';
import { baseOf, resolveLink } from './resolve-link.ts';
import { readText } from './text-construct.ts';

const ROOTS = new Set(['rss', 'rdf', 'rdf:rdf', 'feed', 'channel']);
/** Levels below the root in which entries and roots are looked for. */
const MAX_ROOT_DEPTH = 8;

/** The first node that passes, in document order, outside HTML pages. */
function findRoot(root: MarkupNode): MarkupNode | null {
  const queue: [MarkupNode, number][] = root.children.map((child) => [child, 1]);
  for (let at = 0; at < queue.length; at += 1) {
    const [node, depth] = queue[at] as [MarkupNode, number];
    if (ROOTS.has(node.name)) return node;
    if (depth < MAX_ROOT_DEPTH && !/^(?:xhtml:)?html$/.test(node.name)) {
      for (const child of node.children) queue.push([child, depth + 1]);
    }
  }
  // An entry that stands alone is a document of its own (RFC 4287 §2).
  const [first] = root.children;
  return first && (first.traits & TRAIT.entry) !== 0 ? root : null;
}

/** Items and entries below the root, in document order, not those inside others. */
function entryNodes(root: MarkupNode): MarkupNode[] {
  const found: MarkupNode[] = [];
  const stack: [MarkupNode, number][] = [[root, 0]];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const [node, depth] = next;
    if ((node.traits & TRAIT.entry) !== 0) found.push(node);
    else if (depth < MAX_ROOT_DEPTH) {
      for (let at = node.children.length - 1; at >= 0; at -= 1)
        stack.push([node.children[at] as MarkupNode, depth + 1]);
    }
  }
  return found;
}

function formatOf(root: MarkupNode): Feed['format'] {
  if (root.name === 'feed' || (root.name === '' && root.children[0]?.name === 'entry')) return 'atom';
  return root.name === 'rdf' || root.name === 'rdf:rdf' ? 'rdf' : 'rss';
}

function hubOf(channel: MarkupNode, root: MarkupNode, url: string): string | null {
  for (const parent of channel === root ? [channel] : [channel, root]) {
    for (const link of parent.children) {
      if (link.name !== 'link') continue;
      const rels = (link.attributes['rel'] ?? '').toLowerCase().split(/\s+/);
      if (rels.includes('hub')) return resolveLink(link.attributes['href'], baseOf(link, url));
    }
  }
  return null;
}

/** Where relative links start: the feed's address, or the site's where that is another host (a feed served by a relay). */
function documentUrl(tree: MarkupTree, channel: MarkupNode, url: string): string {
  const link = channel.children.find((child) => child.name === 'link' && child.attributes['href'] === undefined);
  const site = link ? contentOf(tree, link).trim() : '';
  if (!URL.canParse(site) || !/^https?:/i.test(site)) return url;
  return !URL.canParse(url) || new URL(site).host !== new URL(url).host ? site : url;
}

/** Reads RSS, RDF, Atom and CDF, however broken; null when the text holds no feed. */
export function readMarkupFeed(text: string, options: { url: string; defaultZone: string | undefined }): Feed | null {
  const tree = parseMarkup(text);
  const root = findRoot(tree.root);
  if (!root) return null;
  const nodes = entryNodes(root);
  const channel = childOf(root, 'channel') ?? root;
  const format = formatOf(root);
  if (root.name === 'channel' && nodes.length === 0 && root.children.length === 0) return null;
  const language =
    valueOf(childOf(channel, 'language', 'dc:language')) ??
    (channel.attributes['xml:lang']?.trim() || root.attributes['xml:lang']?.trim() || null);
  const context: EntryContext = {
    tree,
    isAtom: format === 'atom',
    documentUrl: documentUrl(tree, channel, options.url),
    zoneMinutes: defaultZoneMinutes({ zone: options.defaultZone, url: options.url, language }),
  };
  return {
    format,
    title: readText(tree, childOf(channel, 'title', 'dc:title'), context.isAtom),
    hubUrl: hubOf(channel, root, options.url),
    language,
    entries: nodes.slice(0, MAX_ENTRIES).map((node) => readMarkupEntry(node, context)),
    truncated: tree.isTruncated || nodes.length > MAX_ENTRIES,
  };
}
