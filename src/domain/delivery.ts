/** One message of the outbox, written with the decision that caused it; sent at least once under a stable id. */
export interface Delivery {
  id: string;
  alertId: string;
  /** Id of the channel in the configuration. */
  channelId: string;
  payload: string;
  attemptCount: number;
  nextAttemptAt: string;
  deliveredAt: string | null;
  lastError: string | null;
}
