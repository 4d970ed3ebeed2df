import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import underPressure from '@fastify/under-pressure';
import fastify, { type FastifyInstance } from 'fastify';
import { makeAlertStream } from './alert-stream.ts';
import { auditViews } from './audit-views.ts';
import { guardRoutes, makeFindKey } from './authenticate.ts';
import { splitLists } from './document-query.ts';
import { compressAnswers } from './compress.ts';
import { closeGracefully } from './graceful-close.ts';
import { addOpenApi } from './open-api.ts';
import type { ApiParts } from './parts.ts';
import { HttpProblem, problemOf, sendProblem } from './problem.ts';
import { alertRoutes } from './routes/alerts.ts';
import { answerRoutes } from './routes/answers.ts';
import { auditRoutes } from './routes/audit.ts';
import { claimRoutes } from './routes/claims.ts';
import { correctionRoutes } from './routes/corrections.ts';
import { documentRoutes } from './routes/documents.ts';
import { firstRunRoutes } from './routes/first-run.ts';
import { intakeRoutes } from './routes/intake.ts';
import { evidenceRoutes } from './routes/evidence.ts';
import { operationRoutes } from './routes/operations.ts';
import { outcomeRoutes } from './routes/outcomes.ts';
import { overrideRoutes } from './routes/overrides.ts';
import { publicSafetyRoutes } from './routes/public-safety.ts';
import { reportRoutes } from './routes/reports.ts';
import { sourceRoutes } from './routes/sources.ts';
import { statsRoutes } from './routes/stats.ts';
import { storyRoutes } from './routes/stories.ts';
import { suggestionRoutes } from './routes/suggestions.ts';
import { dashboardFiles, sessionRoutes } from './routes/web.ts';
import { addSecurityHeaders } from './security-headers.ts';

const PREFIX = '/api/v1';
/** Routes that must answer however busy the process is. */
const ALWAYS = ['/healthz', '/readyz', '/metrics'];

function addErrors(app: FastifyInstance, parts: ApiParts): void {
  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error);
    if (problem.statusCode === 500) parts.events.trouble('a request failed', error);
    return sendProblem(request, reply, problem);
  });
  app.setNotFoundHandler((request, reply) =>
    sendProblem(request, reply, new HttpProblem(404, `there is no ${request.method} ${request.url.split('?')[0]}`)),
  );
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    const elapsedMs = Math.round(reply.elapsedTime);
    parts.events.requestEnded({ method: request.method, route, status: reply.statusCode, elapsedMs });
  });
}

async function addLimits(app: FastifyInstance, parts: ApiParts): Promise<void> {
  await app.register(underPressure, {
    maxEventLoopDelay: parts.maxEventLoopDelayMs ?? 5000,
    pressureHandler: (request) => {
      // The dashboard's own files cost nothing; without one of them a room comes up unstyled.
      if (ALWAYS.includes(request.routeOptions.url ?? '') || !request.url.startsWith(`${PREFIX}/`)) return;
      throw new HttpProblem(503, 'too much work at the moment', {
        code: 'overloaded',
        headers: { 'retry-after': '10' },
      });
    },
  });
  await app.register(rateLimit, {
    max: parts.settings.requestsPerMinute,
    timeWindow: 60_000,
    keyGenerator: (request) => request.apiKey?.id ?? request.ip,
    errorResponseBuilder: (_request, context) =>
      new HttpProblem(429, `at most ${context.max} requests a minute: try again in ${context.after}`),
  });
}

/** The whole HTTP API, ready to listen or to be injected into. Closing it ends the event streams. */
export async function buildServer(parts: ApiParts): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    bodyLimit: parts.settings.maxRequestBytes,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 300 },
    ajv: { customOptions: { allErrors: true, removeAdditional: false, coerceTypes: 'array', useDefaults: true } },
  }).withTypeProvider<TypeBoxTypeProvider>();
  const findKey = makeFindKey(parts.store.keys, parts.clock);
  const stream = makeAlertStream({
    alerts: parts.store.alerts,
    pollMs: parts.stream?.pollMs ?? 250,
    heartbeatMs: parts.stream?.heartbeatMs ?? 15_000,
    onTrouble: (error) => parts.events.trouble('the alert stream could not read', error),
  });
  closeGracefully(app, () => stream.close());
  addErrors(app, parts);
  await app.register(helmet, { contentSecurityPolicy: false });
  addSecurityHeaders(app);
  compressAnswers(app);
  guardRoutes(app, findKey);
  await addLimits(app, parts);
  auditViews(app, parts.store.audit, parts.clock);
  app.addHook('preValidation', splitLists);
  await addOpenApi(app);
  await app.register(operationRoutes(parts));
  await app.register(correctionRoutes(parts));
  await app.register(dashboardFiles(parts.webDir));
  for (const routes of [
    documentRoutes(parts),
    outcomeRoutes(parts),
    storyRoutes(parts),
    statsRoutes(parts),
    alertRoutes(parts, { stream, findKey }),
    publicSafetyRoutes(parts),
    sourceRoutes(parts),
    auditRoutes(parts),
    evidenceRoutes(parts),
    claimRoutes(parts),
    firstRunRoutes(parts),
    suggestionRoutes(parts),
    answerRoutes(parts),
    sessionRoutes(parts),
    intakeRoutes(parts),
    overrideRoutes(parts),
    reportRoutes(parts),
  ])
    await app.register(routes, { prefix: PREFIX });
  await app.ready();
  return app as unknown as FastifyInstance;
}
