import type { ErrorCode } from './errors.ts';

export type DropReason = 'off-topic' | 'robots' | 'not-article' | 'empty' | 'erased' | 'withdrawn' | 'unsupported-type';

/** The one fate of each entry. */
export type Outcome =
  | { kind: 'indexed' }
  | { kind: 'unchanged' }
  | { kind: 'dropped'; reason: DropReason }
  | { kind: 'set-aside'; reason: ErrorCode };

export type OutcomeKind = Outcome['kind'];

/** One step of an entry's way, for `trace`. Facts only, no text of the item. */
export interface TraceStep {
  at: string;
  step: string;
  note: string;
}

/** One row an entry, kept by key; a second delivery of the same entry overwrites the row with the same fate. */
export interface OutcomeRow {
  /** `stableId('entry', sourceId, url)`; a private post's is made from the permalink, which is not kept. */
  key: string;
  sourceId: string;
  /** As announced; of a private post an opaque token `post:…`. */
  url: string;
  /** Canonical URL when the document is known, for `trace`. */
  canonicalUrl: string | null;
  documentId: string | null;
  outcome: OutcomeKind;
  reason: string | null;
  at: string;
  steps: TraceStep[];
}
