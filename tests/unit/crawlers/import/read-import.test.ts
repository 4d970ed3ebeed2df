import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csvRecords } from '../../../../src/crawlers/import/csv-records.ts';
import type { ImportProblem, ImportRow } from '../../../../src/crawlers/import/import-row.ts';
import { isImportProblem, readImport } from '../../../../src/crawlers/import/read-import.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'diembao-import-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function read(name: string, content: string | Uint8Array): Promise<(ImportRow | ImportProblem)[]> {
  const path = join(folder, name);
  writeFileSync(path, content);
  const records: (ImportRow | ImportProblem)[] = [];
  for await (const record of readImport(path)) records.push(record);
  return records;
}
const rowsOf = (records: (ImportRow | ImportProblem)[]): ImportRow[] =>
  records.filter((one): one is ImportRow => !isImportProblem(one));

const ROW = {
  url: 'https://songthuong.example/1',
  title: 'Cầu mới',
  text: 'Chữ có "ngoặc", phẩy;\nvà dòng mới',
  publishedAt: '2026-11-25T03:30:00.000Z',
  source: 'song-thuong',
  kind: 'article',
  lang: 'vi',
};
const csv = (separator: string): string =>
  [
    ['text', 'url', 'Title', 'published_at', 'source', 'kind', 'lang'],
    [`"${ROW.text.replaceAll('"', '""')}"`, ROW.url, ROW.title, '25/11/2026 10:30', ROW.source, ROW.kind, ROW.lang],
  ]
    .map((fields) => fields.join(separator))
    .join('\r\n');
const utf16 = (text: string): Buffer => Buffer.from(`\uFEFF${text}`, 'utf16le');

describe('readImport', () => {
  it.each([
    ['a.jsonl', JSON.stringify({ ...ROW, extra: 1 })],
    ['a.jsonl.gz', gzipSync(JSON.stringify(ROW))],
    ['b.jsonl', `\uFEFF\n\n${JSON.stringify({ ...ROW, publishedAt: '25/11/2026 10:30' })}\r\n`],
    ['a.csv', csv(',')],
    ['b.csv', `\uFEFF${csv(';')}\r\n`],
    ['c.csv', csv('\t')],
    ['d.csv.gz', gzipSync(csv(','))],
    ['e.csv', utf16(csv('\t'))],
    ['f.txt', csv(';')],
    ['nfd.csv', csv(',').normalize('NFD')],
  ])('reads the document of %s, its date as UTC', async (name, content) => {
    const [record] = await read(name, content);
    expect(record).toMatchObject(ROW);
  });

  it('reads a CSV that was saved in windows-1258, its combining marks composed', async () => {
    // "Tiếng Việt có dấu" in windows-1258: ê + acute (EA EC), ê + dot below (EA F2), c ó, d â + acute.
    const words = Buffer.from([
      0x54, 0x69, 0xea, 0xec, 0x6e, 0x67, 0x20, 0x56, 0x69, 0xea, 0xf2, 0x74, 0x20, 0x63, 0x6f, 0xec, 0x20, 0x64, 0xe2,
      0xec, 0x75,
    ]);
    const space = Buffer.from(' ');
    const text = Buffer.concat(Array.from({ length: 20 }, () => [words, space]).flat());
    const rows = rowsOf(
      await read('w.csv', Buffer.concat([Buffer.from('title,text\r\n'), words, Buffer.from(','), text])),
    );
    expect(rows[0]?.title).toBe('Tiếng Việt có dấu');
  });

  it('gives a record without an address the same urn at each import, another to another text', async () => {
    const lines = ['A', 'A', 'B'].map((text) => JSON.stringify({ text })).join('\n');
    const [one, two, three] = rowsOf(await read('urn.jsonl', lines));
    expect(one?.url).toMatch(/^urn:sha256:[0-9a-f]{64}$/);
    expect(two?.url).toBe(one?.url);
    expect(three?.url).not.toBe(one?.url);
  });

  it('tells the line of each bad record and goes on', async () => {
    const lines = [
      '{"text":"A"}',
      '{"text":',
      '[1]',
      '{}',
      '{"text":"B","url":"ftp://x"}',
      '{"text":"B","publishedAt":"hôm qua"}',
      '{"text":"B","kind":"video"}',
      '{"text":{"a":1}}',
      `{"text":"${'x'.repeat(6 * 1024 * 1024)}"}`,
      '{"text":"C"}',
    ];
    const records = await read('bad.jsonl', lines.join('\n'));
    expect(rowsOf(records).map((row) => [row.line, row.text])).toEqual([
      [1, 'A'],
      [10, 'C'],
    ]);
    const problems = records.filter(isImportProblem);
    expect(problems.map((problem) => problem.line)).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
    expect(new Set(problems.map((problem) => problem.error.code))).toEqual(new Set(['record-invalid']));
  });

  it('counts lines within quotes and reports rows with too many columns', async () => {
    const records = await read('lines.csv', 'title,text\n"a\nb",c\nd,e,f\n\ng,h\n');
    expect(records.map((one) => [one.line, isImportProblem(one)])).toEqual([
      [2, false],
      [4, true],
      [6, false],
    ]);
  });

  it('names the columns that it needs when the header has none of them', async () => {
    const records = await read('header.csv', 'a,b\n1,2\n');
    expect(records).toEqual([
      { line: 1, error: { code: 'record-invalid', message: expect.stringContaining('title nor text') as string } },
    ]);
  });

  it('reports a quote that is never closed instead of keeping the rest of the file', async () => {
    const records = await read('quote.csv', `title,text\na,b\nc,"${'x\n'.repeat(3_000_000)}`);
    expect(records.map((one) => [one.line, isImportProblem(one)])).toEqual([
      [2, false],
      [3, true],
    ]);
  });

  it('fails as record-invalid when a packed file is broken', async () => {
    const packed = gzipSync(Buffer.from('{"text":"A"}\n'.repeat(1_000)));
    await expect(read('cut.jsonl.gz', packed.subarray(0, packed.length - 20))).rejects.toMatchObject({
      code: 'record-invalid',
    });
  });

  it('gives nothing for an empty file', async () => {
    expect(await read('empty.csv', '')).toEqual([]);
    expect(await read('empty.jsonl', '\n\n')).toEqual([]);
  });
});

describe('csvRecords', () => {
  it('gives back any table, however the text is cut into pieces', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r\n', ' ', 'đ'), maxLength: 6 });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 7 }), async (rows, size) => {
        const text = ['h,i', ...rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(','))].join(
          '\r\n',
        );
        async function* pieces(): AsyncGenerator<string> {
          for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
        }
        const found: (string[] | null)[] = [];
        for await (const record of csvRecords(pieces(), 1_000)) found.push(record.fields);
        expect(found).toEqual([['h', 'i'], ...rows]);
      }),
    );
  });
});
