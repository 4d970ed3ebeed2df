import { decidedAlert, type Alert, type AlertAction, type Decision } from '../domain/alert.ts';
import { DiembaoError } from '../domain/errors.ts';
import { instant } from '../lib/clock.ts';
import { noticeLinks } from './notice-links.ts';
import type { ApiParts } from './parts.ts';
import { badRequest } from './problem.ts';

/**
 * Applies a person's decision, with its audit record and, when it approves, the outbox rows, in one transaction; returns
 * the alert. Throws `conflict`, `not-allowed`, `not-found`, and a 400 for a dismissal without a reason.
 */
export async function decideAlert(
  parts: Pick<ApiParts, 'store' | 'clock' | 'sources' | 'deliveriesFor'>,
  asked: { id: string; action: AlertAction; by: string; note: string; version?: number },
): Promise<Alert> {
  const { id, action, by } = asked;
  const note = asked.note.trim();
  if (action === 'dismiss' && note === '')
    throw badRequest([{ path: 'body.note', value: asked.note, expectation: 'a reason: a dismissal needs one' }]);
  const alert = await parts.store.alerts.get(id);
  if (!alert) throw new DiembaoError('not-found', 'there is no such alert', { facts: { id } });
  const at = instant(parts.clock);
  const decision: Decision = { action, by, at, note };
  const approved = action === 'approve' ? decidedAlert(alert, decision) : null;
  const links = approved
    ? await noticeLinks(approved, { documents: parts.store.documents, sources: parts.sources })
    : [];
  return parts.store.alerts.decide(id, {
    version: asked.version ?? alert.version,
    action,
    decision,
    audit: { at, actor: by, action, subject: id, note },
    deliveries: approved ? parts.deliveriesFor(approved, links) : [],
  });
}
