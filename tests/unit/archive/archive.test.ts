import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openArchive } from '../../../src/archive/archive.ts';
import { readWarc } from '../../../src/archive/read-warc.ts';
import type { Capture } from '../../../src/domain/capture.ts';

const KEY = Buffer.alloc(32, 7);
const START = Date.parse('2026-03-02T03:00:00Z');
let folder: string;
let nowMs: number;
const clock = { nowMs: () => nowMs };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'archive-'));
  nowMs = START;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function capture(url: string, body: string | Uint8Array = 'Tin Bắc Giang'): Capture {
  return {
    url,
    finalUrl: url,
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8', 'x-note': 'một, hai' },
    body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
    fetchedAt: new Date(nowMs).toISOString(),
  };
}

const opened = (key = KEY, maxSegmentBytes = 1_000_000) => openArchive({ folder, key, clock, maxSegmentBytes });
const files = () => readdirSync(folder).map((name) => join(folder, name));

async function captures(stream: Readable): Promise<Capture[]> {
  const found: Capture[] = [];
  for await (const one of readWarc(stream)) found.push(one);
  return found;
}

describe('archive', () => {
  it('gives back what was stored, byte for byte, also after it was opened again', async () => {
    const archive = await opened();
    const given = { ...capture('http://a.vn/1'), finalUrl: 'http://a.vn/2' };
    const ref = await archive.append(given, { retention: 'press' });
    expect(await archive.read(ref)).toEqual(given);
    await archive.close();
    const again = await opened();
    expect(await again.read(ref)).toEqual(given);
    await again.close();
  });

  it('gives back any body and header', async () => {
    const archive = await opened();
    const header = fc.stringMatching(/^[!-~]([ -~]{0,30}[!-~])?$/);
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 5000 }),
        fc.integer({ min: 200, max: 599 }),
        header,
        async (body, status, value) => {
          const given = { ...capture('http://a.vn/x', body), status, headers: { 'x-any': value } };
          expect(await archive.read(await archive.append(given, { retention: 'official' }))).toEqual(given);
        },
      ),
      { numRuns: 60 },
    );
    await archive.close();
  });

  it('holds no plain text on disk and opens with no other key', async () => {
    const archive = await opened();
    const ref = await archive.append(capture('http://a.vn/bi-mat', 'Bí mật '.repeat(10)), { retention: 'press' });
    await archive.close();
    for (const file of files()) expect(readFileSync(file).includes('bi-mat')).toBe(false);
    const other = await opened(Buffer.alloc(32, 8));
    await expect(other.read(ref)).rejects.toMatchObject({ code: 'record-invalid' });
    await expect(openArchive({ folder, key: Buffer.alloc(16), clock })).rejects.toMatchObject({
      code: 'config-invalid',
    });
  });

  it('exports a segment as WARC that any reader of gzip members can read', async () => {
    const archive = await opened();
    for (const name of ['1', '2', '3']) await archive.append(capture(`http://a.vn/${name}`), { retention: 'press' });
    const [segment = ''] = await archive.segments();
    const bytes = Buffer.concat((await archive.export(segment).toArray()) as Buffer[]);
    const text = gunzipSync(bytes).toString();
    expect(text.startsWith('WARC/1.1\r\nWARC-Type: warcinfo\r\n')).toBe(true);
    expect(text.match(/WARC-Type: response/g)).toHaveLength(3);
    expect((await captures(Readable.from([bytes]))).map((one) => one.url)).toEqual([
      'http://a.vn/1',
      'http://a.vn/2',
      'http://a.vn/3',
    ]);
    await archive.close();
  });

  it('keeps every whole record when the file is cut anywhere', async () => {
    const archive = await opened();
    const refs: string[] = [];
    for (let index = 0; index < 5; index += 1)
      refs.push(await archive.append(capture(`http://a.vn/${index}`), { retention: 'press' }));
    await archive.close();
    const [segment = ''] = await archive.segments();
    const [file = ''] = files();
    const whole = readFileSync(file);
    const ends = [...refs.slice(1).map((ref) => Number(ref.split(':')[1])), whole.length];
    for (let cut = whole.length - 1; cut > 24; cut -= 13) {
      writeFileSync(file, whole.subarray(0, cut));
      const kept = await captures(archive.export(segment));
      expect(kept).toHaveLength(ends.filter((end) => end <= cut).length);
    }
    writeFileSync(file, whole.subarray(0, whole.length - 5));
    appendFileSync(file, Buffer.alloc(4096));
    expect(await captures(archive.export(segment))).toHaveLength(4);
    await expect(archive.read(refs[4] as string)).rejects.toMatchObject({ code: 'record-invalid' });
  });

  it('notices a changed octet and a record moved to another place, and reads the others', async () => {
    const archive = await opened();
    const refs = [
      await archive.append(capture('http://a.vn/1'), { retention: 'press' }),
      await archive.append(capture('http://a.vn/2'), { retention: 'press' }),
    ];
    const [segment = ''] = await archive.segments();
    const [file = ''] = files();
    const bytes = readFileSync(file);
    const at = Number(refs[0]?.split(':')[1]) + 20;
    bytes[at] = (bytes[at] as number) ^ 1;
    writeFileSync(file, bytes);
    await expect(archive.read(refs[0] as string)).rejects.toMatchObject({ code: 'record-invalid' });
    expect((await captures(archive.export(segment))).map((one) => one.url)).toEqual(['http://a.vn/2']);
    await archive.close();
  });

  it('erases one capture and keeps its neighbours', async () => {
    const archive = await opened();
    const [a, b] = [
      await archive.append(capture('http://a.vn/1'), { retention: 'press' }),
      await archive.append(capture('http://a.vn/2'), { retention: 'press' }),
    ];
    expect(await archive.erase(a)).toBe(true);
    await expect(archive.read(a)).rejects.toMatchObject({ code: 'record-invalid' });
    expect(await archive.read(b)).toMatchObject({ url: 'http://a.vn/2' });
    await archive.close();
  });

  it('prunes press by whole days and never what is official', async () => {
    const archive = await opened();
    const old = await archive.append(capture('http://a.vn/1'), { retention: 'press' });
    const statement = await archive.append(capture('http://gov.vn/1'), { retention: 'official' });
    nowMs += 2 * 86_400_000;
    const fresh = await archive.append(capture('http://a.vn/2'), { retention: 'press' });
    expect(await archive.prune({ pressBefore: '2026-03-02T23:59:59Z' })).toEqual({ segmentCount: 0, byteCount: 0 });
    expect(await archive.prune({ pressBefore: '2026-03-03T00:00:00Z' })).toMatchObject({ segmentCount: 1 });
    await expect(archive.read(old)).rejects.toMatchObject({ code: 'not-found' });
    expect(await archive.read(statement)).toMatchObject({ url: 'http://gov.vn/1' });
    expect(await archive.read(fresh)).toMatchObject({ url: 'http://a.vn/2' });
    await archive.close();
  });

  it('begins a new file at the size limit, and never writes into one of an earlier run', async () => {
    const archive = await opened(KEY, 2000);
    const body = new Uint8Array(1500).map((_, index) => (index * 7919) % 251);
    await Promise.all(
      ['1', '2', '3', '4'].map((name) => archive.append(capture(`http://a.vn/${name}`, body), { retention: 'press' })),
    );
    await archive.close();
    const before = files().map((file) => [file, statSync(file).size]);
    expect(before.length).toBeGreaterThan(1);
    const again = await opened(KEY, 1_000_000);
    await again.append(capture('http://a.vn/5'), { retention: 'press' });
    await again.close();
    for (const [file, size] of before) expect(statSync(file as string).size).toBe(size);
  });

  it.each(['', 'nonsense', '../../etc/passwd:0', 'press-2026-03-02-000000000000:24', 'press-2026-03-02-000000000000'])(
    'does not find %j',
    async (ref) => {
      const archive = await opened();
      await expect(archive.read(ref)).rejects.toMatchObject({ code: 'not-found' });
    },
  );
});
