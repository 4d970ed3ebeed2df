import type { MarkupNode } from './markup-tree.ts';

const ABSOLUTE = /^https?:\/\/[^\s/]\S*$/i;

/** The absolute http(s) form of a link, itself when it already is one; null for other schemes and for none at all. */
export function resolveLink(link: string | null | undefined, base: string): string | null {
  const given = link?.trim() ?? '';
  if (given.length <= 4_096 && ABSOLUTE.test(given)) return given;
  const text = given.replace(/[\t\r\n]+\s*/g, '');
  if (text === '' || text.length > 4_096) return null;
  if (ABSOLUTE.test(text)) return text;
  try {
    const url = new URL(text, /^[a-z][a-z\d+.-]*:/i.test(base) ? base : 'http://localhost/');
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
    return base === '' && url.host === 'localhost' ? null : url.href;
  } catch {
    return null;
  }
}

/** The base that links inside an element are relative to: `xml:base` of it and its ancestors, outermost `documentUrl`. */
export function baseOf(node: MarkupNode, documentUrl: string): string {
  const bases: string[] = [];
  for (let at: MarkupNode | null = node; at; at = at.parent) {
    const base = at.attributes['xml:base'] ?? at.attributes['base'];
    if (base) bases.push(base);
  }
  return bases.reduceRight((outer, base) => {
    const resolved = resolveLink(base, outer);
    return resolved !== null && URL.canParse(resolved) ? resolved : outer;
  }, documentUrl);
}
