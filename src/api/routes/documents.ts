import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { DiembaoError } from '../../domain/errors.ts';
import { instant } from '../../lib/clock.ts';
import { stableId } from '../../lib/hash.ts';
import { documentJson, hitJson, wholeDocumentJson } from '../document-json.ts';
import { filtersOf } from '../document-query.ts';
import type { ApiParts } from '../parts.ts';
import { badRequest } from '../problem.ts';
import { DocumentListQuery, DocumentPage, DocumentSchema } from '../schemas/document.ts';
import { ErasedSchema, UrlQuery } from '../schemas/record.ts';
import { IdParams, pageJson } from '../schemas/shared.ts';

/** The URL as asked and as it would be stored. */
function spellings(parts: ApiParts, url: string): string[] {
  return [...new Set([url, parts.canonicalUrl(url) ?? url])];
}

/** `GET /documents`, `GET /documents/{id}`, `DELETE /documents?url=`. */
export function documentRoutes(parts: ApiParts): FastifyPluginAsyncTypebox {
  const { documents } = parts.store;
  return async (app) => {
    app.get(
      '/documents',
      {
        config: { audit: 'list documents' },
        schema: { tags: ['documents'], querystring: DocumentListQuery, response: { 200: DocumentPage } },
      },
      async ({ query }) => {
        if (query.url !== undefined) {
          const found = await documents.find({ urls: spellings(parts, query.url) });
          return { items: found.map(documentJson), total: found.length };
        }
        const { sort, limit = 50, cursor } = query;
        if (sort === 'relevance' && !query.q)
          throw badRequest([{ path: 'querystring.sort', value: sort, expectation: 'relevance needs q' }]);
        const page = await documents.search({
          ...filtersOf(query),
          limit,
          ...(sort ? { sort } : {}),
          ...(cursor ? { cursor } : {}),
        });
        return pageJson(page, hitJson);
      },
    );

    app.get(
      '/documents/:id',
      {
        config: { audit: 'view document' },
        schema: { tags: ['documents'], params: IdParams, response: { 200: DocumentSchema } },
      },
      async ({ params }) => {
        const [document] = await documents.find({ ids: [params.id] });
        if (!document) throw new DiembaoError('not-found', 'there is no such document');
        return wholeDocumentJson(document);
      },
    );

    app.delete(
      '/documents',
      { schema: { tags: ['documents'], querystring: UrlQuery, response: { 200: ErasedSchema } } },
      async ({ query, apiKey }) => {
        const urls = spellings(parts, query.url);
        // Who asked, before it is done. What is to be forgotten is not named; its id is a hash of the URL.
        const subject = stableId('doc', urls[urls.length - 1] ?? query.url);
        const record = { actor: apiKey?.id ?? 'public', action: 'request erasure', subject };
        await parts.store.audit.append({ ...record, at: instant(parts.clock), note: '' });
        let erased = 0;
        for (const url of urls) erased += await parts.erase(url);
        return { erased };
      },
    );
  };
}
