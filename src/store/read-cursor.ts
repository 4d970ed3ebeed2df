import { DiembaoError } from '../domain/errors.ts';
import { decodeCursor } from '../lib/cursor.ts';

/** The error for a cursor of somewhere else. */
export function foreignCursor(cursor: string): DiembaoError {
  return new DiembaoError('record-invalid', 'the cursor is not one that this list gave', { facts: { cursor } });
}

/** The `length` sort keys of a list's cursor. Throws `record-invalid` for one that the list did not give. */
export function readCursor(cursor: string, length: number): (string | number)[] {
  const keys = decodeCursor(cursor, length);
  if (!keys) throw foreignCursor(cursor);
  return keys;
}
