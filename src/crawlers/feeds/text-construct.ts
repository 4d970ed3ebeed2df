import { contentOf, type MarkupNode, type MarkupTree } from './markup-tree.ts';
import { htmlToText, looksLikeHtml, singleLine } from './plain-text.ts';

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

function typeOf(node: MarkupNode): string {
  const type = node.attributes['type'];
  return type === undefined ? '' : (type.split(';')[0] as string).trim().toLowerCase();
}

/** The source of a text element as it stands there, one level of escaping undone, base64 decoded; null when blank or not text. */
export function readValue(tree: MarkupTree, node: MarkupNode): string | null {
  const value = contentOf(tree, node).trim();
  const type = typeOf(node);
  if (node.children.length > 0 || (type === '' && node.attributes['mode'] === undefined)) return value || null;
  const isBinary = isBinaryType(type);
  if (!isBinary && node.attributes['mode'] !== 'base64') return value || null;
  const decoded = decodeBase64(value);
  if (decoded === null) return isBinary ? null : value || null;
  return decoded.trim() || null;
}

/** With `isAtom` type and mode are obeyed (RFC 4287 §3.1, Atom 0.3), else what looks like HTML is HTML. */
function isHtml(node: MarkupNode, value: string, isAtom: boolean): boolean {
  if (node.children.length > 0) return true;
  if (!isAtom) return looksLikeHtml(value);
  const type = typeOf(node);
  if (HTML_TYPES.has(type)) return true;
  return (type === '' || type === 'text') && node.name !== 'title' && FORGOTTEN_TYPE.test(value);
}

/** The plain text of a text element on one line; null when it is absent or blank. */
export function readText(tree: MarkupTree, node: MarkupNode | null, isAtom: boolean): string | null {
  const value = node ? readValue(tree, node) : null;
  if (node === null || value === null) return null;
  return (isHtml(node, value, isAtom) ? htmlToText(value) : singleLine(value)) || null;
}
