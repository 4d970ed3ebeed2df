/** One typed node of a page's JSON-LD. */
export type LinkedNode = Record<string, unknown>;

const MAX_NODES = 400;
const MAX_DEPTH = 6;
const ARTICLE =
  /(?:^|[/:])(?:\w*NewsArticle|Article|BlogPosting|LiveBlogPosting|Report|ReportageNewsArticle|ScholarlyArticle|TechArticle|ClaimReview)$/;

/** JSON as many systems write it: raw line breaks in strings, trailing commas, comment or CDATA wrappers. */
function repaired(text: string): string {
  let out = '';
  let isInString = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] as string;
    if (isInString && char === '\\') {
      const next = text[at + 1] ?? '';
      out += /["\\/bfnrtu]/.test(next) ? char + next : next;
      at += 1;
    } else if (char === '"') {
      isInString = !isInString;
      out += char;
    } else if (isInString && char < ' ') out += char === '\n' || char === '\t' ? ' ' : '';
    else if (!isInString && char === ',' && /^\s*[}\]]/.test(text.slice(at + 1, at + 200))) continue;
    else out += char;
  }
  return out;
}

/** What can still be read out of JSON that is beyond repair: the fields that matter, of the first article in it. */
function salvaged(text: string): LinkedNode | null {
  const type = /"@type"\s*:\s*\[?\s*"(\w*(?:Article|BlogPosting))"/.exec(text);
  if (!type) return null;
  const node: LinkedNode = { '@type': type[1] };
  for (const key of ['headline', 'datePublished', 'dateModified', 'articleSection', 'isAccessibleForFree']) {
    const value = new RegExp(`"${key}"\\s*:\\s*("(?:[^"\\\\]|\\\\.){0,500}"|true|false)`).exec(text)?.[1];
    if (value !== undefined) node[key] = value.replace(/^"|"$/g, '').replace(/\\(.)/g, '$1');
  }
  return node;
}

function parse(text: string): unknown {
  const bare = text
    .replace(/^\s*(?:<!--|(?:\/\*\s*)?<!\[CDATA\[(?:\s*\*\/)?|\/\/\s*<!\[CDATA\[)/, '')
    .replace(/(?:-->|(?:\/\*\s*|\/\/\s*)?\]\]>(?:\s*\*\/)?)\s*$/, '')
    .replace(/;\s*$/, '')
    .trim();
  for (const attempt of [() => bare, () => repaired(bare)]) {
    try {
      return JSON.parse(attempt());
    } catch {
      // The next attempt, or what can be salvaged.
    }
  }
  return salvaged(bare);
}

function collect(value: unknown, into: LinkedNode[], depth: number): void {
  if (depth > MAX_DEPTH || into.length >= MAX_NODES || typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value.slice(0, MAX_NODES)) collect(item, into, depth + 1);
    return;
  }
  const node = value as LinkedNode;
  if (node['@type'] !== undefined) into.push(node);
  for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'itemReviewed']) collect(node[key], into, depth + 1);
}

/** The typed nodes of a page's JSON-LD scripts, broken ones repaired or salvaged, in order; at most 400. */
export function linkedNodes(scripts: readonly string[]): LinkedNode[] {
  const nodes: LinkedNode[] = [];
  for (const script of scripts) collect(parse(script), nodes, 0);
  return nodes;
}

/** The types of a node. */
export function typesOf(node: LinkedNode): string[] {
  const types = node['@type'];
  return (Array.isArray(types) ? types : [types]).filter((type): type is string => typeof type === 'string');
}

/** A field as one string: the first of a list, the `name`, `@value`, `url` or `@id` of an object; null when there is none. */
export function textField(node: LinkedNode | null, key: string): string | null {
  const first = (value: unknown): string | null => {
    if (typeof value === 'string') return value.trim() || null;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    if (Array.isArray(value)) return value.length > 0 ? first(value[0]) : null;
    if (typeof value !== 'object' || value === null) return null;
    const fields = value as LinkedNode;
    return first(fields['name'] ?? fields['@value'] ?? fields['url'] ?? fields['@id']);
  };
  return first(node?.[key]);
}

function pathOf(url: string | null): string | null {
  try {
    return url === null ? null : new URL(url, 'http://x/').pathname.replace(/\/$/, '');
  } catch {
    return null;
  }
}

/** The node that describes the page's own article: the one that names its URL, or the only one; null on lists and pages without. */
export function articleNode(nodes: readonly LinkedNode[], url: string): LinkedNode | null {
  const articles = nodes.filter((node) => typesOf(node).some((type) => ARTICLE.test(type)));
  const path = pathOf(url);
  const own = articles.find((node) =>
    [textField(node, 'url'), textField(node, 'mainEntityOfPage'), textField(node, '@id')].some(
      (each) => each !== null && path !== '' && pathOf(each) === path,
    ),
  );
  if (own) return own;
  const titled = articles.filter((node) => textField(node, 'headline') !== null);
  const headlines = new Set(titled.map((node) => textField(node, 'headline')));
  return headlines.size <= 1 ? (titled[0] ?? articles[0] ?? null) : null;
}
