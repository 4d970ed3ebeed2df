import { decodeEntities } from '../feeds/decode-entities.ts';
import { type HtmlToken, scanHtml } from './scan-html.ts';

/** One `<a href>` of a page, with what stands around it. */
export interface Anchor {
  href: string;
  /** Visible text, or else the title attribute or the picture's alternative text; one line. */
  text: string;
  /** The text is visible, not an attribute. */
  isVisible: boolean;
  isHeadline: boolean;
  isNavigation: boolean;
  rel: string;
}

export interface ListPage {
  anchors: Anchor[];
  /** `<base href>`. */
  baseHref: string | null;
  /** `<link rel=next>`. */
  linkNext: string | null;
  /** Deepest nesting that unclosed elements came to. */
  depth: number;
}

type OpenToken = Extract<HtmlToken, { kind: 'open' }>;

interface OpenElement {
  name: string;
  isNavigation: boolean;
  /** Elements between the nearest headline and this one; 99 when there is none. */
  headlineDistance: number;
}

interface OpenAnchor {
  token: OpenToken;
  parts: string[];
  length: number;
  alt: string;
  isHeadline: boolean;
  isNavigation: boolean;
}

/** Pages that announce articles have hundreds of links; a page of 100,000 is a trap. */
export const MAX_ANCHORS = 5000;
const MAX_DEPTH = 5000;
/** A close tag without an open one must not be looked for through a whole deep page. */
const CLOSE_REACH = 64;
const MAX_TEXT = 2000;
const HEADLINE_REACH = 3;
const NO_HEADLINE = 99;
const HEADLINE_CLASS =
  /(^|[-_\s])(titles?|headlines?|heading|tit|tieu-?de|ttl|subject|entry-title|story__heading)([-_\s]|$)/i;
const NAVIGATION_CLASS =
  /(^|[-_\s])(nav|navbar|navigation|menu|main-?menu|mega-?menu|sub-?menu|breadcrumbs?|footer|foot|topbar|copyright|social|share|pagination|paging|tags?|lang|language)([-_\s]|$)/i;
/** Elements whose end tag HTML lets out before the next of their kind. */
const SELF_ENDING = new Set(['li', 'p', 'option', 'tr', 'td', 'th', 'dt', 'dd']);

/** Text on one line, at most 2,000 characters. */
export function oneLine(text: string): string {
  return text.slice(0, MAX_TEXT).replace(/\s+/g, ' ').trim();
}

function elementOf(token: OpenToken, parent: OpenElement | undefined): OpenElement {
  const { name, attributes } = token;
  const className = (attributes.get('class') ?? '').slice(0, 500);
  const isNavigation =
    name === 'nav' ||
    name === 'footer' ||
    attributes.get('role') === 'navigation' ||
    (name !== 'body' &&
      name !== 'html' &&
      name !== 'a' &&
      NAVIGATION_CLASS.test(`${className} ${(attributes.get('id') ?? '').slice(0, 200)}`));
  const isHeadline = /^h[1-5]$/.test(name) || HEADLINE_CLASS.test(className);
  return {
    name,
    isNavigation: isNavigation || (parent?.isNavigation ?? false),
    headlineDistance: isHeadline ? 0 : (parent?.headlineDistance ?? NO_HEADLINE) + 1,
  };
}

function anchorOf({ token, parts, alt, isHeadline, isNavigation }: OpenAnchor): Anchor {
  const visible = oneLine(decodeEntities(parts.join('')));
  return {
    href: (token.attributes.get('href') ?? '').trim(),
    text: visible || oneLine(token.attributes.get('title') ?? '') || oneLine(alt),
    isVisible: visible !== '',
    isHeadline,
    isNavigation,
    rel: (token.attributes.get('rel') ?? '').toLowerCase(),
  };
}

function makeCollector() {
  const page: ListPage = { anchors: [], baseHref: null, linkNext: null, depth: 0 };
  const stack: OpenElement[] = [];
  let anchor: OpenAnchor | null = null;

  function endAnchor(): void {
    if (anchor && page.anchors.length < MAX_ANCHORS) page.anchors.push(anchorOf(anchor));
    anchor = null;
  }

  function close(name: string): void {
    if (name === 'a') endAnchor();
    for (let index = stack.length - 1; index >= Math.max(0, stack.length - CLOSE_REACH); index -= 1) {
      if ((stack[index] as OpenElement).name === name) {
        stack.length = index;
        return;
      }
    }
  }

  function open(token: OpenToken): void {
    const { name, attributes } = token;
    if (name === 'a') {
      endAnchor();
      if (stack.at(-1)?.name === 'a') stack.pop();
    } else if (SELF_ENDING.has(name) && stack.at(-1)?.name === name) stack.pop();
    const element = elementOf(token, stack.at(-1));
    if (name === 'base') page.baseHref ??= attributes.get('href') ?? null;
    if (name === 'link' && /(^|\s)next(\s|$)/i.test(attributes.get('rel') ?? ''))
      page.linkNext ??= attributes.get('href') ?? null;
    if (anchor && name === 'img') anchor.alt ||= attributes.get('alt') ?? '';
    if (anchor && (/^h[1-5]$/.test(name) || name === 'strong')) anchor.isHeadline = true;
    if (name === 'a' && attributes.get('href')) {
      const isHeadline = element.headlineDistance <= HEADLINE_REACH;
      anchor = { token, parts: [], length: 0, alt: '', isHeadline, isNavigation: element.isNavigation };
    }
    if (!token.isVoid && stack.length < MAX_DEPTH) stack.push(element);
    page.depth = Math.max(page.depth, stack.length);
  }

  function text(part: string): void {
    if (!anchor || anchor.length >= MAX_TEXT) return;
    anchor.parts.push(part.slice(0, MAX_TEXT), ' ');
    anchor.length += part.trim().length + 1;
  }

  return { page, open, close, text, endAnchor };
}

/** The links of an HTML page in document order, at most 5,000, in time linear in the page's length. */
export function parseListPage(html: string): ListPage {
  const collector = makeCollector();
  for (const token of scanHtml(html)) {
    if (token.kind === 'open') collector.open(token);
    else if (token.kind === 'close') collector.close(token.name);
    else collector.text(token.text);
  }
  collector.endAnchor();
  return collector.page;
}
