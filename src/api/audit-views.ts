import type { FastifyInstance, FastifyRequest } from 'fastify';
import { instant, type Clock } from '../lib/clock.ts';
import type { AuditLog } from '../store/port.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What is written into the audit log when the route answers, such as `view document`. */
    audit?: string;
  }
}

const NOTE_LENGTH = 500;

function subjectOf(request: FastifyRequest): string {
  const { id } = (request.params ?? {}) as { id?: string };
  return id ?? request.routeOptions.url ?? '';
}

function noteOf(request: FastifyRequest): string {
  const query = (request.query ?? {}) as Record<string, unknown>;
  return Object.keys(query).length === 0 ? '' : JSON.stringify(query).slice(0, NOTE_LENGTH);
}

/**
 * Writes one record a view before the answer leaves (boundary B5): what cannot be recorded is not shown.
 * Lists are one record with their filters.
 */
export function auditViews(app: FastifyInstance, audit: AuditLog, clock: Clock): void {
  app.addHook('preSerialization', async (request, reply, payload) => {
    const { audit: action } = request.routeOptions.config;
    if (action && reply.statusCode < 400) await recordView({ request, action, audit, clock });
    return payload;
  });
}

/** One record of what a key looks at. */
export async function recordView(view: {
  request: FastifyRequest;
  action: string;
  audit: AuditLog;
  clock: Clock;
}): Promise<void> {
  const { request, action } = view;
  const actor = request.apiKey?.id ?? 'public';
  await view.audit.append({
    at: instant(view.clock),
    actor,
    action,
    subject: subjectOf(request),
    note: noteOf(request),
  });
}
