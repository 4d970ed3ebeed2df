import { createHash, randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Capture } from '../domain/capture.ts';

/** Names the URL that was asked for where redirects led to another; a field of our own, as the standard permits. */
export const ASKED_URL_FIELD = 'Diembao-Asked-URI';

const UNTRUE_HEADERS = ['content-encoding', 'transfer-encoding', 'content-length'];

function oneLine(value: string): string {
  return value.replace(/[\r\n\0]+/g, ' ');
}

function record(fields: [string, string][], block: Buffer): Buffer {
  const head = [...fields, ['WARC-Record-ID', `<urn:uuid:${randomUUID()}>`], ['Content-Length', String(block.length)]]
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
  return Buffer.concat([Buffer.from(`WARC/1.1\r\n${head}\r\n`), block, Buffer.from('\r\n\r\n')]);
}

/** The bytes of a `warcinfo` record. `at` is an ISO-8601 UTC instant. */
export function warcinfoRecord(at: string, filename: string): Buffer {
  const block = Buffer.from('software: Diem Bao\r\nformat: WARC File Format 1.1\r\nrobots: obeyed\r\n');
  return record(
    [
      ['WARC-Type', 'warcinfo'],
      ['WARC-Date', at],
      ['WARC-Filename', filename],
      ['Content-Type', 'application/warc-fields'],
    ],
    block,
  );
}

/** The bytes of a `response` record. The body is stored decoded, so headers on its coding and length are replaced. Source: WARC/1.1. */
export function responseRecord(capture: Capture): Buffer {
  const kept = Object.entries(capture.headers).filter(([name]) => !UNTRUE_HEADERS.includes(name.toLowerCase()));
  const headers = [...kept, ['content-length', String(capture.body.length)]].map(
    ([name, value]) => `${name}: ${oneLine(value as string)}\r\n`,
  );
  const status = `HTTP/1.1 ${capture.status} ${STATUS_CODES[capture.status] ?? ''}\r\n`;
  const block = Buffer.concat([Buffer.from(`${status}${headers.join('')}\r\n`), capture.body]);
  return record(
    [
      ['WARC-Type', 'response'],
      ['WARC-Target-URI', oneLine(capture.finalUrl)],
      ...(capture.url === capture.finalUrl ? [] : ([[ASKED_URL_FIELD, oneLine(capture.url)]] as [string, string][])),
      ['WARC-Date', capture.fetchedAt],
      ['WARC-Payload-Digest', `sha256:${createHash('sha256').update(capture.body).digest('hex')}`],
      ['Content-Type', 'application/http;msgtype=response'],
    ],
    block,
  );
}
