import type { Origin, SourceKind } from '../../domain/source.ts';

/** How an outlet says what it has. */
export type Announcement = 'rss' | 'rss-broken' | 'atom' | 'rdf' | 'json-feed' | 'sitemap' | 'list' | 'list-javascript';
/** Where its pages say when an article appeared. */
export type DateStyle = 'json-ld' | 'meta' | 'microdata' | 'visible' | 'visible-gmt7' | 'visible-plain';

export interface Edits {
  title?: string;
  /** Literal replacements, each of which must hit. */
  edits?: [from: string, to: string][];
  append?: string;
}

/** One article as it stands in `fixtures/sites/<outlet>.yaml`; with `reprintOf` what is left out is the original's. */
export interface ArticleRecord extends Edits {
  slug: string;
  text?: string;
  /** Minutes before the press started. */
  minutesAgo: number;
  section?: string;
  /** An invented journalist; must be found nowhere later. */
  author?: string;
  /** `indexed` when left out; else `dropped:<reason>` or `set-aside:<code>`. */
  expect?: string;
  /** Further fates that would be right too. */
  alsoAccepted?: string[];
  lang?: string;
  /** `<outlet>/<slug>` of the original. */
  reprintOf?: string;
  edition2?: Edits;
  /** True: 410 from edition 2 on. */
  isWithdrawnLater?: boolean;
  /** True: announced and served from edition 2 on. */
  isOfEdition2?: boolean;
  isPaywalled?: boolean;
  /** True: an AMP page with the same text is announced too. */
  hasAmpTwin?: boolean;
  form?: 'nfd';
  /** Names of victims, phones and the like that stand in the text. */
  planted?: string[];
  notes?: string;
}

/** One outlet's file. */
export interface OutletFile {
  id: string;
  name: string;
  country: string;
  origin: Origin;
  lang: string;
  kind: SourceKind;
  announce: Announcement;
  dates: DateStyle;
  /** As declared; `gb2312` is served as GB18030. */
  charset: string;
  /** Path of an article: `{slug}` and `{number}` are filled in. */
  path: string;
  /** Query added to every announced URL. */
  tracking?: string;
  /** Hours from UTC of its clock. */
  zone: number;
  articles: ArticleRecord[];
}

/** An article ready to be served. */
export interface Article {
  record: ArticleRecord;
  path: string;
  title: string;
  paragraphs: string[];
  publishedAt: string;
  modifiedAt: string | null;
  lang: string;
}

export interface PostRecord {
  handle: string;
  name: string;
  text: string;
  minutesAgo: number;
  lang?: string;
  expect?: string;
  /** True for an account that is listed as a publisher. */
  isOfficial?: boolean;
  planted?: string[];
}

/** One network's file. */
export interface TimelineFile {
  id: string;
  name: string;
  network: 'mastodon' | 'bluesky';
  aim: { tag?: string; query?: string };
  posts: PostRecord[];
}

export interface Post {
  record: PostRecord;
  /** Status id or record key. */
  key: string;
  createdAt: string;
}
