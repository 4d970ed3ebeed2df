import { keep, stored } from './preferences.svelte.ts';

export interface SavedSearch {
  name: string;
  query: string;
}

const NAME = 'diembao.searches';
const MOST = 50;

function read(): SavedSearch[] {
  try {
    const found: unknown = JSON.parse(stored(NAME) ?? '[]');
    if (!Array.isArray(found)) return [];
    return found.filter((one): one is SavedSearch => typeof one?.name === 'string' && typeof one?.query === 'string');
  } catch {
    return [];
  }
}

let searches = $state.raw(read());

/** Searches that an officer keeps on this machine. */
export const saved = {
  get all(): SavedSearch[] {
    return searches;
  },
  add(search: SavedSearch): void {
    searches = [search, ...searches.filter(({ name }) => name !== search.name)].slice(0, MOST);
    keep(NAME, JSON.stringify(searches));
  },
  drop(name: string): void {
    searches = searches.filter((one) => one.name !== name);
    keep(NAME, JSON.stringify(searches));
  },
};
