import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { DiembaoError } from '../../domain/errors.ts';
import { documentBrief } from '../document-json.ts';
import { timeRange } from '../document-query.ts';
import type { ApiParts } from '../parts.ts';
import { StoryDetailSchema, StoryListQuery, StoryPage } from '../schemas/record.ts';
import { IdParams, pageJson } from '../schemas/shared.ts';

const SHOWN_DOCUMENTS = 200;

/** `GET /stories`, `GET /stories/{id}`. */
export function storyRoutes(parts: ApiParts): FastifyPluginAsyncTypebox {
  const { stories, documents } = parts.store;
  return async (app) => {
    app.get(
      '/stories',
      {
        config: { audit: 'list stories' },
        schema: { tags: ['stories'], querystring: StoryListQuery, response: { 200: StoryPage } },
      },
      async ({ query }) => {
        const { limit = 50, cursor } = query;
        const page = await stories.list({ ...timeRange(query), limit, ...(cursor ? { cursor } : {}) });
        return pageJson(page, (story) => story);
      },
    );

    app.get(
      '/stories/:id',
      {
        config: { audit: 'view story' },
        schema: { tags: ['stories'], params: IdParams, response: { 200: StoryDetailSchema } },
      },
      async ({ params }) => {
        const found = await stories.get(params.id);
        if (!found) throw new DiembaoError('not-found', 'there is no such story');
        const ids = found.documentIds.slice(0, SHOWN_DOCUMENTS);
        const byId = new Map((await documents.find({ ids })).map((document) => [document.id, document]));
        const shown = ids.flatMap((id) => byId.get(id) ?? []);
        return { ...found.story, documents: shown.map(documentBrief) };
      },
    );
  };
}
