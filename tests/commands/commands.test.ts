import { gzipSync } from 'node:zlib';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/commands/command-list.ts';
import { diembao, freshFolder } from './run-diembao.ts';

const NO_MODEL = { DIEMBAO_MODEL_DIR: '/nonexistent' };

describe('every command', () => {
  it.each(COMMANDS.map(({ name }) => name))('%s --help says how it is used and ends with 0', async (name) => {
    const { code, out } = await diembao([...name.split(' '), '--help']);
    expect(code).toBe(0);
    expect(out).toContain(`Usage: diembao ${name}`);
  });
  it('ends with 2 for bad usage and says where help is', async () => {
    for (const words of [
      ['nonsense'],
      ['crawl', '--nonsense'],
      ['import'],
      ['keys', 'create', '--role', 'king'],
      ['normalise', '--kind', 'telex'],
      ['extract'],
    ]) {
      const { code, out, err } = await diembao(words);
      expect([words, code, out]).toEqual([words, 2, '']);
      expect(err).toContain('--help');
    }
  });
  it('reports every problem of the configuration at once and ends with 2', async () => {
    const { code, err } = await diembao(['crawl', '--once'], {
      env: { DIEMBAO_PORT: '99999', REDIS_URL: 'redis://127.0.0.1:1' },
    });
    expect(code).toBe(2);
    expect(err).toContain('DIEMBAO_PORT');
    expect(err).toContain('ELASTICSEARCH_URL');
  });
});

describe('tag', () => {
  it('keeps order and unknown fields, answers a bad line in its place, ends with 1', async () => {
    const input = [
      '{"text":"Vải thiều Lục Ngạn được mùa","id":7}',
      'nonsense',
      '{"title":"no text"}',
      '',
      '{"text":"Mưa ở Cà Mau"}',
    ].join('\n');
    const { code, out } = await diembao(['tag'], { input, env: NO_MODEL });
    const rows = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(code).toBe(1);
    expect(rows[0]).toMatchObject({ id: 7, language: 'vi', about: true, suspected: false });
    expect(rows[0]?.['claims']).toMatchObject([{ verdict: 'no-evidence', evidence: [] }]);
    expect(rows[0]?.['tags']).toMatchObject({ sentiment: { label: 'not-assessed' } });
    expect(rows[1]).toMatchObject({ error: { code: 'record-invalid' }, line: 2 });
    expect(rows[2]).toMatchObject({ error: { code: 'record-invalid' }, line: 3 });
    expect(rows[3]).toMatchObject({ about: false });
  });
});

describe('extract and feed', () => {
  const page = `<html lang="vi"><head><title>Khánh thành cầu Đồng Việt | Báo Thử</title><meta property="article:published_time" content="2026-03-01T08:30:00+07:00"></head>
    <body><article><h1>Khánh thành cầu Đồng Việt</h1>${'<p>Cây cầu bắc qua sông Thương được đưa vào sử dụng sáng nay, rút ngắn quãng đường cho người dân hai bên sông và xe chở nông sản.</p>'.repeat(6)}</article></body></html>`;
  const feed = `<?xml version="1.0"?><rss version="2.0"><channel><title>Thử</title><item><title>Một &nbsp; tin</title><link>/a</link><pubDate>Sun, 01 Mar 2026 08:30:00 +0700</pubDate></item></channel></rss>`;

  it('reads a page from stdin', async () => {
    const { code, out } = await diembao(['extract', '--url', 'https://bao.example/a?utm_source=x'], { input: page });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      title: 'Khánh thành cầu Đồng Việt',
      publishedAt: '2026-03-01T01:30:00.000Z',
      canonicalUrl: 'https://bao.example/a',
      lang: 'vi',
      paywalled: false,
    });
  });
  it('reads a feed from stdin', async () => {
    const { code, out } = await diembao(['feed', '--url', 'https://bao.example/feed'], { input: feed });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      format: 'rss',
      title: 'Thử',
      entries: [{ url: 'https://bao.example/a', title: 'Một tin', publishedAt: '2026-03-01T01:30:00.000Z' }],
    });
  });
  it('reads batches and goes on after a file that is not there', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'diembao-batch-'));
    writeFileSync(join(folder, 'f.xml'), feed);
    writeFileSync(join(folder, 'p.html'), page);
    const feeds = await diembao(['feed', '--batch'], {
      input: [{ file: join(folder, 'f.xml') }, { file: join(folder, 'none.xml') }]
        .map((row) => JSON.stringify(row))
        .join('\n'),
    });
    expect(feeds.code).toBe(1);
    expect(
      feeds.out
        .trim()
        .split('\n')
        .map((line) => Object.keys(JSON.parse(line) as object)),
    ).toEqual([
      ['file', 'format', 'title', 'entries'],
      ['error', 'line'],
    ]);
    const pages = await diembao(['extract', '--batch'], {
      input: JSON.stringify({ file: join(folder, 'p.html'), url: 'https://bao.example/a' }),
    });
    expect(pages.code).toBe(0);
    expect(JSON.parse(pages.out)).toMatchObject({ title: 'Khánh thành cầu Đồng Việt' });
  });
  it('says what is no feed and what is no article', async () => {
    for (const words of [['feed'], ['extract', '--url', 'https://bao.example/a']]) {
      const { code, err, out } = await diembao(words, {
        input: words[0] === 'feed' ? 'just words' : '<html><body></body></html>',
      });
      expect([words, code, out]).toEqual([words, 1, '']);
      expect(err).toMatch(/feed-unreadable|page-not-article/);
    }
  });
});

