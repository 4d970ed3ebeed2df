import { untrack } from 'svelte';
import type { MessageKey } from '../messages/vi.ts';
import { preferences } from './preferences.svelte.ts';

export interface Shortcut {
  /** `KeyboardEvent.key`. */
  key: string;
  says: MessageKey;
  run: (event: KeyboardEvent) => void;
}

export interface ShortcutGroup {
  title: MessageKey;
  shortcuts: Shortcut[];
}

let groups = $state.raw<ShortcutGroup[]>([]);

/** The keys that work now, in the order in which their rooms came; the help shows them. */
export const keyboard = {
  get groups(): ShortcutGroup[] {
    return groups;
  },
};

/** Adds keys for as long as the component that calls it lives. */
export function useKeys(title: MessageKey, shortcuts: Shortcut[]): void {
  const group = { title, shortcuts };
  $effect.pre(() => {
    groups = [...untrack(() => groups), group];
    return () => {
      groups = groups.filter((one) => one !== group);
    };
  });
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

/** Gives a key press to the newest shortcut that knows it. */
export function onKeydown(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
  if (isTyping(event.target) || document.querySelector('dialog[open]')) return;
  if (!preferences.shortcuts && event.key.length === 1) return;
  for (const { shortcuts } of [...groups].reverse()) {
    const found = shortcuts.find(({ key }) => key === event.key);
    if (!found) continue;
    event.preventDefault();
    found.run(event);
    return;
  }
}
