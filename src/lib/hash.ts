import { createHash, createHmac } from 'node:crypto';

/** The hex SHA-256 of a text (UTF-8) or of bytes. */
export function sha256(value: string | Uint8Array): string {
  return createHash('sha256').update(value).digest('hex');
}

/** A short stable id: prefix and the first 128 bits of the SHA-256 of the parts, base64url (22 characters). */
export function stableId(prefix: string, ...parts: string[]): string {
  const digest = createHash('sha256').update(parts.join('\u0000')).digest();
  return `${prefix}_${digest.subarray(0, 16).toString('base64url')}`;
}

/** The hex HMAC-SHA-256 of a text under a secret. */
export function keyedHash(secret: string | Uint8Array, value: string): string {
  return createHmac('sha256', secret).update(value).digest('hex');
}