describe('normalise', () => {
  it('masks a person and does not give the raw record back', async () => {
    const raw = 'Tôi là Nguyễn Thị Hạnh Nhân, gọi 0912 345 678 nhé, đường vào Lục Ngạn ngập rồi';
    const { code, out } = await diembao(['normalise', '--kind', 'plain-text'], {
      input: JSON.stringify({ raw, n: 1 }),
    });
    expect(code).toBe(0);
    expect(out).not.toContain('345');
    expect(JSON.parse(out)).toMatchObject({ n: 1, kind: 'post' });
    expect(JSON.parse(out)).not.toHaveProperty('raw');
  });
});

describe('import, trace, erase, audit', () => {
  it('files rows once, says why one is not here, and forgets on demand', async () => {
    const dataDir = freshFolder();
    const file = join(dataDir, 'rows.jsonl.gz');
    const rows = [
      {
        url: 'https://a.example/1',
        title: 'Lục Ngạn vào vụ vải',
        text: 'Nông dân Lục Ngạn, Bắc Giang bắt đầu thu hoạch vải thiều sớm.',
        publishedAt: '2026-03-01T00:00:00Z',
        source: 'thu',
        kind: 'article',
      },
      {
        url: 'https://a.example/2',
        title: 'Cà Mau',
        text: 'Tôm được giá ở Cà Mau.',
        publishedAt: '2026-03-01T00:00:00Z',
        source: 'thu',
        kind: 'article',
      },
    ];
    writeFileSync(file, gzipSync([...rows.map((row) => JSON.stringify(row)), '{"broken":'].join('\n')));
    const options = { dataDir, env: NO_MODEL };
    const first = await diembao(['import', file], options);
    expect(first.code).toBe(1);
    expect(JSON.parse(first.out)).toMatchObject({
      outcomes: { indexed: 1, dropped: 1 },
      reasons: { 'off-topic': 1 },
      bad: 1,
    });
    expect(first.err).toContain(':3:');
    expect(JSON.parse((await diembao(['import', file], options)).out)).toMatchObject({
      outcomes: { indexed: 1, dropped: 1 },
    });
    const traced = await diembao(['trace', 'https://a.example/2?utm_source=zalo', '--json'], options);
    expect(JSON.parse(traced.out)).toMatchObject({ outcome: 'dropped', reason: 'off-topic' });
    expect((await diembao(['trace', 'https://a.example/none'], options)).code).toBe(1);
    expect(JSON.parse((await diembao(['erase', '--url', 'https://a.example/1'], options)).out)).toMatchObject({
      erased: 1,
    });
    expect(JSON.parse((await diembao(['trace', 'https://a.example/1', '--json'], options)).out)).toMatchObject({
      outcome: 'dropped',
      reason: 'erased',
    });
    expect((await diembao(['erase', '--url', 'https://a.example/none'], options)).code).toBe(1);
    const audit = await diembao(['audit', 'verify'], options);
    expect([audit.code, JSON.parse(audit.out)]).toEqual([0, { count: 1, brokenAt: null }]);
  });
});

describe('keys', () => {
  it('prints the key alone as the last line and revokes it', async () => {
    const dataDir = freshFolder();
    const { code, out, err } = await diembao(['keys', 'create', '--role', 'triage'], { dataDir });
    expect(code).toBe(0);
    expect(out.trim().split('\n').at(-1)).toMatch(/^db_triage_[\w-]{43}$/);
    const id = /key_[\w-]+/.exec(err)?.[0] ?? '';
    expect((await diembao(['keys', 'list'], { dataDir })).out).toContain(id);
    expect((await diembao(['keys', 'revoke', id], { dataDir })).code).toBe(0);
    expect((await diembao(['keys', 'revoke', id], { dataDir })).code).toBe(1);
  });
});
