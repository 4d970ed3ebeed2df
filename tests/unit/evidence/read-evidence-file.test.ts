import { describe, expect, it } from 'vitest';
import { readEvidenceFile } from '../../../src/evidence/read-evidence-file.ts';
import { judged, registryOf } from './registry-of.ts';

const review = {
  '@context': 'https://schema.org',
  '@type': 'ClaimReview',
  url: 'https://kiemchung.example/1',
  datePublished: '2024-09-10',
  claimReviewed: 'Đê sông Cầu ở Hiệp Hòa đã vỡ.',
  author: { '@type': 'Organization', name: 'Tin Kiểm Chứng' },
  reviewRating: { ratingValue: 1, bestRating: 5, worstRating: 1, alternateName: 'Sai' },
  itemReviewed: { '@type': 'Claim', author: { '@type': 'Person', name: 'Nguyễn Văn Giả' } },
};
const records = (content: unknown) =>
  readEvidenceFile(typeof content === 'string' ? content : JSON.stringify(content), () => 'vi').flatMap((read) =>
    'record' in read ? [read.record] : [],
  );

const SHAPES: [name: string, content: unknown][] = [
  ['alone', review],
  ['in an array', [review]],
  ['in a graph', { '@graph': [{ '@type': 'WebPage' }, review] }],
  ['in a data feed', { '@type': 'DataFeed', dataFeedElement: [{ '@type': 'DataFeedItem', item: [review] }] }],
  ['in a page', `<html><script type="application/ld+json">${JSON.stringify(review)}</script></html>`],
];

describe('reading evidence', () => {
  it.each(SHAPES)('finds a ClaimReview %s', (_name, content) => {
    expect(records(content)).toMatchObject([
      { kind: 'fact-check', publisher: 'Tin Kiểm Chứng', rating: 'false', publishedAt: '2024-09-09T17:00:00.000Z' },
    ]);
  });

  it('keeps no word of who made the claim', () => expect(JSON.stringify(records(review))).not.toContain('Nguyễn'));

  it('lets a rated review contradict the claim it examined', async () => {
    const [record] = records(review);
    const { claims } = await judged(registryOf(record!), 'Đê sông Cầu ở Hiệp Hòa vỡ rồi.');
    expect(claims.map(({ verdict }) => verdict)).toEqual(['contradicted']);
  });

  it.each([
    ['fake', 'false'],
    ['inaccurate', 'misleading'],
    ['verified', 'true'],
  ])('reads the label %s as %s', (label, rating) => {
    expect(records({ label, title: 'A', content: 'B', date: '01/02/2024' })).toMatchObject([{ rating, text: 'B' }]);
  });

  it('keeps the ids of JSON Lines and names bad lines', () => {
    const good = { id: 'tb-1', kind: 'official-statement', publisher: 'Sở', publishedAt: '2024-01-01', text: 'Có.' };
    const read = readEvidenceFile(`${JSON.stringify(good)}\n{oops\n${JSON.stringify({ kind: 'x' })}\n`, () => 'vi');
    expect(read).toMatchObject([
      { record: { id: 'tb-1' } },
      { line: 2, message: 'no JSON' },
      { line: 3, message: expect.stringContaining('kind') as string },
    ]);
  });
});
