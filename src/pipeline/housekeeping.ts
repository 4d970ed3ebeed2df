import type { Archive } from '../archive/archive.ts';
import { checkSurges, type SurgeCheck } from '../alerts/check-surges.ts';
import type { Channel } from '../alerts/channels/channel.ts';
import { deliverDue, finishDeliveries } from '../alerts/channels/deliver-due.ts';
import { sourceFailureAlert } from '../alerts/source-failure-alert.ts';
import { sourceHealth } from '../crawlers/source-health.ts';
import { retentionCutoffs } from '../privacy/retention.ts';
import { forgetOldLabels } from './forget-labels.ts';
import type { Line } from './line.ts';
import type { LineParts } from './parts.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const RETAIN_BATCH = 500;

export interface HousekeepingParts {
  line: Line;
  parts: LineParts;
  archive: Pick<Archive, 'prune'> | null;
  channels: readonly Channel[];
  surges: Pick<SurgeCheck, 'rules' | 'names'>;
  retain: { postDays: number; pressTextDays: number; captureDays: number };
}

/** What has to be done from time to time; each is safe to do twice. */
export interface Housekeeping {
  crawlDue(): Promise<void>;
  deliver(): Promise<void>;
  finishDeliveries(): Promise<void>;
  checkSources(): Promise<void>;
  checkSurges(): Promise<void>;
  /** Applies the retention rules (boundary B7). */
  forget(): Promise<void>;
}

/** The chores of one installation. */
export function makeHousekeeping(house: HousekeepingParts): Housekeeping {
  const { parts, line } = house;
  const { store, clock, events } = parts;
  return {
    crawlDue: async () => void (await line.crawlDue()),
    deliver: async () => void (await deliverDue({ store, channels: house.channels, clock, events })),
    // Closes what a crash left between the last message and the alert's own step.
    finishDeliveries: async () => void (await finishDeliveries({ store, clock })),
    checkSources: async () => {
      const states = new Map((await store.crawl.states()).map((state) => [state.sourceId, state]));
      const alerts = [...parts.sources.values()].flatMap((source) => {
        const state = states.get(source.id) ?? null;
        return sourceFailureAlert({ source, state, health: sourceHealth(source, state, clock.nowMs()) }, clock) ?? [];
      });
      await store.documents.commit({ alerts });
    },
    checkSurges: async () => {
      const raised = await checkSurges({ store, clock, ...house.surges });
      for (const { kind, severity } of raised) events.alertRaised({ kind, severity });
    },
    forget: async () => {
      const { retain } = house;
      const cutoffs = retentionCutoffs(clock, { postsDays: retain.postDays, pressTextDays: retain.pressTextDays });
      for (;;) {
        const { posts, texts } = await store.documents.retain({ ...cutoffs, limit: RETAIN_BATCH });
        if (posts < RETAIN_BATCH && texts < RETAIN_BATCH) break;
      }
      await forgetOldLabels(store);
      await house.archive?.prune({ pressBefore: new Date(clock.nowMs() - retain.captureDays * DAY_MS).toISOString() });
    },
  };
}

/** Runs the chores at their intervals until stopped; one that fails is said and tried again at its next turn. */
export function startHousekeeping(chores: Housekeeping, events: LineParts['events']): { stop(): Promise<void> } {
  const plan: [work: () => Promise<void>, everyMs: number][] = [
    [chores.crawlDue, SECOND_MS],
    [chores.deliver, 2 * SECOND_MS],
    [chores.finishDeliveries, 10 * MINUTE_MS],
    [chores.checkSources, 5 * MINUTE_MS],
    [chores.checkSurges, 15 * MINUTE_MS],
    [chores.forget, 60 * MINUTE_MS],
  ];
  const timers = new Set<NodeJS.Timeout>();
  const running = new Set<Promise<void>>();
  let isStopped = false;
  for (const [work, everyMs] of plan) {
    const turn = (): void => {
      const done: Promise<void> = work()
        .catch((error: unknown) => events.trouble('a chore failed', error))
        .finally(() => {
          running.delete(done);
          if (isStopped) return;
          const timer = setTimeout(() => {
            timers.delete(timer);
            turn();
          }, everyMs);
          timers.add(timer);
        });
      running.add(done);
    };
    turn();
  }
  return {
    stop: async () => {
      isStopped = true;
      for (const timer of timers) clearTimeout(timer);
      await Promise.allSettled([...running]);
    },
  };
}
