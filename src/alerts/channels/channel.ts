import type { AlertKind } from '../../domain/alert.ts';

/** A receiver of approved alerts, from the configuration. */
export interface Channel {
  id: string;
  type: 'webhook';
  /** May be an internal address: the operator configured it. */
  url: string;
  /** Standard Webhooks secret, `whsec_…`. */
  secret: string;
  kinds: readonly AlertKind[];
}
