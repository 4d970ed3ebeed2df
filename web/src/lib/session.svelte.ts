import type { Session } from './types.ts';

const NAME = 'diembao.key';
let key = $state<string | null>(sessionStorage.getItem(NAME));
let session = $state.raw<Session | null>(null);
let ending = $state<'expired' | 'left' | null>(null);

/** True for a key of the role that reads the public-safety feed and nothing else. */
export function isPoliceKey(text: string): boolean {
  return text.startsWith('db_public-safety_');
}

/** Whose key is at work. It lives in this tab only and goes when the tab is closed. */
export const account = {
  get key(): string | null {
    return key;
  },
  get isPolice(): boolean {
    return isPoliceKey(key ?? '');
  },
  get session(): Session | null {
    return session;
  },
  /** Why the last session ended. */
  get ending(): 'expired' | 'left' | null {
    return ending;
  },
  begin(newKey: string): void {
    key = newKey;
    sessionStorage.setItem(NAME, newKey);
    ending = null;
  },
  known(found: Session): void {
    session = found;
  },
  end(why: 'expired' | 'left' | null): void {
    key = null;
    session = null;
    ending = why;
    sessionStorage.removeItem(NAME);
  },
};
