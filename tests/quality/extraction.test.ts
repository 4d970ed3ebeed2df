import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { readPage } from '../../src/crawlers/pages/extract-article.ts';

const dataFolder = process.env['EVAL_DATA_DIR'] ?? new URL('../../../shared/data', import.meta.url).pathname;
const wcxb = join(dataFolder, 'extraction/wcxb-dev');
const pages = join(dataFolder, 'pages');
const NOW_MS = Date.parse('2026-11-25T00:00:00Z');

interface Score {
  precision: number;
  recall: number;
  f1: number;
}
type Floors = Record<'all' | 'article', Score>;
const floors = (
  JSON.parse(readFileSync(new URL('floors.json', import.meta.url), 'utf8')) as { extraction: { wcxbDev: Floors } }
).extraction.wcxbDev;

const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Precision, recall and F1 of a text's words (as a multiset) against the gold text's. */
function score(text: string, gold: string): Score {
  const counts = new Map<string, number>();
  const goldWords = words(gold);
  const own = words(text);
  for (const word of goldWords) counts.set(word, (counts.get(word) ?? 0) + 1);
  let hits = 0;
  for (const word of own) {
    const left = counts.get(word) ?? 0;
    if (left > 0) hits += 1;
    counts.set(word, left - 1);
  }
  const precision = own.length > 0 ? hits / own.length : 0;
  const recall = goldWords.length > 0 ? hits / goldWords.length : 0;
  return { precision, recall, f1: hits > 0 ? (2 * precision * recall) / (precision + recall) : 0 };
}

function mean(scores: Score[]): Score {
  const of = (key: keyof Score): number => scores.reduce((sum, each) => sum + each[key], 0) / scores.length;
  return { precision: of('precision'), recall: of('recall'), f1: of('f1') };
}

function plainReadability(html: string): string {
  try {
    const content = new Readability(parseHTML(html).document as never).parse()?.content ?? '';
    return parseHTML(`<html><body>${content.replaceAll('<', ' <')}</body></html>`).document.body.textContent ?? '';
  } catch {
    return '';
  }
}

// Skipped without the data: third-party pages are not shipped with the project (set EVAL_DATA_DIR to measure).
describe.skipIf(!existsSync(wcxb))('extraction against a public benchmark', () => {
  it('finds main text at least as well as the floors and as plain Readability', { timeout: 600_000 }, () => {
    const own: Record<string, Score[]> = { all: [], article: [] };
    const plain: Record<string, Score[]> = { all: [], article: [] };
    for (const name of readdirSync(wcxb).filter((file) => file.endsWith('.json'))) {
      const row = JSON.parse(readFileSync(join(wcxb, name), 'utf8')) as {
        url: string;
        _internal: { page_type: { primary: string } };
        ground_truth: { main_content: string };
      };
      const html = gunzipSync(readFileSync(join(wcxb, name.replace('.json', '.html.gz')))).toString('utf8');
      const gold = row.ground_truth.main_content;
      const groups = row._internal.page_type.primary === 'article' ? ['all', 'article'] : ['all'];
      const ours = score(readPage({ html, url: row.url, nowMs: NOW_MS }).text, gold);
      const theirs = score(plainReadability(html), gold);
      for (const group of groups) {
        own[group]?.push(ours);
        plain[group]?.push(theirs);
      }
    }
    for (const group of ['all', 'article'] as const) {
      const ours = mean(own[group] ?? []);
      const theirs = mean(plain[group] ?? []);
      console.log(JSON.stringify({ group, pages: own[group]?.length, ours, plainReadability: theirs }));
      for (const key of ['precision', 'recall', 'f1'] as const) {
        expect(ours[key], `${group} ${key}`).toBeGreaterThanOrEqual(floors[group][key]);
        expect(ours[key], `${group} ${key} against plain`).toBeGreaterThanOrEqual(theirs[key]);
      }
    }
  });

  it.each([
    ['vnexpress', 'https://vnexpress.net/a-b-c-d-e-5047363.html', '2026-03-06T17:05:00.000Z'],
    ['tuoitre', 'https://tuoitre.vn/a-b-c-d-e-20260307075519174.htm', '2026-03-07T01:01:00.000Z'],
    ['dantri', 'https://dantri.com.vn/kinh-doanh/a-b-c-d-20260307080054340.htm', '2026-03-07T01:07:18.000Z'],
    ['baochinhphu', 'https://baochinhphu.vn/a-b-c-d-102260228093004191.htm', '2026-03-01T02:51:00.000Z'],
  ])('reads the article page of %s and takes its list page for none', (name, url, publishedAt) => {
    const article = readPage({
      bytes: readFileSync(join(pages, `${name}_article.html`)),
      contentType: null,
      url,
      nowMs: NOW_MS,
    });
    expect(article).toMatchObject({ isArticle: true, publishedAt, lang: 'vi', paywalled: false });
    const list = readPage({
      bytes: readFileSync(join(pages, `${name}_list.html`)),
      contentType: null,
      url: `https://${name}.vn/kinh-doanh.htm`,
      nowMs: NOW_MS,
    });
    expect(list.isArticle).toBe(false);
  });
});
