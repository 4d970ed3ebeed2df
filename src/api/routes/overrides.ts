import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { DiembaoError } from '../../domain/errors.ts';
import { REVIEWER, SAFETY_EVENTS, SENTIMENTS, type Tags } from '../../domain/tag.ts';
import { instant } from '../../lib/clock.ts';
import { wholeDocumentJson } from '../document-json.ts';
import type { ApiParts } from '../parts.ts';
import { badRequest } from '../problem.ts';
import { DocumentSchema } from '../schemas/document.ts';
import { OverrideBody } from '../schemas/review.ts';
import { IdParams } from '../schemas/shared.ts';

function labelsOf(parts: ApiParts, tag: keyof Tags): string[] {
  if (tag === 'sentiment') return [...SENTIMENTS];
  if (tag === 'safetyEvent') return [...SAFETY_EVENTS, 'none'];
  return parts.vocabulary.topics.map(({ id }) => id);
}

/** `POST /documents/{id}/overrides`: a reviewer's label in place of the model's; the audit log keeps both (boundary B8). */
export function overrideRoutes(parts: ApiParts): FastifyPluginAsyncTypebox {
  const { documents, audit } = parts.store;
  return async (app) => {
    app.post(
      '/documents/:id/overrides',
      { schema: { tags: ['documents'], params: IdParams, body: OverrideBody, response: { 200: DocumentSchema } } },
      async ({ params, body: { tag, label, note }, apiKey }) => {
        const labels = labelsOf(parts, tag);
        if (!labels.includes(label))
          throw badRequest([{ path: 'body.label', value: label, expectation: `one of ${labels.join(', ')}` }]);
        return parts.oneAtATime(async () => {
          const [document] = await documents.find({ ids: [params.id] });
          if (!document) throw new DiembaoError('not-found', 'there is no such document');
          const before = document.tags[tag];
          await audit.append({
            at: instant(parts.clock),
            actor: apiKey?.id ?? '',
            action: 'override tag',
            subject: document.id,
            note: JSON.stringify({ tag, from: before, to: label, ...(note ? { note } : {}) }),
          });
          const changed = { ...document, tags: { ...document.tags, [tag]: { label, score: 1, model: REVIEWER } } };
          await documents.commit({ documents: [changed] });
          return wholeDocumentJson(changed);
        });
      },
    );
  };
}
