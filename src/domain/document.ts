import type { Claim, Suggestion } from './claim.ts';
import type { Words } from '../lib/fold.ts';
import type { PlaceMention } from './place.ts';
import type { Origin } from './source.ts';
import type { Tag, Tags } from './tag.ts';

export type DocumentKind = 'article' | 'post';

/** One state of an item that its outlet edited; the first is the item as first seen. */
export interface DocumentVersion {
  at: string;
  title: string;
  /** Names of the fields that differ from the version before; empty for the first. */
  changed: string[];
  /** SHA-256 of title and text. */
  hash: string;
  /**
   * The text of a state that a later one replaced; the newest state's is the document's own. Absent where it was not
   * kept: recorded before texts were, beyond `KEPT_VERSION_TEXTS`, or past the retention period.
   */
  text?: string;
}

/** An item that is edited all day keeps the texts of so many earlier states. */
export const KEPT_VERSION_TEXTS = 20;

/** Text as the normaliser leaves it: NFC, no author, persons masked. The only input of what follows. */
export interface DocumentText {
  kind: DocumentKind;
  /** Canonical URL; of a private post an opaque token `post:…`. */
  url: string;
  title: string;
  text: string;
  publishedAt: string | null;
  modifiedAt: string | null;
  section: string | null;
  paywalled: boolean;
  /** As declared by the page or feed; null when not said. */
  declaredLang: string | null;
}

/** Title and text (where that is gone, the excerpt) as searches compare them: words joined by single spaces. */
export interface DocumentWords {
  title: Words;
  text: Words;
}

/** An item as it is stored. There is no place for an author (boundary B2). */
export interface Document extends DocumentText {
  /** `stableId('doc', url)`. */
  id: string;
  source: { id: string; name: string; origin: Origin; country: string };
  /** The first 280 characters of the text, whole words. */
  excerpt: string;
  language: Tag;
  fetchedAt: string;
  withdrawn: boolean;
  versions: DocumentVersion[];
  places: PlaceMention[];
  /** Story id. */
  story: string;
  tags: Tags;
  claims: Claim[];
  suspected: boolean;
  /** Records that a reviewer may link to a claim; absent where there are none. */
  suggestions?: Suggestion[];
  /** SHA-256 of title and text now. */
  hash: string;
  /** A private post's permalink, encrypted with the installation's key for the reviewer's source check; null for all else. */
  sealedUrl: string | null;
  /** When this item was last asked for again (edit and withdrawal checks); conditional-request validators with it. */
  recheck: { lastAt: string; etag: string | null; lastModified: string | null };
}

/** Flags that a search can ask for. */
export const DOCUMENT_FLAGS = ['suspected', 'withdrawn', 'paywalled', 'edited'] as const;

/** What is left of a press item past its retention period (boundary B7): title, link, excerpt and tags. */
export function withoutText(document: Document): Document {
  return {
    ...document,
    text: '',
    versions: document.versions.map(({ text: _text, ...version }) => version),
    claims: document.claims.filter(({ span }) => span.field === 'title'),
  };
}
