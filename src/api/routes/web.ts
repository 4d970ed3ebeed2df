import fastifyStatic from '@fastify/static';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyPluginAsync } from 'fastify';
import type { ApiParts } from '../parts.ts';
import { SessionSchema, VocabularySchema } from '../schemas/review.ts';

/** `GET /session` (whose key this is) and `GET /vocabulary` (the words for labels and places). */
export function sessionRoutes(parts: ApiParts): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/session', { schema: { tags: ['dashboard'], response: { 200: SessionSchema } } }, async ({ apiKey }) => ({
      key: apiKey?.id ?? '',
      role: apiKey?.role ?? 'press',
    }));
    app.get(
      '/vocabulary',
      { schema: { tags: ['dashboard'], response: { 200: VocabularySchema } } },
      async () => parts.vocabulary,
    );
  };
}

/** The built dashboard at `/`. Its files carry a hash of their content in the name; the page itself is asked for each time. */
export function dashboardFiles(webDir: string | null): FastifyPluginAsync {
  return async (app) => {
    if (webDir === null) return;
    await app.register(fastifyStatic, {
      root: webDir,
      wildcard: false,
      preCompressed: true,
      globIgnore: ['**/*.gz'],
      cacheControl: false,
      setHeaders: (response, path) => {
        const isHashed = /[\\/]assets[\\/]/.test(path);
        response.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  };
}
