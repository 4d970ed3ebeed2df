import { clockParts, escaped, leadOf } from './markup.ts';
import type { Article, OutletFile } from './site-shapes.ts';

const WEEKDAYS = ['Chủ nhật', 'Thứ hai', 'Thứ ba', 'Thứ tư', 'Thứ năm', 'Thứ sáu', 'Thứ bảy'];

function jsonLd(outlet: OutletFile, article: Article, url: string): string {
  const { zone } = outlet;
  const news = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: article.title,
    mainEntityOfPage: url,
    articleSection: article.record.section,
    datePublished: clockParts(article.publishedAt, zone).iso,
    dateModified: clockParts(article.modifiedAt ?? article.publishedAt, zone).iso,
    author: article.record.author ? { '@type': 'Person', name: article.record.author } : undefined,
    publisher: { '@type': 'Organization', name: outlet.name },
    isAccessibleForFree: !article.record.isPaywalled,
  };
  return `<script type="application/ld+json">${JSON.stringify(news).replaceAll('<', '\\u003c')}</script>`;
}

function headOf(outlet: OutletFile, article: Article, url: string): string {
  const { dates, zone } = outlet;
  const { author, section } = article.record;
  const at = clockParts(article.publishedAt, zone).iso;
  return [
    `<meta charset="${outlet.charset}">`,
    `<title>${escaped(article.title)} - ${escaped(outlet.name)}</title>`,
    `<link rel="canonical" href="${url}">`,
    `<meta property="og:type" content="article"><meta property="og:title" content="${escaped(article.title)}">`,
    `<meta name="description" content="${escaped(leadOf(article.paragraphs))}">`,
    author ? `<meta name="author" content="${escaped(author)}">` : '',
    section ? `<meta property="article:section" content="${escaped(section)}">` : '',
    dates === 'meta' ? `<meta property="article:published_time" content="${at}">` : '',
    dates === 'meta' && article.modifiedAt
      ? `<meta property="article:modified_time" content="${clockParts(article.modifiedAt, zone).iso}">`
      : '',
    dates === 'json-ld' || article.record.isPaywalled ? jsonLd(outlet, article, url) : '',
    '<style>body{font-family:sans-serif}</style><script>window.dem=1;</script>',
  ].join('\n');
}

function dateLine(outlet: OutletFile, article: Article): string {
  const { day, time, weekday, iso } = clockParts(article.publishedAt, outlet.zone);
  if (outlet.dates === 'microdata') return `<time itemprop="datePublished" datetime="${iso}">${day} ${time}</time>`;
  if (outlet.dates === 'visible-gmt7') return `<span class="date">${WEEKDAYS[weekday]}, ${day}, ${time} (GMT+7)</span>`;
  if (outlet.dates === 'visible') return `<span class="ngay-dang">Ngày đăng: ${day} | ${time}</span>`;
  if (outlet.dates === 'visible-plain') return `<div class="time">${time} ${day}</div>`;
  return '';
}

/** The HTML page of an article with the furniture of a news site around it. `others` are the links beside it. */
export function articlePage(outlet: OutletFile, article: Article, page: { base: string; others: Article[] }): string {
  const url = page.base + article.path;
  const { author, isPaywalled, hasAmpTwin } = article.record;
  const shown = isPaywalled ? article.paragraphs.slice(0, 2) : article.paragraphs;
  const beside = page.others.map((other) => `<li><a href="${other.path}">${escaped(other.title)}</a></li>`).join('');
  return `<!DOCTYPE html>
<html lang="${article.lang}"><head>
${headOf(outlet, article, url)}
${hasAmpTwin ? `<link rel="amphtml" href="${page.base}/amp${article.path}">` : ''}
</head><body>
<header><a href="/">${escaped(outlet.name)}</a><nav><a href="/">⌂</a> <a href="/lien-he">✉</a></nav></header>
<main><article itemscope itemtype="https://schema.org/NewsArticle">
<h1 class="title" itemprop="headline">${escaped(article.title)}</h1>
${dateLine(outlet, article)}
<div class="content" itemprop="articleBody">
${shown.map((paragraph) => `<p>${escaped(paragraph)}</p>`).join('\n')}
${isPaywalled ? '<div class="paywall" data-paywall="1"><p>…</p><a href="/dang-ky">★ Đăng ký để đọc tiếp</a></div>' : ''}
${author ? `<p class="author" itemprop="author">${escaped(author)}</p>` : ''}
</div></article></main>
<aside><ul class="related">${beside}</ul></aside>
<footer><p>© ${escaped(outlet.name)}</p></footer>
<script>document.title;</script>
</body></html>`;
}

/** The AMP twin: same text, its own path, canonical link to the page. */
export function ampPage(outlet: OutletFile, article: Article, base: string): string {
  const url = base + article.path;
  return `<!doctype html><html ⚡ lang="${article.lang}"><head><meta charset="utf-8"><link rel="canonical" href="${url}">
<title>${escaped(article.title)}</title>${jsonLd(outlet, article, url)}</head><body><article>
<h1>${escaped(article.title)}</h1>
${article.paragraphs.map((paragraph) => `<p>${escaped(paragraph)}</p>`).join('\n')}
</article></body></html>`;
}
