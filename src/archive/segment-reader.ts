import { type FileHandle, open } from 'node:fs/promises';
import { DiembaoError } from '../domain/errors.ts';
import { FRAME_HEAD_BYTES, HEADER_BYTES, openedFrame, sealedLength, segmentKey } from './segment-frame.ts';

/** What stands at one place of a segment. `damaged` covers erased and changed frames; after `torn` nothing follows. */
export type FrameRead =
  { kind: 'whole'; content: Buffer; nextOffset: number } | { kind: 'damaged'; nextOffset: number } | { kind: 'torn' };

export interface SegmentReader {
  frameAt(offset: number): Promise<FrameRead>;
  close(): Promise<void>;
}

async function bytesAt(file: FileHandle, offset: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, offset);
  return buffer.subarray(0, bytesRead);
}

/** Opens a segment for reading. Throws `not-found` (pruned), `record-invalid` (not a segment of ours). */
export async function openSegment(path: string, name: string, key: Buffer): Promise<SegmentReader> {
  const file = await open(path, 'r').catch((error: unknown) => {
    const code = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'not-found' : 'store-unavailable';
    throw new DiembaoError(code, 'the archive segment is not there', { facts: { segment: name }, cause: error });
  });
  const fileKey = segmentKey(await bytesAt(file, 0, HEADER_BYTES), name, key);
  if (!fileKey) {
    await file.close();
    throw new DiembaoError('record-invalid', 'the file is no archive segment', { facts: { segment: name } });
  }
  const { size } = await file.stat();
  return {
    async frameAt(offset) {
      const head = await bytesAt(file, offset, FRAME_HEAD_BYTES);
      const length = sealedLength(head);
      const nextOffset = offset + FRAME_HEAD_BYTES + (length ?? 0);
      // A file still being written may have grown since it was opened.
      if (length === null || (nextOffset > size && nextOffset > (await file.stat()).size)) return { kind: 'torn' };
      const content = openedFrame(await bytesAt(file, offset + FRAME_HEAD_BYTES, length), offset, fileKey);
      return content ? { kind: 'whole', content, nextOffset } : { kind: 'damaged', nextOffset };
    },
    close: () => file.close(),
  };
}
