import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';

/**
 * A segment file: header (8 octets of magic, 16 of salt), then frames. A frame: length of the sealed part (4 octets), its
 * complement (4), sealed part (AES-256-GCM ciphertext, 16 octets of tag). The key is derived for the one file; the nonce and the
 * authenticated part are the frame's offset, so that a frame fits its own place only. A file is written by one process, once.
 */
export const HEADER_BYTES = 24;
export const FRAME_HEAD_BYTES = 8;
const MAGIC = Buffer.from('DIEMBAO1', 'latin1');
const TAG_BYTES = 16;
export const SALT_BYTES = 16;

/** The header of a new segment. */
export function segmentHeader(salt: Buffer): Buffer {
  return Buffer.concat([MAGIC, salt]);
}

/** The key of one segment, or null when the bytes are no header of ours. `name` binds the key to the file's name. */
export function segmentKey(header: Buffer, name: string, key: Buffer): Buffer | null {
  if (header.length < HEADER_BYTES || !header.subarray(0, 8).equals(MAGIC)) return null;
  return Buffer.from(hkdfSync('sha256', key, header.subarray(8, HEADER_BYTES), `diembao archive ${name}`, 32));
}

function nonceAt(offset: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(offset), 4);
  return nonce;
}

/** The frame that stands at `offset`. */
export function sealedFrame(content: Buffer, offset: number, key: Buffer): Buffer {
  const nonce = nonceAt(offset);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(nonce);
  const head = Buffer.alloc(FRAME_HEAD_BYTES);
  head.writeUInt32BE(content.length + TAG_BYTES, 0);
  head.writeUInt32BE(~(content.length + TAG_BYTES) >>> 0, 4);
  return Buffer.concat([head, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
}

/** Length of the sealed part that a frame's head announces; null for what is no head (a torn or foreign tail). */
export function sealedLength(head: Buffer): number | null {
  if (head.length < FRAME_HEAD_BYTES) return null;
  const length = head.readUInt32BE(0);
  return head.readUInt32BE(4) === ~length >>> 0 && length >= TAG_BYTES ? length : null;
}

/** The content of a sealed part, or null when it was changed, moved, erased or sealed with another key. */
export function openedFrame(sealed: Buffer, offset: number, key: Buffer): Buffer | null {
  const nonce = nonceAt(offset);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(nonce);
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES)), decipher.final()]);
  } catch {
    return null;
  }
}
