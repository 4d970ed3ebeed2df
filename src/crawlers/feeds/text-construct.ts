import { contentOf, type MarkupNode, type MarkupTree } from './markup-tree.ts';
import { htmlToText, looksLikeHtml, singleLine } from './plain-text.ts';

/** A text of a feed as it stands there, one level of escaping undone. */
export interface FeedSource {
  value: string;
  isHtml: boolean;
}

const HTML_TYPES = new Set([
  'html',
  'text/html',
  'xhtml',
  'application/xhtml+xml',
  'text/x-html',
  'application/xml',
  'xml',
]);
/** Tags that nobody writes about in an Atom text of type `text`: the author forgot the type. */
const FORGOTTEN_TYPE = /<\/(?:p|div|a|li|table|span|strong)>|<(?:br|img|p|hr)\b[^<>]*>/i;

function decodeBase64(value: string): string | null {
  const packed = value.replace(/\s+/g, '');
  if (packed.length < 4 || packed.length % 4 === 1 || !/^[A-Za-z0-9+/]+={0,2}$/.test(packed)) return null;
  const bytes = Buffer.from(packed, 'base64');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).normalize('NFC');
  } catch {
    return null;
  }
}

function isBinaryType(type: string): boolean {
  return type.includes('/') && !type.startsWith('text/') && !/xml|html|plain/.test(type);
}

/**
 * The source of a text element and whether it is HTML, null when blank. With `isAtom` type and mode are obeyed
 * (RFC 4287 §3.1, Atom 0.3, base64 included), else what looks like HTML is HTML.
 */
export function readSource(tree: MarkupTree, node: MarkupNode, isAtom: boolean): FeedSource | null {
  const type = (node.attributes['type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  let { value, isMarkup } = contentOf(tree, node);
  value = value.trim();
  if (!isMarkup && (node.attributes['mode'] === 'base64' || isBinaryType(type))) {
    const decoded = decodeBase64(value);
    if (decoded === null) return isBinaryType(type) || value === '' ? null : { value, isHtml: false };
    value = decoded.trim();
  }
  isMarkup ||= isAtom
    ? HTML_TYPES.has(type) || ((type === '' || type === 'text') && node.name !== 'title' && FORGOTTEN_TYPE.test(value))
    : looksLikeHtml(value);
  return value === '' ? null : { value, isHtml: isMarkup };
}

/** The source as plain text on one line; null when nothing is left. */
export function sourceText(source: FeedSource): string | null {
  return (source.isHtml ? htmlToText(source.value) : singleLine(source.value)) || null;
}

/** The plain text of a text element; null when it is absent or blank. */
export function readText(tree: MarkupTree, node: MarkupNode | null, isAtom: boolean): string | null {
  const source = node ? readSource(tree, node, isAtom) : null;
  return source ? sourceText(source) : null;
}
