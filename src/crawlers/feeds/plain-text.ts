import { decodeEntities } from './decode-entities.ts';

/** Elements that stand inside a line of text; every other tag parts words. */
const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr o q rp ruby s samp small span strike strong sub sup tt u var wbr'.split(
    ' ',
  ),
);
const HIDDEN = new Set(['script', 'style', 'noscript', 'iframe', 'template', 'svg', 'object', 'head']);
const TAG_NAME = /<\/?([A-Za-z][A-Za-z0-9:-]*)/y;
/** How far behind a `>` the end of a quoted attribute is looked for. */
const MAX_ATTRIBUTE_CHARACTERS = 4_000;

/** True when a text is HTML: a tag or a character reference stands in it. */
export function looksLikeHtml(text: string): boolean {
  if (!text.includes('<') && !text.includes('&')) return false;
  return /<\/?[a-z][^<>]*>|<!--|&(?:#\w{1,8}|[a-z]\w{1,30});|<(?:a|img|p|div|span|iframe)\s[^<>]*$/i.test(text);
}

/** The offset behind the tag at `at`; −1 when it is not closed. */
function tagEnd(html: string, at: number): number {
  let end = html.indexOf('>', at);
  if (end < 0) return -1;
  const tag = html.slice(Math.max(at, end - MAX_ATTRIBUTE_CHARACTERS), end);
  const open = tag.includes('=') ? /=\s*(["'])[^"']*$/.exec(tag) : null;
  if (open) {
    const quote = html.slice(end, end + MAX_ATTRIBUTE_CHARACTERS).indexOf(open[1] as string);
    if (quote >= 0) end = html.indexOf('>', end + quote);
  }
  return end < 0 ? -1 : end + 1;
}

/** The offset behind the end tag of a hidden element, looked for once a name. */
function hiddenEnd(html: string, name: string, from: number, absent: Set<string>): number {
  if (absent.has(name)) return from;
  const pattern = new RegExp(`</${name}\\s*>`, 'gi');
  pattern.lastIndex = from;
  const found = pattern.exec(html);
  if (found) return found.index + found[0].length;
  absent.add(name);
  return from;
}

/** The text of a piece of HTML on one line: tags, scripts and comments out, references decoded, white space single. */
export function htmlToText(html: string): string {
  if (!html.includes('<') && !html.includes('&')) return singleLine(html);
  let text = '';
  const absent = new Set<string>();
  let at = 0;
  while (at < html.length) {
    const start = html.indexOf('<', at);
    if (start < 0) break;
    text += html.slice(at, start);
    if (html.startsWith('<!--', start)) {
      const end = absent.has('-->') ? -1 : html.indexOf('-->', start);
      if (end < 0) absent.add('-->');
      at = end < 0 ? start + 4 : end + 3;
      continue;
    }
    TAG_NAME.lastIndex = start;
    const fullName = (TAG_NAME.exec(html)?.[1] ?? '').toLowerCase();
    const name = fullName.slice(fullName.lastIndexOf(':') + 1);
    if (name === '' && html[start + 1] !== '!' && html[start + 1] !== '?') {
      text += '<';
      at = start + 1;
      continue;
    }
    const end = tagEnd(html, start);
    // A tag that the feed's excerpt was cut in.
    if (end < 0) return finish(text);
    if (!INLINE.has(name)) text += ' ';
    const isHiding = HIDDEN.has(name) && html[start + 1] !== '/' && html[end - 2] !== '/';
    at = isHiding ? hiddenEnd(html, name, end, absent) : end;
  }
  return finish(text + html.slice(at));
}

function finish(text: string): string {
  return singleLine(decodeEntities(text));
}

/** The text with every run of white space as one space, without outer ones. */
export function singleLine(text: string): string {
  // Single spaces, by far the most, are passed over.
  return text.replace(/[^\S ]\s*| \s+/g, ' ').trim();
}
