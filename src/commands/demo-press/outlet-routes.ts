import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { announceFeed } from './announce-feed.ts';
import { newsSitemap, sitemapIndex } from './announce-sitemap.ts';
import { answer, refuse } from './answer.ts';
import { ampPage, articlePage } from './article-page.ts';
import { encodeBody } from './encode-body.ts';
import { listPage, scriptedList, scriptedListPage } from './list-page.ts';
import type { Article, OutletFile } from './site-shapes.ts';

/** What an outlet has in its present edition. */
export interface Shelf {
  outlet: OutletFile;
  base: string;
  edition(): number;
  articles(): Article[];
}

type Route = (request: IncomingMessage, response: ServerResponse, url: URL) => boolean;

function serveArticle(shelf: Shelf, request: IncomingMessage, response: ServerResponse, path: string): boolean {
  const { outlet, base } = shelf;
  const isAmp = path.startsWith('/amp/');
  const articles = shelf.articles();
  const article = articles.find((one) => one.path === (isAmp ? path.slice(4) : path));
  if (!article || (isAmp && !article.record.hasAmpTwin)) return false;
  if (article.record.isWithdrawnLater && shelf.edition() >= 2) {
    refuse(response, 410);
    return true;
  }
  const others = articles.filter((other) => other !== article).slice(0, 3);
  const html = isAmp ? ampPage(outlet, article, base) : articlePage(outlet, article, { base, others });
  const charset = isAmp ? 'utf-8' : outlet.charset;
  // Real servers often leave the charset to the page.
  const type = charset === 'utf-8' ? 'text/html; charset=utf-8' : 'text/html';
  const lastModified = article.modifiedAt ?? article.publishedAt;
  answer(request, response, { type, bytes: encodeBody(html, charset), lastModified });
  return true;
}

function serveList(shelf: Shelf, request: IncomingMessage, response: ServerResponse, url: URL): boolean {
  const { outlet } = shelf;
  const listed = shelf.articles().filter(({ record }) => !(record.isWithdrawnLater && shelf.edition() >= 2));
  const html = { type: 'text/html; charset=utf-8' };
  if (outlet.announce === 'list' && url.pathname === '/tin-moi')
    answer(request, response, { ...html, bytes: listPage(outlet, listed, Number(url.searchParams.get('trang') ?? 1)) });
  else if (outlet.announce === 'list-javascript' && url.pathname === '/moi-nhat')
    answer(request, response, { ...html, bytes: scriptedListPage(outlet) });
  else if (outlet.announce === 'list-javascript' && url.pathname === '/api/bai-moi.json')
    answer(request, response, { type: 'application/json', bytes: scriptedList(listed) });
  else return false;
  return true;
}

function serveSitemap(shelf: Shelf, request: IncomingMessage, response: ServerResponse, path: string): boolean {
  const { outlet, base } = shelf;
  if (outlet.announce !== 'sitemap') return false;
  if (path === '/sitemap.xml') {
    answer(request, response, { type: 'application/xml', bytes: sitemapIndex(base) });
    return true;
  }
  const part = /^\/sitemap-tin-([12])\.xml\.gz$/.exec(path)?.[1];
  if (!part) return false;
  const articles = shelf.articles().filter((_, index) => index % 2 === Number(part) - 1);
  answer(request, response, { type: 'application/gzip', bytes: gzipSync(newsSitemap(outlet, articles, base)) });
  return true;
}

function serveFeed(shelf: Shelf, request: IncomingMessage, response: ServerResponse, path: string): boolean {
  if (path !== '/feed') return false;
  const feed = announceFeed(shelf.outlet, shelf.articles(), shelf.base);
  if (!feed) return false;
  answer(request, response, { type: feed.type, bytes: encodeBody(feed.text, shelf.outlet.charset) });
  return true;
}

/** Serves what an outlet of a usual make has; false when the path is none of it. */
export function outletRoutes(shelf: Shelf): Route {
  const robots = `User-agent: *\nDisallow: /tim-kiem\n${shelf.outlet.announce === 'sitemap' ? `Sitemap: ${shelf.base}/sitemap.xml\n` : ''}`;
  return (request, response, url) => {
    if (url.pathname === '/robots.txt') {
      answer(request, response, { type: 'text/plain', bytes: robots });
      return true;
    }
    return (
      serveFeed(shelf, request, response, url.pathname) ||
      serveSitemap(shelf, request, response, url.pathname) ||
      serveList(shelf, request, response, url) ||
      serveArticle(shelf, request, response, url.pathname)
    );
  };
}
