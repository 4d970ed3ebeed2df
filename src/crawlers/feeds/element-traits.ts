/** What an element means to the readers and to the repair of missing end tags, as bits of one number. */
export const TRAIT = {
  entry: 1,
  /** Holds no other field; when a `field` opens directly inside, its end tag was forgotten. */
  leaf: 1 << 1,
  field: 1 << 2,
  container: 1 << 3,
  /** No name of HTML: where one opens inside a free text of an entry, that text was never closed. */
  neverMarkup: 1 << 4,
  freeText: 1 << 5,
  title: 1 << 6,
  summary: 1 << 7,
  content: 1 << 8,
  author: 1 << 9,
  category: 1 << 10,
  published: 1 << 11,
  updated: 1 << 12,
  dated: 1 << 13,
  created: 1 << 14,
  mediaGroup: 1 << 15,
} as const;

const NAMES: Record<keyof typeof TRAIT, string> = {
  entry: 'item entry',
  leaf: 'title link guid pubdate id updated published modified issued category comments language copyright generator docs lastbuilddate ttl url dc:date dc:creator dc:title dc:subject dc:language dc:publisher dc:identifier',
  field:
    'title link description guid pubdate id updated published modified issued category author comments enclosure summary content content:encoded dc:date dc:creator dc:title dc:subject media:content media:thumbnail language copyright generator lastbuilddate image item entry',
  container: 'item entry channel feed image rss rdf:rdf textinput source url',
  neverMarkup: 'guid pubdate dc:date dc:creator content:encoded lastbuilddate published updated',
  freeText: 'description summary content content:encoded',
  title: 'title dc:title',
  summary: 'description summary abstract dc:description dcterms:abstract itunes:summary',
  content: 'content:encoded content body xhtml:body xhtml:div fullitem',
  author: 'author dc:creator creator itunes:author dc:contributor contributor managingeditor media:credit',
  category: 'category dc:subject keywords itunes:keywords media:keywords',
  published: 'pubdate published issued dcterms:issued dcterms:available',
  updated: 'updated modified dcterms:modified lastbuilddate',
  dated: 'dc:date dcterms:date date',
  created: 'created dcterms:created dc:created',
  mediaGroup: 'media:group media:content',
};

const TRAITS = new Map<string, number>();
for (const [trait, names] of Object.entries(NAMES)) {
  for (const name of names.split(' ')) TRAITS.set(name, (TRAITS.get(name) ?? 0) | TRAIT[trait as keyof typeof TRAIT]);
}

/** The traits of a canonical element name, 0 for an element that no reader knows. */
export function traitsOf(name: string): number {
  return TRAITS.get(name) ?? 0;
}
