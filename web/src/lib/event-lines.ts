export interface ServerEvent {
  id: string | null;
  event: string;
  text: string;
}

/** Reads server-sent events from pieces of a stream, whatever way they are cut. */
export function eventReader(): (piece: string) => ServerEvent[] {
  let rest = '';
  let open: { id: string | null; event: string; lines: string[] } = { id: null, event: 'message', lines: [] };
  return (piece) => {
    rest += piece;
    const lines = rest.split(/\r\n|\n|\r(?=.)/);
    rest = lines.pop() ?? '';
    const found: ServerEvent[] = [];
    for (const line of lines) {
      if (line === '') {
        if (open.lines.length > 0 || open.id !== null) found.push({ id: open.id, event: open.event, text: open.lines.join('\n') });
        open = { id: null, event: 'message', lines: [] };
        continue;
      }
      const colon = line.indexOf(':');
      if (colon === 0) continue;
      const name = colon < 0 ? line : line.slice(0, colon);
      const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
      if (name === 'id') open.id = value;
      else if (name === 'event') open.event = value;
      else if (name === 'data') open.lines.push(value);
    }
    return found;
  };
}
