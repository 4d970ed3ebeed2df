import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Document } from '../../../src/domain/document.ts';
import { storeTrouble } from '../../../src/domain/errors.ts';
import { openDatabase, type Database } from '../../../src/lib/sqlite.ts';
import { dailyDocx } from '../../../src/reports/daily-docx.ts';
import { dailyHtml } from '../../../src/reports/daily-html.ts';
import { dailyReview, type DailyReview, type ReviewItem } from '../../../src/reports/daily-review.ts';
import type { Store } from '../../../src/store/port.ts';
import { sqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import { fakeClock } from '../../fake-clock.ts';
import { document, source, tag } from '../alerts/samples.ts';
import { member } from './zip-member.ts';

const HOSTILE = '</style><script>alert(1)</script>"\'&\u0000\u000b\ud800 tiêu đề';
const foreign = { ...source('kr'), origin: 'foreign' as const, country: 'KR' };
const AT = '2026-03-10T01:00:00.000Z';

const DOCUMENTS: Document[] = [
  document('https://a.vn/lead', {
    title: 'Vải sang Nhật',
    text: 'Lô vải đầu mùa. '.repeat(20),
    story: 's1',
    publishedAt: AT,
  }),
  document('https://b.vn/lead', {
    title: 'Vải sang Nhật',
    text: 'Lô vải đầu mùa. '.repeat(20),
    story: 's1',
    publishedAt: AT,
    from: source('b'),
  }),
  document('https://a.vn/critical', { title: 'Dân kêu bụi', sentiment: tag('negative'), publishedAt: AT }),
  document('https://kr.example/1', { title: '박장성 투자', from: foreign, language: tag('ko', 1), publishedAt: AT }),
  document('post:secret', {
    kind: 'post',
    title: 'Bài đăng riêng',
    text: 'Lời của một người dân',
    sentiment: tag('negative'),
    publishedAt: AT,
  }),
  document('https://a.vn/yesterday', { title: 'Hôm qua', publishedAt: '2026-03-09T16:59:59.999Z' }),
  document('https://a.vn/false', {
    title: HOSTILE,
    publishedAt: AT,
    suspected: true,
    claims: [
      {
        text: 'Đập sắp vỡ',
        span: { field: 'text', start: 0, end: 3 },
        verdict: 'contradicted',
        why: 'Có thông báo ngược lại.',
        evidence: [
          { id: 'e', quote: 'Đập an toàn', url: 'javascript:alert(1)', publisher: 'Cổng tỉnh', publishedAt: AT },
        ],
      },
    ],
  }),
];

let database: Database;
let store: Store;
let review: DailyReview;
const parts = () => ({
  store,
  sources: [source('demo'), source('down')],
  healthOf: (id: string) =>
    id === 'down'
      ? { status: 'failing', message: 'Không đọc được.', said: 'failing', facts: { failureCount: 3 } }
      : { status: 'ok', message: '', said: 'ok', facts: {} },
  clock: fakeClock('2026-03-10T08:00:00Z'),
});
beforeAll(async () => {
  database = openDatabase(':memory:', storeTrouble);
  store = sqliteStore(database);
  await store.documents.commit({ documents: DOCUMENTS });
  review = await dailyReview(parts(), { fromDay: '2026-03-10', toDay: '2026-03-10' });
});
afterAll(() => database.close());

describe('the daily review', () => {
  it('counts the local day, and each number lists exactly what it counts', async () => {
    const values = Object.fromEntries(review.figures.map(({ key, value }) => [key, value]));
    expect(values).toMatchObject({
      documents: 6,
      press: 5,
      posts: 1,
      negative: 2,
      foreign: 1,
      suspected: 1,
      outlets: 3,
      languages: 2,
    });
    for (const { key, value, query } of review.figures.filter(({ key }) =>
      ['documents', 'press', 'posts', 'negative', 'foreign', 'suspected'].includes(key),
    )) {
      const { from: _from, to: _to, ...filters } = Object.fromEntries(new URLSearchParams(query));
      const asked = Object.fromEntries(
        Object.entries(filters).map(([name, one]) => [name, ['sentiment', 'flag'].includes(name) ? [one] : one]),
      );
      const found = await store.documents.search({
        ...asked,
        from: '2026-03-09T17:00:00.000Z',
        to: '2026-03-10T17:00:00.000Z',
        limit: 100,
      });
      expect([key, found.items.length]).toEqual([key, value]);
    }
  });

  it('leads with what most outlets carry, and names who else does', () => {
    expect(review.leadStories[0]?.lead.title).toBe('Vải sang Nhật');
    expect(review.leadStories[0]?.alsoIn).toHaveLength(1);
  });

  it('counts private posts and never quotes one', async () => {
    const everything =
      JSON.stringify(review) + dailyHtml(review) + member(await dailyDocx(review), 'word/document.xml');
    expect(everything).not.toMatch(/post:|Bài đăng riêng|Lời của một người dân/);
    expect(review.critical.items.map(({ title }) => title)).toEqual(['Dân kêu bụi']);
  });

  it('keeps foreign headlines as they are and says which sources were not reached', () => {
    expect(review.foreign.items[0]?.title).toBe('박장성 투자');
    expect(review.unreached).toMatchObject([{ id: 'down', name: 'Báo down', status: 'failing', said: 'failing' }]);
  });

  it('shows hostile words as words on the page, and makes no link of a script', () => {
    const html = dailyHtml(review, { dashboardUrl: 'http://127.0.0.1:8080/' });
    expect(html).not.toContain('<script');
    expect(html.match(/<\/style>/g)).toHaveLength(1);
    expect(html).not.toContain('href="javascript');
    expect(html).toContain(
      'href="http://127.0.0.1:8080/#/documents?flag=suspected&amp;from=2026-03-10&amp;to=2026-03-10"',
    );
  });

  it('writes a Word file that is well-formed XML whatever the titles hold', async () => {
    const xml = member(await dailyDocx(review), 'word/document.xml');
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
    expect(xml).toContain('&lt;script&gt;');
    expect(xml).toContain('Đập an toàn');
  });

  it('makes a Word file of 1,000 items with every one of them in it', async () => {
    const one = review.critical.items[0] as ReviewItem;
    const items = Array.from({ length: 500 }, (_, index) => ({
      ...one,
      id: String(index),
      extract: 'Vải thiều Lục Ngạn. '.repeat(20),
    }));
    const many = { ...review, critical: { ...review.critical, items }, foreign: { ...review.foreign, items } };
    const xml = member(await dailyDocx(many), 'word/document.xml');
    expect(xml.match(/Vải thiều Lục Ngạn\. Vải/g)?.length).toBeGreaterThanOrEqual(1000);
  });
});
