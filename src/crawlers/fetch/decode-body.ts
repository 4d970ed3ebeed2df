import type { Readable } from 'node:stream';
import * as zlib from 'node:zlib';
import { DiembaoError } from '../../domain/errors.ts';

export interface BodyLimits {
  /** Bytes on the wire and bytes after decoding, each. */
  maxBodyBytes: number;
  /** Decoded bytes for each byte on the wire, looked at from 1 MiB on. Deflate cannot pass 1032; honest pages stay below 100. */
  maxRatio: number;
}

const RATIO_FROM_BYTES = 1_048_576;
const MAX_LAYERS = 3;

/** The codings of a Content-Encoding header in the order they were applied. Throws `content-type-unsupported`. */
export function codingsOf(header: string | undefined): string[] {
  const codings = (header ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim().replace(/^x-/, ''))
    .filter((coding) => coding !== '' && coding !== 'identity');
  const unknown = codings.find((coding) => !['gzip', 'deflate', 'br'].includes(coding));
  if (unknown !== undefined || codings.length > MAX_LAYERS) {
    throw new DiembaoError('content-type-unsupported', 'the body is encoded in a way that was not asked for', {
      facts: { coding: (unknown ?? codings.join(', ')).slice(0, 60) },
    });
  }
  return codings;
}

/** The decoder that the first bytes call for; null where a body that is labelled as packed is plain. */
function decoderFor(coding: string, first: Uint8Array): zlib.Gunzip | zlib.BrotliDecompress | null {
  if (coding === 'br') return zlib.createBrotliDecompress();
  if (coding === 'gzip') return first[0] === 0x1f && first[1] === 0x8b ? zlib.createGunzip() : null;
  return ((first[0] ?? 0) & 15) === 8 && (((first[0] ?? 0) << 8) | (first[1] ?? 0)) % 31 === 0
    ? zlib.createInflate()
    : zlib.createInflateRaw();
}

async function* decoded(input: AsyncIterable<Buffer>, coding: string): AsyncGenerator<Buffer> {
  const iterator = input[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  while (head.length < 2) {
    const next = await iterator.next();
    if (next.done) break;
    head = Buffer.concat([head, next.value]);
  }
  if (head.length === 0) return;
  const decoder = decoderFor(coding, head);
  async function* whole(): AsyncGenerator<Buffer> {
    yield head;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  }
  if (!decoder) return yield* whole();
  const feeding = (async () => {
    for await (const chunk of whole()) {
      if (decoder.destroyed) return;
      if (!decoder.write(chunk))
        await new Promise<void>((resolve) => decoder.once('drain', resolve).once('close', resolve));
    }
    decoder.end();
  })();
  feeding.catch((error: unknown) => decoder.destroy(error as Error));
  try {
    for await (const chunk of decoder) yield chunk as Buffer;
  } finally {
    decoder.destroy();
  }
}

/** Counts what passes and fails as soon as it is more than allowed; `wire` is the count below the first layer. */
async function* counted(
  input: AsyncIterable<Buffer>,
  limits: BodyLimits,
  wire: { bytes: number } | null,
): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of input) {
    bytes += chunk.length;
    const ratio = wire ? bytes / Math.max(1, wire.bytes) : 1;
    const isBeyond = bytes > limits.maxBodyBytes;
    // What came last on the wire may not be unpacked yet, so at the limit a quarter of the ratio tells a bomb.
    if ((ratio > limits.maxRatio && bytes > RATIO_FROM_BYTES) || (isBeyond && ratio > limits.maxRatio / 4)) {
      throw new DiembaoError('body-bomb', 'the body unpacks to far more than it is', {
        facts: { wireBytes: wire?.bytes ?? bytes },
      });
    }
    if (isBeyond) {
      throw new DiembaoError('body-too-large', 'the body is larger than allowed', {
        facts: { maxBodyBytes: limits.maxBodyBytes },
      });
    }
    yield chunk;
  }
}

async function* wireOf(body: Readable, wire: { bytes: number }): AsyncGenerator<Buffer> {
  for await (const chunk of body) {
    wire.bytes += (chunk as Buffer).length;
    yield chunk as Buffer;
  }
}

/**
 * The whole body, decoded layer by layer under the limits; memory stays below `maxBodyBytes` and a few chunks.
 * With `truncate` a body that is too large is cut instead of refused.
 * Throws `body-too-large`, `body-bomb`, `content-type-unsupported`, `fetch-network` (broken stream).
 */
export async function readBody(
  body: Readable,
  options: BodyLimits & { contentEncoding: string | undefined; truncate?: boolean },
): Promise<Uint8Array> {
  const wire = { bytes: 0 };
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    let stream: AsyncIterable<Buffer> = counted(wireOf(body, wire), options, null);
    for (const coding of codingsOf(options.contentEncoding).reverse())
      stream = counted(decoded(stream, coding), options, wire);
    for await (const chunk of stream) {
      chunks.push(chunk);
      size += chunk.length;
    }
  } catch (error) {
    const isCut = options.truncate && error instanceof DiembaoError && error.code === 'body-too-large';
    if (!isCut) throw translated(error);
  } finally {
    body.destroy();
  }
  const whole = Buffer.concat(chunks, size);
  return new Uint8Array(whole.buffer, whole.byteOffset, whole.length);
}

function translated(error: unknown): unknown {
  if (error instanceof DiembaoError) return error;
  const code = String((error as { code?: unknown }).code ?? '');
  if (/^Z_|^ERR_.*DECOMPRESS|^ERR_BROTLI|^ERR__ERROR/.test(code)) {
    return new DiembaoError('fetch-network', 'the packed body is broken or ends early', {
      facts: { reason: code },
      cause: error,
    });
  }
  return error;
}
