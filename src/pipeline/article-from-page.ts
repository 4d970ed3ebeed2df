import { extractArticle } from '../crawlers/pages/extract-article.ts';
import type { Capture } from '../domain/capture.ts';
import type { DocumentText } from '../domain/document.ts';
import { DiembaoError } from '../domain/errors.ts';
import type { DropReason } from '../domain/outcome.ts';
import { maskItem, type MaskItemOptions } from '../privacy/mask-item.ts';

const READABLE_TYPE = /^\s*($|text\/(html|plain|xml)|application\/(xhtml\+xml|xml|octet-stream))/i;

/**
 * The masked text of a captured page, or why it is none. The page's authors exist in here only.
 * `announcedAt` stands in where the page states no date. Throws `content-type-unsupported`, `page-unreadable`.
 */
export function articleFromPage(
  capture: Capture,
  context: { announcedAt: string | null; masking: MaskItemOptions; nowMs: number },
): { text: DocumentText } | { reason: DropReason } {
  const contentType = capture.headers['content-type'] ?? null;
  if (contentType && !READABLE_TYPE.test(contentType)) {
    throw new DiembaoError('content-type-unsupported', 'only HTML pages are read', {
      facts: { url: capture.finalUrl, type: contentType.slice(0, 80) },
    });
  }
  const page = extractArticle({ bytes: capture.body, contentType, url: capture.finalUrl, nowMs: context.nowMs });
  if ('reason' in page) return { reason: page.reason };
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
