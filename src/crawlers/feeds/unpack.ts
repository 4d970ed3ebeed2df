import { constants, unzipSync } from 'node:zlib';
import { DiembaoError } from '../../domain/errors.ts';

/** Unpacked bytes for each packed one; sitemaps shrink to a twentieth, deflate's limit is 1,032. */
const MAX_RATIO = 200;
const FREE_BYTES = 1_048_576;
const MAX_LAYERS = 2;

/** Magic of gzip (RFC 1952 §2.3.1), or the usual headers of zlib (RFC 1950 §2.2), with which no text begins. */
function isPacked(bytes: Uint8Array): boolean {
  const [first, second = 0] = bytes;
  return (first === 0x1f && second === 0x8b) || (first === 0x78 && (second === 0x9c || second === 0xda));
}

/**
 * The bytes without gzip or zlib, at most two layers; a stream that was cut short gives what came.
 * Throws `body-bomb` where it unpacks to over 200 times its size or to more than `maxBytes`, `feed-unreadable` when broken.
 */
export function unpack(bytes: Uint8Array, maxBytes: number): Uint8Array {
  let plain = bytes;
  for (let layer = 0; layer < MAX_LAYERS && isPacked(plain); layer += 1) {
    const maxOutputLength = Math.min(maxBytes, Math.max(FREE_BYTES, plain.length * MAX_RATIO));
    try {
      plain = unzipSync(plain, { maxOutputLength, finishFlush: constants.Z_SYNC_FLUSH });
    } catch (cause) {
      const isBomb = (cause as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE';
      throw isBomb
        ? new DiembaoError('body-bomb', 'the file unpacks to far more than it is', {
            facts: { bytes: bytes.length },
            cause,
          })
        : new DiembaoError('feed-unreadable', 'the packed stream is broken', { facts: { bytes: bytes.length }, cause });
    }
  }
  return plain;
}
