import type { Readable } from 'node:stream';
import { constants, createGunzip } from 'node:zlib';
import type { Capture } from '../domain/capture.ts';
import { headerFields, parseHttpMessage } from './http-message.ts';
import { makeOctetReader, type OctetReader } from './octet-reader.ts';
import { ASKED_URL_FIELD } from './write-warc.ts';

/** What could not be read: the tail of a cut file, a record that is no record, one beyond the size limit. */
export interface WarcProblem {
  kind: 'truncated' | 'damaged' | 'too-large';
  /** Number of the record, from 1. */
  record: number;
  message: string;
}

export interface ReadWarcOptions {
  onProblem?: (problem: WarcProblem) => void;
  /** Records with a larger block are passed over. */
  maxRecordBytes?: number;
}

const MAX_HEAD_BYTES = 65_536;
const DEFAULT_MAX_RECORD_BYTES = 33_554_432;

/** The stream, unpacked when it is gzip (any number of members). */
async function* plain(stream: Readable): AsyncGenerator<Buffer> {
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer | Uint8Array>;
  let head = Buffer.alloc(0);
  while (head.length < 2) {
    const next = await chunks.next();
    if (next.done) break;
    head = Buffer.concat([head, next.value]);
  }
  async function* whole(): AsyncGenerator<Buffer> {
    yield head;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield Buffer.from(next.value);
  }
  if (head[0] !== 0x1f || head[1] !== 0x8b) return yield* whole();
  // A cut file then ends where it ends, and the record parser tells of it.
  const gunzip = createGunzip({ finishFlush: constants.Z_SYNC_FLUSH });
  const feeding = (async () => {
    for await (const chunk of whole()) {
      if (gunzip.destroyed) return;
      if (!gunzip.write(chunk))
        await new Promise<void>((resolve) => gunzip.once('drain', resolve).once('close', resolve));
    }
    gunzip.end();
  })();
  feeding.catch((error: unknown) => gunzip.destroy(error as Error));
  try {
    for await (const chunk of gunzip) yield chunk as Buffer;
  } finally {
    gunzip.destroy();
  }
}

function captureOf(fields: Record<string, string>, block: Buffer, maxBytes: number): Capture | null {
  const finalUrl = (fields['warc-target-uri'] ?? '').replace(/^<|>$/g, '');
  const date = Date.parse(fields['warc-date'] ?? '');
  if (!/^https?:/i.test(finalUrl) || !URL.canParse(finalUrl) || Number.isNaN(date)) return null;
  const url = fields[ASKED_URL_FIELD.toLowerCase()] ?? finalUrl;
  const base = { url, finalUrl, fetchedAt: new Date(date).toISOString() };
  if (fields['warc-type'] === 'resource') {
    return {
      ...base,
      status: 200,
      headers: { 'content-type': fields['content-type'] ?? '' },
      body: new Uint8Array(block),
    };
  }
  const message = parseHttpMessage(block, maxBytes);
  return message
    ? { ...base, status: message.status, headers: message.headers, body: new Uint8Array(message.body) }
    : null;
}

interface RecordRead {
  capture: Capture | null;
  problem?: Omit<WarcProblem, 'record'>;
  isEnd: boolean;
}

async function recordOf(reader: OctetReader, maxBytes: number): Promise<RecordRead> {
  const head = await reader.block(MAX_HEAD_BYTES);
  const text = head?.toString('utf8') ?? '';
  if (!/^WARC\/\d/.test(text)) {
    const kind = head ? 'damaged' : 'truncated';
    return {
      capture: null,
      isEnd: true,
      problem: { kind, message: 'no WARC record begins here; the rest is not read' },
    };
  }
  const fields = headerFields(text.replace(/^[^\n]*\n/, ''));
  const length = /^\d+$/.test(fields['content-length'] ?? '') ? Number(fields['content-length']) : Number.NaN;
  if (!Number.isSafeInteger(length)) {
    return {
      capture: null,
      isEnd: true,
      problem: { kind: 'damaged', message: 'the record does not say how long it is' },
    };
  }
  const isWanted =
    ['response', 'resource'].includes(fields['warc-type'] ?? '') && fields['warc-segment-number'] === undefined;
  const cut = { kind: 'truncated', message: 'the file ends inside a record' } as const;
  if (!isWanted || length > maxBytes) {
    const isCut = (await reader.skip(length)) < length;
    if (isCut) return { capture: null, isEnd: true, problem: cut };
    return isWanted
      ? { capture: null, isEnd: false, problem: { kind: 'too-large', message: `${length} octets` } }
      : { capture: null, isEnd: false };
  }
  const block = await reader.take(length);
  if (block.length < length) return { capture: null, isEnd: true, problem: cut };
  try {
    const capture = captureOf(fields, block, maxBytes);
    return capture
      ? { capture, isEnd: false }
      : { capture: null, isEnd: false, problem: { kind: 'damaged', message: 'not an HTTP answer with URL and date' } };
  } catch {
    return {
      capture: null,
      isEnd: false,
      problem: { kind: 'too-large', message: 'the body unpacks to more than allowed' },
    };
  }
}

/**
 * The HTTP answers (and `resource` records) of a `.warc` or `.warc.gz` of any writer, one at a time; requests, revisits and
 * metadata are passed over. Never throws on bad content: `onProblem` hears of it, and what follows a cut is not read.
 */
export async function* readWarc(stream: Readable, options: ReadWarcOptions = {}): AsyncGenerator<Capture> {
  const { onProblem = () => undefined, maxRecordBytes = DEFAULT_MAX_RECORD_BYTES } = options;
  const reader = makeOctetReader(plain(stream));
  for (let record = 1; ; record += 1) {
    let read: RecordRead;
    try {
      if (!(await reader.skipLineEnds())) return;
      read = await recordOf(reader, maxRecordBytes);
    } catch (error) {
      const code = String((error as { code?: unknown }).code ?? '');
      if (!code.startsWith('Z_')) throw error;
      onProblem({
        kind: code === 'Z_BUF_ERROR' ? 'truncated' : 'damaged',
        record,
        message: 'the gzip data ends early or is broken',
      });
      return;
    }
    if (read.problem) onProblem({ ...read.problem, record });
    if (read.capture) yield read.capture;
    if (read.isEnd) return;
  }
}
