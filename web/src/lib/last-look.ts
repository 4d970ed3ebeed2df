import { keep, stored } from './preferences.svelte.ts';

const NAME = 'diembao.last-look';
const DAY_MS = 86_400_000;
const isInstant = (text: string | null): text is string => text !== null && !Number.isNaN(Date.parse(text));

/**
 * When this officer last looked before the session in this tab began; a day ago on the first time. It stays the same
 * until the tab is closed, so that walking through the rooms does not make news old.
 */
export function lastLook(now: Date): string {
  const ofTab = sessionStorage.getItem(NAME);
  const before = isInstant(ofTab) ? ofTab : stored(NAME);
  const since = isInstant(before) ? before : new Date(now.getTime() - DAY_MS).toISOString();
  sessionStorage.setItem(NAME, since);
  keep(NAME, now.toISOString());
  return since;
}
