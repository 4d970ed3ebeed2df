import type { Alert } from '../../src/domain/alert.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { stableId } from '../../src/lib/hash.ts';

let made = 0;
/** An alert as the line raises them, now; each a millisecond later than the one before, so that their order is known. */
export function freshAlert(given: Partial<Alert> = {}): Alert {
  made += 1;
  const at = new Date(systemClock.nowMs() + made).toISOString();
  const id = stableId('alert', at, String(made));
  return {
    id,
    dedupeKey: id,
    kind: 'watch',
    severity: 'medium',
    state: 'new',
    version: 1,
    title: `Cảnh báo thử số ${made}`,
    why: 'Có bài viết khớp với một mục theo dõi.',
    createdAt: at,
    updatedAt: at,
    storyId: null,
    documentIds: [],
    watchId: 'thu',
    sourceId: null,
    safety: null,
    decisions: [],
    ...given,
  };
}
