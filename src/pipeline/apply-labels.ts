import type { Claim, ClaimLabel } from '../domain/claim.ts';
import { excerptOf } from '../domain/excerpt.ts';
import type { Judgement } from '../evidence/judge-document.ts';
import type { Registry } from '../evidence/registry.ts';
import { localTime } from '../lib/local-day.ts';

const WORDS_SHOWN = 110;

/** A link that a reviewer made, as a claim's verdict; null when its record no longer speaks or no longer says the quote. */
function linked(claim: Claim, label: ClaimLabel, registry: Pick<Registry, 'get'>): Claim | null {
  const record = registry.get(label.evidenceId);
  if (label.verdict === 'unrelated' || !record || !record.text.includes(label.quote)) return null;
  const { publisher, url, publishedAt } = record;
  const verb = label.verdict === 'contradicted' ? 'trái với' : 'khớp với';
  return {
    text: claim.text,
    span: claim.span,
    verdict: label.verdict,
    why: `Cán bộ đã đối chiếu: “${excerptOf(claim.text, WORDS_SHOWN)}” ${verb} ${publisher}, ${localTime(publishedAt)}: “${excerptOf(label.quote, WORDS_SHOWN)}”.`,
    evidence: [{ id: record.id, quote: label.quote, url, publisher, publishedAt }],
  };
}

/**
 * A judgement with what reviewers said of its claims: an accepted suggestion is a link, a refused record is not taken again
 * for this claim, and nothing that was decided is suggested anew.
 */
export function applyLabels(
  judged: Judgement,
  labels: readonly ClaimLabel[],
  registry: Pick<Registry, 'get'>,
): Judgement {
  if (labels.length === 0) return judged;
  const claims = judged.claims.map((claim): Claim => {
    const mine = labels.filter((label) => label.claim === claim.text);
    for (const label of mine) {
      const link = linked(claim, label, registry);
      if (link) return link;
    }
    const isRefused = mine.some(
      ({ evidenceId, verdict }) => verdict === 'unrelated' && claim.evidence[0]?.id === evidenceId,
    );
    if (!isRefused) return claim;
    const why = 'Cán bộ đã xác định thông báo được gợi ý nói về việc khác.';
    return { text: claim.text, span: claim.span, verdict: 'no-evidence', why, evidence: [] };
  });
  const suggestions = judged.suggestions.filter(
    ({ text, evidenceId }) => !labels.some((label) => label.claim === text && label.evidenceId === evidenceId),
  );
  return { claims, suggestions, suspected: claims.some(({ verdict }) => verdict === 'contradicted') };
}
