import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findArticleLinks } from '../../../../src/crawlers/list-pages/find-article-links.ts';
import { siteOf } from '../../../../src/crawlers/list-pages/same-site.ts';

const BASE = 'https://bao.com.vn/xa-hoi';
const HEADLINE = 'Bắc Giang khánh thành cây cầu mới qua sông Thương';
const linksOf = (html: string, options: { links?: string; next?: string } = {}) =>
  findArticleLinks(html, { baseUrl: BASE, ...options });

describe('article links by heuristics', () => {
  it.each([
    ['a slug and a number', `<h3><a href="/khanh-thanh-cau-moi-123456.html">${HEADLINE}</a></h3>`],
    ['a date in the path', `<a href="/2026/03/02/khanh-thanh-cau-moi">${HEADLINE}</a>`],
    ['an id in the query', `<a href="/news/articleView.html?idxno=123456">박장성 새 다리 개통식 열려 주민 환영</a>`],
    ['a Chinese page', `<a href="/n1/2026/0302/c1004-40123456.html">越南北江省新桥正式通车</a>`],
    ['a Lao page', `<a href="/freecontent_12_kaokhong.php?id=4512">ເປີດຂົວໃໝ່ຂ້າມແມ່ນໍ້າ</a>`],
    [
      'a long slug without a number',
      `<h2><a href="/khanh-thanh-cay-cau-moi-qua-song-thuong">${HEADLINE} hôm nay</a></h2>`,
    ],
    ['a subdomain', `<h3><a href="https://m.bao.com.vn/khanh-thanh-cau-moi-123456.html">${HEADLINE}</a></h3>`],
    [
      'a portal of content segments',
      `<a href="/chi-tiet-tin-tuc/-/asset_publisher/X1/content/khanh-thanh-cau-moi">${HEADLINE}</a>`,
    ],
  ])('finds %s', (_name, html) => expect(linksOf(html).links).toHaveLength(1));

  it.each([
    ['a section', '<a href="/xa-hoi/giao-thong.htm">Giao thông vận tải đô thị</a>'],
    ['a tag', `<a href="/tag/cau-moi-bac-giang-123456.html">${HEADLINE}</a>`],
    ['an author', `<a href="/tac-gia/ten-mot-nguoi-viet-123456.html">${HEADLINE}</a>`],
    ['another site', `<h3><a href="https://other.com.vn/khanh-thanh-cau-moi-123456.html">${HEADLINE}</a></h3>`],
    ['a file', `<a href="/files/khanh-thanh-cau-moi-123456.pdf">${HEADLINE}</a>`],
    ['a page of the list', '<a href="/xa-hoi/trang-123456.htm">Các tin bài khác cũ hơn</a>'],
    ['a script', `<a href="javascript:open(123456)">${HEADLINE}</a>`],
    ['the page itself', `<a href="/xa-hoi#tin-moi-123456">${HEADLINE}</a>`],
    ['a footer', '<footer><a href="/chinh-sach-rieng-tu-cua-bao-123456.html">Chính sách riêng tư của báo</a></footer>'],
    ['a hashtag', '<a href="/cau-moi-bac-giang-8380.htm"># Cầu mới Bắc Giang</a>'],
    ['a broken address', `<a href="http://[">${HEADLINE}</a>`],
  ])('passes over %s', (_name, html) => expect(linksOf(html).links).toEqual([]));

  it('takes the twins of one article for one, with the headline as its title', () => {
    const html = `
      <a href="/khanh-thanh-cau-moi-123456.html?utm_source=x"><img src="a.jpg" alt="ảnh"></a>
      <h3><a href="http://www.bao.com.vn/khanh-thanh-cau-moi-123456.html">${HEADLINE}</a></h3>
      <a href="/khanh-thanh-cau-moi-123456.html#binh-luan">12 bình luận</a>
      <a href="/amp/khanh-thanh-cau-moi-123456.html">Đọc tiếp</a>`;
    expect(linksOf(html).links).toEqual([
      { url: 'https://bao.com.vn/khanh-thanh-cau-moi-123456.html', title: HEADLINE },
    ]);
  });

  it('resolves against the base element', () => {
    const html = `<head><base href="/tin/"></head><h3><a href="khanh-thanh-cau-moi-123456.html">${HEADLINE}</a></h3>`;
    expect(linksOf(html).links[0]?.url).toBe('https://bao.com.vn/tin/khanh-thanh-cau-moi-123456.html');
  });

  it('reads a trap of a hundred thousand links and elements in bounded time', () => {
    const start = performance.now();
    linksOf(`<a href="/khanh-thanh-cau-moi-123456.html">${HEADLINE}</a>`.repeat(50_000));
    linksOf(`${'<div class="nav">'.repeat(20_000)}<a href="/khanh-thanh-cau-moi-123456.html">${HEADLINE}</a>`);
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

describe('article links by selector', () => {
  it('takes what the selector finds, other sites too, links or elements that hold one', () => {
    const html =
      '<div class="x"><a href="/a">Một</a></div><a class="y" href="https://other.vn/b">Hai</a><a href="/c">Ba</a>';
    expect(linksOf(html, { links: '.x, a.y' }).links).toEqual([
      { url: 'https://bao.com.vn/a', title: 'Một' },
      { url: 'https://other.vn/b', title: 'Hai' },
    ]);
  });

  it('says when the selector is none', () => {
    expect(() => linksOf('<a href="/a">x</a>', { links: 'a[[' })).toThrow(
      expect.objectContaining({ code: 'config-invalid' }),
    );
  });
});

describe('next page', () => {
  it.each<[string, string, string | null]>([
    ['a rel on a link', '<link rel="next" href="/xa-hoi?page=2">', '/xa-hoi?page=2'],
    ['a rel on an anchor', '<a rel="next" href="/xa-hoi/p2">2</a>', '/xa-hoi/p2'],
    ['a word', '<a href="/xa-hoi/trang-2.htm">Trang sau »</a>', '/xa-hoi/trang-2.htm'],
    ['an arrow', '<a href="/xa-hoi-p2">›</a>', '/xa-hoi-p2'],
    [
      'the following number',
      '<a href="/xa-hoi?page=1">1</a><a href="/xa-hoi?page=2">2</a><a href="/xa-hoi?page=3">3</a>',
      '/xa-hoi?page=2',
    ],
    ['a number that is no page', '<a href="/tin/2">2</a>', null],
    ['another site', '<a rel="next" href="https://other.vn/2">Trang sau</a>', null],
    ['the page itself', '<a rel="next" href="/xa-hoi">Trang sau</a>', null],
    ['nothing', '<p>hết</p>', null],
  ])('finds it by %s', (_name, html, next) => {
    expect(linksOf(html).next).toBe(next === null ? null : `https://bao.com.vn${next}`);
  });

  it('takes the selector of the source before all else', () => {
    const html = '<a rel="next" href="/a">x</a><a class="more" href="/b">y</a>';
    expect(linksOf(html, { next: 'a.more' }).next).toBe('https://bao.com.vn/b');
    expect(linksOf(html, { next: 'a.none' }).next).toBeNull();
  });
});

describe('sites', () => {
  it.each([
    ['www.vnexpress.net', 'vnexpress.net'],
    ['cn.bacgiang.gov.vn', 'bacgiang.gov.vn'],
    ['dantri.com.vn', 'dantri.com.vn'],
    ['news.kbs.co.kr', 'kbs.co.kr'],
    ['127.0.0.1', '127.0.0.1'],
    ['localhost', 'localhost'],
  ])('puts %s under %s', (host, site) => expect(siteOf(host)).toBe(site));
});

/** Real pages are not part of the repository; the floor is held where they are at hand. */
const PAGES = process.env['EVAL_DATA_DIR'] ?? '../shared/data';
const ARTICLE: [string, string, RegExp][] = [
  ['vnexpress_list', 'https://vnexpress.net/kinh-doanh', /vnexpress\.net\/[a-z0-9-]+-\d{7}\.html$/],
  ['dantri_list', 'https://dantri.com.vn/kinh-doanh.htm', /dantri\.com\.vn\/.*-\d{17}\.htm$/],
  ['tuoitre_list', 'https://tuoitre.vn/kinh-doanh.htm', /tuoitre\.vn\/[a-z0-9-]+-\d{15,20}\.htm$/],
  [
    'baochinhphu_list',
    'https://baochinhphu.vn/chinh-sach-va-cuoc-song/chinh-sach-moi.htm',
    /baochinhphu\.vn\/[a-z0-9-]+-\d{15,20}\.htm$/,
  ],
];

describe.skipIf(!existsSync(`${PAGES}/pages/vnexpress_list.html`))(
  'real list pages (needs the evaluation data)',
  () => {
    it.each(ARTICLE)('finds 97 %% of the articles of %s, and nothing else', (name, baseUrl, article) => {
      const html = readFileSync(`${PAGES}/pages/${name}.html`, 'utf8');
      const wanted = new Set(
        [...html.matchAll(/<a\s[^>]*href="([^"]+)"/g)]
          .map((match) => new URL(match[1] as string, baseUrl))
          .map((url) => url.origin + url.pathname)
          .filter((url) => article.test(url)),
      );
      const found = findArticleLinks(html, { baseUrl }).links.map(
        (link) => new URL(link.url).origin + new URL(link.url).pathname,
      );
      expect(found.filter((url) => !wanted.has(url))).toEqual([]);
      expect(found.length / wanted.size).toBeGreaterThanOrEqual(0.97);
    });
  },
);
