import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const BOUND_TO = Buffer.from('diembao permalink v1');

function keyOf(secret: string | Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'diembao', BOUND_TO, 32));
}

/** A private post's permalink encrypted for the reviewer's source check: base64url of iv, tag and AES-256-GCM text. */
export function sealPermalink(url: string, secret: string | Uint8Array): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret), iv).setAAD(BOUND_TO);
  const sealed = Buffer.concat([cipher.update(url, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** The permalink again, or null when it was sealed with another secret or changed since. */
export function openPermalink(sealed: string, secret: string | Uint8Array): string | null {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < 28) return null;
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), bytes.subarray(0, 12), {
      authTagLength: 16,
    }).setAAD(BOUND_TO);
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

/** `post:` and 22 characters: the same for the same permalink and secret, and without the secret no way back. */
export function opaquePostUrl(url: string, secret: string | Uint8Array): string {
  return `post:${createHmac('sha256', secret).update('post\u0000').update(url).digest('base64url').slice(0, 22)}`;
}
