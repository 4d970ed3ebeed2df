import type { Claim, Evidence } from '../domain/claim.ts';
import { NO_EVIDENCE } from './explain.ts';
import type { SentenceModel } from './sentence-model.ts';

/**
 * Which heads of the encoder take part, and from which value on; null leaves a head out. `claim`, `entailment`: least
 * probability of the claim being checkable, and of the verdict that the rules gave; `embedding`: least cosine at which a
 * record without a shared word is looked at. `contradicts`, `supports`: least probability at which the entailment head alone
 * speaks, of a record about the same matter that the rules leave open. `diembao eval --suite evidence --heads` measures them.
 */
export interface HeadLimits {
  claim: number | null;
  embedding: number | null;
  entailment: number | null;
  contradicts: number | null;
  supports: number | null;
}

export const NO_HEADS: HeadLimits = {
  claim: null,
  embedding: null,
  entailment: null,
  contradicts: null,
  supports: null,
};

/** What the heads say of a claim with a verdict; null where a head is out or the claim has none. */
export interface HeadScores {
  claim: number | null;
  entailment: number | null;
}

/** Claims of a document that the heads look at: the first ones with a verdict. */
const MOST_CLAIMS = 6;

/** Asks the heads about the claims that have a verdict; one row a claim. A claim costs one short text, a pair one more. */
export async function headScores(
  claims: readonly Claim[],
  language: string,
  asked: { model: SentenceModel; heads: HeadLimits; recordOf(id: string): Evidence | null },
): Promise<HeadScores[]> {
  const { model, heads } = asked;
  const scores: HeadScores[] = claims.map(() => ({ claim: null, entailment: null }));
  const settled = claims
    .flatMap((claim, at) => (claim.verdict === 'no-evidence' ? [] : [{ claim, at }]))
    .slice(0, MOST_CLAIMS);
  if (settled.length === 0) return scores;
  const checkable =
    heads.claim === null
      ? null
      : await model.claimScores(settled.map(({ claim }) => ({ sentence: claim.text, language })));
  const pairs =
    heads.entailment === null
      ? null
      : await model.entail(
          settled.map(({ claim }) => ({ premise: claim.evidence[0].quote, hypothesis: claim.text, language })),
        );
  settled.forEach(({ claim, at }, index) => {
    const pair = pairs?.[index];
    // What a record calls false is no premise of the model's kind: it is quoted to say what is not so.
    const isSame = language === asked.recordOf(claim.evidence[0].id)?.lang;
    scores[at] = {
      claim: checkable?.[index] ?? null,
      entailment: pair && isSame ? (claim.verdict === 'contradicted' ? pair.contradiction : pair.entailment) : null,
    };
  });
  return scores;
}

/** Least probability of being checkable of what the entailment head alone speaks of: no rule has found a fact in it. */
const CHECKABLE_ALONE = 0.5;

/**
 * The claims after the heads' veto: a verdict of which a head is less sure than its limit is none. The veto only takes away
 * (boundary B3). `isRead`: of each claim, whether the entailment head alone gave its verdict.
 */
export function afterVeto(
  claims: readonly Claim[],
  scores: readonly HeadScores[],
  heads: HeadLimits,
  isRead: readonly boolean[] = [],
): Claim[] {
  return claims.map((claim, at): Claim => {
    const { claim: checkable = null, entailment = null } = scores[at] ?? {};
    const least = heads.claim !== null && isRead[at] ? Math.max(heads.claim, CHECKABLE_ALONE) : heads.claim;
    const isVetoed =
      (least !== null && checkable !== null && checkable < least) ||
      (heads.entailment !== null && entailment !== null && entailment < heads.entailment);
    if (!isVetoed) return claim;
    return { text: claim.text, span: claim.span, verdict: 'no-evidence', why: NO_EVIDENCE, evidence: [] };
  });
}
