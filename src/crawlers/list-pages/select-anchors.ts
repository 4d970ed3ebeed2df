import { parseHTML } from 'linkedom';
import { DiembaoError } from '../../domain/errors.ts';
import { type Anchor, MAX_ANCHORS, oneLine } from './list-anchors.ts';

interface PageNode {
  nodeType: number;
  textContent: string | null;
  firstChild: PageNode | null;
  nextSibling: PageNode | null;
}

interface PageElement extends PageNode {
  localName: string;
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageElement | null;
}

const TEXT_NODE = 3;
const ELEMENT_NODE = 1;
/** Nodes looked at for one link's text: a link that holds half the page has none worth reading. */
const MAX_NODES = 200;

/** Visible text below an element, at most 200 nodes deep and wide. */
function textBelow(element: PageElement): string {
  const parts: string[] = [];
  const waiting: PageNode[] = [element];
  for (let count = 0; waiting.length > 0 && count < MAX_NODES; count += 1) {
    const node = waiting.pop() as PageNode;
    if (node.nodeType === TEXT_NODE) parts.push((node.textContent ?? '').slice(0, 2000));
    if (node.nextSibling && node !== element) waiting.push(node.nextSibling);
    if (node.nodeType === ELEMENT_NODE && node.firstChild) waiting.push(node.firstChild);
  }
  return oneLine(parts.join(' '));
}

function anchorOf(element: PageElement): Anchor {
  const text = textBelow(element);
  return {
    href: (element.getAttribute('href') ?? '').trim(),
    text: text || oneLine(element.getAttribute('title') ?? ''),
    isVisible: text !== '',
    isHeadline: true,
    isNavigation: false,
    rel: '',
  };
}

/** The links that the selector finds, or that stand first in what it finds. Throws `config-invalid` for a selector that is none. */
export function selectAnchors(html: string, selector: string): Anchor[] {
  const { document } = parseHTML(html);
  try {
    const found = Array.from(document.querySelectorAll(selector)).slice(0, MAX_ANCHORS) as unknown as PageElement[];
    return found
      .flatMap((element) => (element.localName === 'a' ? element : (element.querySelector('a[href]') ?? [])))
      .filter((element) => element.getAttribute('href'))
      .map(anchorOf);
  } catch (error) {
    throw new DiembaoError('config-invalid', 'not a CSS selector', {
      facts: { selector: selector.slice(0, 200) },
      cause: error,
    });
  }
}
