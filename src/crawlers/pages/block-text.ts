import { ELEMENT_NODE, TEXT_NODE, type DomElement, type DomNode } from './dom.ts';

/** One paragraph, heading, list item or table row as it stands in the page. */
export interface Block {
  /** One line, or several where the page has line breaks. */
  text: string;
  /** How many of the characters stand in links. */
  linkChars: number;
  kind: 'paragraph' | 'heading' | 'item' | 'row';
}

const BLOCKS = new Set(
  'address article aside blockquote caption dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main menu nav ol p pre section summary table tbody tfoot thead tr ul body'.split(
    ' ',
  ),
);
const SKIPPED = new Set('script style noscript template button select option textarea iframe svg'.split(' '));
const KINDS: Record<string, Block['kind']> = {
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  h4: 'heading',
  h5: 'heading',
  h6: 'heading',
  li: 'item',
  dt: 'item',
  dd: 'item',
  tr: 'row',
};

class Collector {
  readonly blocks: Block[] = [];
  private line = '';
  private linkChars = 0;
  private kind: Block['kind'] = 'paragraph';

  add(text: string, isLink: boolean): void {
    this.line += text;
    if (isLink) this.linkChars += text.trim().length;
  }

  end(next: Block['kind']): void {
    const text = this.line
      .replace(/[^\S\n]+/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .trim();
    for (const part of text.split(/\n{2,}/)) {
      if (part) this.blocks.push({ text: part, linkChars: Math.min(this.linkChars, part.length), kind: this.kind });
    }
    this.line = '';
    this.linkChars = 0;
    this.kind = next;
  }
}

interface Place {
  isLink: boolean;
  isPre: boolean;
  kind: Block['kind'];
}

function walk(node: DomNode, into: Collector, place: Place): void {
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === TEXT_NODE) {
      const text = child.nodeValue ?? '';
      into.add(place.isPre ? text : text.replace(/\s+/g, ' '), place.isLink);
      continue;
    }
    if (child.nodeType !== ELEMENT_NODE) continue;
    const element = child as DomElement;
    const name = element.localName;
    if (SKIPPED.has(name)) continue;
    if (name === 'br') into.add('\n', false);
    else if (name === 'td' || name === 'th') {
      into.add(' ', false);
      walk(element, into, place);
      into.add(' ', false);
    } else if (BLOCKS.has(name)) {
      const kind = KINDS[name] ?? (place.kind === 'row' ? 'row' : place.kind === 'item' ? 'item' : 'paragraph');
      const isInCell = place.kind === 'row' && name !== 'tr' && name !== 'table';
      if (isInCell) into.add(' ', false);
      else into.end(kind);
      walk(element, into, { isLink: place.isLink, isPre: place.isPre || name === 'pre', kind });
      if (isInCell) into.add(' ', false);
      else into.end(place.kind);
    } else walk(element, into, { ...place, isLink: place.isLink || name === 'a' });
  }
}

/** The text blocks under an element, in order; depth is bounded by the trimmed page. */
export function blocksOf(element: DomElement): Block[] {
  const collector = new Collector();
  walk(element, collector, { isLink: false, isPre: false, kind: 'paragraph' });
  collector.end('paragraph');
  return collector.blocks;
}

/** Blocks as text: blank lines between paragraphs, items and rows of one list or table on lines of their own. */
export function textOf(blocks: readonly Block[]): string {
  let text = '';
  let before: Block | null = null;
  for (const block of blocks) {
    const isSameList: boolean =
      before !== null && before.kind === block.kind && (block.kind === 'item' || block.kind === 'row');
    if (before) text += isSameList ? '\n' : '\n\n';
    text += block.text;
    before = block;
  }
  return text.normalize('NFC');
}
