import Type from 'typebox';
import { Cursor, Limit, PageOf, Quote, strict } from './shared.ts';

const KINDS = ['official-statement', 'fact-check', 'correction'] as const;

export const EvidenceListQuery = Type.Object(
  { kind: Type.Optional(Type.Enum([...KINDS])), limit: Limit, cursor: Cursor },
  strict,
);

export const EvidencePage = PageOf(
  Type.Object({
    id: Type.String(),
    kind: Type.Enum([...KINDS]),
    publisher: Type.String(),
    url: Type.String(),
    publishedAt: Type.String(),
    lang: Type.String(),
    title: Type.String(),
    text: Type.String(),
    hash: Type.String({ description: 'SHA-256 of the text as it came in' }),
    claimReviewed: Type.Optional(Type.String()),
    rating: Type.Optional(Type.String()),
    withdrawnAt: Type.Optional(Type.String()),
    supersededBy: Type.Optional(Type.String()),
    documentId: Type.Optional(Type.String()),
  }),
);

export const EvidenceBody = Type.Unknown({ description: 'a ClaimReview (JSON-LD), a record, or an array of them' });

export const EvidenceEntered = Type.Object({
  imported: Type.Integer(),
  unchanged: Type.Integer(),
  reopened: Type.Integer({ description: 'documents that got another verdict' }),
  bad: Type.Array(Type.Object({ line: Type.Integer(), message: Type.String() })),
});

export const ClaimListQuery = Type.Object({ limit: Limit, cursor: Cursor }, strict);

export const ClaimPage = PageOf(
  Type.Object({
    document: Type.Object({ id: Type.String(), url: Type.String(), source: Type.String(), story: Type.String() }),
    text: Type.String(),
    span: Type.Object({ field: Type.String(), start: Type.Integer(), end: Type.Integer() }),
    verdict: Type.String(),
    why: Type.String(),
    evidence: Type.Array(Quote),
  }),
);
