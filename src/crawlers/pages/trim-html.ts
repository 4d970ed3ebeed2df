/** A page without what is not text, small and shallow enough to be parsed: see `trimHtml`. */
export interface TrimmedPage {
  /** Attributes of the html element. */
  lang: string | null;
  /** meta, link, base and title elements from anywhere in the page. */
  head: string;
  body: string;
  /** Contents of the JSON-LD scripts, as written. */
  jsonLd: string[];
  /** True when a limit cut the page. */
  isCut: boolean;
}

/** Limits that make the work after trimming bounded: typical news pages have 2–6 k tags, depth 15–40, 150–600 kB. */
const LIMITS = {
  inputChars: 6_000_000,
  outputChars: 800_000,
  tags: 12_000,
  depth: 150,
  headTags: 400,
  jsonLdCount: 40,
  jsonLdChars: 400_000,
};

const DROPPED = new Set(
  'script style template iframe object embed svg canvas textarea select audio video map math frameset noframes xmp'.split(
    ' ',
  ),
);
const VOID = new Set('area base br col embed hr img input keygen link meta param source track wbr'.split(' '));
const USELESS = new Set(
  'html head body area col embed img input keygen param source track wbr picture font center frame'.split(' '),
);
const KEPT_ATTRIBUTES = new Set('class id itemprop datetime content property role hidden aria-hidden'.split(' '));
const HEAD_ATTRIBUTES = new Set('href rel itemprop content property name http-equiv'.split(' '));
/** Tags that only style words: every node of the tree costs, and their text needs no box of its own. */
const STYLING = new Set('b strong em i u small mark sup sub ins big tt nobr wbr span abbr acronym cite q'.split(' '));
const CLOSED_BY: Record<string, RegExp> = {
  p: /^(?:p|h[1-6]|td|th|tr|li|dd|dt)$/,
  li: /^li$/,
  td: /^t[dhr]$/,
  th: /^t[dhr]$/,
  tr: /^tr$/,
  dd: /^d[dt]$/,
  dt: /^d[dt]$/,
  option: /^option$/,
};
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?/g;

