/** A start tag, its name as written in lower case. The object is used again for the next one: take what you keep. */
export interface StartTag {
  name: string;
  /** In lower case, first of a name wins; references are not decoded. */
  attributes: Record<string, string>;
  /** True when a name of an attribute has a colon or is `xmlns`. */
  hasPrefixes: boolean;
  isEmpty: boolean;
  /** Offsets into the source; `end` lies behind the tag. */
  start: number;
  end: number;
}

/** What the scanner meets, in document order. Offsets are into the source. */
export interface MarkupHandler {
  /** Returns false to end the scan. */
  open(tag: StartTag): boolean;
  close(name: string, start: number): void;
  /** Verbatim text (CDATA) holds no references. */
  text(raw: string, isVerbatim: boolean): void;
  doctype(subset: string): void;
}

const REST_OF_TAG = /[^<>]*>?/y;
/** Where a CDATA section that is never closed must end. */
const FIELD_END = /<\/(?:[\w-]+:)?(?:description|encoded|content|summary|title|link|guid|item|entry|channel)\b/gi;
export const NO_ATTRIBUTES: Record<string, string> = Object.freeze(Object.create(null) as Record<string, string>);
const MAX_ATTRIBUTES = 64;
const MAX_SUBSET_CHARACTERS = 65_536;

const [TAB, SPACE, BANG, QUOTE, APOSTROPHE] = [9, 32, 33, 34, 39] as const;
const [SLASH, LESS, EQUALS, GREATER, QUESTION] = [47, 60, 61, 62, 63] as const;

function isSpace(code: number): boolean {
  return code === SPACE || (code >= TAB && code <= 13) || code === 0xa0 || code === 0xfeff || code === 0x3000;
}

function isNameStart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code >= 0x80;
}

/** The first offset from `at` on that does not belong to a name. */
function nameEnd(source: string, at: number): number {
  for (; at < source.length; at += 1) {
    const code = source.charCodeAt(at);
    if (code >= 97 && code <= 122) continue;
    if (code === SLASH || code === LESS || code === EQUALS || code === GREATER) break;
    if (code === QUOTE || code === APOSTROPHE || isSpace(code)) break;
  }
  return at;
}

function skipSpace(source: string, at: number): number {
  while (at < source.length && isSpace(source.charCodeAt(at))) at += 1;
  return at;
}

/** The source with what was learnt of it, so that nothing is looked for, or put in lower case, twice. */
class MarkupSource {
  readonly #absent = new Set<string>();
  readonly #names = new Map<string, string>();

  constructor(readonly text: string) {}

