import type { PagePool } from '../crawlers/pages/page-pool.ts';
import type { PageReading } from '../crawlers/pages/extract-article.ts';
import type { Capture } from '../domain/capture.ts';
import type { DocumentText } from '../domain/document.ts';
import { DiembaoError } from '../domain/errors.ts';
import type { DropReason } from '../domain/outcome.ts';
import { maskItem, type MaskItemOptions } from '../privacy/mask-item.ts';

const READABLE_TYPE = /^\s*($|text\/(html|plain|xml)|application\/(xhtml\+xml|xml|octet-stream))/i;
/** Shorter than this, a page that looks like a list or a home page is taken for one even when it was announced as an item. */
const ITEM_CHARACTERS = 200;

/** How sure the announcement is that its address is an article: a feed says so, a link on a list page only looks like it. */
export type Announcement = 'stated' | 'guessed';

/** Why a page is not taken; an outlet's own announcement outweighs a doubtful look. */
function refusal(page: PageReading, announcement: Announcement): DropReason | null {
  if (page.whyNot === 'empty' || (page.text === '' && !page.title)) return 'empty';
  if (page.isArticle || page.whyNot === null) return null;
  const isPlain = page.whyNot === 'soft-404' || page.whyNot === 'login';
  if (isPlain || announcement === 'guessed' || !page.title) return 'not-article';
  return page.whyNot === 'thin' || page.text.length >= ITEM_CHARACTERS ? null : 'not-article';
}

export interface PageContext {
  pages: Pick<PagePool, 'read'>;
  announcement: Announcement;
  /** Stands in where the page states no date. */
  announcedAt: string | null;
  masking: MaskItemOptions;
  nowMs: number;
}

/**
 * The masked text of a captured page, or why it is none. The page's authors exist in here only.
 * Throws `content-type-unsupported`, `page-unreadable`.
 */
export async function articleFromPage(
  capture: Capture,
  context: PageContext,
): Promise<{ text: DocumentText } | { reason: DropReason }> {
  const contentType = capture.headers['content-type'] ?? null;
  if (contentType && !READABLE_TYPE.test(contentType)) {
    throw new DiembaoError('content-type-unsupported', 'only HTML pages are read', {
      facts: { url: capture.finalUrl, type: contentType.slice(0, 80) },
    });
  }
  const page = await context.pages.read({
    bytes: capture.body,
    contentType,
    url: capture.finalUrl,
    nowMs: context.nowMs,
  });
  const reason = refusal(page, context.announcement);
  if (reason) return { reason };
  const { text } = maskItem(
    {
      kind: 'article',
      url: page.canonicalUrl,
      title: page.title,
      text: page.text,
      publishedAt: page.publishedAt ?? context.announcedAt,
      modifiedAt: page.modifiedAt,
      section: page.section,
      paywalled: page.paywalled,
      lang: page.lang,
      accounts: [],
      persons: page.authors,
    },
    context.masking,
  );
  return { text };
}
