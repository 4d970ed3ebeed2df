import { decodeEntities } from './decode-entities.ts';
import { scanMarkup } from './markup-scanner.ts';
import { canonicalName, NO_SCOPE, scopeWith, type Scope } from './namespaces.ts';

/** An element. Names of elements and attributes are canonical and in lower case. */
export interface MarkupNode {
  name: string;
  attributes: Readonly<Record<string, string>>;
  parent: MarkupNode | null;
  children: MarkupNode[];
  /** The element's own text, references decoded once. */
  text: string;
  /** Where its content stands in the source. */
  start: number;
  end: number;
}

interface OpenNode extends MarkupNode {
  rawName: string;
  scope: Scope;
}

export interface MarkupTree {
  root: MarkupNode;
  source: string;
  /** True when the document has more elements than are read. */
  isTruncated: boolean;
}

const MAX_DEPTH = 256;
const MAX_NODES = 1_000_000;
const MAX_DECLARED_ENTITIES = 200;
const MAX_EXPANDED_CHARACTERS = 200_000;
const NO_ATTRIBUTES: Readonly<Record<string, string>> = Object.freeze(Object.create(null) as Record<string, string>);

/** Elements that hold no other field; when one of `FIELDS` opens directly inside, its end tag was forgotten. */
const LEAVES = new Set(
  'title link guid pubdate id updated published modified issued category comments language copyright generator docs lastbuilddate ttl url dc:date dc:creator dc:title dc:subject dc:language dc:publisher dc:identifier'.split(
    ' ',
  ),
);
const FIELDS = new Set(
  'title link description guid pubdate id updated published modified issued category author comments enclosure summary content content:encoded dc:date dc:creator dc:title dc:subject media:content media:thumbnail language copyright generator lastbuilddate image item entry'.split(
    ' ',
  ),
);
const CONTAINERS = new Set('item entry channel feed image rss rdf:rdf textinput source url'.split(' '));
/** Not names of HTML: where one opens inside a free text of an entry, that text was never closed. */
const NEVER_MARKUP = new Set(
  'guid pubdate dc:date dc:creator content:encoded lastbuilddate published updated'.split(' '),
);
const FREE_TEXTS = new Set('description summary content content:encoded'.split(' '));
const ENTRY_NAMES = new Set(['item', 'entry']);

