import { Readable } from 'node:stream';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWarc, type WarcProblem } from '../../../src/archive/read-warc.ts';

const bytes = (value: string | Buffer) => (typeof value === 'string' ? Buffer.from(value) : value);

function record(type: string, block: string | Buffer, fields: Record<string, string> = {}, eol = '\r\n'): Buffer {
  const content = bytes(block);
  const all = {
    'WARC-Type': type,
    'WARC-Target-URI': 'http://a.vn/tin',
    'WARC-Date': '2026-03-02T03:00:00Z',
    'Content-Type': 'application/http; msgtype=response',
    'Content-Length': String(content.length),
    ...fields,
  };
  const head = Object.entries(all)
    .map(([name, value]) => `${name}: ${value}${eol}`)
    .join('');
  return Buffer.concat([Buffer.from(`WARC/1.0${eol}${head}${eol}`), content, Buffer.from(`${eol}${eol}`)]);
}

const http = (headers: string, body: string | Buffer, status = '200 OK') =>
  Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${headers}\r\n`), bytes(body)]);

async function read(content: Buffer, chunkBytes = 65_536, maxRecordBytes?: number) {
  const chunks: Buffer[] = [];
  for (let at = 0; at < content.length; at += chunkBytes) chunks.push(content.subarray(at, at + chunkBytes));
  const problems: WarcProblem[] = [];
  const captures: { url: string; status: number; text: string; headers: Record<string, string> }[] = [];
  const options = {
    onProblem: (problem: WarcProblem) => void problems.push(problem),
    ...(maxRecordBytes ? { maxRecordBytes } : {}),
  };
  for await (const { finalUrl, status, body, headers } of readWarc(Readable.from(chunks), options)) {
    captures.push({ url: finalUrl, status, text: Buffer.from(body).toString(), headers });
  }
  return { captures, problems };
}

const PLAIN = http('Content-Type: text/html\r\n', '<p>tin</p>');
const CHUNKED = http('Transfer-Encoding: chunked\r\n', '6\r\n<p>tin\r\n5;x=y\r\n</p>\n\r\n0\r\n\r\n');

describe('reading WARC of other writers', () => {
  it('reads answers and resources, and passes over info, requests, revisits and metadata', async () => {
    const content = Buffer.concat([
      record('warcinfo', 'software: x\r\n', { 'Content-Type': 'application/warc-fields' }),
      record('request', 'GET / HTTP/1.1\r\n\r\n'),
      record('response', PLAIN),
      record('revisit', http('', '')),
      record('metadata', 'a: b'),
      record('resource', 'plain', { 'Content-Type': 'text/plain', 'WARC-Target-URI': 'http://a.vn/r' }),
      record('response', 'dns answer', { 'WARC-Target-URI': 'dns:a.vn', 'Content-Type': 'text/dns' }),
    ]);
    const { captures, problems } = await read(content);
    expect(captures.map(({ url, status, text }) => [url, status, text])).toEqual([
      ['http://a.vn/tin', 200, '<p>tin</p>'],
      ['http://a.vn/r', 200, 'plain'],
    ]);
    expect(problems.map((problem) => problem.kind)).toEqual(['damaged']);
  });

  it.each<[string, Buffer, string]>([
    ['chunks', CHUNKED, '<p>tin</p>\n'],
    ['a chunk header left over', http('Transfer-Encoding: chunked\r\n', '<p>tin</p>'), '<p>tin</p>'],
    ['gzip', http('Content-Encoding: gzip\r\n', gzipSync('<p>tin</p>')), '<p>tin</p>'],
    ['brotli', http('Content-Encoding: br\r\n', brotliCompressSync('<p>tin</p>')), '<p>tin</p>'],
    ['a gzip header left over', http('Content-Encoding: gzip\r\n', '<p>tin</p>'), '<p>tin</p>'],
    ['bare line feeds', Buffer.from('HTTP/1.1 200 OK\nA: b\n\n<p>tin</p>'), '<p>tin</p>'],
    ['no headers', Buffer.from('HTTP/1.0 200\r\n\r\n<p>tin</p>'), '<p>tin</p>'],
    ['HTTP/2', Buffer.from('HTTP/2 200\r\na: b\r\n\r\n<p>tin</p>'), '<p>tin</p>'],
  ])('reads a body with %s', async (_name, block, text) => {
    const { captures } = await read(record('response', block));
    expect(captures).toMatchObject([{ text, status: 200 }]);
    expect(captures[0]?.headers).not.toHaveProperty('content-encoding');
  });

  it('reads records with bare line feeds and an address in angle brackets', async () => {
    const { captures } = await read(record('response', PLAIN, { 'WARC-Target-URI': '<http://a.vn/x>' }, '\n'));
    expect(captures).toMatchObject([{ url: 'http://a.vn/x' }]);
  });

  it('reads gzip of a member a record and of one member, in chunks of any size', async () => {
    const records = Array.from({ length: 20 }, (_, index) =>
      record('response', PLAIN, { 'WARC-Target-URI': `http://a.vn/${index}` }),
    );
    for (const content of [
      Buffer.concat(records),
      Buffer.concat(records.map((one) => gzipSync(one))),
      gzipSync(Buffer.concat(records)),
    ]) {
      for (const chunkBytes of [1, 7, 100_000]) {
        const { captures, problems } = await read(content, chunkBytes);
        expect([captures.length, problems.length]).toEqual([20, 0]);
      }
    }
  });

  it('gives every whole record of a cut file and tells of the cut', async () => {
    const records = Array.from({ length: 4 }, () => record('response', PLAIN));
    const plain = Buffer.concat(records);
    expect(await read(plain.subarray(0, plain.length - 20))).toMatchObject({
      captures: { length: 3 },
      problems: [{ kind: 'truncated', record: 4 }],
    });
    const members = Buffer.concat(records.map((one) => gzipSync(one)));
    expect(await read(members.subarray(0, members.length - 100))).toMatchObject({
      captures: { length: 3 },
      problems: [{ kind: 'truncated', record: 4 }],
    });
  });

  it('passes over a record beyond the limit, packed or not, and goes on', async () => {
    const bomb = http('Content-Encoding: gzip\r\n', gzipSync(Buffer.alloc(5_000_000)));
    const content = Buffer.concat([
      record('response', Buffer.alloc(200_000)),
      record('response', bomb),
      record('response', PLAIN),
    ]);
    const { captures, problems } = await read(content, 65_536, 100_000);
    expect(captures).toHaveLength(1);
    expect(problems.map(({ kind, record: number }) => [kind, number])).toEqual([
      ['too-large', 1],
      ['too-large', 2],
    ]);
  });

  it('never throws and always ends on garbage', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.boolean(), async (garbage, isPacked) => {
        const content = Buffer.concat([record('response', PLAIN), Buffer.from(garbage)]);
        const { captures } = await read(isPacked ? gzipSync(content) : content);
        expect(captures.length).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: 100 },
    );
    expect((await read(Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3]))).captures).toEqual([]);
    expect((await read(Buffer.alloc(0))).problems).toEqual([]);
  });
});
