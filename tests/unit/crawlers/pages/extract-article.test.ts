import { readdirSync, readFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractArticle, readPage } from '../../../../src/crawlers/pages/extract-article.ts';

const FOLDER = new URL('../../../../fixtures/pages/', import.meta.url);
const NOW_MS = Date.parse('2026-01-01T00:00:00Z');
const URL_OF = 'https://thunghiem.example.vn/thoi-su/mua-lon-gay-ngap-duong-10234.html';

interface Golden {
  url: string;
  encode?: string;
  expect: Record<string, unknown>;
}

/** Windows-1258 writes a tone as a mark of its own after the vowel. */
function marksApart(text: string): string {
  return [...text.normalize('NFC')]
    .map((char) => {
      const tone = /[\u0300\u0301\u0303\u0309\u0323]/u.exec(char.normalize('NFD'))?.[0];
      return tone ? char.normalize('NFD').replace(tone, '').normalize('NFC') + tone : char;
    })
    .join('');
}

function bytesOf(html: string, charset: string | undefined): Uint8Array {
  if (!charset) return Buffer.from(html);
  return iconv.encode(charset === 'windows-1258' ? marksApart(html) : html, charset);
}

const names = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.replace('.json', ''));

describe('extractArticle', () => {
  it.each(names)('reads the golden page %s as written beside it', (name) => {
    const golden = JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8')) as Golden;
    const bytes = bytesOf(readFileSync(new URL(`${name}.html`, FOLDER), 'utf8'), golden.encode);
    expect(extractArticle({ bytes, contentType: 'text/html', url: golden.url, nowMs: NOW_MS })).toMatchObject(
      golden.expect,
    );
  });

  it('refuses a date that lies more than a day ahead', () => {
    const html = `<h1>Tin</h1><p class="date">15/07/2027 08:30</p><p>${'Nội dung bài viết dài. '.repeat(40)}</p>`;
    expect(readPage({ html, url: URL_OF, nowMs: NOW_MS }).publishedAt).toBeNull();
  });

  it('keeps the names of authors out of the text', () => {
    const html = `<meta name="author" content="Trần Văn Thử"><h1>Tin</h1><div class="entry-content"><p>${'Nội dung bài viết dài. '.repeat(40)}</p><p>Trần Văn Thử</p></div>`;
    const reading = readPage({ html, url: URL_OF, nowMs: NOW_MS });
    expect(reading.authors).toEqual(['Trần Văn Thử']);
    expect(reading.text).not.toContain('Trần Văn Thử');
  });

  it.each([
    ['100,000 nested boxes', '<div>'.repeat(100_000)],
    ['100,000 nested inline tags with text', '<span class=x>a'.repeat(100_000)],
    ['unclosed comments', '<!-- '.repeat(200_000)],
    ['unclosed quotes', '<a href="'.repeat(200_000)],
    ['stray end tags', '<b class=x>'.repeat(50_000) + '</i>'.repeat(50_000)],
    ['10 MB without a tag', 'chữ '.repeat(2_000_000)],
    ['less-than signs', '< '.repeat(1_000_000)],
    ['50,000 links', '<p><a href="/x">liên kết tới bài khác</a></p>'.repeat(50_000)],
    ['unclosed scripts', '<script>'.repeat(100_000)],
    ['a table of 30,000 cells', `<table>${'<tr><td>ô<td>ô<td>ô'.repeat(10_000)}</table>`],
    ['deep JSON-LD', `<script type="application/ld+json">${'['.repeat(200_000)}</script>`],
    ['trailing commas without end', `<script type="application/ld+json">{"a":"${','.repeat(200_000)}</script>`],
  ])('gets through %s in bounded time', { timeout: 30_000 }, (_name, html) => {
    expect(() => readPage({ html, url: URL_OF, nowMs: NOW_MS })).not.toThrow();
  });

  it('never throws on markup made of pieces', () => {
    const piece = fc.constantFrom(
      '<div>',
      '</div>',
      '<p>',
      '</p>',
      '<a href="x">',
      '<table>',
      '<td>',
      '</table>',
      '<!--',
      '-->',
      '<script>',
      '</script>',
      '"',
      '<',
      '>',
      '&amp;',
      '&#x110000;',
      'chữ',
      '<article>',
      '<li>',
      '<title>',
      '<html lang=vi>',
      '<body>',
      '</body>',
      '<meta name=date content="x">',
      '<template>',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        expect(readPage({ html: pieces.join(''), url: URL_OF, nowMs: NOW_MS }).canonicalUrl).toBe(URL_OF);
      }),
      { numRuns: 150 },
    );
  });
});
