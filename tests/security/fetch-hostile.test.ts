import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { closeAll, fetcherOn, LOOPBACK, movedClock, serve, serveRaw } from '../unit/crawlers/fetch/loopback.ts';

afterEach(closeAll);

const source = LOOPBACK;
const stranger = { id: 'stranger', allowAddresses: [] };
const QUICK = { connectMs: 300, headersMs: 300, totalMs: 600 };

describe('addresses that a source may not reach', () => {
  it.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://127.1/',
    'http://0/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://169.254.169.254/latest/meta-data',
    'http://10.0.0.1/',
    'http://localhost/',
    'http://[fd00:ec2::254]/',
    'http://127.0.0.1./',
    'http://①②⑦.0.0.1/',
  ])('refuses %s', async (url) => {
    await expect(fetcherOn(movedClock()).fetch(url, { source: stranger })).rejects.toMatchObject({
      code: 'address-refused',
      meaning: 'never',
    });
  });

  it.each([
    ['a file', 'file:///etc/passwd'],
    ['another protocol', 'ftp://a.vn/'],
    ['a script', 'javascript:alert(1)'],
    ['one with credentials', 'http://user:pass@a.vn/'],
    ['the port of a mail server', 'http://a.vn:25/'],
    ['nonsense', 'nonsense'],
    ['9,000 characters', `http://a.vn/${'a'.repeat(9000)}`],
  ])('does not take %s for a URL to fetch, and repeats no password', async (_name, url) => {
    const error = await fetcherOn(movedClock())
      .fetch(url, { source })
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'url-invalid' });
    expect(JSON.stringify([error, String(error)])).not.toContain('pass@');
  });

  it.each([
    'http://169.254.169.254/',
    'http://10.0.0.1/x',
    'http://[::1]/',
    'file:///etc/passwd',
    'http://u:p@127.0.0.1/',
  ])('refuses a redirect to %s from a source that may reach loopback', async (location) => {
    const { base } = await serve((_request, response) => response.writeHead(302, { location }).end(), { robots: null });
    const error = await fetcherOn(movedClock())
      .fetch(base, { source })
      .catch((thrown: unknown) => thrown);
    expect((error as { code: string }).code).toMatch(/^(address-refused|url-invalid)$/);
  });

  it.each([
    ['a name of a private address', ['10.1.2.3']],
    ['a name of public and private addresses', ['93.184.215.14', '127.0.0.1']],
    ['a name of a mapped address', ['::ffff:127.0.0.1']],
    ['a name of nothing', []],
  ])('refuses %s', async (_name, addresses) => {
    const fetcher = fetcherOn(movedClock(), { resolver: async () => addresses });
    await expect(fetcher.fetch('http://press.example/', { source: stranger })).rejects.toMatchObject({
      code: 'address-refused',
    });
  });

  it('connects to the address that was checked, whatever the name says at the next question', async () => {
    const inside = await serve((_request, response) => response.end('secret'), { robots: null });
    const { port } = new URL(inside.base);
    let asked = 0;
    // First loopback (permitted), afterwards the metadata service: each request is checked on its own.
    const resolver = async () => ((asked += 1) <= 2 ? ['127.0.0.1'] : ['169.254.169.254']);
    const fetcher = fetcherOn(movedClock(), { resolver });
    expect(await fetcher.fetch(`http://press.example:${port}/`, { source })).toMatchObject({ kind: 'captured' });
    expect(inside.requests.at(-1)?.headers.host).toBe(`press.example:${port}`);
    await expect(fetcher.fetch(`http://press.example:${port}/`, { source })).rejects.toMatchObject({
      code: 'address-refused',
    });
    expect(asked).toBe(3);
  });

  it('gives a kept connection to loopback to no source that may not reach it', async () => {
    const inside = await serve((_request, response) => response.end('secret'), { robots: null });
    const { port } = new URL(inside.base);
    const fetcher = fetcherOn(movedClock(), { resolver: async () => ['127.0.0.1'] });
    await fetcher.fetch(`http://press.example:${port}/`, { source });
    await expect(fetcher.fetch(`http://press.example:${port}/`, { source: stranger })).rejects.toMatchObject({
      code: 'address-refused',
    });
    expect(inside.log).toHaveLength(2);
  });

  it('does not follow robots.txt to a refused address, and fetches nothing then', async () => {
    const { base, log } = await serve((_request, response) =>
      response.writeHead(302, { location: 'http://169.254.169.254/robots.txt' }).end(),
    );
    await expect(fetcherOn(movedClock()).fetch(base, { source })).rejects.toMatchObject({
      code: 'fetch-network',
      meaning: 'later',
    });
    expect(log).toEqual(['/robots.txt']);
  });
});

