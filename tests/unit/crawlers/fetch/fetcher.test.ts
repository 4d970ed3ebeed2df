import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { closeAll, fetcherOn, LOOPBACK, movedClock, serve } from './loopback.ts';

afterEach(closeAll);

const source = LOOPBACK;
const text = (body: Uint8Array) => new TextDecoder().decode(body);

describe('fetcher', () => {
  it('captures a page with its validators, honest about itself and without cookies', async () => {
    const { base, requests } = await serve((_request, response) => {
      response.writeHead(200, {
        'content-type': 'text/html',
        etag: '"1"',
        'last-modified': 'Mon, 02 Mar 2026 00:00:00 GMT',
        'set-cookie': 'a=b',
      });
      response.end('<p>tin</p>');
    });
    const fetched = await fetcherOn(movedClock()).fetch(`${base}/a#part`, { source });
    expect(fetched).toMatchObject({ kind: 'captured', etag: '"1"', lastModified: 'Mon, 02 Mar 2026 00:00:00 GMT' });
    if (fetched.kind !== 'captured') return;
    expect(fetched.capture).toMatchObject({
      url: `${base}/a#part`,
      finalUrl: `${base}/a`,
      status: 200,
      fetchedAt: '2026-03-02T03:00:01.000Z',
    });
    expect(text(fetched.capture.body)).toBe('<p>tin</p>');
    expect(fetched.capture.headers).not.toHaveProperty('set-cookie');
    expect(requests.at(-1)?.headers).toMatchObject({ 'user-agent': 'DiemBao/0.1 (+https://diembao.example/bot)' });
    expect(requests.at(-1)?.headers).not.toHaveProperty('cookie');
  });

  it('sends validators and tells an unchanged page', async () => {
    const { base } = await serve((request, response) => {
      response.writeHead(
        request.headers['if-none-match'] === '"1"' && request.headers['if-modified-since'] === 'x' ? 304 : 200,
      );
      response.end();
    });
    const fetched = await fetcherOn(movedClock()).fetch(base, {
      source,
      validators: { etag: '"1"', lastModified: 'x' },
    });
    expect(fetched).toEqual({ kind: 'not-modified' });
  });

  it.each([404, 410])('tells a page that is gone (%i)', async (status) => {
    const { base } = await serve((_request, response) => response.writeHead(status).end('gone'), { robots: null });
    expect(await fetcherOn(movedClock()).fetch(base, { source })).toMatchObject({
      kind: 'gone',
      status,
      capture: { status },
    });
  });

  it.each([
    [400, 'http-client-error', 'never'],
    [401, 'http-client-error', 'never'],
    [403, 'http-client-error', 'never'],
    [408, 'fetch-timeout', 'later'],
    [429, 'http-too-many-requests', 'later'],
    [500, 'http-server-error', 'later'],
    [503, 'http-server-error', 'later'],
  ])('gives %i the code %s', async (status, code, meaning) => {
    const { base } = await serve((_request, response) => response.writeHead(status).end(), { robots: null });
    await expect(fetcherOn(movedClock()).fetch(base, { source })).rejects.toMatchObject({ code, meaning });
  });

  it.each([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
    ['br', brotliCompressSync],
    ['gzip, br', (body: Buffer) => brotliCompressSync(gzipSync(body))],
    ['identity', (body: Buffer) => body],
    ['gzip', (body: Buffer) => body],
  ])('decodes %s', async (coding, pack) => {
    const body = Buffer.from('Bắc Giang '.repeat(20_000));
    const { base } = await serve(
      (_request, response) => response.writeHead(200, { 'content-encoding': coding }).end(pack(body)),
      { robots: null },
    );
    const fetched = await fetcherOn(movedClock()).fetch(base, { source });
    if (fetched.kind !== 'captured') throw new Error(fetched.kind);
    expect(Buffer.from(fetched.capture.body).equals(body)).toBe(true);
    expect(fetched.capture.headers).not.toHaveProperty('content-encoding');
  });

  it('follows five redirects, resolved against where they stand, and keeps the gap between all starts', async () => {
    const clock = movedClock();
    const starts: number[] = [];
    const { base, log } = await serve(
      (request, response) => {
        starts.push(clock.nowMs());
        const step = Number(request.url?.slice(4));
        if (step < 5)
          response.writeHead([301, 302, 303, 307, 308][step] as number, { location: `./p${step + 1}` }).end();
        else response.end('end');
      },
      { robots: null },
    );
    const fetched = await fetcherOn(clock).fetch(`${base}/a/p0`, { source });
    expect(fetched).toMatchObject({ kind: 'captured', capture: { url: `${base}/a/p0`, finalUrl: `${base}/a/p5` } });
    expect(log.at(-1)).toBe('/a/p5');
    expect(starts.every((start, index) => index === 0 || start - (starts[index - 1] as number) >= 1000)).toBe(true);
  });

  it('asks for robots.txt once, and for nothing that it refuses', async () => {
    const { base, log } = await serve((_request, response) => response.end('ok'), {
      robots: 'User-agent: *\nDisallow: /kin\nSitemap: https://a.vn/s.xml',
    });
    const fetcher = fetcherOn(movedClock());
    await fetcher.fetch(`${base}/mo`, { source });
    await expect(fetcher.fetch(`${base}/kin/1`, { source })).rejects.toMatchObject({ code: 'robots-refused' });
    await Promise.all([fetcher.fetch(`${base}/a`, { source }), fetcher.fetch(`${base}/b`, { source })]);
    expect(log).toEqual(['/robots.txt', '/mo', '/a', '/b']);
    expect(await fetcher.sitemaps(base, { source })).toEqual(['https://a.vn/s.xml']);
  });

  it('checks robots.txt again where a redirect leads', async () => {
    const { base, log } = await serve((_request, response) => response.writeHead(302, { location: '/kin' }).end(), {
      robots: 'User-agent: *\nDisallow: /kin',
    });
    await expect(fetcherOn(movedClock()).fetch(`${base}/mo`, { source })).rejects.toMatchObject({
      code: 'robots-refused',
    });
    expect(log).not.toContain('/kin');
  });

  it('keeps the crawl delay, from robots.txt itself on', async () => {
    const clock = movedClock();
    const starts: number[] = [];
    const { base } = await serve((_request, response) => {
      starts.push(clock.nowMs());
      if (_request.url === '/robots.txt') response.end('User-agent: *\nCrawl-delay: 7');
      else response.end('ok');
    });
    const fetcher = fetcherOn(clock);
    for (const path of ['/1', '/2', '/3']) await fetcher.fetch(base + path, { source });
    expect(starts.slice(1).map((start, index) => start - (starts[index] as number))).toEqual([7000, 7000, 7000]);
  });

  it('asks for robots.txt again after a day, and lets an old copy stand while the server is down', async () => {
    const clock = movedClock();
    let isUp = true;
    const { base, log } = await serve((request, response) => {
      if (request.url === '/robots.txt') response.writeHead(isUp ? 200 : 503).end('User-agent: *\nDisallow: /kin');
      else response.end('ok');
    });
    const fetcher = fetcherOn(clock);
    await fetcher.fetch(base, { source });
    clock.ms += 86_400_000;
    isUp = false;
    await fetcher.fetch(base, { source });
    expect(log.filter((path) => path === '/robots.txt')).toHaveLength(2);
    await expect(fetcher.fetch(`${base}/kin`, { source })).rejects.toMatchObject({ code: 'robots-refused' });
  });

  it('fetches nothing while robots.txt cannot be had, and tries again after its pause', async () => {
    const clock = movedClock();
    let status = 500;
    const { base, log } = await serve((request, response) => {
      response.writeHead(request.url === '/robots.txt' ? status : 200).end();
    });
    const fetcher = fetcherOn(clock);
    await expect(fetcher.fetch(base, { source })).rejects.toMatchObject({
      code: 'http-server-error',
      meaning: 'later',
      retryAfterMs: 300_000,
    });
    await expect(fetcher.fetch(base, { source })).rejects.toMatchObject({ meaning: 'later' });
    expect(log).toEqual(['/robots.txt']);
    clock.ms += 300_000;
    status = 404;
    expect(await fetcher.fetch(base, { source })).toMatchObject({ kind: 'captured' });
  });

  it('asks a server that kept silent for its robots.txt sooner again, and ever later while it stays silent', async () => {
    const clock = movedClock();
    let isSilent = true;
    const { base } = await serve((request, response) => {
      if (isSilent && request.url === '/robots.txt') request.socket.destroy();
      else response.end('ok');
    });
    const fetcher = fetcherOn(clock);
    for (const retryAfterMs of [15_000, 30_000]) {
      await expect(fetcher.fetch(base, { source })).rejects.toMatchObject({ code: 'fetch-network', retryAfterMs });
      clock.ms += retryAfterMs;
    }
    isSilent = false;
    expect(await fetcher.fetch(base, { source })).toMatchObject({ kind: 'captured' });
  });

  it('pauses the host for everyone when it asks for it', async () => {
    const clock = movedClock();
    let isTired = true;
    const { base, log } = await serve(
      (_request, response) => response.writeHead(isTired ? 429 : 200, { 'retry-after': '120' }).end(),
      { robots: null },
    );
    const fetcher = fetcherOn(clock);
    await expect(fetcher.fetch(`${base}/a`, { source })).rejects.toMatchObject({
      code: 'http-too-many-requests',
      retryAfterMs: 120_000,
    });
    expect(fetcher.waitMsFor(`${base}/b`)).toBe(120_000);
    await expect(fetcher.fetch(`${base}/b`, { source: { ...source, id: 'other' } })).rejects.toMatchObject({
      code: 'host-paused',
    });
    expect(log).toEqual(['/robots.txt', '/a']);
    clock.ms += 120_000;
    isTired = false;
    expect(await fetcher.fetch(`${base}/b`, { source })).toMatchObject({ kind: 'captured' });
  });

  it('keeps a short Retry-After date by waiting', async () => {
    const clock = movedClock();
    let count = 0;
    const { base } = await serve(
      (_request, response) => {
        count += 1;
        response
          .writeHead(count === 1 ? 503 : 200, { 'retry-after': new Date(clock.nowMs() + 9000).toUTCString() })
          .end();
      },
      { robots: null },
    );
    const fetcher = fetcherOn(clock);
    const error = await fetcher.fetch(base, { source }).catch((thrown: unknown) => thrown as { retryAfterMs: number });
    const before = clock.nowMs();
    await fetcher.fetch(base, { source });
    expect(clock.nowMs() - before).toBe((error as { retryAfterMs: number }).retryAfterMs);
  });

  it('sends a request once more, in its turn, when a kept connection broke', async () => {
    const clock = movedClock();
    let count = 0;
    const { base } = await serve(
      (request, response) => {
        count += 1;
        if (count === 1) request.socket.destroy();
        else response.end('ok');
      },
      { robots: null },
    );
    expect(await fetcherOn(clock).fetch(base, { source })).toMatchObject({ kind: 'captured' });
    expect(count).toBe(2);
    expect(clock.waits).toEqual([1000, 1000]);
  });

  it('ends at once when the caller leaves', async () => {
    const controller = new AbortController();
    const { base } = await serve(() => controller.abort(new Error('shutting down')), { robots: null });
    await expect(fetcherOn(movedClock()).fetch(base, { source, signal: controller.signal })).rejects.toThrow(
      'shutting down',
    );
  });
});
