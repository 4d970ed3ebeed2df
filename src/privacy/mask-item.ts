import type { DocumentText } from '../domain/document.ts';
import type { RawItem } from '../domain/raw-item.ts';
import { withoutBylines } from './bylines.ts';
import { maskUrl } from './links.ts';
import { maskPersons, type MaskOptions } from './mask-persons.ts';
import { opaquePostUrl, sealPermalink } from './permalink.ts';
import { isPublisher, type Publishers } from './publishers.ts';

export interface MaskItemOptions {
  publishers: Publishers;
  /** The installation's secret: keyed hash of permalinks, and their seal. */
  secret: string | Uint8Array;
}

/** What may be queued and stored of an item. */
export interface MaskedItem {
  text: DocumentText;
  /** A private post's permalink for the reviewer's source check; null for all else. */
  sealedUrl: string | null;
}

const TITLE_LENGTH = 100;

/** The first line, cut at a word, at most 100 characters; tokens are never cut in two. */
function titleOf(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= TITLE_LENGTH) return line;
  const cut = line.slice(0, TITLE_LENGTH - 1);
  const open = cut.lastIndexOf('[');
  const whole = open > cut.lastIndexOf(']') ? cut.slice(0, open) : cut;
  const space = whole.lastIndexOf(' ');
  return `${(space > TITLE_LENGTH / 2 ? whole.slice(0, space) : whole).replace(/[\uD800-\uDBFF]$/u, '').trimEnd()}…`;
}

/** True when one of the accounts is a configured publisher's: what it says is no private post. */
function isPublishers(item: RawItem, publishers: Publishers): boolean {
  return item.accounts.some((account) => isPublisher(publishers, account));
}

/**
 * The item as it may be queued and stored: persons masked in title and text, bylines out, no author.
 * A private post's URL becomes an opaque token and its permalink is sealed; a publisher's keeps its URL.
 */
export function maskItem(item: RawItem, { publishers, secret }: MaskItemOptions): MaskedItem {
  const isPublic = isPublishers(item, publishers);
  const isPost = item.kind === 'post';
  const openUrl = item.url === null ? null : maskUrl(item.url, { publishers, isPost });
  const isPrivate = (isPost && !isPublic) || (openUrl === null && !(isPublic && item.url !== null));
  const unsigned = withoutBylines(item.text.normalize('NFC'), publishers, isPost);
  const title = item.title === null ? null : withoutBylines(item.title.normalize('NFC'), publishers, true);
  const speakers = isPublic ? [] : item.accounts;
  const options: MaskOptions = {
    publishers,
    isPost: isPost && !isPublic,
    knownNames: [...speakers, ...item.persons, ...unsigned.names, ...(title?.names ?? [])],
  };
  const text = maskPersons(unsigned.text, options).text;
  const masked = title === null ? '' : maskPersons(title.text || (item.title as string), options).text;
  const permalink = item.url ?? `text:${unsigned.text}`;
  const section = item.section === null || isPrivate ? null : maskPersons(item.section, options).text;
  return {
    text: {
      kind: item.kind,
      url: isPrivate ? opaquePostUrl(permalink, secret) : (openUrl ?? permalink),
      title: masked === '' ? titleOf(text) : isPost ? titleOf(masked) : masked,
      text,
      publishedAt: item.publishedAt,
      modifiedAt: item.modifiedAt,
      section,
      paywalled: item.paywalled,
      declaredLang: item.lang,
    },
    sealedUrl: isPrivate && item.url !== null ? sealPermalink(item.url, secret) : null,
  };
}
