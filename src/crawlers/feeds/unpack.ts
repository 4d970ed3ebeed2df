import { constants, gunzipSync } from 'node:zlib';
import { DiembaoError } from '../../domain/errors.ts';

/** Unpacked bytes for each packed one; sitemaps shrink to a twentieth, deflate's limit is 1,032. */
const MAX_RATIO = 200;
const FREE_BYTES = 1_048_576;
const MAX_LAYERS = 2;

/**
 * The bytes without gzip, at most two layers; a stream that was cut short gives what came.
 * Throws `body-bomb` where it unpacks to over 200 times its size or to more than `maxBytes`, `feed-unreadable` when broken.
 */
export function unpack(bytes: Uint8Array, maxBytes: number): Uint8Array {
  let plain = bytes;
  for (let layer = 0; layer < MAX_LAYERS && plain[0] === 0x1f && plain[1] === 0x8b; layer += 1) {
    const maxOutputLength = Math.min(maxBytes, Math.max(FREE_BYTES, plain.length * MAX_RATIO));
    try {
      plain = gunzipSync(plain, { maxOutputLength, finishFlush: constants.Z_SYNC_FLUSH });
    } catch (cause) {
      const isBomb = (cause as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE';
      throw isBomb
        ? new DiembaoError('body-bomb', 'the file unpacks to far more than it is', {
            facts: { bytes: bytes.length },
            cause,
          })
        : new DiembaoError('feed-unreadable', 'the gzip stream is broken', { facts: { bytes: bytes.length }, cause });
    }
  }
  return plain;
}
