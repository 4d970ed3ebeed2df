import { isDeepStrictEqual } from 'node:util';
import { nextAnswer, type Answer, type AnswerAction, type AnswerPart, type AnswerState } from '../domain/answer.ts';
import type { EvidenceQuote } from '../domain/claim.ts';
import { everyItem } from '../lib/every-item.ts';
import type { Store } from '../store/port.ts';

/** What was erased: records of evidence, and the documents whose claims were answered. */
export interface Erased {
  evidence: ReadonlySet<string>;
  documents: ReadonlySet<string>;
}

const PAGE = 100;
const GONE = '(trích dẫn đã bị xóa)';
/** An answer that loses its words leaves the public and the desk; what had left them already only loses the words. */
const LEAVES: Partial<Record<AnswerState, AnswerAction>> = { published: 'withdraw', draft: 'discard' };

const isTouched = ({ documentId, evidence, parts }: Answer, erased: Erased): boolean =>
  erased.documents.has(documentId) ||
  evidence.some(({ id }) => erased.evidence.has(id)) ||
  parts.some((part) => part.kind === 'quote' && erased.evidence.has(part.of));

/** The answer's contents without the words of what was erased. A reviewer's own words may repeat them: they go too. */
function emptied(
  { parts, evidence, documentId, claimReviewed, headline, appearance }: Answer,
  erased: Erased,
): Pick<Answer, 'parts' | 'evidence' | 'claimReviewed' | 'headline' | 'appearance'> {
  const isClaimGone = erased.documents.has(documentId);
  const isGone = (part: AnswerPart): boolean =>
    part.kind === 'reviewer' ||
    (part.kind === 'quote' && (part.of === 'claim' ? isClaimGone : erased.evidence.has(part.of)));
  const blanked = evidence.map((quote): EvidenceQuote =>
    erased.evidence.has(quote.id) ? { ...quote, quote: '' } : quote,
  );
  return {
    parts: parts.map((part) => (isGone(part) ? { kind: 'template', text: GONE } : part)),
    evidence: blanked as [EvidenceQuote, ...EvidenceQuote[]],
    claimReviewed: isClaimGone ? '' : claimReviewed,
    headline: isClaimGone ? '' : headline,
    appearance: isClaimGone ? null : appearance,
  };
}

/** Boundary B7 for answers: takes the words of what was erased out of every answer; a published one is withdrawn. Returns how many changed. */
export async function eraseFromAnswers(
  { answers }: Pick<Store, 'answers'>,
  erased: Erased,
  { at, actor }: { at: string; actor: string },
): Promise<number> {
  const touched: Answer[] = [];
  for await (const answer of everyItem((from) => answers.list({ limit: PAGE, ...from })))
    if (isTouched(answer, erased)) touched.push(answer);
  for (const answer of touched) {
    const action = LEAVES[answer.state];
    const content = emptied(answer, erased);
    if (!action && isDeepStrictEqual({ ...answer, ...content }, answer)) continue; // erased before
    const left = action && nextAnswer(answer, { action, by: actor, at, note: '' }, content);
    const next = left ?? { ...answer, ...content, version: answer.version + 1, updatedAt: at };
    const audit = { at, actor, action: 'erase from answer', subject: answer.id, note: action ?? '' };
    await answers.save(next, { before: answer.version, audit });
  }
  return touched.length;
}
