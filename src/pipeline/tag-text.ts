import { detectLanguage } from '../classify/language.ts';
import { detectPlaces } from '../classify/places/detect-places.ts';
import type { Claim } from '../domain/claim.ts';
import type { DocumentKind } from '../domain/document.ts';
import type { PlaceMention } from '../domain/place.ts';
import type { Tags } from '../domain/tag.ts';
import { maskItem } from '../privacy/mask-item.ts';
import type { LineParts } from './parts.ts';

/** A text that somebody asks about. */
export interface TextToTag {
  kind: DocumentKind;
  title: string;
  text: string;
  publishedAt: string | null;
}

/** What the line says of a text. Offsets are UTF-16 units of the text as given. */
export interface TextTags {
  language: string;
  /** Is the province a subject? */
  about: boolean;
  places: PlaceMention[];
  tags: Tags;
  claims: Claim[];
  suspected: boolean;
}

/** What the line says of one given text; stores nothing. */
export async function tagText(
  parts: Pick<LineParts, 'matcher' | 'tagger' | 'masking' | 'claims'>,
  { kind, title, text, publishedAt }: TextToTag,
): Promise<TextTags> {
  const language = detectLanguage(`${title}\n${text}`);
  const places = detectPlaces(parts.matcher, { title, text, publishedAt });
  // The model reads what a crawled document would hold: masked text.
  const masked = maskItem(
    {
      kind,
      url: 'https://localhost/',
      title: title || null,
      text,
      publishedAt: null,
      modifiedAt: null,
      section: null,
      paywalled: false,
      lang: null,
      accounts: [],
      persons: [],
    },
    parts.masking,
  ).text;
  const tags = await parts.tagger.tag({
    kind,
    language: language.label,
    title: title ? masked.title : '',
    text: masked.text,
  });
  const { claims, suspected } = await parts.claims.judge({ title, text, publishedAt, language: language.label });
  return { language: language.label, about: places.about, places: places.places, tags, claims, suspected };
}
