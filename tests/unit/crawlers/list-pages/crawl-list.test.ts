import { existsSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { crawlList, type CrawlListOptions } from '../../../../src/crawlers/list-pages/crawl-list.ts';
import { findChromium } from '../../../../src/crawlers/list-pages/find-chromium.ts';
import {
  makeRenderer,
  type Render,
  type Renderer,
  type RendererOptions,
} from '../../../../src/crawlers/list-pages/render-page.ts';
import { closeAll, fetcherOn, LOOPBACK, movedClock, serve } from '../fetch/loopback.ts';

const renderers: Renderer[] = [];
function rendererOf(options: RendererOptions): Render {
  const renderer = makeRenderer(options);
  renderers.push(renderer);
  return renderer.render;
}

afterEach(async () => {
  await closeAll();
  await Promise.all(renderers.splice(0).map((renderer) => renderer.close()));
});

const decodeText = (body: Uint8Array) => new TextDecoder().decode(body);
const item = (id: number) =>
  `<h3><a href="/tin/khanh-thanh-cau-moi-${100_000 + id}.html">Bắc Giang khánh thành cây cầu số ${id}</a></h3>`;

function optionsFor(url: string, change: Partial<CrawlListOptions> = {}): CrawlListOptions {
  return {
    entry: { type: 'list', url },
    source: LOOPBACK,
    fetcher: fetcherOn(movedClock()),
    decodeText,
    render: null,
    ...change,
  };
}

async function listOf(pageCount: number) {
  return serve(
    (request, response) => {
      const number = Number(new URL(request.url as string, 'http://x').searchParams.get('page') ?? 1);
      response.writeHead(200, { 'content-type': 'text/html', etag: '"1"' });
      response.end(
        `${item(number * 2)}${item(number * 2 + 1)}${number < pageCount ? `<a rel="next" href="/?page=${number + 1}">sau</a>` : ''}`,
      );
    },
    { robots: null },
  );
}

describe('crawling a list', () => {
  it('reads the pages up to the limit and gives each article once', async () => {
    const { base, log } = await listOf(50);
    const list = await crawlList(optionsFor(base));
    expect(log).toEqual(['/robots.txt', '/', '/?page=2', '/?page=3']);
    expect(list).toMatchObject({ pageCount: 3, isNotModified: false, validators: { etag: '"1"' }, stoppedBy: null });
    expect(list.entries).toHaveLength(6);
    expect(list.entries[0]).toEqual({
      id: `${base}/tin/khanh-thanh-cau-moi-100002.html`,
      url: `${base}/tin/khanh-thanh-cau-moi-100002.html`,
      title: 'Bắc Giang khánh thành cây cầu số 2',
      publishedAt: null,
      updatedAt: null,
      summary: null,
    });
  });

  it('goes no further than the first page that holds nothing new', async () => {
    const { base } = await listOf(50);
    const list = await crawlList(optionsFor(base, { isKnown: async (urls) => urls.map(() => true) }));
    expect(list.pageCount).toBe(1);
  });

  it('does not go round in a list whose pages lead to each other', async () => {
    const { base, log } = await serve(
      (request, response) => {
        response.writeHead(200, { 'content-type': 'text/html' });
        response.end(`${item(1)}<a rel="next" href="/?page=${request.url === '/' ? 2 : 1}">sau</a>`);
      },
      { robots: null },
    );
    await crawlList(optionsFor(base, { maxPages: 50 }));
    expect(log.length).toBeLessThanOrEqual(4);
  });

  it('keeps what the first pages gave when a later one fails', async () => {
    const { base } = await serve(
      (request, response) => {
        response.writeHead(request.url === '/' ? 200 : 500, { 'content-type': 'text/html' });
        response.end(`${item(1)}<a rel="next" href="/?page=2">sau</a>`);
      },
      { robots: null },
    );
    expect(await crawlList(optionsFor(base))).toMatchObject({
      entries: { length: 1 },
      stoppedBy: { code: 'http-server-error' },
    });
  });

  it('tells an unchanged list', async () => {
    const { base } = await serve((_request, response) => response.writeHead(304).end(), { robots: null });
    expect(await crawlList(optionsFor(base, { validators: { etag: '"1"' } }))).toMatchObject({
      isNotModified: true,
      entries: [],
      validators: { etag: '"1"' },
    });
  });

  it.each([
    ['content-type-unsupported', 200, 'application/pdf'],
    ['http-gone', 404, 'text/html'],
    ['http-client-error', 403, 'text/html'],
  ])('throws %s for the first page', async (code, status, type) => {
    const { base } = await serve(
      (_request, response) => response.writeHead(status, { 'content-type': type }).end('x'),
      { robots: null },
    );
    await expect(crawlList(optionsFor(base))).rejects.toMatchObject({ code });
  });

  it('says what to do when a page needs a browser and there is none', async () => {
    const render = rendererOf({
      fetcher: fetcherOn(movedClock()),
      userAgent: 'DiemBao',
      chromiumPath: '/nowhere/chromium',
    });
    for (const given of [null, render]) {
      const options = optionsFor('http://127.0.0.1:9/', {
        entry: { type: 'list', url: 'http://127.0.0.1:9/', javascript: true },
        render: given,
      });
      await expect(crawlList(options)).rejects.toMatchObject({
        code: 'browser-absent',
        message: expect.stringContaining('Chromium') as string,
      });
    }
  });
});

describe.skipIf(findChromium(null) === null)('crawling a list drawn by scripts (needs Chromium)', () => {
  it('draws the page with what the fetcher brings, and lets nothing else reach the network', async () => {
    const forbidden = await serve((_request, response) => response.end('secret'));
    const script = `
      const reach = (url) => fetch(url).catch(() => undefined);
      reach('${forbidden.base}/fetch'); new Image().src = '${forbidden.base}/image'; navigator.sendBeacon('${forbidden.base}/beacon', 'x');
      try { new WebSocket('${forbidden.base.replace('http', 'ws')}/socket'); } catch {}
      navigator.serviceWorker?.register('/worker.js').catch(() => undefined);
      document.body.insertAdjacentHTML('beforeend', '<iframe src="${forbidden.base}/frame"></iframe><link rel=prefetch href="${forbidden.base}/prefetch">');
      fetch('/kin.json').catch(() => undefined);
      fetch('/tin.json').then((r) => r.json()).then((list) => list.forEach((id) => {
        document.body.insertAdjacentHTML('beforeend', '<h3><a href="/tin/khanh-thanh-cau-moi-' + id + '.html">Bắc Giang khánh thành cây cầu số ' + id + '</a></h3>');
      }));`;
    const page = await serve(
      (request, response) => {
        response.writeHead(200, { 'content-type': request.url === '/app.js' ? 'text/javascript' : 'text/html' });
        response.end(
          request.url === '/app.js'
            ? script
            : request.url === '/tin.json'
              ? '[100001, 100002]'
              : '<meta charset=utf-8><body><script src="/app.js"></script>',
        );
      },
      { robots: 'User-agent: *\nDisallow: /kin' },
    );
    const port = new URL(page.base).port;
    const only = { id: 'js', allowAddresses: [`127.0.0.1/32`] };
    const fetcher = fetcherOn(movedClock());
    const guarded = {
      fetch: (url: string, options: Parameters<typeof fetcher.fetch>[1]) =>
        new URL(url).port === port ? fetcher.fetch(url, options) : Promise.reject(new Error(`not for ${url}`)),
    };
    const render = rendererOf({
      fetcher: guarded,
      userAgent: 'DiemBao/0.1',
      chromiumPath: null,
      limits: { quietMs: 5000 },
    });
    const list = await crawlList(
      optionsFor(page.base, { source: only, entry: { type: 'list', url: page.base, javascript: true }, render }),
    );
    expect(list.entries.map((entry) => entry.url)).toEqual([
      `${page.base}/tin/khanh-thanh-cau-moi-100001.html`,
      `${page.base}/tin/khanh-thanh-cau-moi-100002.html`,
    ]);
    expect(forbidden.log).toEqual([]);
    expect(page.log.sort()).toEqual(['/', '/app.js', '/robots.txt', '/tin.json']);
    expect(existsSync('storage')).toBe(false);
  });

  it('ends a page whose script never does', async () => {
    const { base } = await serve(
      (_request, response) =>
        response.writeHead(200, { 'content-type': 'text/html' }).end('<script>for (;;) {}</script>'),
      { robots: null },
    );
    const render = rendererOf({
      fetcher: fetcherOn(movedClock()),
      userAgent: 'DiemBao/0.1',
      chromiumPath: null,
      limits: { totalMs: 6000, quietMs: 2000 },
    });
    const start = performance.now();
    await expect(render(base, { source: LOOPBACK, decodeText })).rejects.toMatchObject({ code: 'fetch-timeout' });
    expect(performance.now() - start).toBeLessThan(30_000);
  });
});
