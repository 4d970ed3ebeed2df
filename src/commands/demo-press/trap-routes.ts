import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { CALENDAR_ARTICLE, TRAP_ENTRIES } from './trap-entries.ts';
import { calendarPage, ENTITY_BOMB, LOGIN_PAGE, SOFT_404_PAGE, trapArticle, trapFeed } from './trap-pages.ts';

type Reply = (response: ServerResponse, url: URL, visit: number) => void;

const html = (response: ServerResponse, body: string | Buffer, type = 'text/html; charset=utf-8'): void =>
  void response.writeHead(200, { 'content-type': type }).end(body);

const to = (location: string): Reply => {
  return (response) => void response.writeHead(302, { location }).end();
};

function titleOf(pathname: string): string {
  return TRAP_ENTRIES.find(({ path }) => path === pathname)?.title ?? '';
}

/** Answers that need no memory. */
function plainReplies(base: string, publishedAt: string): Record<string, Reply> {
  const titled: Reply = (response, { pathname }) => html(response, trapArticle(titleOf(pathname), publishedAt));
  const firstThen = (status: number, headers: Record<string, string>): Reply => {
    return (response, url, visit) =>
      visit === 1 ? void response.writeHead(status, headers).end() : titled(response, url, visit);
  };
  return {
    '/robots.txt': (response) => html(response, 'User-agent: *\nDisallow: /cam/\nCrawl-delay: 1\n', 'text/plain'),
    '/feed': (response) => html(response, trapFeed(base, publishedAt), 'application/rss+xml'),
    '/feed-bom.xml': (response) => html(response, ENTITY_BOMB, 'application/rss+xml'),
    '/lich': (response, url) => html(response, calendarPage(Number(url.searchParams.get('thang') ?? 1))),
    [CALENDAR_ARTICLE.path]: (response) => html(response, trapArticle(CALENDAR_ARTICLE.title, publishedAt)),
    '/vong/1': to('/vong/2'),
    '/vong/2': to('/vong/1'),
    '/sang-may-chu-noi-bo': to('http://169.254.169.254/latest/meta-data/'),
    '/sang-mang-rieng': to('http://10.11.12.13:8080/quan-tri'),
    '/sang-tep': to('file:///etc/hostname'),
    '/qua-lon.html': (response) => html(response, Buffer.alloc(12_000_000, '<p>Bắc Giang</p>\n')),
    '/doi-da.html': firstThen(429, { 'retry-after': '1' }),
    '/loi-mot-lan.html': firstThen(500, {}),
    '/cat-day.html': (response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-length': '5000' }).write('<html>');
      setImmediate(() => response.destroy());
    },
    // Says Latin-1, is UTF-8.
    '/nhan-sai-bang-ma.html': (response, { pathname }) =>
      html(response, trapArticle(titleOf(pathname), publishedAt, 'iso-8859-1'), 'text/html; charset=iso-8859-1'),
    '/tieu-de-co-ma.html': titled,
    '/long-nhau.html': (response) =>
      html(response, `<!DOCTYPE html><title>Lồng nhau</title>${'<div>'.repeat(100_000)}x`),
    '/trong.html': (response) => html(response, ''),
    '/cong-van.pdf': (response) => html(response, '%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF', 'application/pdf'),
    '/noi-bo/dang-nhap-de-doc.html': (response) => html(response, LOGIN_PAGE),
    '/bai-cu-da-mat.html': (response) => html(response, SOFT_404_PAGE),
  };
}

/** Builds the trap's answers. `stop` ends the page that drips a byte a second. */
export function trapRoutes({ base, publishedAt }: { base: string; publishedAt: string }): {
  route(request: IncomingMessage, response: ServerResponse, url: URL): boolean;
  stop(): void;
} {
  const visits = new Map<string, number>();
  const drips = new Set<NodeJS.Timeout>();
  let bomb: Buffer | null = null;
  const replies: Record<string, Reply> = {
    ...plainReplies(base, publishedAt),
    '/bom-nen.html': (response) => {
      bomb ??= gzipSync(Buffer.alloc(24_000_000, '<p>'), { level: 6 });
      response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' }).end(bomb);
    },
    '/nho-giot.html': (response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).write('<');
      const drip = setInterval(() => response.write('p'), 1000);
      drips.add(drip);
      response.on('close', () => {
        clearInterval(drip);
        drips.delete(drip);
      });
    },
  };
  return {
    route: (_request, response, url) => {
      const reply = replies[url.pathname];
      if (!reply) return false;
      const visit = (visits.get(url.pathname) ?? 0) + 1;
      visits.set(url.pathname, visit);
      reply(response, url, visit);
      return true;
    },
    stop: () => drips.forEach((drip) => clearInterval(drip)),
  };
}
