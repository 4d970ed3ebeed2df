import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Answer } from '../../domain/answer.ts';
import { everyItem } from '../../lib/every-item.ts';
import { correctionPage, correctionsAtom, correctionsFeed, type FeedFrame } from '../../reports/corrections-feed.ts';
import type { ApiParts } from '../parts.ts';
import { HttpProblem } from '../problem.ts';
import { IdParams } from '../schemas/shared.ts';

const PUBLISHER = 'Điểm Báo';
/** Answers that a feed holds, those changed last. */
const FEED_LENGTH = 500;

/** The public feeds of published corrections: ClaimReview, Atom, and a page an answer. No key is asked for. */
export function correctionRoutes({ store }: Pick<ApiParts, 'store'>): FastifyPluginAsyncTypebox {
  const frameOf = (request: FastifyRequest): FeedFrame => ({
    publisher: PUBLISHER,
    baseUrl: `${request.protocol}://${request.host}/`,
  });

  async function answers(): Promise<Answer[]> {
    const all: Answer[] = [];
    for await (const answer of everyItem((at) => store.answers.list({ limit: 200, ...at }))) {
      if (answer.publishedAt !== null) all.push(answer);
      if (all.length === FEED_LENGTH) break;
    }
    return all;
  }

  const publicly = (reply: FastifyReply): FastifyReply =>
    reply.header('cache-control', 'public, max-age=60').header('access-control-allow-origin', '*');

  return async (app) => {
    app.get(
      '/feeds/corrections.json',
      { schema: { tags: ['corrections'], produces: ['application/ld+json'] } },
      async (request, reply) =>
        publicly(reply)
          .type('application/ld+json; charset=utf-8')
          .send(JSON.stringify(correctionsFeed(await answers(), frameOf(request)))),
    );

    app.get(
      '/feeds/corrections.atom',
      { schema: { tags: ['corrections'], produces: ['application/atom+xml'] } },
      async (request, reply) =>
        publicly(reply)
          .type('application/atom+xml; charset=utf-8')
          .send(correctionsAtom(await answers(), frameOf(request))),
    );

    app.get(
      '/feeds/corrections/:id',
      { schema: { tags: ['corrections'], params: IdParams, produces: ['text/html'] } },
      async (request, reply) => {
        const answer = await store.answers.get(request.params.id);
        if (!answer?.publishedAt) throw new HttpProblem(404, 'there is no such correction', { code: 'not-found' });
        return publicly(reply)
          .code(answer.state === 'published' ? 200 : 410)
          .type('text/html; charset=utf-8')
          .send(correctionPage(answer, frameOf(request)));
      },
    );
  };
}
