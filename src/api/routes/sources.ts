import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { DiembaoError } from '../../domain/errors.ts';
import type { Source } from '../../domain/source.ts';
import { instant } from '../../lib/clock.ts';
import type { ApiParts } from '../parts.ts';
import { PauseBody, SourceHealthSchema, SourceList, SourceSchema, type SourceJson } from '../schemas/record.ts';
import { IdParams } from '../schemas/shared.ts';

/** `GET /sources`, `GET /sources/{id}/health`, `POST /sources/{id}/pause`. */
export function sourceRoutes(parts: ApiParts): FastifyPluginAsyncTypebox {
  const known = (id: string): Source => {
    const source = parts.sources.find((one) => one.id === id);
    if (!source) throw new DiembaoError('not-found', 'there is no such source');
    return source;
  };
  const shown = async ({ id, name, country, origin, lang, kind, verified }: Source): Promise<SourceJson> => {
    const { status, message, said, facts } = await parts.healthOf(id);
    return { id, name, country, origin, lang, kind, verified, health: { status, message, said, facts } };
  };
  return async (app) => {
    app.get('/sources', { schema: { tags: ['sources'], response: { 200: SourceList } } }, async () => {
      const items = await Promise.all(parts.sources.map(shown));
      return { items, total: items.length };
    });

    app.get(
      '/sources/:id/health',
      { schema: { tags: ['sources'], params: IdParams, response: { 200: SourceHealthSchema } } },
      async ({ params }) => {
        const source = known(params.id);
        const states = await parts.store.crawl.states();
        const state = states.find(({ sourceId }) => sourceId === source.id);
        const { status, message, said, facts } = await parts.healthOf(source.id);
        return {
          source: source.id,
          status,
          message,
          said,
          facts,
          expect: source.expect,
          lastFetchedAt: state?.lastFetchedAt ?? null,
          lastEntryAt: state?.lastEntryAt ?? null,
          nextDueAt: state?.nextDueAt ?? null,
          consecutiveFailureCount: state?.consecutiveFailureCount ?? 0,
          lastError: state?.lastError ?? null,
          entriesByDay: state?.entriesByDay ?? {},
          outcomes: await parts.store.outcomes.counts(source.id),
        };
      },
    );

    app.post(
      '/sources/:id/pause',
      { schema: { tags: ['sources'], params: IdParams, body: PauseBody, response: { 200: SourceSchema } } },
      async ({ params, body: { isPaused }, apiKey }) => {
        const source = known(params.id);
        await parts.store.audit.append({
          at: instant(parts.clock),
          actor: apiKey?.id ?? '',
          action: isPaused ? 'pause source' : 'resume source',
          subject: source.id,
          note: '',
        });
        await parts.pauseSource(source, isPaused);
        return shown(source);
      },
    );
  };
}
