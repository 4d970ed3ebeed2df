import type { Alert } from '../domain/alert.ts';
import type { Delivery } from '../domain/delivery.ts';
import type { AlertJson, DeliveryJson } from './schemas/alert.ts';

/** An alert as a reviewer sees it. Of private posts that support an event only the number (boundary B4). */
export function alertJson(alert: Alert): AlertJson {
  const { safety } = alert;
  return {
    id: alert.id,
    kind: alert.kind,
    severity: alert.severity,
    state: alert.state,
    version: alert.version,
    title: alert.title,
    why: alert.why,
    facts: alert.facts ?? {},
    createdAt: alert.createdAt,
    updatedAt: alert.updatedAt,
    story: alert.storyId,
    documents: alert.documentIds,
    watch: alert.watchId,
    source: alert.sourceId,
    safety: safety && {
      event: safety.event,
      places: safety.placeIds.map((id, index) => ({ id, name: safety.placeNames[index] ?? id })),
      occurredAt: safety.occurredAt,
      sources: safety.sourceIds,
      officialSources: safety.officialSourceIds,
      postCount: safety.postIds.length,
    },
    decisions: alert.decisions,
  };
}

/** How far a message to a receiver has come. */
export function deliveryJson(delivery: Delivery): DeliveryJson {
  const { channelId, attemptCount, nextAttemptAt, deliveredAt, lastError } = delivery;
  return { channel: channelId, attemptCount, nextAttemptAt, deliveredAt, lastError };
}
