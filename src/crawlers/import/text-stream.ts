import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { TextDecoder } from 'node:util';
import { createGunzip } from 'node:zlib';
import { DiembaoError } from '../../domain/errors.ts';
import { decodeText } from '../../lib/charset.ts';

/** Bytes looked at to tell the charset. */
const SAMPLE_BYTES = 262_144;

/** The file's bytes, unpacked when they are gzip (told by content). Broken streams throw `record-invalid`. */
async function* plainBytes(path: string): AsyncGenerator<Buffer> {
  const file: Readable = path === '-' ? process.stdin : createReadStream(path);
  const iterator = file[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const first = await iterator.next();
  if (first.done) return;
  async function* whole(): AsyncGenerator<Buffer> {
    yield first.value as Buffer;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  }
  if (first.value[0] !== 0x1f || first.value[1] !== 0x8b) return yield* whole();
  const packed = Readable.from(whole());
  const gunzip = createGunzip();
  packed.on('error', (error) => gunzip.destroy(error));
  packed.pipe(gunzip);
  try {
    for await (const chunk of gunzip) yield chunk as Buffer;
  } catch (cause) {
    throw new DiembaoError('record-invalid', 'the packed file is broken or ends early', { cause });
  } finally {
    packed.destroy();
    gunzip.destroy();
    file.destroy();
  }
}

/** Pieces of the file's text as they come: charset by mark, else by its first 256 KiB; gzip undone; memory stays small. */
export async function* textOf(path: string): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  let sample: Buffer[] = [];
  let size = 0;
  const start = (): [TextDecoder, Buffer] => {
    const head = Buffer.concat(sample);
    const { charset } = decodeText(head.subarray(0, SAMPLE_BYTES), { kind: 'text' });
    // What Node cannot stream (UTF-32) is read as UTF-8: its records then come as problems.
    const isKnown = !charset.startsWith('utf-32');
    return [new TextDecoder(isKnown ? charset : 'utf-8'), head];
  };
  for await (const chunk of plainBytes(path)) {
    if (decoder) {
      yield decoder.decode(chunk, { stream: true });
      continue;
    }
    sample.push(chunk);
    size += chunk.length;
    if (size < SAMPLE_BYTES) continue;
    const [made, head] = start();
    decoder = made;
    sample = [];
    yield made.decode(head, { stream: true });
  }
  if (!decoder) {
    const [made, head] = start();
    decoder = made;
    yield made.decode(head, { stream: true });
  }
  yield decoder.decode();
}
