import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { ApiParts } from '../parts.ts';
import { EvidenceBody, EvidenceEntered, EvidenceListQuery, EvidencePage } from '../schemas/evidence.ts';
import { pageJson } from '../schemas/shared.ts';

/** `GET /evidence`, newest first, and `POST /evidence`. */
export function evidenceRoutes(parts: ApiParts): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get(
      '/evidence',
      {
        config: { audit: 'list evidence' },
        schema: { tags: ['evidence'], querystring: EvidenceListQuery, response: { 200: EvidencePage } },
      },
      async ({ query: { limit = 50, cursor, kind } }) =>
        pageJson(
          await parts.store.evidence.list({ limit, ...(cursor ? { cursor } : {}), ...(kind ? { kind } : {}) }),
          (record) => record,
        ),
    );

    app.post(
      '/evidence',
      {
        config: { audit: 'enter evidence' },
        schema: { tags: ['evidence'], body: EvidenceBody, response: { 200: EvidenceEntered } },
      },
      async ({ body }) => parts.enterEvidence(JSON.stringify(body)),
    );
  };
}
