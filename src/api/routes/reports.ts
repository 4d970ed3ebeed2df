import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { instant } from '../../lib/clock.ts';
import { localDay } from '../../lib/local-day.ts';
import { dailyDocx } from '../../reports/daily-docx.ts';
import { dailyHtml } from '../../reports/daily-html.ts';
import { dailyReview } from '../../reports/daily-review.ts';
import { recordView } from '../audit-views.ts';
import type { ApiParts } from '../parts.ts';
import { badRequest } from '../problem.ts';
import { DailyQuery } from '../schemas/review.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** `GET /reports/daily`: the press review of a local day, as JSON, a printable page or DOCX. */
export function reportRoutes(parts: ApiParts): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get(
      '/reports/daily',
      {
        schema: {
          tags: ['reports'],
          querystring: DailyQuery,
          produces: ['application/json', 'text/html', DOCX],
          description: 'The press review of one local day (today when left out), or of the days from `from` to `to`.',
        },
      },
      async (request, reply) => {
        const { format = 'json', items, from, to } = request.query;
        const today = localDay(instant(parts.clock));
        const fromDay = from ?? to ?? today;
        const toDay = to ?? from ?? today;
        if (fromDay > toDay)
          throw badRequest([{ path: 'querystring.from', value: from, expectation: 'a day not after to' }]);
        const review = await dailyReview(parts, { fromDay, toDay, ...(items ? { itemsPerSection: items } : {}) });
        await recordView({ request, action: 'view press review', audit: parts.store.audit, clock: parts.clock });
        if (format === 'json') return review;
        const name = `diem-bao-${toDay}.${format}`;
        reply.header('content-disposition', `${format === 'docx' ? 'attachment' : 'inline'}; filename="${name}"`);
        const base = `${request.protocol}://${request.host}/`;
        return format === 'docx'
          ? reply.type(DOCX).send(await dailyDocx(review, { dashboardUrl: base }))
          : reply.type('text/html; charset=utf-8').send(dailyHtml(review, { dashboardUrl: base }));
      },
    );
  };
}
