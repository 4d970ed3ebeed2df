import type { Role } from '../domain/key.ts';

/** Who may call a route: everybody, callers on this machine, these and administrators (`local`), or keys of some roles. */
export type Access = 'public' | 'loopback' | 'local' | readonly Role[];

const STAFF: readonly Role[] = ['triage', 'press', 'admin'];
const DESK: readonly Role[] = ['triage', 'admin'];
/** The police role reads these and nothing else (boundary B4). */
const SAFETY: readonly Role[] = ['public-safety', 'triage', 'admin'];
const ADMIN: readonly Role[] = ['admin'];

/** Every route of the server. One that is missing here cannot be registered. */
export const ACCESS: Readonly<Record<string, Access>> = {
  'GET /healthz': 'public',
  'GET /readyz': 'public',
  'GET /openapi.json': 'public',
  'GET /feeds/corrections.json': 'public',
  'GET /feeds/corrections.atom': 'public',
  'GET /feeds/corrections/:id': 'public',
  'GET /metrics': 'local',
  'GET /api/v1/first-run': 'public',
  'POST /api/v1/first-run': 'loopback',
  'GET /api/v1/session': STAFF,
  'GET /api/v1/vocabulary': STAFF,
  'GET /api/v1/documents': STAFF,
  'DELETE /api/v1/documents': ADMIN,
  'GET /api/v1/documents/:id': STAFF,
  'POST /api/v1/documents/:id/overrides': STAFF,
  'POST /api/v1/intake': STAFF,
  'GET /api/v1/reports/daily': STAFF,
  'GET /api/v1/trace': STAFF,
  'GET /api/v1/outcomes': STAFF,
  'GET /api/v1/stories': STAFF,
  'GET /api/v1/stories/:id': STAFF,
  'GET /api/v1/stats': STAFF,
  'GET /api/v1/alerts': STAFF,
  'GET /api/v1/alerts/:id': STAFF,
  'POST /api/v1/alerts/:id/decisions': DESK,
  'GET /api/v1/alerts/stream': STAFF,
  'GET /api/v1/public-safety/alerts': SAFETY,
  'GET /api/v1/public-safety/alerts/:id': SAFETY,
  'GET /api/v1/public-safety/alerts/:id.cap': SAFETY,
  'GET /api/v1/sources': STAFF,
  'GET /api/v1/sources/:id/health': STAFF,
  'POST /api/v1/sources/:id/pause': ADMIN,
  'GET /api/v1/evidence': STAFF,
  'POST /api/v1/evidence': DESK,
  'GET /api/v1/claims': STAFF,
  'GET /api/v1/documents/:id/suggestions': STAFF,
  'POST /api/v1/documents/:id/labels': DESK,
  'GET /api/v1/labels': DESK,
  'GET /api/v1/answers': STAFF,
  // The press office drafts and edits; the desk publishes and withdraws (boundary B5).
  'POST /api/v1/answers': STAFF,
  'GET /api/v1/answers/clock': STAFF,
  'GET /api/v1/answers/:id': STAFF,
  'POST /api/v1/answers/:id/edits': STAFF,
  'POST /api/v1/answers/:id/decisions': DESK,
  'GET /api/v1/audit': DESK,
  'GET /api/v1/audit/verify': DESK,
};

/** Files of the dashboard: built by us, the same for everybody. */
const DASHBOARD_FILE = /^\/(index\.html|favicon\.svg|assets\/[\w.-]+)?$/;

/** Who may call a route; null for one that nobody declared. HEAD is as GET; the pages of the documentation and of the dashboard are public. */
export function accessOf(method: string, route: string): Access | null {
  const asked = method === 'HEAD' ? 'GET' : method;
  if (asked === 'GET' && /^\/docs(\/|$)/.test(route)) return 'public';
  if (asked === 'GET' && DASHBOARD_FILE.test(route)) return 'public';
  return ACCESS[`${asked} ${route}`] ?? null;
}
