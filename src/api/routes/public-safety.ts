import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Alert } from '../../domain/alert.ts';
import { DiembaoError } from '../../domain/errors.ts';
import { safetyNotice, type SafetyNotice } from '../../domain/safety-notice.ts';
import { recordView } from '../audit-views.ts';
import { noticeLinks } from '../notice-links.ts';
import type { ApiParts } from '../parts.ts';
import { PageQuery, SafetyNoticeSchema, SafetyPage } from '../schemas/alert.ts';
import { IdParams } from '../schemas/shared.ts';

/** Rounds of asking the store for one page: dismissed alerts among the closed ones are left out afterwards. */
const MAX_ROUNDS = 10;

/** The police feed: approved public-safety events and nothing else (boundaries B4, B5). */
export function publicSafetyRoutes(parts: ApiParts): FastifyPluginAsyncTypebox {
  const { alerts, documents } = parts.store;

  async function noticeOf(alert: Alert): Promise<SafetyNotice | null> {
    if (!safetyNotice(alert, [])) return null;
    return safetyNotice(alert, await noticeLinks(alert, { documents, sources: parts.sources }));
  }

  async function approved(id: string): Promise<{ alert: Alert; notice: SafetyNotice }> {
    const alert = await alerts.get(id);
    const notice = alert ? await noticeOf(alert) : null;
    if (!alert || !notice) throw new DiembaoError('not-found', 'there is no such approved alert');
    return { alert, notice };
  }

  async function page(
    limit: number,
    cursor: string | undefined,
  ): Promise<{ items: SafetyNotice[]; next: string | null }> {
    const items: SafetyNotice[] = [];
    let next: string | null = cursor ?? null;
    for (let round = 0; round < MAX_ROUNDS && items.length < limit; round += 1) {
      const found: Awaited<ReturnType<typeof alerts.list>> = await alerts.list({
        kind: 'public-safety',
        state: ['approved', 'delivered', 'closed'],
        limit: limit - items.length,
        ...(next ? { cursor: next } : {}),
      });
      for (const alert of found.items) {
        const notice = await noticeOf(alert);
        if (notice) items.push(notice);
      }
      next = found.next;
      if (next === null) break;
    }
    return { items, next };
  }

  return async (app) => {
    app.get(
      '/public-safety/alerts',
      {
        config: { audit: 'list public-safety alerts' },
        schema: { tags: ['public safety'], querystring: PageQuery, response: { 200: SafetyPage } },
      },
      async ({ query: { limit = 50, cursor } }) => {
        const { items, next } = await page(limit, cursor);
        return { items, ...(next ? { next } : {}) };
      },
    );

    app.get(
      '/public-safety/alerts/:id',
      {
        config: { audit: 'view public-safety alert' },
        schema: { tags: ['public safety'], params: IdParams, response: { 200: SafetyNoticeSchema } },
      },
      async ({ params }) => (await approved(params.id)).notice,
    );

    app.get(
      '/public-safety/alerts/:id.cap',
      { schema: { tags: ['public safety'], params: IdParams, produces: ['application/cap+xml'] } },
      async (request, reply) => {
        const { alert } = await approved(request.params.id);
        await recordView({ request, action: 'export CAP', audit: parts.store.audit, clock: parts.clock });
        return reply.type('application/cap+xml; charset=utf-8').send(parts.capOf(alert));
      },
    );
  };
}
