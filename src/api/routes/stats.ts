import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { StatsFacet } from '../../store/port.ts';
import { filtersOf } from '../document-query.ts';
import type { ApiParts } from '../parts.ts';
import { StatsQuery, StatsSchema } from '../schemas/document.ts';

/** All that the daily roll-up can answer; places are counted only when asked for. */
const USUAL: StatsFacet[] = ['language', 'sentiment', 'topic', 'safetyEvent', 'source', 'origin', 'kind'];

/** `GET /stats`: totals, facets and a histogram under the filters of `GET /documents`. */
export function statsRoutes(parts: ApiParts): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get(
      '/stats',
      { schema: { tags: ['documents'], querystring: StatsQuery, response: { 200: StatsSchema } } },
      async ({ query }) =>
        parts.store.documents.stats(filtersOf(query), query.facets ?? USUAL, query.interval ?? 'day'),
    );
  };
}
