import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Answer } from '../../domain/answer.ts';
import { DiembaoError } from '../../domain/errors.ts';
import { localDay, startOfLocalDay } from '../../lib/local-day.ts';
import { answerClock, answerEpisodes } from '../../reports/answer-clock.ts';
import { timeRange } from '../document-query.ts';
import type { ApiParts } from '../parts.ts';
import { badRequest } from '../problem.ts';
import {
  AnswerDecisionBody,
  AnswerListQuery,
  AnswerPage,
  AnswerSchema,
  ClockQuery,
  ClockSchema,
  DraftBody,
  EditBody,
  type AnswerJson,
} from '../schemas/answer.ts';
import { IdParams, pageJson } from '../schemas/shared.ts';

const CLOCK_DAYS = 90;
const DAY_MS = 86_400_000;

function answerJson({ documentId, storyId, ...answer }: Answer): AnswerJson {
  return { ...answer, document: documentId, story: storyId };
}

/** `GET`, `POST /answers`, `GET /answers/{id}`, `POST /answers/{id}/edits`, `/decisions`, and `GET /answers/clock`. */
export function answerRoutes(parts: ApiParts): FastifyPluginAsyncTypebox {
  const { answerDesk: desk, store } = parts;
  return async (app) => {
    app.get(
      '/answers',
      {
        config: { audit: 'list answers' },
        schema: { tags: ['answers'], querystring: AnswerListQuery, response: { 200: AnswerPage } },
      },
      async ({ query: { state, limit = 50, cursor } }) =>
        pageJson(
          await store.answers.list({ limit, ...(state ? { states: state } : {}), ...(cursor ? { cursor } : {}) }),
          answerJson,
        ),
    );

    app.post(
      '/answers',
      {
        schema: {
          tags: ['answers'],
          body: DraftBody,
          response: { 200: AnswerSchema },
          description: 'A draft correction of a contradicted claim; the one that is open for it already is given back.',
        },
      },
      async ({ body: { document, claim }, apiKey }) =>
        answerJson(await desk.draft({ documentId: document, claim, by: apiKey?.id ?? '' })),
    );

    app.get(
      '/answers/clock',
      {
        config: { audit: 'view answer clock' },
        schema: {
          tags: ['answers'],
          querystring: ClockQuery,
          response: { 200: ClockSchema },
          description:
            'From the first sighting of a false claim to the first official statement and the first press correction.',
        },
      },
      async ({ query }) => {
        const today = localDay(parts.clock.nowMs());
        const {
          from = startOfLocalDay(localDay(parts.clock.nowMs() - CLOCK_DAYS * DAY_MS)),
          to = new Date(Date.parse(startOfLocalDay(today)) + DAY_MS).toISOString(),
        } = timeRange(query);
        const sources = new Map(parts.sources.map((source) => [source.id, source]));
        return { from, to, items: answerClock(await answerEpisodes(store, { from, to, sources })) };
      },
    );

    app.get(
      '/answers/:id',
      {
        config: { audit: 'view answer' },
        schema: { tags: ['answers'], params: IdParams, response: { 200: AnswerSchema } },
      },
      async ({ params }) => {
        const answer = await store.answers.get(params.id);
        if (!answer) throw new DiembaoError('not-found', 'there is no such answer');
        return { ...answerJson(answer), receipts: await desk.receiptsOf(answer) };
      },
    );

    app.post(
      '/answers/:id/edits',
      { schema: { tags: ['answers'], params: IdParams, body: EditBody, response: { 200: AnswerSchema } } },
      async ({ params, body: { version, ...content }, apiKey }) =>
        answerJson(await desk.edit(params.id, { version, by: apiKey?.id ?? '', content })),
    );

    app.post(
      '/answers/:id/decisions',
      { schema: { tags: ['answers'], params: IdParams, body: AnswerDecisionBody, response: { 200: AnswerSchema } } },
      async ({ params, body: { version, action, note = '' }, apiKey }) => {
        if (action === 'withdraw' && note.trim() === '')
          throw badRequest([{ path: 'body.note', value: note, expectation: 'a reason: a withdrawal needs one' }]);
        return answerJson(await desk.decide(params.id, { version, action, note: note.trim(), by: apiKey?.id ?? '' }));
      },
    );
  };
}