function keptAttributes(text: string, names: ReadonlySet<string> = KEPT_ATTRIBUTES): string {
  let kept = '';
  for (const match of text.matchAll(ATTRIBUTE)) {
    const name = (match[1] as string).toLowerCase();
    const value = (match[2] ?? '""').replace(/^["']|["']$/g, '');
    if (name === 'style' && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(value)) kept += ' hidden';
    // Content that a streaming renderer sends hidden and shows by script (React names the boxes S:0, S:1 …).
    else if (name === 'hidden' && /\bid\s*=\s*["']S:/.test(text)) continue;
    else if (names.has(name) && value.length <= 4000) kept += ` ${name}="${value.replaceAll('"', '&quot;')}"`;
  }
  return kept;
}

/** Where markup is looked for; each search that failed once is not tried again, so that junk costs linear time. */
class Cursor {
  at = 0;
  private readonly gone = new Set<string>();
  constructor(readonly html: string) {}

  find(needle: string, from: number): number {
    if (this.gone.has(needle)) return -1;
    const found = this.html.indexOf(needle, from);
    if (found < 0) this.gone.add(needle);
    return found;
  }

  /** Start of `</name` at or after a position, in either case. */
  findClose(name: string, from: number): number {
    if (this.gone.has(`</${name}`)) return -1;
    const pattern = new RegExp(`</${name}(?![a-z0-9-])`, 'gi');
    pattern.lastIndex = from;
    const found = pattern.exec(this.html)?.index ?? -1;
    if (found < 0) this.gone.add(`</${name}`);
    return found;
  }

  /** Index of the `>` that ends the tag open at a position, quotes respected. */
  tagEnd(from: number): number {
    const { html } = this;
    for (let at = from; at < html.length; at += 1) {
      const char = html.charCodeAt(at);
      if (char === 62) return at;
      // A quote opens a value only after an equals sign.
      if ((char === 34 || char === 39) && /=\s*$/.test(html.slice(Math.max(from, at - 3), at))) {
        const close = this.find(char === 34 ? '"' : "'", at + 1);
        if (close > 0) at = close;
      }
    }
    return -1;
  }
}

interface OpenTag {
  name: string;
  isEmitted: boolean;
}

class Trimmer {
  lang: string | null = null;
  head: string[] = [];
  body: string[] = [];
  jsonLd: string[] = [];
  isCut = false;
  private isAfterBlock = true;
  private chars = 0;
  private tags = 0;
  private emittedDepth = 0;
  private readonly open: OpenTag[] = [];
  private readonly openCounts = new Map<string, number>();
  constructor(
    private readonly cursor: Cursor,
    private readonly keepsNoscript: boolean,
  ) {}

  get isFull(): boolean {
    return this.chars > LIMITS.outputChars || this.tags > LIMITS.tags;
  }

  /** Text between tags; white space behind a block's tag says nothing. */
  words(text: string): void {
    if (this.isAfterBlock && /^\s*$/.test(text)) {
      if (this.preCount === 0) return;
    }
    if (text) this.isAfterBlock = false;
    this.text(text);
  }

  /** Stands for a box that is not made because it lies too deep: its text still begins a paragraph. */
  private breakLine(name: string): void {
    const isBroken = this.body[this.body.length - 1] === '<br><br>';
    if (!STYLING.has(name) && name !== 'a' && !isBroken) this.text('<br><br>');
    else if (!isBroken) this.text(' ');
  }

  private get preCount(): number {
    return this.openCounts.get('pre') ?? 0;
  }

  private text(text: string): void {
    if (!text) return;
    this.body.push(text);
    this.chars += text.length;
  }

  private pop(): OpenTag | undefined {
    const tag = this.open.pop();
    if (!tag) return undefined;
    this.openCounts.set(tag.name, (this.openCounts.get(tag.name) ?? 1) - 1);
    if (tag.isEmitted) this.emittedDepth -= 1;
    return tag;
  }

  closeTag(name: string): void {
    if (USELESS.has(name) || VOID.has(name) || !this.openCounts.get(name)) return;
    for (let tag = this.pop(); tag; tag = this.pop()) {
      if (tag.isEmitted) {
        this.text(`</${tag.name}>`);
        this.isAfterBlock = !STYLING.has(tag.name) && tag.name !== 'a';
      }
      if (tag.name === name) return;
    }
  }

  /** Takes the tag's element and returns where reading goes on. */
  openTag(name: string, attributes: string, after: number): number {
    if (DROPPED.has(name) || (name === 'noscript' && !this.keepsNoscript)) return this.drop(name, attributes, after);
    if (name === 'title') return this.title(after);
    if (name === 'html') this.lang ??= /\blang\s*=\s*["']?([\w-]+)/i.exec(attributes)?.[1] ?? null;
    if (name === 'meta' || name === 'link' || name === 'base') this.headTag(name, attributes);
    if (USELESS.has(name) || this.isHeadName(name)) return after;
    this.emit(name, attributes);
    return after;
  }

  private isHeadName(name: string): boolean {
    return name === 'meta' || name === 'link' || name === 'base';
  }

  private emit(name: string, attributes: string): void {
    const closed = CLOSED_BY[name];
    const top = this.open[this.open.length - 1];
    if (
      closed &&
      top &&
      closed.test(top.name) &&
      top.name !== 'tr' &&
      !(name === 'p' && top.name !== 'p' && !/^h/.test(top.name))
    )
      this.closeTag(top.name);
    const isVoid = VOID.has(name);
    const kept = attributes ? keptAttributes(attributes) : '';
    const isBare = kept === '' && STYLING.has(name);
    const isTooDeep = !isVoid && this.emittedDepth >= LIMITS.depth;
    const isEmitted = !isBare && !isTooDeep;
    if (isEmitted) {
      this.tags += 1;
      this.text(`<${name}${kept}>`);
      this.isAfterBlock = !STYLING.has(name) && name !== 'a';
    } else if (isTooDeep) {
      this.isCut = true;
      this.breakLine(name);
    }
    if (isVoid) return;
    if (isEmitted) this.emittedDepth += 1;
    this.open.push({ name, isEmitted });
    this.openCounts.set(name, (this.openCounts.get(name) ?? 0) + 1);
  }

  private headTag(name: string, attributes: string): void {
    if (this.head.length < LIMITS.headTags && !/stylesheet|preload|preconnect|dns-prefetch/i.test(attributes))
      this.head.push(`<${name}${keptAttributes(attributes, HEAD_ATTRIBUTES)}>`);
  }

  private title(after: number): number {
    const close = this.cursor.findClose('title', after);
    if (close < 0) return after;
    // Only the first: inline pictures have titles too.
    if (!this.head.some((tag) => tag.startsWith('<title')))
      this.head.push(
        `<title>${this.cursor.html.slice(after, Math.min(close, after + 2000)).replaceAll('<', '&lt;')}</title>`,
      );
    return close;
  }

  private drop(name: string, attributes: string, after: number): number {
    if (VOID.has(name) || attributes.endsWith('/')) return after;
    const close = this.cursor.findClose(name, after);
    if (close < 0) return after;
    if (
      name === 'script' &&
      /ld\+json/i.test(attributes) &&
      this.jsonLd.length < LIMITS.jsonLdCount &&
      close - after < LIMITS.jsonLdChars
    )
      this.jsonLd.push(this.cursor.html.slice(after, close));
    this.text(' ');
    return close;
  }
}

const TAG_NAME = /(\/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})/y;

/** Reads the markup at the cursor (which stands on `<`) and returns where reading goes on. */
function readMarkup(cursor: Cursor, trimmer: Trimmer): number {
  const { html, at } = cursor;
  if (html.startsWith('<!--', at)) {
    const close = cursor.find('-->', at + 4);
    return close < 0 ? at + 4 : close + 3;
  }
  TAG_NAME.lastIndex = at + 1;
  const match = TAG_NAME.exec(html);
  if (!match) {
    if (html[at + 1] === '!' || html[at + 1] === '?' || html[at + 1] === '/') {
      const close = cursor.find('>', at);
      return close < 0 ? html.length : close + 1;
    }
    trimmer.words('&lt;');
    return at + 1;
  }
  const name = (match[2] as string).toLowerCase();
  const end = cursor.tagEnd(TAG_NAME.lastIndex);
  if (end < 0) return html.length;
  if (match[1]) {
    trimmer.closeTag(name);
    return end + 1;
  }
  return trimmer.openTag(name, html.slice(at + 1 + name.length, end), end + 1);
}

/**
 * The page without scripts, styles, pictures, comments and attributes that nobody reads; deep nesting flattened, size and
 * number of tags capped. Linear in the input, whatever it is; text beyond the caps is lost and `isCut` says so. `keepsNoscript`: some forums show the text only to readers without scripts.
 */
export function trimHtml(html: string, keepsNoscript = false): TrimmedPage {
  const cursor = new Cursor(html.length > LIMITS.inputChars ? html.slice(0, LIMITS.inputChars) : html);
  const trimmer = new Trimmer(cursor, keepsNoscript);
  while (cursor.at < cursor.html.length && !trimmer.isFull) {
    const next = cursor.find('<', cursor.at);
    const textEnd = next < 0 ? cursor.html.length : next;
    trimmer.words(cursor.html.slice(cursor.at, textEnd));
    cursor.at = textEnd;
    if (next >= 0) cursor.at = readMarkup(cursor, trimmer);
  }
  const isCut = trimmer.isCut || cursor.at < cursor.html.length || cursor.html.length < html.length;
  return {
    lang: trimmer.lang,
    head: trimmer.head.join(''),
    body: trimmer.body.join(''),
    jsonLd: trimmer.jsonLd,
    isCut,
  };
}
