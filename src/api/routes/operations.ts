import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { ApiParts } from '../parts.ts';
import { StatusSchema } from '../schemas/record.ts';

/** `/healthz` (the process answers), `/readyz` (store and queue do), `/metrics` (Prometheus), `/openapi.json`. */
export function operationRoutes(parts: ApiParts): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/healthz', { schema: { tags: ['operations'], response: { 200: StatusSchema } } }, async () => ({
      status: 'ok',
    }));

    app.get('/readyz', { schema: { tags: ['operations'], response: { 200: StatusSchema } } }, async () => {
      await parts.store.ready();
      await parts.queue.counts();
      return { status: 'ready' };
    });

    app.get('/metrics', { schema: { tags: ['operations'], produces: ['text/plain'] } }, async (_request, reply) => {
      const { registry } = parts.events;
      return reply.type(registry.contentType).send(await registry.metrics());
    });

    app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  };
}
