import { frameOf } from '../frame.ts';
import type { Registry } from '../registry.ts';
import { searchTokens } from '../../lib/fold.ts';
import type { Answer, GoldenClaim } from './measure-evidence.ts';

const NOTHING: Answer = { verdict: 'no-evidence', evidenceId: null, quotes: [] };

function wordsOf(text: string): Set<string> {
  return new Set(searchTokens(text).map(({ folded }) => folded));
}

function overlap(one: Set<string>, other: Set<string>): number {
  let shared = 0;
  for (const word of one) if (other.has(word)) shared += 1;
  return one.size === 0 ? 0 : shared / Math.sqrt(one.size * other.size);
}

/** Baseline 1: whatever is like a record is called contradicted by it. */
export function similarityAlone(claim: GoldenClaim, registry: Registry, threshold: number): Answer {
  const [best] = similar(claim, registry);
  return best && best.score >= threshold ? { verdict: 'contradicted', evidenceId: best.id, quotes: [] } : NOTHING;
}

function similar(claim: GoldenClaim, registry: Registry): { id: string; score: number; text: string; lang: string }[] {
  const mine = wordsOf(claim.text);
  return registry
    .candidates(frameOf(claim.text, claim.lang, registry.tries), { limit: 10 })
    .map(({ read: { evidence } }) => ({
      id: evidence.id,
      text: evidence.text,
      lang: evidence.lang,
      score: overlap(mine, wordsOf(`${evidence.title} ${evidence.text}`)),
    }))
    .sort((a, b) => b.score - a.score);
}

/** Baseline 2: the first record by BM25; a number it does not hold contradicts, numbers it all holds support. */
export function numberMismatch(claim: GoldenClaim, registry: Registry, threshold: number): Answer {
  const frame = frameOf(claim.text, claim.lang, registry.tries);
  const [best] = registry.candidates(frame, { limit: 1 });
  if (!best || best.score < threshold) return NOTHING;
  const { evidence } = best.read;
  const numbers = frame.quantities.filter(({ sort }) => sort === 'number').map(({ value }) => value);
  const theirs = new Set(frameOf(evidence.text, evidence.lang, registry.tries).quantities.map(({ value }) => value));
  if (numbers.length === 0) return NOTHING;
  const verdict = numbers.every((value) => theirs.has(value)) ? 'supported' : 'contradicted';
  return { verdict, evidenceId: evidence.id, quotes: [] };
}
