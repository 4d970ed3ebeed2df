import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { ApiParts } from '../parts.ts';
import { AuditListQuery, AuditPage, AuditVerdict } from '../schemas/record.ts';
import { pageJson } from '../schemas/shared.ts';

/** `GET /audit`, newest first, and `GET /audit/verify`. */
export function auditRoutes(parts: ApiParts): FastifyPluginAsyncTypebox {
  const { audit } = parts.store;
  return async (app) => {
    app.get(
      '/audit',
      {
        config: { audit: 'list audit' },
        schema: { tags: ['audit'], querystring: AuditListQuery, response: { 200: AuditPage } },
      },
      async ({ query: { limit = 50, cursor } }) =>
        pageJson(await audit.list({ limit, ...(cursor ? { cursor } : {}) }), (record) => record),
    );

    app.get(
      '/audit/verify',
      { config: { audit: 'verify audit' }, schema: { tags: ['audit'], response: { 200: AuditVerdict } } },
      async () => audit.verify(),
    );
  };
}
