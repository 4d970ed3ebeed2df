import { parseHTML } from 'linkedom';
import type { TrimmedPage } from './trim-html.ts';

/** What is used of a DOM node (the compiler's own DOM types are for browsers and are not loaded). */
export interface DomNode {
  readonly nodeType: number;
  readonly nodeValue: string | null;
  readonly firstChild: DomNode | null;
  readonly nextSibling: DomNode | null;
  readonly parentElement: DomElement | null;
}

/** What is used of a DOM element. */
export interface DomElement extends DomNode {
  readonly localName: string;
  readonly textContent: string | null;
  readonly firstElementChild: DomElement | null;
  readonly nextElementSibling: DomElement | null;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  removeAttribute(name: string): void;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement> & { length: number };
  remove(): void;
}

/** What is used of a document. */
export interface DomDocument {
  readonly body: DomElement;
  readonly head: DomElement;
}

export const ELEMENT_NODE = 1;
export const TEXT_NODE = 3;

/** The document of a trimmed page; always has a head and a body. */
export function parsePage(page: TrimmedPage): DomDocument {
  const html = `<!doctype html><html><head>${page.head}</head><body>${page.body}</body></html>`;
  return parseHTML(html).document as unknown as DomDocument;
}

/** Calls `visit` on every element below, in document order; children are passed over where it returns false. */
export function eachElement(root: DomElement, visit: (element: DomElement) => boolean): void {
  for (let child = root.firstElementChild; child;) {
    // The next one first: the visitor may remove the child.
    const next: DomElement | null = child.nextElementSibling;
    if (visit(child)) eachElement(child, visit);
    child = next;
  }
}
