import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { DiembaoError } from '../../domain/errors.ts';
import type { ApiParts } from '../parts.ts';
import { SourceHealthSchema, SourceList } from '../schemas/record.ts';
import { IdParams } from '../schemas/shared.ts';

/** `GET /sources`, `GET /sources/{id}/health`. */
export function sourceRoutes(parts: ApiParts): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/sources', { schema: { tags: ['sources'], response: { 200: SourceList } } }, async () => {
      const items = await Promise.all(
        parts.sources.map(async ({ id, name, country, origin, lang, kind, verified }) => {
          const { status, message } = await parts.healthOf(id);
          return { id, name, country, origin, lang, kind, verified, health: { status, message } };
        }),
      );
      return { items, total: items.length };
    });

    app.get(
      '/sources/:id/health',
      { schema: { tags: ['sources'], params: IdParams, response: { 200: SourceHealthSchema } } },
      async ({ params }) => {
        const source = parts.sources.find(({ id }) => id === params.id);
        if (!source) throw new DiembaoError('not-found', 'there is no such source');
        const states = await parts.store.crawl.states();
        const state = states.find(({ sourceId }) => sourceId === source.id);
        const { status, message } = await parts.healthOf(source.id);
        return {
          source: source.id,
          status,
          message,
          expect: source.expect,
          lastFetchedAt: state?.lastFetchedAt ?? null,
          lastEntryAt: state?.lastEntryAt ?? null,
          nextDueAt: state?.nextDueAt ?? null,
          consecutiveFailureCount: state?.consecutiveFailureCount ?? 0,
          lastError: state?.lastError ?? null,
          entriesByDay: state?.entriesByDay ?? {},
          outcomes: await parts.store.outcomes.counts(source.id),
        };
      },
    );
  };
}
