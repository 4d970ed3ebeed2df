import { existsSync, readdirSync, readFileSync } from 'node:fs';
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

/** Reads the saved newspaper pages of EVAL_DATA_DIR with ours and with plain Readability, and prints the ratio. */
export function run(): void {
  const folder = join(process.env['EVAL_DATA_DIR'] ?? '../shared/data', 'pages');
  if (!existsSync(folder)) {
    console.log(`  left out: there are no pages in ${folder} (EVAL_DATA_DIR)`);
    return;
  }
  const pages = readdirSync(folder)
    .filter((name) => name.endsWith('_article.html'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  const own = cpuMsPerPage(pages, 6, (html) =>
    readPage({ html, url: 'https://example.vn/a-b-c-d-e-12345.html', nowMs: 1_790_000_000_000 }),
  );
  const plain = cpuMsPerPage(pages, 2, (html) => new Readability(parseHTML(html).document as never).parse());
  const trim = cpuMsPerPage(pages, 6, (html) => trimHtml(html));
  console.log(
    `  ${pages.length} pages: ours ${own.toFixed(1)} ms (${(1000 / own).toFixed(0)} pages a CPU second, of it ${trim.toFixed(1)} ms trimming), plain Readability ${plain.toFixed(1)} ms, ours is ${(plain / own).toFixed(1)}x`,
  );
}

if (process.argv[1] === new URL(import.meta.url).pathname) run();
