import { misinformationKey } from '../alerts/misinformation-alert.ts';
import { hasLapsed, isOpen, type Alert } from '../domain/alert.ts';
import type { Claim } from '../domain/claim.ts';
import type { Document } from '../domain/document.ts';
import { DiembaoError } from '../domain/errors.ts';
import { excerptOf } from '../domain/excerpt.ts';
import { instant } from '../lib/clock.ts';
import { stableId } from '../lib/hash.ts';
import type { LineParts } from './parts.ts';

/** `raiseAlerts` null: nothing is raised again (an erasure has no more to say). */
type AlertParts = Pick<LineParts, 'store' | 'sources' | 'clock'> & {
  raiseAlerts: LineParts['raiseAlerts'] | null;
};

/** What an alert was raised for: the record that contradicts, and the document whose story shares the alert. */
interface Cause {
  recordId: string;
  document: Pick<Document, 'id' | 'story'>;
}

const SYSTEM = 'system';
const TRIES = 3;

const quotesBy = (claims: readonly Claim[], recordId: string): string[] =>
  claims.flatMap((claim) =>
    claim.verdict === 'contradicted' && claim.evidence[0].id === recordId ? [claim.evidence[0].quote] : [],
  );

/** Records that contradicted a document and no longer do, or no longer by the same quote. */
export function lostCauses(before: Document, now: Document): Cause[] {
  const records = new Set(before.claims.flatMap(({ evidence }) => evidence.slice(0, 1).map(({ id }) => id)));
  return [...records].flatMap((recordId): Cause[] => {
    const quotes = quotesBy(now.claims, recordId);
    const isLost = quotesBy(before.claims, recordId).some((quote) => !quotes.includes(quote));
    return isLost ? [{ recordId, document: before }] : [];
  });
}

async function lapse(alert: Alert, note: string, { store, clock }: AlertParts): Promise<void> {
  const at = instant(clock);
  await store.alerts.decide(alert.id, {
    version: alert.version,
    action: 'lapse',
    decision: { action: 'lapse', by: SYSTEM, at, note },
    audit: { at, actor: SYSTEM, action: 'alert lapse', subject: alert.id, note: '' },
    deliveries: [],
  });
}

async function recheckOnce({ recordId, document }: Cause, parts: AlertParts): Promise<void> {
  const { store, sources, raiseAlerts } = parts;
  const dedupeKey = misinformationKey(recordId, document);
  const alert = await store.alerts.get(stableId('alert', dedupeKey));
  if (!alert || hasLapsed(alert)) return;
  const documents = await store.documents.find({ ids: alert.documentIds });
  const resting = documents.filter(({ claims }) => quotesBy(claims, recordId).length > 0);
  const quotes = resting.flatMap(({ claims }) => quotesBy(claims, recordId).map((quote) => excerptOf(quote, 140)));
  // What a person decided stays as it was decided while anything of it still holds.
  if (quotes.includes(String(alert.facts?.['quote'])) || (resting.length > 0 && !isOpen(alert))) return;
  const publisher = String(alert.facts?.['publisher'] ?? '');
  await lapse(
    alert,
    `Thông báo của ${publisher} không còn là bằng chứng cho cảnh báo này: đã được rút, thay, xóa, hoặc được xem là nói về việc khác.`,
    parts,
  );
  if (!raiseAlerts) return;
  const raised = resting.flatMap((one) => {
    const source = sources.get(one.source.id);
    return source ? raiseAlerts({ document: one, source, isReprint: false }) : [];
  });
  await store.documents.commit({ alerts: raised.filter((one) => one.dedupeKey === dedupeKey) });
}

/**
 * Holds the alerts of lost causes against what their documents are told now: one that rests on nothing any more leaves the
 * queue with a note, one that rests on another quote is raised again with it. Decisions of people stay.
 */
export async function recheckAlerts(causes: readonly Cause[], parts: AlertParts): Promise<void> {
  for (const cause of causes)
    for (let left = TRIES; left > 0; left -= 1) {
      try {
        await recheckOnce(cause, parts);
        break;
      } catch (error) {
        // An officer decided in between: look again.
        if (!(error instanceof DiembaoError) || error.code !== 'conflict' || left === 1) throw error;
      }
    }
}
