import { escaped, leadOf } from './markup.ts';
import type { Article, OutletFile } from './site-shapes.ts';

/** Articles on one page of a list. */
export const LIST_PAGE_SIZE = 6;

/** One page (from 1) of an outlet that has no feed: teasers, navigation, advertisements, a link to the next page. */
export function listPage(outlet: OutletFile, articles: Article[], page: number): string {
  const shown = articles.slice((page - 1) * LIST_PAGE_SIZE, page * LIST_PAGE_SIZE);
  const teasers = shown.map(
    (
      article,
    ) => `<div class="story"><h3><a href="${article.path}" title="${escaped(article.title)}">${escaped(article.title)}</a></h3>
<p class="sapo">${escaped(leadOf(article.paragraphs))}</p></div>`,
  );
  const next =
    page * LIST_PAGE_SIZE < articles.length
      ? `<a rel="next" class="next" href="/tin-moi?trang=${page + 1}">Trang sau »</a>`
      : '';
  return `<!DOCTYPE html><html lang="${outlet.lang}"><head><meta charset="utf-8"><title>Tin mới - ${escaped(outlet.name)}</title></head><body>
<nav><ul><li><a href="/">Trang chủ</a></li><li><a href="/thoi-su">Thời sự</a></li><li><a href="/kinh-te">Kinh tế</a></li><li><a href="/lien-he">Liên hệ</a></li><li><a href="/dang-nhap">Đăng nhập</a></li></ul></nav>
<section class="list">${teasers.join('\n')}</section>
<div class="phan-trang">${page > 1 ? `<a href="/tin-moi?trang=${page - 1}">« Trang trước</a>` : ''} ${next}</div>
<aside class="qc"><a href="https://quang-cao.example/mua-ngay?id=77">Mua sắm giá sốc hôm nay</a></aside>
<footer><a href="/gioi-thieu">Giới thiệu</a> <a href="/dieu-khoan-su-dung">Điều khoản sử dụng</a></footer></body></html>`;
}

/** A list that stands in the page only after its script has run. */
export function scriptedListPage(outlet: OutletFile): string {
  return `<!DOCTYPE html><html lang="${outlet.lang}"><head><meta charset="utf-8"><title>${escaped(outlet.name)}</title></head><body>
<div id="app">Đang tải…</div><script>
fetch('/api/bai-moi.json').then((r) => r.json()).then((list) => {
  const app = document.getElementById('app'); app.textContent = '';
  for (const item of list) { const h = document.createElement('h2'); const a = document.createElement('a');
    a.href = item.path; a.textContent = item.title; a.className = 'bai'; h.append(a); app.append(h); }
});</script></body></html>`;
}

/** What that script asks for. */
export function scriptedList(articles: Article[]): string {
  return JSON.stringify(articles.map(({ path, title }) => ({ path, title })));
}