describe('servers that mean harm', () => {
  it('stops reading 200 MB at the limit', async () => {
    let sent = 0;
    const { base } = await serve(
      (_request, response) => {
        const chunk = Buffer.alloc(65_536, 'a');
        const more = () => {
          while (sent < 200_000_000 && !response.destroyed) {
            sent += chunk.length;
            if (!response.write(chunk)) return void response.once('drain', more);
          }
          response.end();
        };
        more();
      },
      { robots: null },
    );
    await expect(fetcherOn(movedClock()).fetch(base, { source })).rejects.toMatchObject({
      code: 'body-too-large',
      meaning: 'never',
    });
    expect(sent).toBeLessThan(40_000_000);
  });

  const zeros = Buffer.alloc(100_000_000);
  it.each([
    ['gzip', () => gzipSync(zeros)],
    ['br', () => brotliCompressSync(zeros, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })],
    ['gzip, gzip', () => gzipSync(gzipSync(zeros))],
    ['gzip, gzip, gzip', () => gzipSync(gzipSync(gzipSync(zeros)))],
  ])('does not unpack a bomb in %s', async (coding, pack) => {
    const bomb = pack();
    const { base } = await serve(
      (_request, response) => response.writeHead(200, { 'content-encoding': coding }).end(bomb),
      { robots: null },
    );
    const before = process.memoryUsage().rss;
    await expect(fetcherOn(movedClock()).fetch(base, { source })).rejects.toMatchObject({ code: 'body-bomb' });
    expect(process.memoryUsage().rss - before).toBeLessThan(60_000_000);
  });

  it.each(['zstd', 'gzip, gzip, gzip, gzip', 'compress'])('refuses the coding %s', async (coding) => {
    const { base } = await serve(
      (_request, response) => response.writeHead(200, { 'content-encoding': coding }).end('x'),
      { robots: null },
    );
    await expect(fetcherOn(movedClock()).fetch(base, { source })).rejects.toMatchObject({
      code: 'content-type-unsupported',
    });
  });

  it.each([
    ['leads in a circle', (path: string) => (path === '/a' ? '/b' : '/a')],
    ['leads ever further', (path: string) => `${path}a`],
    ['leads to itself', (path: string) => path],
  ])('ends a redirect that %s', async (_name, target) => {
    const { base, log } = await serve(
      (request, response) => response.writeHead(302, { location: target(request.url as string) }).end(),
      { robots: null },
    );
    await expect(fetcherOn(movedClock()).fetch(`${base}/a`, { source })).rejects.toMatchObject({
      code: 'redirect-loop',
    });
    expect(log.length).toBeLessThanOrEqual(7);
  });

  const OK = 'HTTP/1.1 200 OK\r\n';
  it.each<[string, string, (write: (text: string) => void, end: () => void) => void]>([
    ['says nothing', 'fetch-timeout', () => undefined],
    [
      'drips its headers',
      'fetch-timeout',
      (write) => (write(`${OK}x-slow: `), void setInterval(() => write('a'), 50).unref()),
    ],
    [
      'drips its body',
      'fetch-timeout',
      (write) => (write(`${OK}\r\n`), void setInterval(() => write('a'), 50).unref()),
    ],
    ['closes before it answers', 'fetch-network', (_write, end) => end()],
    [
      'promises more than it sends',
      'fetch-network',
      (write, end) => (write(`${OK}content-length: 100\r\n\r\nabc`), end()),
    ],
    [
      'breaks its chunks',
      'fetch-network',
      (write, end) => (write(`${OK}transfer-encoding: chunked\r\n\r\nzz\r\nabc`), end()),
    ],
    [
      'ends its gzip early',
      'fetch-network',
      (write, end) => (write(`${OK}content-encoding: gzip\r\n\r\n\x1f\x8b\x08\x00`), end()),
    ],
    [
      'floods its headers',
      'body-too-large',
      (write) => write(`${OK}${'x-flood: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n'.repeat(5000)}\r\n`),
    ],
    ['speaks no HTTP', 'fetch-network', (write, end) => (write('220 mail ready\r\n'), end())],
  ])('gives up on one that %s', async (_name, code, act) => {
    const base = await serveRaw((socket) =>
      act(
        (part) => void (socket.destroyed || socket.write(part, 'latin1')),
        () => socket.end(),
      ),
    );
    const fetcher = fetcherOn(movedClock(), { limits: QUICK });
    await expect(fetcher.fetch(base, { source, checkRobots: false })).rejects.toMatchObject({ code });
  });

  it('leaves a host alone that fails again and again, and no other', async () => {
    const bad = await serveRaw((socket) => socket.destroy());
    const good = await serve((_request, response) => response.end('ok'), { robots: null });
    const fetcher = fetcherOn(movedClock());
    for (let index = 0; index < 4; index += 1)
      await fetcher.fetch(bad, { source, checkRobots: false }).catch(() => undefined);
    expect(fetcher.waitMsFor(bad)).toBe(30_000);
    expect(await fetcher.fetch(good.base, { source })).toMatchObject({ kind: 'captured' });
  });
});
