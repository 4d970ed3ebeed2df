/** An opaque cursor for a page of a list: base64url of the sort keys' JSON. */
export function encodeCursor(keys: (string | number)[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url');
}

/** The sort keys of a cursor of `length` keys, or null when it is not one of ours. */
export function decodeCursor(cursor: string, length: number): (string | number)[] | null {
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const isFine =
      Array.isArray(keys) &&
      keys.length === length &&
      keys.every((key) => typeof key === 'string' || typeof key === 'number');
    return isFine ? (keys as (string | number)[]) : null;
  } catch {
    return null;
  }
}
