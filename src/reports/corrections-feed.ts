import { createHash } from 'node:crypto';
import { answerText, type Answer } from '../domain/answer.ts';
import type { EvidenceQuote } from '../domain/claim.ts';
import { xmlText } from '../lib/xml-text.ts';

/** Who publishes, and where the feeds are reached from outside, with a slash at the end. */
export interface FeedFrame {
  publisher: string;
  baseUrl: string;
}

const RATINGS = {
  false: { ratingValue: 1, alternateName: 'Sai' },
  misleading: { ratingValue: 2, alternateName: 'Chưa chính xác' },
};

/** A UUID (version 8, RFC 9562) that an id always gets. */
function uuidOf(name: string): string {
  const hex = createHash('sha256').update(`diembao\n${name}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

/** The stable id of an answer in the feeds. */
export function answerUrn(id: string): string {
  return `urn:uuid:${uuidOf(id)}`;
}

/** Where an answer can be read. */
export function answerUrl(id: string, { baseUrl }: Pick<FeedFrame, 'baseUrl'>): string {
  return `${baseUrl}feeds/corrections/${encodeURIComponent(id)}`;
}

/** What the public may see of answers: those that stand, and those that were taken back; each with the instant of that. */
export function publicAnswers(answers: readonly Answer[]): {
  standing: Answer[];
  withdrawn: Answer[];
  updatedAt: string;
} {
  const newest = (at: (answer: Answer) => string) => (one: Answer, other: Answer) => (at(one) < at(other) ? 1 : -1);
  const standing = answers
    .filter(({ state, publishedAt }) => state === 'published' && publishedAt !== null)
    .sort(newest(({ publishedAt }) => publishedAt ?? ''));
  const withdrawn = answers
    .filter(({ state, withdrawnAt }) => state !== 'published' && withdrawnAt !== null)
    .sort(newest(({ withdrawnAt }) => withdrawnAt ?? ''));
  const instants = [...standing.map((one) => one.publishedAt ?? ''), ...withdrawn.map((one) => one.withdrawnAt ?? '')];
  return { standing, withdrawn, updatedAt: instants.sort().at(-1) ?? '1970-01-01T00:00:00.000Z' };
}

const citation = ({ quote, url, publisher, publishedAt }: EvidenceQuote): object => ({
  '@type': 'CreativeWork',
  ...(url ? { url } : {}),
  text: quote,
  datePublished: publishedAt,
  publisher: { '@type': 'Organization', name: publisher },
});

/** An answer as a ClaimReview. Source: schema.org/ClaimReview. */
export function claimReviewOf(answer: Answer, frame: FeedFrame): Record<string, unknown> {
  const { appearance } = answer;
  return {
    '@context': 'https://schema.org',
    '@type': 'ClaimReview',
    '@id': answerUrn(answer.id),
    url: answerUrl(answer.id, frame),
    inLanguage: 'vi',
    headline: answer.headline,
    datePublished: answer.publishedAt,
    dateModified: answer.updatedAt,
    author: { '@type': 'Organization', name: frame.publisher, url: frame.baseUrl },
    publisher: { '@type': 'Organization', name: frame.publisher, url: frame.baseUrl },
    claimReviewed: answer.claimReviewed,
    ...(appearance
      ? {
          itemReviewed: {
            '@type': 'Claim',
            ...(appearance.publishedAt ? { datePublished: appearance.publishedAt } : {}),
            author: { '@type': 'Organization', name: appearance.publisher },
            appearance: { '@type': 'CreativeWork', url: appearance.url },
          },
        }
      : {}),
    reviewRating: { '@type': 'Rating', worstRating: 1, bestRating: 5, ...RATINGS[answer.rating] },
    reviewBody: answerText(answer.parts),
    citation: answer.evidence.map(citation),
  };
}

/** The published corrections as a data feed of ClaimReviews; withdrawn ones remain as the instant of their withdrawal. Source: schema.org/DataFeed. */
export function correctionsFeed(answers: readonly Answer[], frame: FeedFrame): Record<string, unknown> {
  const { standing, withdrawn, updatedAt } = publicAnswers(answers);
  return {
    '@context': 'https://schema.org',
    '@type': 'DataFeed',
    name: `Đính chính – ${frame.publisher}`,
    url: `${frame.baseUrl}feeds/corrections.json`,
    inLanguage: 'vi',
    dateModified: updatedAt,
    dataFeedElement: [
      ...standing.map((answer) => ({
        '@type': 'DataFeedItem',
        '@id': answerUrn(answer.id),
        dateCreated: answer.createdAt,
        dateModified: answer.updatedAt,
        item: [claimReviewOf(answer, frame)],
      })),
      ...withdrawn.map((answer) => ({
        '@type': 'DataFeedItem',
        '@id': answerUrn(answer.id),
        dateDeleted: answer.withdrawnAt,
      })),
    ],
  };
}

function atomEntry(answer: Answer, frame: FeedFrame): string {
  const url = xmlText(answerUrl(answer.id, frame));
  const links = answer.evidence
    .filter((quote) => /^https?:\/\//.test(quote.url))
    .map((quote) => `    <link rel="related" href="${xmlText(quote.url)}" title="${xmlText(quote.publisher)}"/>\n`);
  return `  <entry>
    <id>${answerUrn(answer.id)}</id>
    <title>${xmlText(answer.headline)}</title>
    <link rel="alternate" type="text/html" href="${url}"/>
${links.join('')}    <published>${answer.publishedAt}</published>
    <updated>${answer.publishedAt}</updated>
    <category term="${answer.rating}" label="${RATINGS[answer.rating].alternateName}"/>
    <content type="text" xml:lang="vi">${xmlText(answerText(answer.parts))}</content>
  </entry>
`;
}

/** The same as Atom; a withdrawn answer is a tombstone. Sources: RFC 4287, RFC 6721. */
export function correctionsAtom(answers: readonly Answer[], frame: FeedFrame): string {
  const { standing, withdrawn, updatedAt } = publicAnswers(answers);
  const self = xmlText(`${frame.baseUrl}feeds/corrections.atom`);
  const tombstones = withdrawn.map(
    (answer) => `  <at:deleted-entry ref="${answerUrn(answer.id)}" when="${answer.withdrawnAt}"/>\n`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0" xml:lang="vi">
  <id>urn:uuid:${uuidOf('corrections')}</id>
  <title>${xmlText(`Đính chính – ${frame.publisher}`)}</title>
  <updated>${updatedAt}</updated>
  <author><name>${xmlText(frame.publisher)}</name></author>
  <link rel="self" type="application/atom+xml" href="${self}"/>
${standing.map((answer) => atomEntry(answer, frame)).join('')}${tombstones.join('')}</feed>
`;
}

/** An answer as a page of its own, with its ClaimReview in it; one that was taken back says so. */
export function correctionPage(answer: Answer, frame: FeedFrame): string {
  const isStanding = answer.state === 'published';
  const body = isStanding
    ? answer.parts
        .map((part) =>
          part.kind === 'quote' ? `<blockquote>${xmlText(part.text)}</blockquote>` : `<p>${xmlText(part.text)}</p>`,
        )
        .join('\n')
    : '<p>Bản đính chính này đã được rút.</p>';
  // JSON in a page may hold no "<": it could end the script.
  const review = JSON.stringify(claimReviewOf(answer, frame)).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${xmlText(isStanding ? answer.headline : 'Đã rút')}</title>
${isStanding ? `<script type="application/ld+json">${review}</script>` : '<meta name="robots" content="noindex">'}
</head>
<body>
<h1>${xmlText(isStanding ? answer.headline : 'Đã rút')}</h1>
${body}
</body>
</html>
`;
}
