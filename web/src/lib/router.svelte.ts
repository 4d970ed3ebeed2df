export const ROOMS = ['today', 'desk', 'documents', 'sources', 'paste', 'review', 'safety'] as const;
export type Room = (typeof ROOMS)[number];

function read(): { room: Room | null; query: string } {
  const [path = '', query = ''] = location.hash.replace(/^#\/?/, '').split('?', 2) as [string, string?];
  return { room: ROOMS.find((known) => known === path) ?? null, query };
}

let at = $state.raw(read());
addEventListener('hashchange', () => {
  at = read();
});

/** Where the officer is: a room and its query, both in the address, so that every view has a link. */
export const place = {
  get room(): Room | null {
    return at.room;
  },
  get query(): string {
    return at.query;
  },
};

export function linkTo(room: Room, query = ''): string {
  return `#/${room}${query ? `?${query}` : ''}`;
}

/** Goes there; `replace` leaves no trace in the history. */
export function go(room: Room, query = '', how: { replace?: boolean } = {}): void {
  const link = linkTo(room, query);
  if (how.replace) history.replaceState(null, '', link);
  else history.pushState(null, '', link);
  at = read();
}
