import type { FastifyInstance } from 'fastify';
import type { Events } from '../events.ts';

/** Opens the port (0 picks one), says where, and returns the URL. `app.close()` ends streams and frees it. */
export async function listen(
  app: FastifyInstance,
  at: { host: string; port: number; events: Pick<Events, 'listening'> },
): Promise<string> {
  const url = await app.listen({ host: at.host, port: at.port });
  at.events.listening(url);
  return url;
}
