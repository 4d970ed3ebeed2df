import { detectLanguage } from '../classify/language.ts';
import { detectPlaces } from '../classify/places/detect-places.ts';
import type { PlaceMatcher } from '../classify/places/place-matcher.ts';
import { readPage, type PageReading } from '../crawlers/pages/extract-article.ts';
import type { DocumentText, DocumentWords } from '../domain/document.ts';
import { excerptOf } from '../domain/excerpt.ts';
import type { DropReason } from '../domain/outcome.ts';
import type { PlaceMention } from '../domain/place.ts';
import type { RawItem } from '../domain/raw-item.ts';
import type { Tag } from '../domain/tag.ts';
import { searchWords } from '../lib/fold.ts';
import { maskItem, type MaskItemOptions } from '../privacy/mask-item.ts';
import { minHash } from '../stories/fingerprint.ts';

/** How sure the announcement is that its address is an article: a feed says so, a link on a list page only looks like it. */
export type Announcement = 'stated' | 'guessed';

/** What a text is made from: a page's bytes, a raw item, or a text that was masked before it was queued. */
export type TextSource =
  | {
      from: 'page';
      bytes: Uint8Array;
      contentType: string | null;
      url: string;
      nowMs: number;
      announcement: Announcement;
      announcedAt: string | null;
    }
  | { from: 'item'; item: RawItem }
  | { from: 'masked'; text: DocumentText; sealedUrl: string | null };

/** A masked text with all that rules can say of it. */
export interface PreparedText {
  text: DocumentText;
  sealedUrl: string | null;
  language: Tag;
  about: boolean;
  /** Why it is, or is not, about the province: a rule's name. */
  reason: string;
  places: PlaceMention[];
  /** MinHash of title and text. */
  minima: Uint32Array;
  words: DocumentWords;
}

export type Prepared = PreparedText | { dropped: DropReason };

/** Shorter than this, a page that looks like a list or a home page is taken for one even when it was announced as an item. */
const ITEM_CHARACTERS = 200;

/** Why a page is not taken; an outlet's own announcement outweighs a doubtful look. */
function refusal(page: PageReading, announcement: Announcement): DropReason | null {
  if (page.whyNot === 'empty' || (page.text === '' && !page.title)) return 'empty';
  if (page.isArticle || page.whyNot === null) return null;
  const isPlain = page.whyNot === 'soft-404' || page.whyNot === 'login' || page.whyNot === 'home';
  if (isPlain || announcement === 'guessed' || !page.title) return 'not-article';
  return page.whyNot === 'thin' || page.text.length >= ITEM_CHARACTERS ? null : 'not-article';
}

/** The raw item of an article page; its authors exist only until it is masked. */
function itemOf(page: PageReading, announcedAt: string | null): RawItem {
  return {
    kind: 'article',
    url: page.canonicalUrl,
    title: page.title,
    text: page.text,
    publishedAt: page.publishedAt ?? announcedAt,
    modifiedAt: page.modifiedAt,
    section: page.section,
    paywalled: page.paywalled,
    lang: page.lang,
    accounts: [],
    persons: page.authors,
  };
}

/** From bytes or a raw item to a masked text, its language, its places and its fingerprint. Pure; what is heavy in the line. */
export function prepareText(source: TextSource, tools: { matcher: PlaceMatcher; masking: MaskItemOptions }): Prepared {
  let masked: { text: DocumentText; sealedUrl: string | null };
  if (source.from === 'page') {
    const page = readPage(source);
    const reason = refusal(page, source.announcement);
    if (reason) return { dropped: reason };
    masked = { text: maskItem(itemOf(page, source.announcedAt), tools.masking).text, sealedUrl: null };
  } else masked = source.from === 'item' ? maskItem(source.item, tools.masking) : source;

  const { text, sealedUrl } = masked;
  if (text.title.trim() === '' && text.text.trim() === '') return { dropped: 'empty' };
  const language = detectLanguage(`${text.title}\n${text.text}`);
  const { about, reason, places } = detectPlaces(tools.matcher, {
    title: text.title,
    text: text.text,
    publishedAt: text.publishedAt,
  });
  const { label, score, model } = language;
  return {
    text,
    sealedUrl,
    language: { label, score, model },
    about,
    reason,
    places,
    minima: minHash(`${text.title}\n${text.text}`),
    words: { title: searchWords(text.title), text: searchWords(text.text || excerptOf(text.title)) },
  };
}
