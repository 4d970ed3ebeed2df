import Type, { type Static } from 'typebox';
import { DocumentBriefSchema } from './document.ts';
import { Cursor, Limit, Nullable, PageOf, strict } from './shared.ts';

const OUTCOMES = ['indexed', 'unchanged', 'dropped', 'set-aside'] as const;
const Outcome = Type.Enum([...OUTCOMES]);

export const UrlQuery = Type.Object({ url: Type.String({ minLength: 1, maxLength: 4000 }) }, strict);

export const OutcomeListQuery = Type.Object(
  { source: Type.Optional(Type.String()), outcome: Type.Optional(Outcome), limit: Limit, cursor: Cursor },
  strict,
);

export const OutcomePage = PageOf(
  Type.Object({
    url: Type.String({ description: 'of a private post an opaque token' }),
    source: Type.String(),
    outcome: Outcome,
    reason: Nullable(Type.String()),
    at: Type.String(),
  }),
);

export const TraceSchema = Type.Object({
  url: Type.String(),
  outcome: Outcome,
  reason: Nullable(Type.String()),
  steps: Type.Array(Type.Object({ at: Type.String(), step: Type.String(), note: Type.String() })),
  source: Type.String(),
  at: Type.String(),
  document: Nullable(Type.String()),
});

const story = {
  id: Type.String(),
  title: Type.String(),
  firstAt: Type.String(),
  lastAt: Type.String(),
  documentCount: Type.Integer(),
  voiceCount: Type.Integer({ description: 'independent texts' }),
  reprintCount: Type.Integer(),
  sourceCount: Type.Integer(),
  languages: Type.Array(Type.String()),
};
export const StoryListQuery = Type.Object(
  {
    from: Type.Optional(Type.String({ minLength: 10, maxLength: 40 })),
    to: Type.Optional(Type.String({ minLength: 10, maxLength: 40 })),
    limit: Limit,
    cursor: Cursor,
  },
  strict,
);
export const StoryPage = PageOf(Type.Object(story));
export const StoryDetailSchema = Type.Object({
  ...story,
  documents: Type.Array(DocumentBriefSchema, { description: 'oldest first, at most 200' }),
});

const health = {
  status: Type.String(),
  message: Type.String(),
  said: Type.String({ description: 'name of the sentence that `message` is' }),
  facts: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]), {
    description: 'what stands in it; durations in milliseconds',
  }),
};
export const SourceSchema = Type.Object({
  id: Type.String(),
  name: Type.String(),
  country: Type.String(),
  origin: Type.String(),
  lang: Type.String(),
  kind: Type.String(),
  verified: Type.Boolean(),
  health: Type.Object(health),
});
export type SourceJson = Static<typeof SourceSchema>;
export const SourceList = PageOf(SourceSchema);
export const PauseBody = Type.Object({ isPaused: Type.Boolean() }, strict);
export const SourceHealthSchema = Type.Object({
  source: Type.String(),
  ...health,
  expect: Type.Object({ entriesPerDay: Type.Array(Type.Number()), longestSilenceMs: Type.Number() }),
  lastFetchedAt: Nullable(Type.String()),
  lastEntryAt: Nullable(Type.String()),
  nextDueAt: Nullable(Type.String()),
  consecutiveFailureCount: Type.Integer(),
  lastError: Nullable(Type.Object({ code: Type.String(), message: Type.String(), at: Type.String() })),
  entriesByDay: Type.Record(Type.String(), Type.Integer()),
  outcomes: Type.Object({
    indexed: Type.Integer(),
    unchanged: Type.Integer(),
    dropped: Type.Integer(),
    'set-aside': Type.Integer(),
    reasons: Type.Record(Type.String(), Type.Integer()),
  }),
});

export const AuditListQuery = Type.Object({ limit: Limit, cursor: Cursor }, strict);
export const AuditPage = PageOf(
  Type.Object({
    seq: Type.Integer(),
    at: Type.String(),
    actor: Type.String(),
    action: Type.String(),
    subject: Type.String(),
    note: Type.String(),
    previousHash: Type.String(),
    hash: Type.String(),
  }),
);
export const AuditVerdict = Type.Object({ count: Type.Integer(), brokenAt: Nullable(Type.Integer()) });

export const ErasedSchema = Type.Object({ erased: Type.Integer({ description: 'documents that went' }) });
export const StatusSchema = Type.Object({ status: Type.String() });
