import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { isLoopback } from '../authenticate.ts';
import type { ApiParts } from '../parts.ts';
import { FirstRunBody, FirstRunKey, FirstRunSchema } from '../schemas/first-run.ts';

/** `GET /first-run` (is the first key still to be made, from this machine), `POST /first-run` (makes it, for the console's code). */
export function firstRunRoutes({ firstRun }: Pick<ApiParts, 'firstRun'>): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/first-run', { schema: { tags: ['dashboard'], response: { 200: FirstRunSchema } } }, async (request) => ({
      isOpen: isLoopback(request) && firstRun.code() !== null,
    }));
    app.post(
      '/first-run',
      { schema: { tags: ['dashboard'], body: FirstRunBody, response: { 200: FirstRunKey } } },
      ({ body }) => firstRun.claim(body.code),
    );
  };
}
