import { parseHTML } from 'linkedom';

const BLOCK = /^(?:P|DIV|LI|UL|OL|H[1-6]|BLOCKQUOTE|SECTION|ARTICLE|TR|TABLE|PRE|FIGURE|HEADER|FOOTER|DD|DT)$/u;
const SILENT = /^(?:SCRIPT|STYLE|NOSCRIPT|TEMPLATE|SVG|IFRAME|OBJECT|HEAD)$/u;

interface DomNode {
  nodeType: number;
  nodeName: string;
  textContent: string | null;
  childNodes: Iterable<DomNode>;
}

/** What of the DOM the readers use. */
export interface HtmlElement {
  textContent: string | null;
  getAttribute(name: string): string | null;
  querySelector(selector: string): HtmlElement | null;
  querySelectorAll(selector: string): Iterable<HtmlElement>;
  remove(): void;
}
export interface HtmlRoot {
  body: HtmlElement;
  documentElement: HtmlElement;
  querySelector(selector: string): HtmlElement | null;
  querySelectorAll(selector: string): Iterable<HtmlElement>;
}

/** The visible text below a node; blocks end lines, `<br>` is a line break. */
export function textOf(root: unknown): string {
  const parts: string[] = [];
  const walk = (node: DomNode, depth: number): void => {
    if (node.nodeType === 3) parts.push((node.textContent ?? '').replace(/[ \t\r\n\f]+/gu, ' '));
    if (node.nodeType !== 1 && node.nodeType !== 11 && node.nodeType !== 9) return;
    const name = node.nodeName.toUpperCase();
    if (SILENT.test(name) || depth > 400) return;
    if (name === 'BR') parts.push('\n');
    const isBlock = BLOCK.test(name);
    if (isBlock) parts.push('\n\n');
    for (const child of node.childNodes) walk(child, depth + 1);
    if (isBlock) parts.push('\n\n');
  };
  walk(root as DomNode, 0);
  return tidy(parts.join(''));
}

/** Spaces and blank lines in their usual number. */
export function tidy(text: string): string {
  return text
    .replace(/\r\n?/gu, '\n')
    .replace(/[ \t]*\n[ \t]*/gu, '\n')
    .replace(/[ \t]{2,}/gu, ' ')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}

/** A parsed fragment of HTML. */
export function fragmentOf(html: string): HtmlRoot {
  return parseHTML(`<!doctype html><html><body>${html}</body></html>`).document as unknown as HtmlRoot;
}

/** Plain text of a text that may be HTML; what has no tags and no entities stays as it is. */
export function plainText(markup: string | null): string {
  if (markup === null) return '';
  if (!/<\/?[a-z!][^>]*>|&(?:[a-z]+|#\d+|#x[\da-f]+);/iu.test(markup)) return tidy(markup);
  return textOf(fragmentOf(markup).body);
}
