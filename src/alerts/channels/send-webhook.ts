import { Webhook } from 'standardwebhooks';
import type { Delivery } from '../../domain/delivery.ts';
import type { Channel } from './channel.ts';

/** How a receiver answered: it has it, it refused, or nobody answered. */
export type SendResult = { kind: 'accepted' } | { kind: 'refused' | 'unreachable'; message: string };

export interface SendOptions {
  delivery: Pick<Delivery, 'id' | 'payload'>;
  channel: Pick<Channel, 'url' | 'secret'>;
  nowMs: number;
  /** For the whole exchange. */
  timeoutMs?: number;
}

/** The three headers of Standard Webhooks 1.0 over id, time and body. */
export function signedHeaders(options: Omit<SendOptions, 'timeoutMs'>): Record<string, string> {
  const { delivery, channel, nowMs } = options;
  return {
    'webhook-id': delivery.id,
    'webhook-timestamp': String(Math.floor(nowMs / 1000)),
    'webhook-signature': new Webhook(channel.secret).sign(delivery.id, new Date(nowMs), delivery.payload),
  };
}

/** Posts one message, signed. Redirects are refused, answers are not read. Never throws for what a receiver does. */
export async function sendWebhook(options: SendOptions): Promise<SendResult> {
  try {
    const response = await fetch(options.channel.url, {
      method: 'POST',
      body: options.delivery.payload,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'diembao-webhooks/1',
        ...signedHeaders(options),
      },
      redirect: 'manual',
      signal: AbortSignal.timeout(options.timeoutMs ?? 15_000),
    });
    await response.body?.cancel();
    if (response.ok) return { kind: 'accepted' };
    const isRedirect = response.status >= 300 && response.status < 400;
    return { kind: 'refused', message: `HTTP ${response.status}${isRedirect ? ', redirects are not followed' : ''}` };
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    return { kind: 'unreachable', message: isLate ? 'no answer in time' : 'no connection' };
  }
}
