import type { DropReason, Outcome, OutcomeRow, TraceStep } from '../domain/outcome.ts';
import { instant, type Clock } from '../lib/clock.ts';
import { stableId } from '../lib/hash.ts';

/** Notes what happened to one entry, step by step, and makes its outcome row. */
export interface Trail {
  step(name: string, note: string): void;
  end(outcome: Outcome, known: { canonicalUrl?: string | null; documentId?: string | null }): OutcomeRow;
}

/** The key under which an entry's one outcome is kept. */
export function entryKey(sourceId: string, url: string): string {
  return stableId('entry', sourceId, url);
}

/** A fresh trail for one entry. `url` is as announced, of a private post its opaque token. */
export function startTrail(entry: { sourceId: string; url: string }, clock: Clock): Trail {
  const steps: TraceStep[] = [];
  return {
    step: (name, note) => void steps.push({ at: instant(clock), step: name, note }),
    end: (outcome, known) => ({
      key: entryKey(entry.sourceId, entry.url),
      sourceId: entry.sourceId,
      url: entry.url,
      canonicalUrl: known.canonicalUrl ?? null,
      documentId: known.documentId ?? null,
      outcome: outcome.kind,
      reason: 'reason' in outcome ? outcome.reason : null,
      at: instant(clock),
      steps,
    }),
  };
}

/** The outcome of an entry that is not kept on purpose. */
export function dropped(reason: DropReason): Outcome {
  return { kind: 'dropped', reason };
}
