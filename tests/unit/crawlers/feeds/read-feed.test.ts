import { readFileSync } from 'node:fs';
import { deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feedReport } from '../../../../src/crawlers/feeds/feed-report.ts';
import { readFeed } from '../../../../src/crawlers/feeds/read-feed.ts';
import { DiembaoError } from '../../../../src/domain/errors.ts';

type Golden = { file: string; format?: string; title?: string; entries?: Record<string, string | null>[] };

const folder = new URL('../../../../fixtures/feeds/', import.meta.url);
const golden = readFileSync(new URL('golden.jsonl', folder), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Golden);
const url = 'https://songthuong.example/rss/tin.rss';
const read = (text: string | Uint8Array) => readFeed(typeof text === 'string' ? Buffer.from(text) : text, { url });
const rss = (items: string): string =>
  `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>K</title>${items}</channel></rss>`;

function elapsedMs(work: () => unknown): number {
  const start = performance.now();
  try {
    work();
  } catch (error) {
    if (!(error instanceof DiembaoError)) throw error;
  }
  return performance.now() - start;
}

describe('readFeed', () => {
  it.each(golden)('reads $file as its golden record says', ({ file, format, title, entries }) => {
    const report = feedReport(read(readFileSync(new URL(file, folder))));
    if (format !== undefined) expect(report.format).toBe(format);
    if (title !== undefined) expect(report.title).toBe(title);
    if (entries === undefined) return;
    expect(report.entries).toHaveLength(entries.length);
    entries.forEach((wanted, at) => {
      const entry = report.entries[at] as unknown as Record<string, unknown>;
      for (const [field, value] of Object.entries(wanted))
        expect(entry[field] ?? null).toBe(value === '' ? null : value);
    });
  });

  it.each([
    ['gzip', gzipSync],
    ['zlib', deflateSync],
  ])('reads a feed packed with %s', (_name, pack) => {
    expect(read(pack(rss('<item><title>A</title></item>'))).entries[0]?.title).toBe('A');
  });

  it('refuses what unpacks to far more than it is', () => {
    expect(() => read(gzipSync(Buffer.alloc(40 * 1024 * 1024, ' ')))).toThrow(
      expect.objectContaining({ code: 'body-bomb' }),
    );
  });

  it('reads an Atom entry that stands alone, and an item', () => {
    const entry = read('<entry xmlns="http://www.w3.org/2005/Atom"><title>A</title><id>/1</id></entry>');
    expect(entry).toMatchObject({ format: 'atom', entries: [{ title: 'A', id: 'https://songthuong.example/1' }] });
    expect(read('<item><title>A</title></item>')).toMatchObject({ format: 'rss', entries: [{ title: 'A' }] });
  });

  it('has at least 240 golden feeds', () => {
    expect(golden.length).toBeGreaterThanOrEqual(240);
  });

  it.each([
    ['nothing', ''],
    ['a page', '<!doctype html><html><body><article>Tin</article></body></html>'],
    ['a page that shows a feed', '<html><body><pre><rss><channel></channel></rss></pre></body></html>'],
    ['plain text', 'Không tìm thấy trang'],
    ['other JSON', '{"error":"not found"}'],
    ['broken JSON', '{"version":"https://jsonfeed.org/version/1.1","items":['],
    ['other XML', '<?xml version="1.0"?><opml><body/></opml>'],
    ['bytes', Buffer.from([0, 1, 2, 3, 255, 254, 9])],
  ])('refuses %s as feed-unreadable', (_name, text) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code: 'feed-unreadable' }));
  });

  it.each([
    ['hub in an Atom link', rss('<atom:link rel="hub" href="https://hub.example/"/>'), 'https://hub.example/'],
    ['hub among other relations', rss('<atom:link rel="self hub" href="/hub"/>'), 'https://songthuong.example/hub'],
    ['no hub', rss(''), null],
    [
      'hub of a JSON feed',
      '{"version":"https://jsonfeed.org/version/1.1","hubs":[{"type":"WebSub","url":"https://hub.example/"}]}',
      'https://hub.example/',
    ],
  ])('finds the %s', (_name, text, hub) => {
    expect(read(text).hubUrl).toBe(hub);
  });

  it('keeps authors, categories and the full text for the normaliser and out of the report', () => {
    const feed = read(
      rss(
        '<item><title>A</title><dc:creator>Nguyễn Văn Tên</dc:creator><category>Xã hội</category><content:encoded>&lt;p&gt;Chữ&lt;/p&gt;</content:encoded></item>',
      ),
    );
    expect(feed.entries[0]).toMatchObject({
      authors: ['Nguyễn Văn Tên'],
      categories: ['Xã hội'],
      contentHtml: '<p>Chữ</p>',
    });
    expect(JSON.stringify(feedReport(feed))).not.toContain('Nguyễn');
  });

  it('gives an entry without id and address the same id at each reading', () => {
    const ids = [1, 2].map(() => read(rss('<item><title>A</title></item>')).entries[0]?.id);
    expect(ids[0]).toMatch(/^urn:sha256:[0-9a-f]{64}$/);
    expect(ids[1]).toBe(ids[0]);
  });

  it('lets the caller say the zone of dates that name none', () => {
    const text = Buffer.from(rss('<item><pubDate>25/11/2026 10:30</pubDate></item>'));
    expect(readFeed(text, { url, defaultZone: '+07:00' }).entries[0]?.publishedAt).toBe('2026-11-25T03:30:00.000Z');
    expect(readFeed(text, { url: 'https://bao.example.vn/rss' }).entries[0]?.publishedAt).toBe(
      '2026-11-25T03:30:00.000Z',
    );
    expect(readFeed(text, { url }).entries[0]?.publishedAt).toBe('2026-11-25T10:30:00.000Z');
  });

  it('reads 5,000 entries of a flood and says that there were more', () => {
    const feed = read(rss('<item><title>A</title></item>'.repeat(6_000)));
    expect(feed.entries).toHaveLength(5_000);
    expect(feed.truncated).toBe(true);
  });

  const n = 100_000;
  it.each([
    ['unclosed tags', '<rss><channel>' + '<a>'.repeat(2 * n)],
    ['nested tags', '<rss><channel>' + '<a>'.repeat(n) + '</a>'.repeat(n)],
    ['unclosed items', '<rss><channel>' + '<item>'.repeat(n)],
    ['unclosed items with texts', '<rss><channel>' + '<item><description><b><guid>'.repeat(n / 2)],
    ['half tags', '<rss><channel>' + '<a '.repeat(2 * n)],
    ['half end tags', '<rss><channel>' + '</a '.repeat(2 * n) + '>'],
    ['quotes', '<rss><channel>' + '<a b="'.repeat(n) + "<a b='".repeat(n)],
    ['comments', '<rss><channel>' + '<!--'.repeat(2 * n)],
    ['CDATA', '<rss><channel><item><title>' + '<![CDATA['.repeat(n)],
    ['instructions', '<rss><channel>' + '<?a '.repeat(2 * n) + '?>'],
    ['declarations', '<rss><channel>' + '<!DOCTYPE x '.repeat(n) + '[>'],
    ['doctypes', '<!DOCTYPE x [>'.repeat(n) + '<rss/>'],
    ['ampersands', '<rss><channel><title>' + '&'.repeat(10 * n) + '</title>'],
    ['less-than signs', rss('<item><title>' + '&lt;a '.repeat(2 * n) + '</title></item>')],
    ['escaped quotes', rss('<item><title>' + '&lt;a b=&quot;'.repeat(n) + '&gt;</title></item>')],
    ['escaped scripts', rss('<item><title>' + '&lt;script&gt;'.repeat(n) + '</title></item>')],
    ['escaped comments', rss('<item><title>' + '&lt;!--'.repeat(n) + '</title></item>')],
    ['namespaces', '<rss>' + Array.from({ length: 20_000 }, (_, i) => `<a xmlns:p${i}="urn:${i}">`).join('')],
    ['attributes', '<rss ' + Array.from({ length: n }, (_, i) => `a${i}="x"`).join(' ') + '>'],
    ['one line', rss(`<item><description>${'Bắc '.repeat(n * 10)}</description></item>`)],
    ['white space', rss(`<item><title>${' '.repeat(n * 20)}x</title><pubDate>${' '.repeat(n * 20)}</pubDate></item>`)],
    ['JSON arrays', '{"version":"https://jsonfeed.org/version/1","items":' + '['.repeat(n)],
    ['links', rss(`<item>${'<link>x</link>'.repeat(n)}</item>`)],
    ['entities', `<!DOCTYPE r [${'<!ENTITY a "'.repeat(5_000)}]>` + rss('<item/>')],
  ])('reads a megabyte of %s within five seconds', (_name, text) => {
    expect(elapsedMs(() => read(text))).toBeLessThan(5_000);
  });

  it('never expands the entities that a document declares beyond their own text', () => {
    const laughs = Array.from({ length: 20 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');
    const doctype = `<!DOCTYPE r [<!ENTITY l0 "${'ha'.repeat(900)}">${laughs}]>`;
    const text = `<?xml version="1.0"?>${doctype}<rss><channel><item><title>${'&l0;&l20;'.repeat(5_000)}</title></item></channel></rss>`;
    expect((read(text).entries[0]?.title ?? '').length).toBeLessThan(300_000);
  });

  it('throws nothing but its own errors whatever the bytes', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '/',
      '<item>',
      '<title',
      '</title>',
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      '&',
      '&amp;',
      '"',
      "'",
      '=',
      ' ',
      'xmlns:a="b"',
      '<entry>',
      '<link href="',
      '<a:b>',
      '<?',
      'x',
      'đ',
      '\n',
      '{',
      '[',
      '<!DOCTYPE',
      '\u0000',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.boolean(), (pieces, isFeed) => {
        const text = isFeed ? rss(pieces.join('')) : pieces.join('');
        try {
          expect(read(text).entries).toBeInstanceOf(Array);
        } catch (error) {
          expect(error).toMatchObject({ code: 'feed-unreadable' });
        }
      }),
      { numRuns: 500 },
    );
  });
});