/** Entities that the document declares with a plain value; those that name other entities or files are not read. */
function declaredEntities(subset: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const match of subset.matchAll(/<!entity\s+([\w.-]{1,60})\s+(?:"([^"<&%]{0,2000})"|'([^'<&%]{0,2000})')/gi)) {
    if (found.size < MAX_DECLARED_ENTITIES) found.set(match[1] as string, match[2] ?? match[3] ?? '');
  }
  for (const match of subset.matchAll(/<!entity\s+([\w.-]{1,60})\s+["'](&#?\w{1,12};)["']/gi)) {
    if (found.size < MAX_DECLARED_ENTITIES) found.set(match[1] as string, decodeEntities(match[2] as string));
  }
  return found;
}

/** Builds the tree while the scanner runs; knows which end tags are missing. */
class TreeBuilder {
  readonly root: OpenNode;
  isTruncated = false;
  #stack: OpenNode[];
  #openCounts = new Map<string, number>();
  #tooDeepCount = 0;
  #nodeCount = 0;
  #entities = new Map<string, string>();
  #expandedCharacters = 0;

  constructor(private readonly sourceLength: number) {
    this.root = this.#node('', '', NO_SCOPE, NO_ATTRIBUTES, 0);
    this.#stack = [this.root];
  }

  #node(rawName: string, name: string, scope: Scope, attributes: MarkupNode['attributes'], start: number): OpenNode {
    return { rawName, name, scope, attributes, parent: null, children: [], text: '', start, end: this.sourceLength };
  }

  get #top(): OpenNode {
    return this.#stack[this.#stack.length - 1] as OpenNode;
  }

  #pop(end: number): void {
    const node = this.#stack.pop() as OpenNode;
    node.end = end;
    this.#openCounts.set(node.rawName, (this.#openCounts.get(node.rawName) ?? 1) - 1);
  }

  /** Ends the elements whose end tag the author forgot before `name`. */
  #closeForgotten(name: string, start: number): void {
    const top = this.#top;
    if (LEAVES.has(top.name) && FIELDS.has(name) && CONTAINERS.has(top.parent?.name ?? '')) this.#pop(start);
    const isEntry = ENTRY_NAMES.has(name);
    if (!isEntry && !NEVER_MARKUP.has(name)) return;
    for (let depth = this.#stack.length - 1; depth > 0; depth -= 1) {
      const node = this.#stack[depth] as OpenNode;
      const isEntryText = FREE_TEXTS.has(node.name) && ENTRY_NAMES.has(node.parent?.name ?? '');
      if (isEntry ? ENTRY_NAMES.has(node.name) : isEntryText) {
        while (this.#stack.length > depth) this.#pop(start);
        return;
      }
      if (!isEntry && ENTRY_NAMES.has(node.name)) return;
    }
  }

  open(tag: {
    name: string;
    attributes: Record<string, string>;
    isEmpty: boolean;
    start: number;
    end: number;
  }): boolean {
    if (this.#nodeCount >= MAX_NODES) {
      this.isTruncated = true;
      return false;
    }
    this.#nodeCount += 1;
    const outer = this.#top.scope;
    const scope = scopeWith(outer, tag.attributes);
    const name = canonicalName(scope, tag.name);
    this.#closeForgotten(name, tag.start);
    if (this.#stack.length > MAX_DEPTH) {
      if (!tag.isEmpty) this.#tooDeepCount += 1;
      return true;
    }
    const parent = this.#top;
    const node = this.#node(tag.name, name, scope, this.#attributes(tag.attributes, scope), tag.end);
    node.parent = parent;
    parent.children.push(node);
    if (tag.isEmpty) node.end = tag.end;
    else {
      this.#stack.push(node);
      this.#openCounts.set(tag.name, (this.#openCounts.get(tag.name) ?? 0) + 1);
    }
    return true;
  }

  #attributes(raw: Record<string, string>, scope: Scope): MarkupNode['attributes'] {
    if (Object.keys(raw).length === 0) return NO_ATTRIBUTES;
    const attributes = Object.create(null) as Record<string, string>;
    for (const key in raw) {
      const name = key.includes(':') ? canonicalName(scope, key) : key;
      attributes[name] = this.#decoded(raw[key] as string);
    }
    return attributes;
  }

  close(name: string, start: number): void {
    if (this.#tooDeepCount > 0) {
      this.#tooDeepCount -= 1;
      return;
    }
    if ((this.#openCounts.get(name) ?? 0) === 0) return;
    while (this.#top.rawName !== name) this.#pop(start);
    this.#pop(start);
  }

  text(raw: string, isVerbatim: boolean): void {
    this.#top.text += isVerbatim ? raw : this.#decoded(raw);
  }

  doctype(subset: string): void {
    this.#entities = declaredEntities(subset);
  }

  #decoded(raw: string): string {
    if (!raw.includes('&')) return raw;
    if (this.#entities.size === 0) return decodeEntities(raw);
    return decodeEntities(raw, (name) => {
      const value = this.#entities.get(name);
      this.#expandedCharacters += value?.length ?? 0;
      return this.#expandedCharacters > MAX_EXPANDED_CHARACTERS ? undefined : value;
    });
  }
}

/**
 * The elements of an XML document, however broken: missing and crossed end tags, raw `&` and `<`, HTML entities,
 * undeclared prefixes. Bounded (256 levels, a million elements), linear in time; nothing outside the text is read.
 */
export function parseMarkup(source: string): MarkupTree {
  const builder = new TreeBuilder(source.length);
  scanMarkup(source, builder);
  return { root: builder.root, source, isTruncated: builder.isTruncated };
}

/** The first child of one of the names, in document order; null when there is none. */
export function childOf(node: MarkupNode, ...names: string[]): MarkupNode | null {
  return node.children.find((child) => names.includes(child.name)) ?? null;
}

/** The content of an element: its text, or where it has elements its source, which is then markup. */
export function contentOf(tree: MarkupTree, node: MarkupNode): { value: string; isMarkup: boolean } {
  if (node.children.length === 0) return { value: node.text, isMarkup: false };
  return { value: tree.source.slice(node.start, node.end).replace(/<!\[CDATA\[|\]\]>/g, ''), isMarkup: true };
}

/** The plain value of an element: its text without outer white space; null when empty or absent. */
export function valueOf(node: MarkupNode | null | undefined): string | null {
  return node?.text.trim() || null;
}
