import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { readPage } from '../src/crawlers/pages/extract-article.ts';
import { trimHtml } from '../src/crawlers/pages/trim-html.ts';

/** CPU milliseconds a page of one way of reading, after a warm-up round. */
function cpuMsPerPage(pages: readonly string[], rounds: number, read: (html: string) => unknown): number {
  for (const page of pages) read(page);
  const before = process.cpuUsage();
  for (let round = 0; round < rounds; round += 1) for (const page of pages) read(page);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / rounds / pages.length;
}

function main(): void {
  const folder = join(process.env['EVAL_DATA_DIR'] ?? '../shared/data', 'pages');
  const pages = readdirSync(folder)
    .filter((name) => name.endsWith('_article.html'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  const own = cpuMsPerPage(pages, 6, (html) =>
    readPage({ html, url: 'https://example.vn/a-b-c-d-e-12345.html', nowMs: 1_790_000_000_000 }),
  );
  const plain = cpuMsPerPage(pages, 2, (html) => new Readability(parseHTML(html).document as never).parse());
  const trim = cpuMsPerPage(pages, 6, (html) => trimHtml(html));
  const row = {
    pages: pages.length,
    ownMs: own.toFixed(1),
    pagesPerCpuSecond: (1000 / own).toFixed(0),
    trimMs: trim.toFixed(1),
    plainReadabilityMs: plain.toFixed(1),
    ratio: (plain / own).toFixed(1),
  };
  console.log(JSON.stringify(row));
}

main();
