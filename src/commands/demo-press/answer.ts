import type { IncomingMessage, ServerResponse } from 'node:http';
import { sha256 } from '../../lib/hash.ts';

/** Sends a body with an ETag, or 304 when the caller has it already. */
export function answer(
  request: IncomingMessage,
  response: ServerResponse,
  body: { type: string; bytes: Buffer | string; lastModified?: string },
): void {
  const etag = `"${sha256(body.bytes).slice(0, 20)}"`;
  const headers: Record<string, string> = { etag, 'content-type': body.type, 'cache-control': 'max-age=0' };
  if (body.lastModified) headers['last-modified'] = new Date(body.lastModified).toUTCString();
  if (request.headers['if-none-match'] === etag) response.writeHead(304, headers).end();
  else response.writeHead(200, headers).end(body.bytes);
}

/** Sends a status with a short page. */
export function refuse(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  response
    .writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers })
    .end(`<!DOCTYPE html><title>${status}</title><h1>${status}</h1>`);
}
