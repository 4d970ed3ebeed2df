import Type, { type Static } from 'typebox';
import { DOCUMENT_FLAGS } from '../../domain/document.ts';
import { SAFETY_EVENTS, SENTIMENTS } from '../../domain/tag.ts';
import { Cursor, Limit, Nullable, PageOf, Quote, strict } from './shared.ts';

const UNSURE = ['uncertain', 'not-assessed'] as const;
const words = (description: string) =>
  Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { maxItems: 50, description }));
const day = (description: string) => Type.Optional(Type.String({ minLength: 10, maxLength: 40, description }));

const MANY = 'repeatable, or separated by commas; any of them';
/** Filters of documents; the same for the list and for the statistics. */
export const filterProperties = {
  q: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 500,
      description: 'words (all of them), "a phrase", -without; marks count where they are typed',
    }),
  ),
  lang: words(`language, ${MANY}`),
  sentiment: Type.Optional(Type.Array(Type.Enum([...SENTIMENTS, ...UNSURE]), { description: MANY })),
  topic: words(`topic, ${MANY}`),
  safetyEvent: Type.Optional(Type.Array(Type.Enum([...SAFETY_EVENTS, 'none', ...UNSURE]), { description: MANY })),
  kind: Type.Optional(Type.Enum(['article', 'post'])),
  origin: Type.Optional(Type.Enum(['domestic', 'foreign'])),
  source: words(`source id, ${MANY}`),
  place: words(`place id, ${MANY}`),
  story: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  flag: Type.Optional(Type.Array(Type.Enum([...DOCUMENT_FLAGS]), { description: 'repeatable; all of them' })),
  from: day('first instant, or local day, of publication'),
  to: day('instant before which it was published, or last local day'),
};

/** Parameters that take several values. */
export const MANY_VALUED = ['lang', 'sentiment', 'topic', 'safetyEvent', 'source', 'place', 'flag', 'facets', 'state'];

export const DocumentListQuery = Type.Object(
  {
    ...filterProperties,
    sort: Type.Optional(Type.Enum(['newest', 'oldest', 'relevance'], { description: '`relevance` needs `q`' })),
    url: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 4000,
        description: 'exactly this document; other filters are not looked at',
      }),
    ),
    limit: Limit,
    cursor: Cursor,
  },
  strict,
);

const SourceOf = Type.Object({
  id: Type.String(),
  name: Type.String(),
  origin: Type.Enum(['domestic', 'foreign']),
  country: Type.String(),
});
const Tag = Type.Object({ label: Type.String(), score: Type.Number(), model: Type.String() });
const Span = Type.Object({ field: Type.Enum(['title', 'text']), start: Type.Integer(), end: Type.Integer() });

const brief = {
  id: Type.String(),
  kind: Type.Enum(['article', 'post']),
  url: Type.String({ description: 'of a private post an opaque token' }),
  source: SourceOf,
  title: Type.String(),
  excerpt: Type.String(),
  language: Type.String(),
  publishedAt: Nullable(Type.String()),
};
export const DocumentBriefSchema = Type.Object(brief);
export type DocumentBriefJson = Static<typeof DocumentBriefSchema>;

export const DocumentSchema = Type.Object({
  ...brief,
  text: Type.String({ description: 'empty after the retention period' }),
  fetchedAt: Type.String(),
  withdrawn: Type.Boolean(),
  paywalled: Type.Boolean(),
  versions: Type.Array(
    Type.Object({
      at: Type.String(),
      title: Type.String(),
      changed: Type.Array(Type.String()),
      text: Type.Optional(Type.String({ description: 'of an earlier state, where kept; only with one document' })),
    }),
  ),
  places: Type.Array(
    Type.Object({ id: Type.String(), name: Type.String(), matched: Type.String(), span: Span, rule: Type.String() }),
  ),
  story: Type.String(),
  tags: Type.Object({ sentiment: Tag, topic: Tag, safetyEvent: Tag }),
  claims: Type.Array(
    Type.Object({
      text: Type.String(),
      span: Span,
      verdict: Type.Enum(['contradicted', 'supported', 'no-evidence']),
      why: Type.String(),
      evidence: Type.Array(Quote),
    }),
  ),
  suspected: Type.Boolean(),
  highlights: Type.Optional(
    Type.Array(Span, { description: 'where the words of `q` stand, in UTF-16 units of title and text' }),
  ),
});
export type DocumentJson = Static<typeof DocumentSchema>;

export const DocumentPage = PageOf(DocumentSchema);

export const StatsQuery = Type.Object(
  {
    ...filterProperties,
    facets: Type.Optional(
      Type.Array(Type.Enum(['language', 'sentiment', 'topic', 'safetyEvent', 'source', 'origin', 'kind', 'place']), {
        description: 'which to count; all of them but place when left out',
      }),
    ),
    interval: Type.Optional(Type.Enum(['hour', 'day', 'month'], { default: 'day' })),
  },
  strict,
);

export const StatsSchema = Type.Object({
  total: Type.Integer(),
  facets: Type.Record(Type.String(), Type.Array(Type.Object({ value: Type.String(), count: Type.Integer() }))),
  histogram: Type.Array(
    Type.Object({
      start: Type.String({ description: 'start of the step; days and months are local' }),
      count: Type.Integer(),
      negative: Type.Integer(),
      neutral: Type.Integer(),
      positive: Type.Integer(),
    }),
  ),
});
