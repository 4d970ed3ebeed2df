/** What the scanner meets, in document order. Offsets are into the source. */
export interface MarkupHandler {
  /** A start tag; `end` is the offset behind it. Returns false to end the scan. */
  open(tag: {
    name: string;
    attributes: Record<string, string>;
    isEmpty: boolean;
    start: number;
    end: number;
  }): boolean;
  close(name: string, start: number): void;
  /** Verbatim text (CDATA) holds no references. */
  text(raw: string, isVerbatim: boolean): void;
  doctype(subset: string): void;
}

const NAME = /[A-Za-z_\u0080-\uFFFF][^\s/<>"'=]*/y;
const ATTRIBUTE_NAME = /[^\s=<>/"']+/y;
const UNQUOTED = /[^\s<>]*/y;
const SPACE = /\s*/y;
const REST_OF_TAG = /[^<>]*>?/y;
/** Where a CDATA section that is never closed must end. */
const FIELD_END = /<\/(?:[\w-]+:)?(?:description|encoded|content|summary|title|link|guid|item|entry|channel)\b/gi;
const NO_ATTRIBUTES: Record<string, string> = Object.freeze(Object.create(null) as Record<string, string>);
const MAX_ATTRIBUTES = 64;
const MAX_SUBSET_CHARACTERS = 65_536;

/** `indexOf` that remembers failures: what was not found once is not looked for again, so that scanning stays linear. */
function rememberingFinder(source: string): (needle: string, from: number) => number {
  const absent = new Set<string>();
  return (needle, from) => {
    if (absent.has(needle)) return -1;
    const at = source.indexOf(needle, from);
    if (at < 0) absent.add(needle);
    return at;
  };
}

function sticky(pattern: RegExp, source: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0] ?? '';
}

type Find = ReturnType<typeof rememberingFinder>;

/** The value that starts at `at` and the offset behind it; a quote that is never closed, or only far below, is taken for none. */
function attributeValue(source: string, at: number, find: Find): [value: string, end: number] {
  const quote = source[at];
  if (quote === '"' || quote === "'") {
    const end = find(quote, at + 1);
    const value = end < 0 ? null : source.slice(at + 1, end);
    if (value !== null && !(value.includes('<') && (value.length > 2_000 || value.includes('\n'))))
      return [value, end + 1];
    at += 1;
  }
  const value = sticky(UNQUOTED, source, at);
  const isClosing = value.endsWith('/') && source[at + value.length] === '>';
  return isClosing ? [value.slice(0, -1), at + value.length - 1] : [value, at + value.length];
}

interface OpenTag {
  attributes: Record<string, string>;
  isEmpty: boolean;
  end: number;
}

/** The attributes of the start tag whose name ends at `at`; a `<` ends a tag that was never closed. */
function readTag(source: string, at: number, find: Find): OpenTag {
  if (source[at] === '>') return { attributes: NO_ATTRIBUTES, isEmpty: false, end: at + 1 };
  const attributes = Object.create(null) as Record<string, string>;
  let count = 0;
  for (;;) {
    at += sticky(SPACE, source, at).length;
    const character = source[at];
    if (character === undefined || character === '<') return { attributes, isEmpty: false, end: at };
    if (character === '>') return { attributes, isEmpty: source[at - 1] === '/', end: at + 1 };
    const name = sticky(ATTRIBUTE_NAME, source, at);
    if (name === '') {
      at += 1;
      continue;
    }
    at += name.length;
    const behind = at + sticky(SPACE, source, at).length;
    if (source[behind] !== '=') continue;
    const [value, end] = attributeValue(source, behind + 1 + sticky(SPACE, source, behind + 1).length, find);
    at = end;
    const key = name.toLowerCase();
    if (count < MAX_ATTRIBUTES && !(key in attributes)) attributes[key] = value;
    count += 1;
  }
}

/** The offset behind a comment, CDATA section, declaration or processing instruction at `at`. */
function skipDeclaration(source: string, at: number, find: Find, handler: MarkupHandler): number {
  const behind = (needle: string, from: number): number => {
    const found = find(needle, from);
    return found < 0 ? source.length : found + needle.length;
  };
  if (source.startsWith('<!--', at)) return find('-->', at + 4) < 0 ? behind('>', at) : behind('-->', at + 4);
  if (source.startsWith('<![CDATA[', at)) {
    let end = find(']]>', at + 9);
    if (end >= 0) {
      handler.text(source.slice(at + 9, end), true);
      return end + 3;
    }
    FIELD_END.lastIndex = at;
    end = FIELD_END.exec(source)?.index ?? source.length;
    handler.text(source.slice(at + 9, end), true);
    return end;
  }
  if (source.startsWith('<?', at)) {
    const next = find('<', at + 2);
    const end = source.slice(at, next < 0 ? source.length : next).indexOf('?>', 2);
    return end < 0 ? behind('>', at) : at + end + 2;
  }
  const end = behind('>', at);
  const bracket = at + source.slice(at, end).indexOf('[');
  if (bracket < at || !/^<!doctype/i.test(source.slice(at, at + 9))) return end;
  const close = find(']', bracket);
  if (close < 0) return end;
  handler.doctype(source.slice(bracket + 1, Math.min(close, bracket + MAX_SUBSET_CHARACTERS)));
  return behind('>', close);
}

/** Tells the handler of every tag and text of the source, however broken it is; linear in time, without recursion. */
export function scanMarkup(source: string, handler: MarkupHandler): void {
  const find = rememberingFinder(source);
  let at = 0;
  while (at < source.length) {
    const start = source.indexOf('<', at);
    if (start !== at) handler.text(source.slice(at, start < 0 ? source.length : start), false);
    if (start < 0) return;
    const next = source[start + 1];
    if (next === '!' || next === '?') {
      at = skipDeclaration(source, start, find, handler);
      continue;
    }
    const isClose = next === '/';
    const name = sticky(NAME, source, start + (isClose ? 2 : 1));
    if (name === '') {
      handler.text('<', false);
      at = start + 1;
    } else if (isClose) {
      handler.close(name.toLowerCase(), start);
      at = start + 2 + name.length;
      at += source[at] === '>' ? 1 : sticky(REST_OF_TAG, source, at).length;
    } else {
      const tag = readTag(source, start + 1 + name.length, find);
      const { attributes, isEmpty, end } = tag;
      if (!handler.open({ name: name.toLowerCase(), attributes, isEmpty, start, end })) return;
      at = tag.end;
    }
  }
}
