import type { DocumentText } from '../domain/document.ts';
import { DiembaoError } from '../domain/errors.ts';
import type { Source } from '../domain/source.ts';
import { maskItem } from '../privacy/mask-item.ts';
import type { LineParts } from './parts.ts';
import { tagText, type TextTags } from './tag-text.ts';

/** What an officer pastes: a text, or the address of a public page. Who sent it is no part of it. */
export type Pasted = { text: string } | { url: string };

/** What the line found in a pasted item; title and text are masked, and offsets are theirs. */
export interface LookedAt extends TextTags {
  kind: 'article' | 'post';
  url: string | null;
  title: string;
  text: string;
  publishedAt: string | null;
}

type LookParts = Pick<
  LineParts,
  'matcher' | 'tagger' | 'masking' | 'claims' | 'fetcher' | 'prepareText' | 'sources' | 'clock'
>;

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}

/** A link of a configured outlet may reach what that outlet's file allows; any other only public addresses. */
function reachOf(parts: LookParts, url: string): Pick<Source, 'id' | 'allowAddresses'> {
  const known = [...parts.sources.values()].find(({ entries }) =>
    entries.some((entry) => hostOf(entry.url) === hostOf(url)),
  );
  return known ?? { id: 'pasted', allowAddresses: [] };
}

async function pageText(parts: LookParts, url: string): Promise<DocumentText> {
  if (!/^https?:\/\//i.test(url)) throw new DiembaoError('url-invalid', 'only http and https addresses are read');
  const fetched = await parts.fetcher.fetch(url, { source: reachOf(parts, url) });
  if (fetched.kind !== 'captured') throw new DiembaoError('not-found', 'the page is gone');
  const { capture } = fetched;
  const page = await parts.prepareText({
    from: 'page',
    bytes: capture.body,
    contentType: capture.headers['content-type'] ?? null,
    url: capture.finalUrl,
    nowMs: parts.clock.nowMs(),
    announcement: 'stated',
    announcedAt: null,
  });
  if ('dropped' in page) throw new DiembaoError('page-not-article', `no article: ${page.dropped}`, { facts: { url } });
  return page.text;
}

function pastedText(parts: LookParts, text: string): DocumentText {
  const empty = { url: null, title: null, publishedAt: null, modifiedAt: null, section: null, lang: null };
  return maskItem({ ...empty, kind: 'post', text, paywalled: false, accounts: [], persons: [] }, parts.masking).text;
}

/**
 * Takes a pasted item through the same line as a crawled one and says what it found; stores nothing.
 * Throws what the fetcher throws, `page-not-article`, `url-invalid`, `not-found`.
 */
export async function lookAt(parts: LookParts, pasted: Pasted): Promise<LookedAt> {
  const isLink = 'url' in pasted;
  const found = isLink ? await pageText(parts, pasted.url) : pastedText(parts, pasted.text);
  const { kind, title, text, publishedAt, url } = found;
  // The title of a post is the beginning of its text: it is not read twice.
  const said = await tagText(parts, { kind, title: isLink ? title : '', text, publishedAt });
  return { kind, url: isLink ? url : null, title, text, publishedAt, ...said };
}
