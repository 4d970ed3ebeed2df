/** Namespaces whose elements are read as the feed's own, and the others that are known, by a pattern on the lower-case name. */
const NAMESPACES: readonly (readonly [RegExp, string])[] = [
  [/w3\.org\/2005\/atom/, ''],
  [/purl\.org\/(?:atom\/|echo\/|pie\/|net\/rss1\.1)/, ''],
  [/purl\.org\/atom\/ns#|^uri\/of\/echo|example\.com\/n(?:ecl?ho|ewformat)/, ''],
  [/purl\.org\/rss\/1\.0\/?$/, ''],
  [/netscape\.com\/(?:rdf\/simple|publish)|channel\.netscape\.com/, ''],
  [/userland\.com\/rss|law\.harvard\.edu\/(?:tech\/)?rss|backend\.userland/, ''],
  [/sitemaps\.org\/schemas|google\.com\/schemas\/sitemap\/0/, ''],
  [/google\.com\/schemas\/sitemap-news/, 'news'],
  [/purl\.org\/dc\/elements|purl\.org\/metadata\/dublin_core/, 'dc'],
  [/purl\.org\/dc\/terms/, 'dcterms'],
  [/purl\.org\/rss\/1\.0\/modules\/content/, 'content'],
  [/search\.yahoo\.com\/mrss|mrss/, 'media'],
  [/itunes\.com\/dtds|example\.com\/dtds\/podcast/, 'itunes'],
  [/feedburner\.org/, 'feedburner'],
  [/w3\.org\/1999\/xhtml/, 'xhtml'],
  [/w3\.org\/1999\/02\/22-rdf/, 'rdf'],
  [/w3\.org\/xml\/1998/, 'xml'],
];
/** Prefixes that mean the feed's own elements even where nothing declares them. */
const OWN_PREFIXES = new Set(['rss', 'rss1', 'atom', 'atom03', 'atom10', 'a10']);

/** Prefixes in force, each with its canonical one; the default namespace is under the empty prefix. */
export type Scope = Readonly<Record<string, string>>;
export const NO_SCOPE: Scope = Object.freeze(Object.create(null) as Record<string, string>);

const known = new Map<string, string | null>();

function canonicalOf(name: string): string | null {
  const cached = known.get(name);
  if (cached !== undefined) return cached;
  const lower = name.trim().toLowerCase();
  const found = NAMESPACES.find(([pattern]) => pattern.test(lower.slice(0, 200)))?.[1] ?? null;
  // A copy: the name is a slice of the feed, and would keep the whole of it in memory.
  if (known.size < 500) known.set(Buffer.from(name).toString(), found);
  return found;
}

/** The scope inside an element with these attributes. */
export function scopeWith(outer: Scope, attributes: Record<string, string>): Scope {
  let scope: Record<string, string> | null = null;
  for (const key in attributes) {
    if (!key.startsWith('xmlns')) continue;
    const prefix = key === 'xmlns' ? '' : key[5] === ':' ? key.slice(6) : null;
    if (prefix === null) continue;
    scope ??= Object.assign(Object.create(null), outer) as Record<string, string>;
    const canonical = canonicalOf(attributes[key] as string);
    if (canonical !== null) scope[prefix] = canonical;
    else delete scope[prefix];
  }
  return scope ?? outer;
}

/** The name that readers compare: `title`, `dc:date`, `xhtml:div`; unknown prefixes stay. `name` is in lower case. */
export function canonicalName(scope: Scope, name: string): string {
  const colon = name.indexOf(':');
  if (colon < 0) {
    const own = scope[''];
    return own ? `${own}:${name}` : name;
  }
  const prefix = name.slice(0, colon);
  const canonical = scope[prefix] ?? (OWN_PREFIXES.has(prefix) ? '' : prefix);
  return canonical === '' ? name.slice(colon + 1) : `${canonical}:${name.slice(colon + 1)}`;
}
