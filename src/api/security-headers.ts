import type { FastifyInstance } from 'fastify';

/** Nothing but what this server itself gives, no frames, no inline code. */
const STRICT =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
/** The documentation's viewer writes its styles into the page. */
const DOCS = STRICT.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");

/** The content security policy of each answer, and no caching of what a key may read. */
export function addSecurityHeaders(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    const isDocs = /^\/docs(\/|$)/.test(request.routeOptions.url ?? '');
    reply.header('content-security-policy', isDocs ? DOCS : STRICT);
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
    return payload;
  });
}
