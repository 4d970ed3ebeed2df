import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { DiembaoError } from '../../domain/errors.ts';
import type { OutcomeRow } from '../../domain/outcome.ts';
import type { ApiParts } from '../parts.ts';
import { OutcomeListQuery, OutcomePage, TraceSchema, UrlQuery } from '../schemas/record.ts';
import { pageJson } from '../schemas/shared.ts';

/** Several sources may announce one URL; the row that says why it is here comes first. */
function tellingRow(rows: OutcomeRow[]): OutcomeRow | undefined {
  return rows.find(({ outcome }) => outcome === 'indexed') ?? rows[0];
}

/** `GET /outcomes` and `GET /trace?url=`. */
export function outcomeRoutes(parts: ApiParts): FastifyPluginAsyncTypebox {
  const { outcomes } = parts.store;
  return async (app) => {
    app.get(
      '/outcomes',
      { schema: { tags: ['outcomes'], querystring: OutcomeListQuery, response: { 200: OutcomePage } } },
      async ({ query: { limit = 50, ...filters } }) =>
        pageJson(await outcomes.list({ limit, ...filters }), ({ url, sourceId, outcome, reason, at }) => ({
          url,
          source: sourceId,
          outcome,
          reason,
          at,
        })),
    );

    app.get(
      '/trace',
      {
        config: { audit: 'trace' },
        schema: { tags: ['outcomes'], querystring: UrlQuery, response: { 200: TraceSchema } },
      },
      async ({ query: { url } }) => {
        let rows = await outcomes.byUrl(url);
        const canonical = parts.canonicalUrl(url);
        if (rows.length === 0 && canonical) rows = await outcomes.byUrl(canonical);
        const row = tellingRow(rows);
        if (!row) throw new DiembaoError('not-found', 'this URL was never announced by a source');
        const { outcome, reason, steps, at } = row;
        return { url: row.url, outcome, reason, steps, source: row.sourceId, at, document: row.documentId };
      },
    );
  };
}
