import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';

/** An HTTP answer as archived, its body without transfer and content coding. */
export interface HttpMessage {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/** Names in lower case, folded lines joined, repeated names joined by `, `. */
export function headerFields(text: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const line of text.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon <= 0) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    const value = line.slice(colon + 1).trim();
    fields[name] = fields[name] === undefined ? value : `${fields[name]}, ${value}`;
  }
  return fields;
}

/** The body without chunk framing; as it is where a writer removed the framing and left the header. A cut last chunk is kept. */
function dechunked(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  let at = 0;
  while (at < body.length) {
    const lineEnd = body.indexOf('\n', at);
    const size =
      lineEnd < 0
        ? null
        : /^\s*([0-9a-f]{1,8})\s*(?:;.*)?\r?$/i.exec(body.toString('latin1', at, Math.min(lineEnd, at + 200)));
    if (!size) return parts.length === 0 ? body : Buffer.concat(parts);
    const length = Number.parseInt(size[1] as string, 16);
    if (length === 0) break;
    parts.push(body.subarray(lineEnd + 1, lineEnd + 1 + length));
    at = lineEnd + 1 + length;
    while (body[at] === 13 || body[at] === 10) at += 1;
  }
  return Buffer.concat(parts);
}

/** Undoes one coding; a body that is not packed although it says so, or is broken, is given back as it is. Throws RangeError when too large. */
function unpacked(body: Buffer, coding: string, maxBytes: number): Buffer {
  const options = { maxOutputLength: maxBytes, finishFlush: constants.Z_SYNC_FLUSH };
  try {
    if (coding === 'gzip' || coding === 'x-gzip') return gunzipSync(body, options);
    if (coding === 'br') return brotliDecompressSync(body, { maxOutputLength: maxBytes });
    if (coding === 'deflate')
      return ((body[0] ?? 0) & 15) === 8 ? inflateSync(body, options) : inflateRawSync(body, options);
  } catch (error) {
    if (error instanceof RangeError) throw error;
  }
  return body;
}

/** Parses an archived HTTP answer; null for what is none. Throws RangeError when the body unpacks to more than `maxBytes`. */
export function parseHttpMessage(block: Buffer, maxBytes: number): HttpMessage | null {
  const status = /^HTTP\/\d(?:\.\d)?\s+(\d{3})/i.exec(block.toString('latin1', 0, 40));
  if (!status) return null;
  const crlf = block.indexOf('\r\n\r\n');
  const lf = block.indexOf('\n\n');
  const isLf = lf >= 0 && (crlf < 0 || lf < crlf);
  const end = isLf ? lf : crlf;
  const head = end < 0 ? block : block.subarray(0, end);
  const headers = headerFields(head.toString('utf8').replace(/^[^\n]*\n?/, ''));
  let body = end < 0 ? Buffer.alloc(0) : block.subarray(end + (isLf ? 2 : 4));
  if (/chunked/i.test(headers['transfer-encoding'] ?? '')) body = dechunked(body);
  const codings = (headers['content-encoding'] ?? '').toLowerCase().split(',').slice(0, 3);
  for (const coding of codings.reverse()) body = unpacked(body, coding.trim(), maxBytes);
  for (const name of ['transfer-encoding', 'content-encoding', 'content-length']) delete headers[name];
  return { status: Number(status[1]), headers, body };
}
