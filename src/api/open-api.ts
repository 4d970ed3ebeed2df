import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { accessOf } from './access.ts';
import { ProblemSchema } from './schemas/shared.ts';

/** Describes every route registered after it: `/openapi.json`, browsable at `/docs`. */
export async function addOpenApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Điểm Báo',
        version: '1',
        description:
          'Press and public-opinion monitor of Bắc Giang. Errors are RFC 9457 problem details; lists are {items, total?, next?}, and next is given back as cursor.',
      },
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    },
    transform: ({ schema, url, route }) => {
      const access = accessOf([route.method].flat()[0] ?? 'GET', url);
      const roles = Array.isArray(access) ? ` Roles: ${access.join(', ')}.` : '';
      const described = {
        ...schema,
        description: `${(schema?.description as string | undefined) ?? ''}${roles}`.trim(),
      };
      const response = (schema?.response ?? {}) as Record<string, unknown>;
      return {
        url,
        schema: {
          ...described,
          ...(access === 'public' ? {} : { security: [{ bearer: [] }] }),
          response: { ...response, '4XX': ProblemSchema, '5XX': ProblemSchema },
        },
      };
    },
  });
  await app.register(swaggerUi, { routePrefix: '/docs', uiConfig: { deepLinking: true } });
}
