import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readSitemap } from '../../../../src/crawlers/feeds/read-sitemap.ts';

const url = 'https://songthuong.example/sitemap.xml';
const read = (text: string | Uint8Array, contentType: string | null = null) =>
  readSitemap(typeof text === 'string' ? Buffer.from(text) : text, { url, contentType });
const urlset = (
  urls: string,
  attributes = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"',
): string => `<?xml version="1.0" encoding="UTF-8"?><urlset ${attributes}>${urls}</urlset>`;
const NEWS = `<url><loc>https://songthuong.example/a1.html</loc><lastmod>2026-11-25T11:00:00+07:00</lastmod><news:news>
<news:publication><news:name>Tin Sông Thương</news:name><news:language>vi</news:language></news:publication>
<news:publication_date>2026-11-25T10:00:00</news:publication_date><news:title>Đường &amp; cầu mới</news:title></news:news></url>`;

describe('readSitemap', () => {
  it('reads title and dates of the news extension, in the zone of its language', () => {
    expect(read(urlset(NEWS))).toEqual({
      kind: 'urlset',
      truncated: false,
      entries: [
        {
          id: 'https://songthuong.example/a1.html',
          url: 'https://songthuong.example/a1.html',
          title: 'Đường & cầu mới',
          publishedAt: '2026-11-25T03:00:00.000Z',
          updatedAt: '2026-11-25T04:00:00.000Z',
          summary: null,
        },
      ],
    });
  });

  it.each([
    ['undeclared news prefix', urlset(NEWS, '')],
    [
      'another prefix',
      urlset(NEWS.replaceAll('news:', 'n:'), 'xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"'),
    ],
    [
      'prefixed urlset',
      `<s:urlset xmlns:s="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">${NEWS.replaceAll(/<(\/?)(url|loc|lastmod)>/g, '<$1s:$2>')}</s:urlset>`,
    ],
    ['a file that was cut', urlset(NEWS + '<url><loc>https://songthuong.ex').replace('</urlset>', '')],
    ['raw ampersands', urlset(NEWS.replace('&amp;', '&'))],
    ['gzip', gzipSync(urlset(NEWS))],
    ['gzip twice', gzipSync(gzipSync(urlset(NEWS)))],
    ['gzip that was cut', gzipSync(urlset(NEWS + ' '.repeat(9))).subarray(0, -9)],
  ])('reads a sitemap with %s', (_name, text) => {
    const sitemap = read(text, 'application/x-gzip');
    expect(sitemap.kind === 'urlset' && sitemap.entries[0]?.title).toBe('Đường & cầu mới');
  });

  it('reads an index, relative locations and lastmod without a zone included', () => {
    const text =
      '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>/s1.xml.gz</loc><lastmod>2026-11-25</lastmod></sitemap><sitemap><loc> https://songthuong.example/s2.xml </loc></sitemap><sitemap><loc></loc></sitemap></sitemapindex>';
    expect(read(text)).toEqual({
      kind: 'index',
      truncated: false,
      sitemaps: [
        { url: 'https://songthuong.example/s1.xml.gz', lastModifiedAt: '2026-11-25T00:00:00.000Z' },
        { url: 'https://songthuong.example/s2.xml', lastModifiedAt: null },
      ],
    });
  });

  it.each([
    ['plain lines', '\uFEFFhttps://songthuong.example/1\r\nhttps://songthuong.example/2\r\n', 2],
    [
      'an RSS feed',
      '<rss><channel><item><link>https://songthuong.example/1</link></item><item><title>none</title></item></channel></rss>',
      1,
    ],
    ['an Atom feed', '<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="/1"/></entry></feed>', 1],
    ['an empty urlset', '<urlset></urlset>', 0],
  ])('reads %s as a urlset', (_name, text, count) => {
    const sitemap = read(text);
    expect(sitemap.kind === 'urlset' && sitemap.entries.length).toBe(count);
  });

  it.each([
    ['a page', '<!doctype html><html><body>404</body></html>', 'feed-unreadable'],
    ['prose', 'Không tìm thấy\ntrang này', 'feed-unreadable'],
    ['a bomb', gzipSync(Buffer.alloc(60_000_000, 32)), 'body-bomb'],
    ['a broken gzip', Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), 'feed-unreadable'],
  ])('refuses %s', (_name, text, code) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code }));
  });

  it('reads 50,000 locations and says that there were more', () => {
    const sitemap = read(urlset('<url><loc>/a</loc></url>'.repeat(50_010)));
    expect(sitemap.truncated).toBe(true);
    expect(sitemap.kind === 'urlset' && sitemap.entries.length).toBe(50_000);
  });
});
