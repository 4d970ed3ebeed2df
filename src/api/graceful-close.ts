import type { FastifyInstance } from 'fastify';
import type { ServerResponse } from 'node:http';

/** So long a request that is being answered may still take when the server closes. */
const PATIENCE_MS = 3000;

function ended(response: ServerResponse): Promise<void> {
  if (response.writableEnded || response.destroyed) return Promise.resolve();
  return new Promise((resolve) => void response.once('close', resolve));
}

/**
 * At closing: `endStreams` first, then the answers under way, at most three seconds; after that fastify cuts every
 * connection (`forceCloseConnections`), also those that a browser opened and never used.
 */
export function closeGracefully(app: FastifyInstance, endStreams: () => Promise<void>): void {
  const underWay = new Set<ServerResponse>();
  app.addHook('onRequest', async (_request, { raw }) => {
    underWay.add(raw);
    raw.once('close', () => underWay.delete(raw));
  });
  app.addHook('onResponse', async (_request, { raw }) => void underWay.delete(raw));
  app.addHook('preClose', async () => {
    await endStreams();
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, PATIENCE_MS)));
    await Promise.race([Promise.all([...underWay].map(ended)), patience]);
    clearTimeout(timer);
  });
}
