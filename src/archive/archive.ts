import { mkdir, open, readdir, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Capture } from '../domain/capture.ts';
import { DiembaoError } from '../domain/errors.ts';
import type { Clock } from '../lib/clock.ts';
import { readWarc } from './read-warc.ts';
import { FRAME_HEAD_BYTES, HEADER_BYTES, sealedLength } from './segment-frame.ts';
import { openSegment } from './segment-reader.ts';
import { makeSegmentWriter, type Retention, SEGMENT_SUFFIX } from './segment-writer.ts';
import { responseRecord } from './write-warc.ts';

/** Where a capture stands: `segment:offset`. */
export type ArchiveRef = string;

export interface Archive {
  /** Stores a capture; when it resolves the record survives a kill of the process (official ones a power cut too). Throws `store-full`. */
  append(capture: Capture, options: { retention: Retention }): Promise<ArchiveRef>;
  /** The capture as it was stored. Throws `not-found` (pruned, erased), `record-invalid` (changed, or another key). */
  read(ref: ArchiveRef): Promise<Capture>;
  /** Overwrites one capture's bytes (boundary B7); true when it was there. */
  erase(ref: ArchiveRef): Promise<boolean>;
  /** Names of all segments, oldest first. */
  segments(): Promise<string[]>;
  /** A segment as plain `.warc.gz`, a member a record; torn and erased frames are left out. */
  export(segment: string): Readable;
  /** Deletes press segments whose day (UTC) lies wholly before the instant. */
  prune(options: { pressBefore: string }): Promise<{ segmentCount: number; byteCount: number }>;
  close(): Promise<void>;
}

const DAY_MS = 86_400_000;
const NAME = /^(press|official)-(\d{4}-\d{2}-\d{2})-[0-9a-f]{12}$/;
const zipped = promisify(gzip);
/** Half the time of the usual 6 for a tenth more bytes (a 277 KB page, 2026-11). */
const ZIP_LEVEL = 3;

function refOf(ref: ArchiveRef): { segment: string; offset: number } {
  const [segment = '', offset = ''] = ref.split(':');
  if (!NAME.test(segment) || !/^\d{1,15}$/.test(offset)) {
    throw new DiembaoError('not-found', 'not the reference of an archived capture', {
      facts: { ref: ref.slice(0, 80) },
    });
  }
  return { segment, offset: Number(offset) };
}

async function erased(path: string, offset: number): Promise<boolean> {
  const file = await open(path, 'r+').catch(() => null);
  if (!file) return false;
  try {
    const head = Buffer.alloc(FRAME_HEAD_BYTES);
    await file.read(head, 0, FRAME_HEAD_BYTES, offset);
    const length = sealedLength(head);
    if (length === null || offset + FRAME_HEAD_BYTES + length > (await file.stat()).size) return false;
    await file.write(Buffer.alloc(length), 0, length, offset + FRAME_HEAD_BYTES);
    await file.datasync();
    return true;
  } finally {
    await file.close();
  }
}

/** Opens (and makes) the archive in a folder; any number of processes may. `key` has at least 32 octets. Throws `config-invalid`. */
export async function openArchive(options: {
  folder: string;
  key: Buffer;
  clock: Clock;
  maxSegmentBytes?: number;
}): Promise<Archive> {
  const { folder, key, clock, maxSegmentBytes = 268_435_456 } = options;
  if (key.length < 32) throw new DiembaoError('config-invalid', 'the archive key needs 32 octets or more');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const writers = {
    press: makeSegmentWriter({ folder, key, clock, maxSegmentBytes, retention: 'press' }),
    official: makeSegmentWriter({ folder, key, clock, maxSegmentBytes, retention: 'official' }),
  };
  const pathOf = (segment: string) => join(folder, segment + SEGMENT_SUFFIX);

  async function segments(): Promise<string[]> {
    const names = (await readdir(folder))
      .filter((name) => name.endsWith(SEGMENT_SUFFIX))
      .map((name) => name.slice(0, -SEGMENT_SUFFIX.length));
    return names
      .filter((name) => NAME.test(name))
      .sort((a, b) => a.replace(/^[a-z]+/, '').localeCompare(b.replace(/^[a-z]+/, '')));
  }

  async function* members(segment: string): AsyncGenerator<Buffer> {
    const reader = await openSegment(pathOf(segment), segment, key);
    try {
      let frame = await reader.frameAt(HEADER_BYTES);
      while (frame.kind !== 'torn') {
        if (frame.kind === 'whole') yield frame.content;
        frame = await reader.frameAt(frame.nextOffset);
      }
    } finally {
      await reader.close();
    }
  }

  async function read(ref: ArchiveRef): Promise<Capture> {
    const { segment, offset } = refOf(ref);
    const reader = await openSegment(pathOf(segment), segment, key);
    try {
      const frame = await reader.frameAt(offset);
      if (frame.kind === 'whole') for await (const capture of readWarc(Readable.from([frame.content]))) return capture;
      throw new DiembaoError('record-invalid', 'the archived capture was erased, changed or sealed with another key', {
        facts: { ref },
      });
    } finally {
      await reader.close();
    }
  }

  async function prune({ pressBefore }: { pressBefore: string }) {
    const removed = { segmentCount: 0, byteCount: 0 };
    for (const name of await segments()) {
      const [, retention, day = ''] = NAME.exec(name) as RegExpExecArray;
      const isOld = Date.parse(day) + DAY_MS <= Date.parse(pressBefore);
      if (retention !== 'press' || !isOld || writers.press.openName() === name) continue;
      removed.byteCount += (await stat(pathOf(name))).size;
      await unlink(pathOf(name));
      removed.segmentCount += 1;
    }
    return removed;
  }

  return {
    append: async (capture, { retention }) =>
      writers[retention].append(await zipped(responseRecord(capture), { level: ZIP_LEVEL })),
    read,
    async erase(ref) {
      const { segment, offset } = refOf(ref);
      return erased(pathOf(segment), offset);
    },
    segments,
    export: (segment) => Readable.from(members(segment), { objectMode: false }),
    prune,
    async close() {
      await Promise.all([writers.press.close(), writers.official.close()]);
    },
  };
}
