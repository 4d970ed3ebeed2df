import { decodeEntities } from '../feeds/decode-entities.ts';

/** What the scanner meets, in document order; text inside scripts and styles is left out. */
export type HtmlToken =
  | { kind: 'open'; name: string; attributes: Map<string, string>; isVoid: boolean }
  | { kind: 'close'; name: string }
  | { kind: 'text'; text: string };

const TAG = /<(\/?)([a-zA-Z][^\s/>]*)/y;
const ATTRIBUTE = /[\s/]*([^\s=/>"'][^\s=/>]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/y;
const VOID = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'param',
  'source',
  'track',
  'wbr',
]);
const RAW_TEXT = new Set(['script', 'style', 'textarea', 'title', 'noframes', 'xmp']);
/** More attributes than any honest element has. */
const MAX_ATTRIBUTES = 100;

function attributesFrom(html: string, start: number): { attributes: Map<string, string>; end: number } {
  const attributes = new Map<string, string>();
  let at = start;
  for (let count = 0; count < MAX_ATTRIBUTES; count += 1) {
    ATTRIBUTE.lastIndex = at;
    const match = ATTRIBUTE.exec(html);
    if (!match) break;
    const name = (match[1] as string).toLowerCase();
    if (!attributes.has(name)) attributes.set(name, decodeEntities(match[2] ?? match[3] ?? match[4] ?? ''));
    at = ATTRIBUTE.lastIndex;
  }
  const close = html.indexOf('>', at);
  return { attributes, end: close < 0 ? html.length : close + 1 };
}

function afterRawText(html: string, name: string, from: number): number {
  const end = new RegExp(`</${name}[\\s/>]`, 'gi');
  end.lastIndex = from;
  return end.exec(html)?.index ?? html.length;
}

/** The place after a comment, declaration or instruction that begins at `at`; one that never ends takes the rest. */
function afterMarkup(html: string, at: number): number {
  const isComment = html.startsWith('<!--', at);
  const end = html.indexOf(isComment ? '-->' : '>', at + 2);
  return end < 0 ? html.length : end + (isComment ? 3 : 1);
}

/**
 * Scans HTML in time linear in its length, whatever it is. A DOM is not built: with linkedom 20,000 unclosed links took 160 s
 * (2026-11), and a list page needs no tree.
 */
export function* scanHtml(html: string): Generator<HtmlToken> {
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open !== at) yield { kind: 'text', text: html.slice(at, open < 0 ? html.length : open) };
    if (open < 0) return;
    TAG.lastIndex = open;
    const tag = TAG.exec(html);
    if (!tag) {
      const isMarkup = html[open + 1] === '!' || html[open + 1] === '?';
      at = isMarkup ? afterMarkup(html, open) : open + 1;
      continue;
    }
    const name = (tag[2] as string).toLowerCase();
    const { attributes, end } = attributesFrom(html, TAG.lastIndex);
    at = end;
    if (tag[1] === '/') yield { kind: 'close', name };
    else {
      yield { kind: 'open', name, attributes, isVoid: VOID.has(name) || html[end - 2] === '/' };
      if (RAW_TEXT.has(name)) at = afterRawText(html, name, end);
    }
  }
}
