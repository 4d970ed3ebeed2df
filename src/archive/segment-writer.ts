import { randomBytes } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { DiembaoError } from '../domain/errors.ts';
import { type Clock, instant } from '../lib/clock.ts';
import { HEADER_BYTES, SALT_BYTES, sealedFrame, segmentHeader, segmentKey } from './segment-frame.ts';
import { warcinfoRecord } from './write-warc.ts';

/** `press` is pruned after its days, `official` (statements, fact checks) stays. */
export type Retention = 'press' | 'official';
export const SEGMENT_SUFFIX = '.segment';

export interface SegmentWriter {
  /** Name of the segment now written; undefined before the first record. */
  openName(): string | undefined;
  /** Appends one gzip member; returns `segment:offset`. Throws `store-full`. */
  append(content: Buffer): Promise<string>;
  close(): Promise<void>;
}

interface OpenSegment {
  name: string;
  day: string;
  file: FileHandle;
  key: Buffer;
  offset: number;
}

const zipped = promisify(gzip);

function diskError(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code !== 'ENOSPC' && code !== 'EDQUOT' && code !== 'EIO') return error;
  return new DiembaoError('store-full', 'the disk that holds the archive is full or failing: free space', {
    cause: error,
  });
}

/** Writes one class: a file of its own a day, never one that another process or an earlier run began. */
export function makeSegmentWriter(options: {
  folder: string;
  key: Buffer;
  clock: Clock;
  maxSegmentBytes: number;
  retention: Retention;
}): SegmentWriter {
  const { folder, key, clock, maxSegmentBytes, retention } = options;
  let current: OpenSegment | null = null;
  let tail: Promise<unknown> = Promise.resolve();

  async function write(segment: OpenSegment, content: Buffer): Promise<number> {
    const { offset } = segment;
    const frame = sealedFrame(content, offset, segment.key);
    const { bytesWritten } = await segment.file.write(frame, 0, frame.length, offset);
    if (bytesWritten < frame.length)
      throw new DiembaoError('store-full', 'the archive could be written in part only: free space');
    if (retention === 'official') await segment.file.datasync();
    segment.offset += frame.length;
    return offset;
  }

  async function begin(day: string): Promise<OpenSegment> {
    const name = `${retention}-${day}-${randomBytes(6).toString('hex')}`;
    const header = segmentHeader(randomBytes(SALT_BYTES));
    const file = await open(join(folder, name + SEGMENT_SUFFIX), 'wx', 0o600);
    const segment = { name, day, file, key: segmentKey(header, name, key) as Buffer, offset: HEADER_BYTES };
    current = segment;
    await file.write(header, 0, header.length, 0);
    await write(segment, await zipped(warcinfoRecord(instant(clock), `${name}.warc.gz`)));
    return segment;
  }

  async function end(): Promise<void> {
    const ended = current;
    current = null;
    await ended?.file.close();
  }

  async function append(content: Buffer): Promise<string> {
    const day = instant(clock).slice(0, 10);
    if (current && (current.day !== day || current.offset >= maxSegmentBytes)) await end();
    try {
      const segment = current ?? (await begin(day));
      return `${segment.name}:${await write(segment, content)}`;
    } catch (error) {
      // A nonce is its offset: a place that may hold half a frame is never written again.
      await end().catch(() => undefined);
      throw diskError(error);
    }
  }

  return {
    openName: () => current?.name,
    append(content: Buffer): Promise<string> {
      const written = tail.then(() => append(content));
      tail = written.catch(() => undefined);
      return written;
    },
    close() {
      const closed = tail.then(end);
      tail = closed;
      return closed;
    },
  };
}
