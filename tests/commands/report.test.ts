import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findChromium } from '../../src/crawlers/list-pages/find-chromium.ts';
import type { Document } from '../../src/domain/document.ts';
import { storeTrouble } from '../../src/domain/errors.ts';
import { openDatabase } from '../../src/lib/sqlite.ts';
import type { DailyReview } from '../../src/reports/daily-review.ts';
import { sqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { document, source, tag } from '../unit/alerts/samples.ts';
import { member } from '../unit/reports/zip-member.ts';
import { diembao, freshFolder, type Ran } from './run-diembao.ts';

const DAY = '2026-03-10';
const AT = '2026-03-10T01:00:00.000Z';
const WORD = 'word/document.xml';

/** A data folder with these documents in it. */
async function folderWith(documents: Document[]): Promise<string> {
  const folder = freshFolder();
  const database = openDatabase(join(folder, 'diembao.db'), storeTrouble);
  const store = sqliteStore(database);
  await store.documents.commit({ documents });
  await store.close();
  database.close();
  return folder;
}
const report = (dataDir: string, format: string, ...more: string[]): Promise<Ran & { path: string }> => {
  const path = join(dataDir, `out.${format}`);
  const words = ['report', 'daily', '--from', DAY, '--format', format, '--out', path, ...more];
  return diembao(words, { dataDir }).then((ran) => ({ ...ran, path }));
};
const figure = (review: DailyReview, key: string): number | undefined =>
  review.figures.find((one) => one.key === key)?.value;
const one = document('https://a.vn/1', {
  title: 'Dân kêu bụi ở Việt Yên',
  text: 'Người dân thôn Núi Hiểu phản ánh bụi từ xe chở đất.',
  sentiment: tag('negative'),
  publishedAt: AT,
});

describe('report daily', () => {
  it('of a day without documents says so in every part and has no empty table of contents', async () => {
    const folder = await folderWith([{ ...one, publishedAt: '2026-03-08T01:00:00.000Z' }]);
    const html = await report(folder, 'html');
    expect(html.code, html.err).toBe(0);
    const page = readFileSync(html.path, 'utf8');
    expect(page.match(/<p class="meta">Không có\.<\/p>/g)?.length).toBe(4);
    expect(page).toContain('<td class="n">0</td>');
    const word = await report(folder, 'docx');
    expect(member(readFileSync(word.path), WORD).match(/Không có\./g)?.length).toBe(4);
    const json = await report(folder, 'json');
    const review = JSON.parse(readFileSync(json.path, 'utf8')) as DailyReview;
    expect(review.figures.map(({ value }) => value)).toEqual(review.figures.map(() => 0));
  });

  it('of one document holds it in every form, and its numbers open their lists on the dashboard', async () => {
    const folder = await folderWith([one]);
    const links = ['--dashboard', 'http://diem-bao.example:8080'];
    const page = readFileSync((await report(folder, 'html', ...links)).path, 'utf8');
    expect(page).toContain('Dân kêu bụi ở Việt Yên');
    const lists = [...page.matchAll(/href="http:\/\/diem-bao\.example:8080\/#\/documents\?([^"]*)">([^<]*)</g)];
    // Every figure, the language, the story, and the one part that has something.
    expect(lists.map(([, , words]) => words)).toEqual([
      ...['1', '1', '0', '1', '0', '1', '1', '1', '0', '0', '1'],
      '1 nguồn, 1 bài độc lập, 0 bài đăng lại',
      'Có 1 bài.',
    ]);
    const file = readFileSync((await report(folder, 'docx', ...links)).path);
    expect(member(file, WORD)).toContain('Dân kêu bụi ở Việt Yên');
    // Word keeps what follows the # beside the link, the address before it in a list of its own.
    expect(member(file, WORD).match(/w:anchor="\/documents\?/g)?.length).toBe(lists.length);
    const targets = member(file, 'word/_rels/document.xml.rels');
    expect(targets.match(/Target="http:\/\/diem-bao\.example:8080\/"/g)?.length).toBe(lists.length);
    const review = JSON.parse(readFileSync((await report(folder, 'json')).path, 'utf8')) as DailyReview;
    expect([figure(review, 'documents'), review.critical.items[0]?.title]).toEqual([1, 'Dân kêu bụi ở Việt Yên']);
  });

  it('of a thousand documents counts them all and quotes one a story', async () => {
    const documents = Array.from({ length: 1000 }, (_, index) =>
      document(`https://bao-${index % 20}.vn/${index}`, {
        title: `Vải thiều Lục Ngạn, tin số ${index}`,
        text: `Nông dân Lục Ngạn thu hoạch vải thiều, tin số ${index}. `.repeat(8),
        story: `story_${Math.floor(index / 2)}`,
        from: source(`bao-${index % 20}`),
        sentiment: tag(index % 2 === 0 ? 'negative' : 'neutral'),
        publishedAt: AT,
      }),
    );
    const folder = await folderWith(documents);
    const word = await report(folder, 'docx');
    expect(word.err).toContain('1000 tin, bài');
    expect(member(readFileSync(word.path), WORD)).toContain('Có 500 bài; ở đây nêu 20 bài, mỗi vụ việc một bài.');
    const review = JSON.parse(readFileSync((await report(folder, 'json')).path, 'utf8')) as DailyReview;
    expect([figure(review, 'documents'), figure(review, 'negative'), figure(review, 'outlets')]).toEqual([
      1000, 500, 20,
    ]);
  });

  it('is printed as PDF by the Chromium of this machine, and says what is missing where there is none', async () => {
    const folder = await folderWith([one]);
    const { code, err, path } = await report(folder, 'pdf');
    if (findChromium(null) === null) expect([code, err]).toEqual([1, expect.stringContaining('browser-absent')]);
    else {
      const file = readFileSync(path);
      expect([code, file.subarray(0, 5).toString()]).toEqual([0, '%PDF-']);
      expect(file.includes('/StructTreeRoot')).toBe(true);
    }
  });

  it.each([
    [['report']],
    [['report', 'weekly', '--format', 'docx', '--out', 'x']],
    [['report', 'daily', '--format', 'exe', '--out', 'x']],
    [['report', 'daily', '--format', 'docx']],
    [['report', 'daily', '--format', 'docx', '--out', 'x', '--from', 'tomorrow']],
    [['report', 'daily', '--format', 'docx', '--out', 'x', '--from', '2026-03-11', '--to', '2026-03-10']],
    [['report', 'daily', '--format', 'docx', '--out', 'x', '--dashboard', 'javascript:alert(1)']],
  ])('refuses %j as bad usage', async (words) => {
    const { code, out, err } = await diembao(words);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('--help');
  });
});
