import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { document, source } from '../alerts/samples.ts';
import { openPressRoom, type PressRoom } from './press-room.ts';

let room: PressRoom;
beforeAll(async () => {
  room = await openPressRoom({ sources: [source('demo')] });
  await room.commit(
    Array.from({ length: 40 }, (_, index) =>
      document(`https://a.vn/${index}`, {
        title: `Vải thiều Lục Ngạn ${index}`,
        publishedAt: '2026-03-10T01:00:00.000Z',
      }),
    ),
  );
});
afterAll(() => room.close());
const ask = (url: string, encoding?: string) =>
  room.call('press', { url: `/api/v1${url}`, headers: encoding === undefined ? {} : { 'accept-encoding': encoding } });

describe('an answer', () => {
  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, deflate', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['*', 'br'],
    ['identity', undefined],
    ['br;q=0', undefined],
    [undefined, undefined],
  ])('to %j comes as %j, the same to the last octet', async (accepted, encoding) => {
    const plain = await ask('/documents?limit=40');
    const answer = await ask('/documents?limit=40', accepted);
    expect(answer.headers['content-encoding']).toBe(encoding);
    expect(Number(answer.headers['content-length'])).toBe(answer.rawPayload.length);
    expect(answer.headers['vary']).toContain('accept-encoding');
    const whole =
      encoding === 'br'
        ? brotliDecompressSync(answer.rawPayload)
        : encoding === 'gzip'
          ? gunzipSync(answer.rawPayload)
          : answer.rawPayload;
    expect(whole.equals(plain.rawPayload)).toBe(true);
    if (encoding) expect(answer.rawPayload.length).toBeLessThan(plain.rawPayload.length / 5);
  });

  it('stays as it is where it is short, and where it is a file that is packed already', async () => {
    expect((await ask('/session', 'br')).headers['content-encoding']).toBeUndefined();
    const word = await ask('/reports/daily?format=docx', 'br');
    expect(word.headers['content-encoding']).toBeUndefined();
    expect(word.rawPayload.subarray(0, 2).toString()).toBe('PK');
    expect((await ask('/reports/daily?format=html', 'br')).headers['content-encoding']).toBe('br');
  });

  it('that tells of a problem can be read packed too', async () => {
    const answer = await ask(`/documents?${Array.from({ length: 60 }, (_, at) => `wrong${at}=1`).join('&')}`, 'gzip');
    expect([answer.statusCode, answer.headers['content-encoding']]).toEqual([400, 'gzip']);
    expect(JSON.parse(gunzipSync(answer.rawPayload).toString())).toMatchObject({ status: 400 });
  });
});
