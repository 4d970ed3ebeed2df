import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DiembaoError } from '../../domain/errors.ts';
import { alertJson, deliveryJson } from '../alert-json.ts';
import type { AlertStream } from '../alert-stream.ts';
import { recordView } from '../audit-views.ts';
import { bearerToken, type FindKey } from '../authenticate.ts';
import { decideAlert } from '../decide-alert.ts';
import type { ApiParts } from '../parts.ts';
import {
  AlertDetailSchema,
  AlertListQuery,
  AlertPage,
  AlertSchema,
  DecisionBody,
  StreamQuery,
} from '../schemas/alert.ts';
import { IdParams, pageJson } from '../schemas/shared.ts';

export interface StreamParts {
  stream: AlertStream;
  findKey: FindKey;
}

/** Takes the response over for server-sent events, from `Last-Event-ID` on, or from now. */
async function follow(
  call: { request: FastifyRequest; reply: FastifyReply; lastEventId: number | undefined },
  parts: ApiParts,
  { stream, findKey }: StreamParts,
): Promise<void> {
  const { request, reply } = call;
  const header = Number(request.headers['last-event-id'] || NaN);
  const seq = Number.isInteger(header) && header >= 0 ? header : call.lastEventId;
  const from = seq ?? (await parts.store.alerts.lastSeq());
  await recordView({ request, action: 'follow alerts', audit: parts.store.audit, clock: parts.clock });
  const token = bearerToken(request) ?? '';
  reply.hijack();
  reply.raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
  });
  stream.follow(reply.raw, { seq: from, isWelcome: async () => (await findKey(token)) !== null });
}

/** `GET /alerts`, `/alerts/{id}`, `/alerts/stream`, `POST /alerts/{id}/decisions`. */
export function alertRoutes(parts: ApiParts, streaming: StreamParts): FastifyPluginAsyncTypebox {
  const { alerts, outbox } = parts.store;
  return async (app) => {
    app.get(
      '/alerts',
      {
        config: { audit: 'list alerts' },
        schema: { tags: ['alerts'], querystring: AlertListQuery, response: { 200: AlertPage } },
      },
      async ({ query: { limit = 50, ...filters } }) => pageJson(await alerts.list({ limit, ...filters }), alertJson),
    );

    app.get(
      '/alerts/:id',
      {
        config: { audit: 'view alert' },
        schema: { tags: ['alerts'], params: IdParams, response: { 200: AlertDetailSchema } },
      },
      async ({ params }) => {
        const alert = await alerts.get(params.id);
        if (!alert) throw new DiembaoError('not-found', 'there is no such alert');
        return { ...alertJson(alert), deliveries: (await outbox.ofAlert(alert.id)).map(deliveryJson) };
      },
    );

    app.post(
      '/alerts/:id/decisions',
      { schema: { tags: ['alerts'], params: IdParams, body: DecisionBody, response: { 200: AlertSchema } } },
      async ({ params, body, apiKey }) =>
        alertJson(await decideAlert(parts, { id: params.id, by: apiKey?.id ?? '', note: '', ...body })),
    );

    app.get(
      '/alerts/stream',
      {
        schema: {
          tags: ['alerts'],
          querystring: StreamQuery,
          produces: ['text/event-stream'],
          description:
            'Server-sent events `alert`: the newest state of each changed alert. Resumable by Last-Event-ID.',
        },
        exposeHeadRoute: false,
      },
      async (request, reply) => {
        await follow({ request, reply, lastEventId: request.query.lastEventId }, parts, streaming);
      },
    );
  };
}
