import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { ApiParts } from '../parts.ts';
import { ClaimListQuery, ClaimPage } from '../schemas/evidence.ts';
import { pageJson } from '../schemas/shared.ts';

/** `GET /claims`: the claims of suspected documents with their verdicts, newest documents first. `limit` counts documents. */
export function claimRoutes(parts: ApiParts): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get(
      '/claims',
      {
        config: { audit: 'list claims' },
        schema: { tags: ['evidence'], querystring: ClaimListQuery, response: { 200: ClaimPage } },
      },
      async ({ query: { limit = 50, cursor } }) => {
        const page = await parts.store.documents.search({
          flag: ['suspected'],
          limit,
          ...(cursor ? { cursor } : {}),
        });
        const items = page.items.flatMap(({ document }) =>
          document.claims
            .filter(({ verdict }) => verdict !== 'no-evidence')
            .map((claim) => ({
              document: {
                id: document.id,
                url: document.url,
                source: document.source.name,
                story: document.story,
              },
              ...claim,
            })),
        );
        return pageJson({ items, next: page.next }, (claim) => claim);
      },
    );
  };
}
