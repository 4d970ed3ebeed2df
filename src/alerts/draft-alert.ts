import type { Alert } from '../domain/alert.ts';
import { stableId } from '../lib/hash.ts';

type Drafted = Pick<Alert, 'dedupeKey' | 'kind' | 'severity' | 'title' | 'why'> &
  Partial<Pick<Alert, 'facts' | 'storyId' | 'documentIds' | 'watchId' | 'sourceId' | 'safety'>>;

/** A new alert. Its id comes from the cause, so that the same cause twice is the same alert. */
export function draftAlert(drafted: Drafted, at: string): Alert {
  return {
    storyId: null,
    documentIds: [],
    watchId: null,
    sourceId: null,
    safety: null,
    ...drafted,
    id: stableId('alert', drafted.dedupeKey),
    state: 'new',
    version: 1,
    createdAt: at,
    updatedAt: at,
    decisions: [],
  };
}
