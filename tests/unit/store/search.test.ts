import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storeTrouble } from '../../../src/domain/errors.ts';
import { openDatabase, type Database } from '../../../src/lib/sqlite.ts';
import type { DocumentQuery } from '../../../src/store/port.ts';
import { searchDocuments, type SearchLimits } from '../../../src/store/sqlite/search.ts';
import { sqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import { sampleDocument } from '../../contract/samples.ts';

const COUNT = 60;
/** Every document has "và", every second "cầu", every fifth "đường", more of it the older it is; dates run against the order of filing, two of a day. */
function documents() {
  return Array.from({ length: COUNT }, (_, at) =>
    sampleDocument(`https://a.vn/${at}`, {
      title: `Tin ${at}`,
      text: `Điện và nước${at % 2 === 0 ? ', cầu' : ''}${at % 5 === 0 ? `, ${'đường '.repeat(COUNT - at)}` : ''}.`,
      publishedAt: `2026-03-${String(31 - Math.floor(at / 2)).padStart(2, '0')}T00:00:00.000Z`,
      source: { id: `bao-${at % 3}`, name: 'Báo', origin: 'domestic', country: 'VN' },
    }),
  );
}

const EVERY: SearchLimits = { common: COUNT + 1, ranked: COUNT + 1, counted: COUNT + 1 };
const QUERIES: Omit<DocumentQuery, 'limit'>[] = [
  { q: 'và' },
  { q: '"và nước"', sort: 'oldest' },
  { q: 'cau -đường' },
  { q: 'đường', source: ['bao-1', 'bao-2'] },
  { q: 'cầu', from: '2026-03-10T00:00:00.000Z', to: '2026-03-20T00:00:00.000Z' },
  { q: 'tin', source: ['bao-0'], sort: 'oldest' },
];

describe('a search of the embedded store', () => {
  let database: Database;
  beforeAll(async () => {
    database = openDatabase(':memory:', storeTrouble);
    await sqliteStore(database).documents.commit({ documents: documents() });
  });
  afterAll(() => database.close());

  function walk(
    query: Omit<DocumentQuery, 'limit'>,
    limits: SearchLimits,
  ): { urls: string[]; total: number | undefined } {
    const urls: string[] = [];
    let total: number | undefined;
    let cursor: string | null = null;
    do {
      const page = searchDocuments(database, { ...query, limit: 7, ...(cursor ? { cursor } : {}) }, limits);
      total ??= page.total;
      urls.push(...page.items.map(({ document }) => document.url));
      cursor = page.next;
    } while (cursor);
    return { urls, total };
  }

  it.each(QUERIES)('finds the same in the same order whether words pass for common or rare: %j', (query) => {
    const rare = walk(query, EVERY);
    expect(rare.urls.length).toBeGreaterThan(2);
    expect(rare.total).toBe(rare.urls.length);
    expect(walk(query, { ...EVERY, common: 1 })).toEqual(rare);
  });

  it.each(QUERIES)('pages by relevance through everything once, ranked or not: %j', (query) => {
    const whole = walk({ ...query, sort: 'relevance' }, EVERY);
    const few = walk({ ...query, sort: 'relevance' }, { ...EVERY, ranked: 3 });
    expect(new Set(few.urls).size).toBe(few.urls.length);
    expect([...few.urls].sort()).toEqual([...whole.urls].sort());
    expect(few.total).toBe(whole.total);
  });

  it('ranks the last ones filed of a common word, the others follow as they were filed', () => {
    const { urls } = walk({ q: 'đường', sort: 'relevance' }, { ...EVERY, ranked: 3 });
    // 45, 50 and 55 are the last three; the oldest of them says it most often.
    expect(urls.map((url) => Number(url.split('/').at(-1)))).toEqual([45, 50, 55, 40, 35, 30, 25, 20, 15, 10, 5, 0]);
    // Ranked all, one that was filed long before them comes first.
    const [first = ''] = walk({ q: 'đường', sort: 'relevance' }, EVERY).urls;
    expect(Number(first.split('/').at(-1))).toBeLessThan(45);
  });

  it('tells no more than it counts', () => {
    for (const q of ['và', 'cầu']) {
      const { total } = searchDocuments(database, { q, limit: 5, source: ['bao-0'] }, { ...EVERY, counted: 6 });
      expect(total).toBe(6);
    }
  });

  it('asks a short index, not each long row, about common words', () => {
    const plan = database
      .statement(
        `EXPLAIN QUERY PLAN SELECT d.row, d.sort_at FROM documents d INDEXED BY documents_walk WHERE d.source IN ('a') AND +d.row IN (SELECT rowid FROM documents_text WHERE documents_text MATCH '"x"') ORDER BY d.sort_at DESC, d.row DESC LIMIT 5`,
      )
      .all<{ detail: string }>()
      .map(({ detail }) => detail);
    expect(plan[0]).toBe('SCAN d USING COVERING INDEX documents_walk');
    expect(plan.join()).not.toContain('TEMP B-TREE');
  });
});
