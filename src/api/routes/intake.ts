import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { DiembaoError } from '../../domain/errors.ts';
import { instant } from '../../lib/clock.ts';
import type { LookedAt } from '../../pipeline/look-at.ts';
import type { ApiParts } from '../parts.ts';
import { badRequest, HttpProblem } from '../problem.ts';
import { IntakeBody, IntakeFound } from '../schemas/review.ts';

/** What a page did that is no fault of the house: told as it is, with its code. */
function linkTrouble(error: unknown): unknown {
  const isOurs = error instanceof DiembaoError && !/^(store|queue|model)-|invariant/.test(error.code);
  return isOurs ? new HttpProblem(422, error.message, { code: error.code }) : error;
}

/** `POST /intake`: a pasted text or link through the line; nothing of it is stored, in the audit log only that one was asked. */
export function intakeRoutes(parts: ApiParts): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post(
      '/intake',
      { schema: { tags: ['intake'], body: IntakeBody, response: { 200: IntakeFound } } },
      async ({ body: { text, url }, apiKey }) => {
        if ((text === undefined) === (url === undefined))
          throw badRequest([{ path: 'body', value: undefined, expectation: 'either text or url' }]);
        const subject = url === undefined ? 'text' : 'link';
        const record = { actor: apiKey?.id ?? '', action: 'look at pasted item', subject, note: '' };
        await parts.store.audit.append({ ...record, at: instant(parts.clock) });
        let found: LookedAt;
        try {
          found = await parts.lookAt(url === undefined ? { text: text ?? '' } : { url });
        } catch (error) {
          throw linkTrouble(error);
        }
        return found;
      },
    );
  };
}
