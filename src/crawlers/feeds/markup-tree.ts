import { decodeEntities } from './decode-entities.ts';
import { TRAIT, traitsOf } from './element-traits.ts';
import { NO_ATTRIBUTES, scanMarkup, type StartTag } from './markup-scanner.ts';
import { canonicalName, NO_SCOPE, scopeWith, type Scope } from './namespaces.ts';

/** An element. Names of elements and attributes are canonical and in lower case. */
export interface MarkupNode {
  name: string;
  /** What the name means, as bits of `TRAIT`. */
  traits: number;
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
    this.root = this.#node({ name: '', end: 0 }, '', NO_SCOPE, NO_ATTRIBUTES);
    this.#stack = [this.root];
  }

  #node(
    tag: Pick<StartTag, 'name' | 'end'>,
    name: string,
    scope: Scope,
    attributes: MarkupNode['attributes'],
  ): OpenNode {
    return {
      rawName: tag.name,
      name,
      traits: traitsOf(name),
      scope,
      attributes,
      parent: null,
      children: [],
      text: '',
      start: tag.end,
      end: this.sourceLength,
    };
  }

  get #top(): OpenNode {
    return this.#stack[this.#stack.length - 1] as OpenNode;
  }

  #pop(end: number): void {
    const node = this.#stack.pop() as OpenNode;
    node.end = end;
    this.#openCounts.set(node.rawName, (this.#openCounts.get(node.rawName) ?? 1) - 1);
  }

  /** Ends the elements whose end tag the author forgot before one of these traits. */
  #closeForgotten(traits: number, start: number): void {
    const top = this.#top;
    if ((top.traits & TRAIT.leaf) !== 0 && ((top.parent?.traits ?? 0) & TRAIT.container) !== 0) this.#pop(start);
    const isEntry = (traits & TRAIT.entry) !== 0;
    if (!isEntry && (traits & TRAIT.neverMarkup) === 0) return;
    for (let depth = this.#stack.length - 1; depth > 0; depth -= 1) {
      const node = this.#stack[depth] as OpenNode;
      const isEntryNode = (node.traits & TRAIT.entry) !== 0;
      const isEntryText = (node.traits & TRAIT.freeText) !== 0 && ((node.parent?.traits ?? 0) & TRAIT.entry) !== 0;
      if (isEntry ? isEntryNode : isEntryText) {
        while (this.#stack.length > depth) this.#pop(start);
        return;
      }
      if (!isEntry && isEntryNode) return;
    }
  }

  open(tag: StartTag): boolean {
    if (this.#nodeCount >= MAX_NODES) {
      this.isTruncated = true;
      return false;
    }
    this.#nodeCount += 1;
    const outer = this.#top.scope;
    const scope = tag.hasPrefixes ? scopeWith(outer, tag.attributes) : outer;
    const node = this.#node(tag, canonicalName(scope, tag.name), scope, this.#attributes(tag, scope));
    if ((node.traits & TRAIT.field) !== 0) this.#closeForgotten(node.traits, tag.start);
    if (this.#stack.length > MAX_DEPTH) {
      if (!tag.isEmpty) this.#tooDeepCount += 1;
      return true;
    }
    node.parent = this.#top;
    node.parent.children.push(node);
    if (tag.isEmpty) node.end = tag.end;
    else {
      this.#stack.push(node);
      this.#openCounts.set(tag.name, (this.#openCounts.get(tag.name) ?? 0) + 1);
    }
    return true;
  }

  #attributes({ attributes: raw, hasPrefixes }: StartTag, scope: Scope): MarkupNode['attributes'] {
    if (raw === NO_ATTRIBUTES) return raw;
    const attributes: Record<string, string> = hasPrefixes ? {} : raw;
    for (const key in raw) {
      const value = raw[key] as string;
      const decoded = value.includes('&') ? this.#decoded(value) : value;
      if (hasPrefixes) attributes[key.includes(':') ? canonicalName(scope, key) : key] = decoded;
      else if (decoded !== value) attributes[key] = decoded;
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
export function contentOf(tree: MarkupTree, node: MarkupNode): string {
  if (node.children.length === 0) return node.text;
  return tree.source.slice(node.start, node.end).replace(/<!\[CDATA\[|\]\]>/g, '');
}

/** The plain value of an element: its text without outer white space; null when empty or absent. */
export function valueOf(node: MarkupNode | null | undefined): string | null {
  return node?.text.trim() || null;
}
