import { approvedAt, type Alert } from '../../domain/alert.ts';
import type { Delivery } from '../../domain/delivery.ts';
import { safetyNotice, type NoticeLink } from '../../domain/safety-notice.ts';
import { instant, type Clock } from '../../lib/clock.ts';
import { stableId } from '../../lib/hash.ts';
import type { Channel } from './channel.ts';

/** What a receiver is told of an alert that is no public-safety event: words of the rules, no text of a post. */
function summaryOf(alert: Alert): Record<string, unknown> {
  const { id, kind, severity, title, why, createdAt } = alert;
  return {
    id,
    kind,
    severity,
    title,
    why,
    createdAt,
    documentCount: alert.documentIds.length,
    approvedAt: approvedAt(alert),
  };
}

/**
 * The outbox rows of an approved alert, one a channel that wants its kind; empty for any other state (boundary B5).
 * `links`: press and official documents. The ids are stable, so a second write of the same decision adds nothing.
 */
export function deliveriesFor(input: {
  alert: Alert;
  channels: readonly Channel[];
  links: NoticeLink[];
  clock: Clock;
}): Delivery[] {
  const { alert, links } = input;
  if (alert.state !== 'approved') return [];
  const at = instant(input.clock);
  const told = alert.kind === 'public-safety' ? safetyNotice(alert, links) : summaryOf(alert);
  if (!told) return [];
  return input.channels
    .filter((channel) => channel.kinds.includes(alert.kind))
    .map((channel) => ({
      id: stableId('msg', alert.id, channel.id),
      alertId: alert.id,
      channelId: channel.id,
      payload: JSON.stringify({ type: `alert.${alert.kind}`, timestamp: at, data: { kind: alert.kind, ...told } }),
      attemptCount: 0,
      nextAttemptAt: at,
      deliveredAt: null,
      lastError: null,
    }));
}
