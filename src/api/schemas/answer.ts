import Type, { type Static } from 'typebox';
import { Cursor, Limit, Nullable, PageOf, Quote, strict } from './shared.ts';

const STATES = ['draft', 'published', 'withdrawn', 'discarded'] as const;
const words = (maxLength: number) => Type.String({ maxLength });

const Part = Type.Union([
  Type.Object({ kind: Type.Literal('template'), text: words(2000) }, strict),
  Type.Object({ kind: Type.Literal('quote'), text: words(4000), of: words(200) }, strict),
  Type.Object({ kind: Type.Literal('reviewer'), text: words(2000) }, strict),
]);
const content = {
  headline: words(300),
  claimReviewed: words(2000),
  rating: Type.Enum(['false', 'misleading']),
  parts: Type.Array(Part, { maxItems: 40 }),
};

export const AnswerSchema = Type.Object({
  id: Type.String(),
  state: Type.Enum([...STATES]),
  version: Type.Integer({ description: 'given back with a change' }),
  ...content,
  document: Type.String(),
  story: Type.String(),
  topic: Type.String(),
  appearance: Nullable(
    Type.Object({ url: Type.String(), publisher: Type.String(), publishedAt: Nullable(Type.String()) }),
  ),
  evidence: Type.Array(Quote),
  createdAt: Type.String(),
  updatedAt: Type.String(),
  publishedAt: Nullable(Type.String()),
  withdrawnAt: Nullable(Type.String()),
  decisions: Type.Array(
    Type.Object({ action: Type.String(), by: Type.String(), at: Type.String(), note: Type.String() }),
  ),
  receipts: Type.Optional(
    Type.Array(Type.Object({ id: Type.String(), state: Type.String() }), {
      description:
        'each quote held against its archived capture now: whole, record-gone, capture-missing, capture-differs',
    }),
  ),
});
export type AnswerJson = Static<typeof AnswerSchema>;
export const AnswerPage = PageOf(AnswerSchema);

export const AnswerListQuery = Type.Object(
  {
    state: Type.Optional(Type.Array(Type.Enum([...STATES]), { description: 'repeatable, or separated by commas' })),
    limit: Limit,
    cursor: Cursor,
  },
  strict,
);
export const DraftBody = Type.Object(
  {
    document: Type.String({ minLength: 1, maxLength: 200 }),
    claim: Type.Optional(Type.String({ minLength: 1, maxLength: 4000, description: 'the claim, word for word' })),
  },
  strict,
);
const Version = Type.Integer({ minimum: 1, description: 'the version that was looked at' });
export const EditBody = Type.Object({ version: Version, ...content }, strict);
export const AnswerDecisionBody = Type.Object(
  {
    version: Version,
    action: Type.Enum(['publish', 'withdraw', 'discard', 'redraft']),
    note: Type.Optional(Type.String({ maxLength: 2000, default: '', description: 'needed to withdraw' })),
  },
  strict,
);

const day = (description: string) => Type.Optional(Type.String({ minLength: 10, maxLength: 40, description }));
export const ClockQuery = Type.Object(
  { from: day('first local day or instant; 90 days ago when left out'), to: day('local day or instant, not included') },
  strict,
);
export const ClockSchema = Type.Object({
  from: Type.String(),
  to: Type.String(),
  items: Type.Array(
    Type.Object({
      month: Type.String({ description: 'local month, or *' }),
      topic: Type.String({ description: 'topic, or *' }),
      episodeCount: Type.Integer(),
      officialCount: Type.Integer(),
      correctedCount: Type.Integer(),
      medianToOfficialMinutes: Nullable(Type.Number()),
      medianToCorrectionMinutes: Nullable(Type.Number()),
    }),
  ),
});

export const SuggestionList = Type.Object({
  items: Type.Array(
    Type.Object({
      claim: Type.String(),
      span: Type.Object({ field: Type.String(), start: Type.Integer(), end: Type.Integer() }),
      score: Type.Number(),
      evidence: Quote,
    }),
  ),
});
export const LabelBody = Type.Object(
  {
    claim: Type.String({ minLength: 1, maxLength: 4000 }),
    evidence: Type.String({ minLength: 1, maxLength: 200 }),
    verdict: Type.Enum(['contradicted', 'supported', 'unrelated']),
  },
  strict,
);
export const LabelPage = PageOf(
  Type.Object({
    id: Type.String(),
    documentId: Type.String(),
    claim: Type.String(),
    evidenceId: Type.String(),
    quote: Type.String(),
    verdict: Type.String(),
    by: Type.String(),
    at: Type.String(),
  }),
);
