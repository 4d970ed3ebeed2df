import type { Delivery } from '../../domain/delivery.ts';
import { DiembaoError } from '../../domain/errors.ts';
import { instant, type Clock } from '../../lib/clock.ts';
import { everyItem } from '../../lib/every-item.ts';
import type { Store } from '../../store/port.ts';
import type { Channel } from './channel.ts';
import { sendWebhook, type SendOptions, type SendResult } from './send-webhook.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** The schedule that Standard Webhooks proposes; the last step repeats until the receiver answers. */
const BACKOFF_MS = [
  5000,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
  24 * HOUR_MS,
];
const BATCH = 100;

export interface DeliverParts {
  store: Pick<Store, 'outbox' | 'alerts' | 'audit'>;
  channels: readonly Channel[];
  clock: Clock;
  events: { deliveryFailed(facts: { channelId: string; message: string }): void };
  /** `sendWebhook` unless a test says otherwise. */
  send?: (options: SendOptions) => Promise<SendResult>;
}

async function settleFailure(parts: DeliverParts, delivery: Delivery, message: string): Promise<void> {
  const waitMs = BACKOFF_MS[Math.min(delivery.attemptCount, BACKOFF_MS.length - 1)] ?? HOUR_MS;
  const nextAttemptAt = new Date(parts.clock.nowMs() + waitMs).toISOString();
  await parts.store.outbox.settle(delivery.id, { error: message, nextAttemptAt });
  parts.events.deliveryFailed({ channelId: delivery.channelId, message });
}

/** One message; false when the receiver cannot be reached at all, so that its other messages wait for the next run. */
async function deliverOne(parts: DeliverParts, delivery: Delivery): Promise<boolean> {
  const channel = parts.channels.find(({ id }) => id === delivery.channelId);
  if (!channel) {
    await settleFailure(parts, delivery, 'this channel is no longer configured');
    return true;
  }
  const sent = await (parts.send ?? sendWebhook)({ delivery, channel, nowMs: parts.clock.nowMs() });
  if (sent.kind !== 'accepted') {
    await settleFailure(parts, delivery, sent.message);
    return sent.kind !== 'unreachable';
  }
  const at = instant(parts.clock);
  // Recorded before it is settled: after a crash it is sent, and recorded, again.
  const note = `${channel.id} ${delivery.id}`;
  await parts.store.audit.append({ at, actor: 'system', action: 'send alert', subject: delivery.alertId, note });
  await parts.store.outbox.settle(delivery.id, { deliveredAt: at });
  return true;
}

async function deliverChannel(parts: DeliverParts, deliveries: Delivery[]): Promise<void> {
  for (const delivery of deliveries) if (!(await deliverOne(parts, delivery))) return;
}

/** Moves an approved alert to `delivered` when every one of its messages has arrived; true when it did. */
async function finish(parts: Pick<DeliverParts, 'store' | 'clock'>, alertId: string): Promise<boolean> {
  const deliveries = await parts.store.outbox.ofAlert(alertId);
  const alert = await parts.store.alerts.get(alertId);
  const isDone = deliveries.length > 0 && deliveries.every(({ deliveredAt }) => deliveredAt !== null);
  if (!isDone || alert?.state !== 'approved') return false;
  const at = instant(parts.clock);
  const note = deliveries.map(({ channelId }) => channelId).join(', ');
  try {
    await parts.store.alerts.decide(alertId, {
      version: alert.version,
      action: 'deliver',
      decision: { action: 'deliver', by: 'system', at, note },
      audit: { at, actor: 'system', action: 'deliver', subject: alertId, note },
      deliveries: [],
    });
    return true;
  } catch (error) {
    // Another process, or a reviewer, was faster.
    if (error instanceof DiembaoError && (error.code === 'conflict' || error.code === 'not-allowed')) return false;
    throw error;
  }
}

/** Finishes what a crash left between the last message and the alert's own step. Call once at the start; returns how many. */
export async function finishDeliveries(parts: Pick<DeliverParts, 'store' | 'clock'>): Promise<number> {
  let count = 0;
  const approved = everyItem((at) => parts.store.alerts.list({ state: 'approved', limit: 200, ...at }));
  for await (const { id } of approved) if (await finish(parts, id)) count += 1;
  return count;
}

/**
 * Sends the messages that are due, channels side by side, each in order; returns how many were tried.
 * Failures are retried on the schedule above; an alert whose messages have all arrived becomes `delivered`.
 */
export async function deliverDue(parts: DeliverParts): Promise<number> {
  const due = await parts.store.outbox.due(instant(parts.clock), BATCH);
  const byChannel = new Map<string, Delivery[]>();
  for (const delivery of due)
    byChannel.set(delivery.channelId, [...(byChannel.get(delivery.channelId) ?? []), delivery]);
  await Promise.all([...byChannel.values()].map((deliveries) => deliverChannel(parts, deliveries)));
  for (const alertId of new Set(due.map((delivery) => delivery.alertId))) await finish(parts, alertId);
  return due.length;
}