  /** `indexOf` that remembers failures: what was not found once is not looked for again, so that scanning stays linear. */
  find(needle: string, from: number): number {
    if (this.#absent.has(needle)) return -1;
    const at = this.text.indexOf(needle, from);
    if (at < 0) this.#absent.add(needle);
    return at;
  }

  /** The offset behind the next `needle`, or the end. */
  behind(needle: string, from: number): number {
    const found = this.find(needle, from);
    return found < 0 ? this.text.length : found + needle.length;
  }

  lowerName(start: number, end: number): string {
    const name = this.text.slice(start, end);
    let lower = this.#names.get(name);
    if (lower === undefined) {
      lower = name.toLowerCase();
      if (this.#names.size < 500) this.#names.set(name, lower);
    }
    return lower;
  }
}

/** Where the unquoted value that starts at `at` ends; a slash that closes the tag is none of it. */
function unquotedEnd(source: string, at: number): number {
  const start = at;
  for (; at < source.length; at += 1) {
    const code = source.charCodeAt(at);
    if (code === LESS || code === GREATER || isSpace(code)) break;
  }
  const isClosing = at > start && source.charCodeAt(at) === GREATER && source.charCodeAt(at - 1) === SLASH;
  return isClosing ? at - 1 : at;
}

/** Where the quoted value that starts at `at` ends; −1 for a quote that is never closed, or only far below. */
function quotedEnd(markup: MarkupSource, quote: number, at: number): number {
  const end = markup.find(quote === QUOTE ? '"' : "'", at);
  if (end < 0) return -1;
  const value = markup.text.slice(at, end);
  return value.includes('<') && (value.length > 2_000 || value.includes('\n')) ? -1 : end;
}

/** Reads the attributes of the start tag whose name ends at `at`; a `<` ends a tag that was never closed. */
function readTag(markup: MarkupSource, at: number, tag: StartTag): void {
  const source = markup.text;
  tag.attributes = NO_ATTRIBUTES;
  tag.hasPrefixes = false;
  tag.isEmpty = false;
  let count = 0;
  for (;;) {
    at = skipSpace(source, at);
    const code = at < source.length ? source.charCodeAt(at) : LESS;
    if (code === LESS || code === GREATER) {
      tag.isEmpty = code === GREATER && source.charCodeAt(at - 1) === SLASH;
      tag.end = code === GREATER ? at + 1 : at;
      return;
    }
    const end = nameEnd(source, at);
    if (end === at) {
      at += 1;
      continue;
    }
    const name = markup.lowerName(at, end);
    at = end;
    const behind = skipSpace(source, at);
    if (source.charCodeAt(behind) !== EQUALS) continue;
    at = skipSpace(source, behind + 1);
    const quote = source.charCodeAt(at);
    const isQuoted = quote === QUOTE || quote === APOSTROPHE;
    let valueEnd = isQuoted ? quotedEnd(markup, quote, at + 1) : -1;
    const start = isQuoted ? at + 1 : at;
    at = valueEnd + 1;
    if (valueEnd < 0) at = valueEnd = unquotedEnd(source, start);
    count += 1;
    if (count > MAX_ATTRIBUTES) continue;
    if (count === 1) tag.attributes = {};
    if (name in tag.attributes) continue;
    tag.attributes[name] = source.slice(start, valueEnd);
    tag.hasPrefixes ||= name.includes(':') || name === 'xmlns';
  }
}

/** The offset behind a comment, CDATA section, declaration or processing instruction at `at`. */
function skipDeclaration(markup: MarkupSource, at: number, handler: MarkupHandler): number {
  const source = markup.text;
  if (source.startsWith('<![CDATA[', at)) {
    let end = markup.find(']]>', at + 9);
    if (end >= 0) {
      handler.text(source.slice(at + 9, end), true);
      return end + 3;
    }
    FIELD_END.lastIndex = at;
    end = FIELD_END.exec(source)?.index ?? source.length;
    handler.text(source.slice(at + 9, end), true);
    return end;
  }
  if (source.startsWith('<!--', at)) {
    return markup.find('-->', at + 4) < 0 ? markup.behind('>', at) : markup.behind('-->', at + 4);
  }
  if (source.startsWith('<?', at)) {
    const next = markup.find('<', at + 2);
    const end = source.slice(at, next < 0 ? source.length : next).indexOf('?>', 2);
    return end < 0 ? markup.behind('>', at) : at + end + 2;
  }
  const end = markup.behind('>', at);
  const bracket = at + source.slice(at, end).indexOf('[');
  if (bracket < at || !/^<!doctype/i.test(source.slice(at, at + 9))) return end;
  const close = markup.find(']', bracket);
  if (close < 0) return end;
  handler.doctype(source.slice(bracket + 1, Math.min(close, bracket + MAX_SUBSET_CHARACTERS)));
  return markup.behind('>', close);
}

/** Tells the handler of every tag and text of the source, however broken it is; linear in time, without recursion. */
export function scanMarkup(source: string, handler: MarkupHandler): void {
  const markup = new MarkupSource(source);
  const tag: StartTag = { name: '', attributes: NO_ATTRIBUTES, hasPrefixes: false, isEmpty: false, start: 0, end: 0 };
  let at = 0;
  while (at < source.length) {
    const start = source.indexOf('<', at);
    if (start !== at) handler.text(source.slice(at, start < 0 ? source.length : start), false);
    if (start < 0) return;
    const next = source.charCodeAt(start + 1);
    if (next === BANG || next === QUESTION) {
      at = skipDeclaration(markup, start, handler);
      continue;
    }
    const nameStart = next === SLASH ? start + 2 : start + 1;
    if (nameStart >= source.length || !isNameStart(source.charCodeAt(nameStart))) {
      handler.text('<', false);
      at = start + 1;
      continue;
    }
    const end = nameEnd(source, nameStart);
    const name = markup.lowerName(nameStart, end);
    if (next === SLASH) {
      handler.close(name, start);
      REST_OF_TAG.lastIndex = end;
      at = source.charCodeAt(end) === GREATER ? end + 1 : end + (REST_OF_TAG.exec(source)?.[0].length ?? 0);
      continue;
    }
    tag.name = name;
    tag.start = start;
    readTag(markup, end, tag);
    if (!handler.open(tag)) return;
    at = tag.end;
  }
}
