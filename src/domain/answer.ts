import type { Evidence, EvidenceQuote } from './claim.ts';

/** A public correction (boundary B6: answers, not removal). Nothing is public before a person approved it (B5). */
export type AnswerState = 'draft' | 'published' | 'withdrawn' | 'discarded';
export type AnswerAction = 'edit' | 'publish' | 'withdraw' | 'discard' | 'redraft';

const TRANSITIONS: Readonly<Record<AnswerState, Partial<Record<AnswerAction, AnswerState>>>> = {
  draft: { edit: 'draft', publish: 'published', discard: 'discarded' },
  published: { withdraw: 'withdrawn' },
  withdrawn: { redraft: 'draft' },
  discarded: { redraft: 'draft' },
};

/**
 * One sentence of an answer and where it is from: a template of ours, a verbatim quote (`of` an evidence id, or `claim`), or
 * a reviewer's own words. Nothing else can stand in an answer.
 */
export type AnswerPart =
  { kind: 'template'; text: string } | { kind: 'quote'; text: string; of: string } | { kind: 'reviewer'; text: string };

/** What of an answer a reviewer may change. */
export interface AnswerContent {
  headline: string;
  /** What is answered, in the words of the text; of a private post never its words, and empty until a reviewer writes it. */
  claimReviewed: string;
  rating: 'false' | 'misleading';
  parts: AnswerPart[];
}

/** What a person did with an answer. `by` is the key's id, never a person's name. */
export interface AnswerDecision {
  action: AnswerAction | 'draft';
  by: string;
  at: string;
  note: string;
}

/** An answer with its history. The same claim of the same story keeps one id, so that its public address is stable. */
export interface Answer extends AnswerContent {
  id: string;
  state: AnswerState;
  /** Optimistic lock; grows by one at each change. */
  version: number;
  documentId: string;
  storyId: string;
  /** Topic label of the document. */
  topic: string;
  /** Where the claim stands; null of a private post (boundary B2). */
  appearance: { url: string; publisher: string; publishedAt: string | null } | null;
  evidence: [EvidenceQuote, ...EvidenceQuote[]];
  createdAt: string;
  updatedAt: string;
  /** Of the last publication; null before the first. */
  publishedAt: string | null;
  withdrawnAt: string | null;
  decisions: AnswerDecision[];
}

/** The answer after an action, or null when its state forbids it. `content`: what an edit or a new draft puts in its place. */
export function nextAnswer(
  answer: Answer,
  decision: AnswerDecision & { action: AnswerAction },
  content: Partial<AnswerContent & Pick<Answer, 'evidence' | 'appearance' | 'documentId'>> = {},
): Answer | null {
  const state = TRANSITIONS[answer.state][decision.action];
  if (!state) return null;
  return {
    ...answer,
    ...content,
    state,
    version: answer.version + 1,
    updatedAt: decision.at,
    publishedAt: decision.action === 'publish' ? decision.at : answer.publishedAt,
    withdrawnAt:
      decision.action === 'withdraw' ? decision.at : decision.action === 'publish' ? null : answer.withdrawnAt,
    decisions: [...answer.decisions, decision],
  };
}

/** The text of an answer as it is published: quotes between marks. */
export function answerText(parts: readonly AnswerPart[]): string {
  return parts.map((part) => (part.kind === 'quote' ? `“${part.text}”` : part.text)).join('\n');
}

/** The evidence ids whose quote in the answer does not stand verbatim in a record that speaks now (there, not withdrawn, not replaced). */
export function brokenQuotes(
  answer: Pick<Answer, 'parts' | 'evidence' | 'claimReviewed'>,
  records: ReadonlyMap<string, Evidence>,
): string[] {
  const quoted = [
    ...answer.evidence.map(({ id, quote }) => ({ of: id, text: quote })),
    ...answer.parts.flatMap((part) => (part.kind === 'quote' && part.of !== 'claim' ? [part] : [])),
  ];
  const broken = quoted.filter(({ of, text }) => {
    const record = records.get(of);
    return !record || record.withdrawnAt || record.supersededBy || text.trim() === '' || !record.text.includes(text);
  });
  return [...new Set(broken.map(({ of }) => of))];
}
