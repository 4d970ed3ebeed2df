import type { FastifyReply, FastifyRequest } from 'fastify';
import { STATUS_CODES } from 'node:http';
import { DiembaoError, type ErrorCode } from '../domain/errors.ts';
import type { Problem } from '../domain/problem.ts';

/** An answer that is an error (RFC 9457). `problems`: all that is wrong with a request; further members as the case needs. */
export class HttpProblem extends Error {
  readonly statusCode: number;
  readonly code: string;
  readonly members: Record<string, unknown>;
  readonly headers: Record<string, string>;

  constructor(
    statusCode: number,
    detail: string,
    options: { code?: string; members?: Record<string, unknown>; headers?: Record<string, string> } = {},
  ) {
    super(detail);
    this.statusCode = statusCode;
    this.code = options.code ?? (STATUS_CODES[statusCode] ?? 'error').toLowerCase().replaceAll(' ', '-');
    this.members = options.members ?? {};
    this.headers = options.headers ?? {};
  }
}

/** A 400 with everything that is wrong. */
export function badRequest(problems: Problem[]): HttpProblem {
  const detail = problems.map(({ path, expectation }) => `${path}: ${expectation}`).join('; ');
  return new HttpProblem(400, detail, { code: 'request-invalid', members: { problems } });
}

const STATUS: Partial<Record<ErrorCode, number>> = {
  'not-found': 404,
  conflict: 409,
  'not-allowed': 409,
  'record-invalid': 400,
  'url-invalid': 400,
  'store-unavailable': 503,
  'store-full': 503,
  'queue-unavailable': 503,
  'model-unavailable': 503,
};

interface FastifyTrouble {
  statusCode?: number;
  code?: string;
  message: string;
  validation?: { instancePath: string; message?: string; params?: Record<string, unknown>; keyword?: string }[];
  validationContext?: string;
}

function expectationOf({ keyword, message, params }: NonNullable<FastifyTrouble['validation']>[number]): string {
  if (keyword === 'additionalProperties') return 'is not known here';
  if (keyword === 'required') return 'is missing';
  const allowed = params?.['allowedValues'];
  return Array.isArray(allowed) ? `one of ${allowed.join(', ')}` : (message ?? 'does not fit');
}

function validationProblems(error: FastifyTrouble): Problem[] {
  return (error.validation ?? []).map((found) => {
    const added = found.params?.['additionalProperty'] ?? found.params?.['missingProperty'];
    const path = [...found.instancePath.split('/').slice(1), ...(typeof added === 'string' ? [added] : [])];
    const where = [error.validationContext ?? 'request', ...path].join('.');
    return { path: where, value: undefined, expectation: expectationOf(found) };
  });
}

/** What the caller is told of anything thrown. Bugs are told as 500 without their message. */
export function problemOf(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error;
  if (error instanceof DiembaoError) {
    const status = STATUS[error.code] ?? 500;
    const headers = status === 503 ? { 'retry-after': '10' } : undefined;
    return new HttpProblem(status, status === 500 ? 'this did not work' : error.message, {
      code: error.code,
      members: status === 409 ? { ...error.facts } : {},
      ...(headers ? { headers } : {}),
    });
  }
  const trouble = error as FastifyTrouble;
  if (trouble.validation) return badRequest(validationProblems(trouble));
  if (trouble.code === 'FST_UNDER_PRESSURE')
    return new HttpProblem(503, 'too much work at the moment', { headers: { 'retry-after': '10' } });
  const status = trouble.statusCode ?? 500;
  return status >= 400 && status < 500
    ? new HttpProblem(status, trouble.message)
    : new HttpProblem(500, 'this did not work');
}

/** Sends a problem. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: HttpProblem): FastifyReply {
  const { statusCode, code, message, members, headers } = problem;
  return reply
    .code(statusCode)
    .headers(headers)
    .type('application/problem+json; charset=utf-8')
    .serializer((body: unknown) => JSON.stringify(body))
    .send({
      type: `urn:diembao:problem:${code}`,
      title: STATUS_CODES[statusCode] ?? 'Error',
      status: statusCode,
      detail: message,
      instance: request.url.split('?')[0],
      code,
      ...members,
    });
}
