import type { Lang } from './format.ts';

function stored(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** Keeps a value on this machine; where that is forbidden it lasts as long as the page. */
export function keep(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Nothing to do: the choice holds until the page is left.
  }
}
export { stored };

export type Theme = 'light' | 'dark';
const wanted = stored('diembao.theme');
const systemDark = matchMedia('(prefers-color-scheme: dark)');

let lang = $state<Lang>(stored('diembao.lang') === 'en' ? 'en' : 'vi');
let theme = $state<Theme>(wanted === 'dark' || (wanted === null && systemDark.matches) ? 'dark' : 'light');
let shortcuts = $state(stored('diembao.shortcuts') !== 'off');

/** What an officer has chosen on this machine. */
export const preferences = {
  get lang(): Lang {
    return lang;
  },
  set lang(value: Lang) {
    lang = value;
    keep('diembao.lang', value);
    document.documentElement.lang = value;
  },
  get theme(): Theme {
    return theme;
  },
  set theme(value: Theme) {
    theme = value;
    keep('diembao.theme', value);
    document.documentElement.dataset['theme'] = value;
  },
  /** Single-letter keys may be switched off (WCAG 2.1.4). */
  get shortcuts(): boolean {
    return shortcuts;
  },
  set shortcuts(value: boolean) {
    shortcuts = value;
    keep('diembao.shortcuts', value ? 'on' : 'off');
  },
};
document.documentElement.lang = preferences.lang;
document.documentElement.dataset['theme'] = preferences.theme;
