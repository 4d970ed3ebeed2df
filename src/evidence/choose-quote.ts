import { eventsOf } from './align-shared.ts';
import type { ReadEvidence } from './read-evidence.ts';
import type { ReadSentence } from './read-text.ts';

/** The words of a record that are shown for a verdict; offsets in the record's text. */
export interface Shown {
  start: number;
  end: number;
  text: string;
  /** True where they call what was said false, without saying what is so. */
  isRefutation: boolean;
}

const shownOf = ({ start, end, frame, polarity }: ReadSentence): Shown => ({
  start,
  end,
  text: frame.text,
  isRefutation: polarity < 0,
});

/** The fact sentence that denies most of what the claim tells; `role` (a count's) before all else. */
function denialOf(claim: ReadSentence, evidence: ReadEvidence, role: string | null): ReadSentence | null {
  const mine = new Set(eventsOf(claim.frame).map(({ id }) => id));
  const things = new Set(claim.frame.items.map(({ id }) => id));
  let best: { sentence: ReadSentence; score: number } | null = null;
  for (const sentence of evidence.sentences) {
    const denied = sentence.polarity === 1 ? eventsOf(sentence.frame).filter(({ isNegated }) => isNegated) : [];
    const shared = new Set(denied.filter(({ id }) => mine.has(id)).map(({ id }) => id));
    if (shared.size === 0) continue;
    const near = new Set(sentence.frame.items.filter(({ id }) => things.has(id)).map(({ id }) => id)).size;
    const score = (role && shared.has(role) ? 10 : 0) + shared.size * 2 + near * 0.5;
    if (!best || score > best.score) best = { sentence, score };
  }
  return best?.sentence ?? null;
}

/**
 * What to quote for a verdict: the sentence that settled it, but never one that only repeats a rumour which the record calls
 * false elsewhere; then the fact sentence that denies it, else the words that call it false.
 */
export function chooseQuote(
  claim: ReadSentence,
  evidence: ReadEvidence,
  { sentence, role }: { sentence: ReadSentence; role: string | null },
): Shown {
  if (sentence.polarity > 0 || (sentence.reading.stance === 'refutes' && !sentence.deniedBy)) return shownOf(sentence);
  const denial = denialOf(claim, evidence, role);
  if (denial) return shownOf(denial);
  if (sentence.deniedBy) return { ...sentence.deniedBy, isRefutation: true };
  const refutation =
    evidence.sentences.find((one) => one !== sentence && one.reading.stance === 'refutes') ??
    evidence.sentences.find(({ start, polarity }) => start > sentence.start && polarity !== -1) ??
    sentence;
  return { ...shownOf(refutation), isRefutation: true };
}
