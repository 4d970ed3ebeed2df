import Type, { type TSchema } from 'typebox';

/** Unknown members are mistakes. */
export const strict = { additionalProperties: false };

export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

export const Limit = Type.Optional(
  Type.Integer({ minimum: 1, maximum: 200, default: 50, description: 'rows of a page' }),
);
export const Cursor = Type.Optional(
  Type.String({ minLength: 1, maxLength: 500, description: '`next` of the page before' }),
);

/** One page of a list; `next` is missing at the end. */
export const PageOf = <T extends TSchema>(item: T) =>
  Type.Object({
    items: Type.Array(item),
    total: Type.Optional(Type.Integer()),
    next: Type.Optional(Type.String()),
  });

/** A sentence of a record, verbatim, and where it is from. */
export const Quote = Type.Object({
  id: Type.String(),
  quote: Type.String(),
  url: Type.String(),
  publisher: Type.String(),
  publishedAt: Type.String(),
});

export const IdParams = Type.Object({ id: Type.String({ minLength: 1, maxLength: 200 }) });

/** RFC 9457. */
export const ProblemSchema = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String(),
    instance: Type.String(),
    code: Type.String(),
    problems: Type.Optional(
      Type.Array(Type.Object({ path: Type.String(), expectation: Type.String() }, { additionalProperties: true })),
    ),
  },
  { additionalProperties: true, description: 'Problem details (RFC 9457), application/problem+json' },
);

/** A page as it is sent: `next` and `total` only where there are any. */
export function pageJson<S, T>(
  page: { items: S[]; total?: number; next: string | null },
  show: (item: S) => T,
): { items: T[]; total?: number; next?: string } {
  return {
    items: page.items.map(show),
    ...(page.total === undefined ? {} : { total: page.total }),
    ...(page.next === null ? {} : { next: page.next }),
  };
}
