import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { ClaimLabel } from '../../domain/claim.ts';
import { DiembaoError } from '../../domain/errors.ts';
import { instant } from '../../lib/clock.ts';
import { stableId } from '../../lib/hash.ts';
import { documentJson } from '../document-json.ts';
import type { ApiParts } from '../parts.ts';
import { LabelBody, LabelPage, SuggestionList } from '../schemas/answer.ts';
import { DocumentSchema } from '../schemas/document.ts';
import { PageQuery } from '../schemas/alert.ts';
import { IdParams, pageJson } from '../schemas/shared.ts';

/** `GET /documents/{id}/suggestions`, `POST /documents/{id}/labels` (a reviewer's word on one) and `GET /labels`. */
export function suggestionRoutes(parts: ApiParts): FastifyPluginAsyncTypebox {
  const { documents, evidence, labels } = parts.store;
  return async (app) => {
    app.get(
      '/documents/:id/suggestions',
      {
        config: { audit: 'list suggestions' },
        schema: {
          tags: ['evidence'],
          params: IdParams,
          response: { 200: SuggestionList },
          description: 'Records that may bear on a claim without settling it; a reviewer links or refuses them.',
        },
      },
      async ({ params }) => {
        const [document] = await documents.find({ ids: [params.id] });
        if (!document) throw new DiembaoError('not-found', 'there is no such document');
        const suggested = document.suggestions ?? [];
        const found = await evidence.find([...new Set(suggested.map(({ evidenceId }) => evidenceId))]);
        const records = new Map(found.map(({ evidence: record }) => [record.id, record]));
        return {
          items: suggested.flatMap(({ text, span, evidenceId, quote, score }) => {
            const record = records.get(evidenceId);
            if (!record || record.withdrawnAt || record.supersededBy || !record.text.includes(quote)) return [];
            const { id, url, publisher, publishedAt } = record;
            return [{ claim: text, span, score, evidence: { id, quote, url, publisher, publishedAt } }];
          }),
        };
      },
    );

    app.post(
      '/documents/:id/labels',
      {
        schema: {
          tags: ['evidence'],
          params: IdParams,
          body: LabelBody,
          response: { 200: DocumentSchema },
          description:
            'Links a record to a claim (contradicted, supported) or refuses it (unrelated); the document is judged again.',
        },
      },
      async ({ params, body: { claim, evidence: evidenceId, verdict }, apiKey }) => {
        const [document] = await documents.find({ ids: [params.id] });
        const quote =
          document?.suggestions?.find((one) => one.text === claim && one.evidenceId === evidenceId)?.quote ??
          document?.claims.find((one) => one.text === claim)?.evidence.find(({ id }) => id === evidenceId)?.quote;
        if (!document || quote === undefined)
          throw new DiembaoError('not-found', 'the document holds no such claim beside such a record');
        const by = apiKey?.id ?? '';
        const at = instant(parts.clock);
        const id = stableId('label', document.id, claim, evidenceId);
        const label: ClaimLabel = { id, documentId: document.id, claim, evidenceId, quote, verdict, by, at };
        const note = JSON.stringify({ evidence: evidenceId, verdict });
        await labels.put(label, { at, actor: by, action: 'label claim', subject: document.id, note });
        return documentJson((await parts.judgeAgain(document.id)) ?? document);
      },
    );

    app.get(
      '/labels',
      {
        config: { audit: 'list labels' },
        schema: { tags: ['evidence'], querystring: PageQuery, response: { 200: LabelPage } },
      },
      async ({ query: { limit = 50, cursor } }) =>
        pageJson(await labels.list({ limit, ...(cursor ? { cursor } : {}) }), (label) => label),
    );
  };
}
