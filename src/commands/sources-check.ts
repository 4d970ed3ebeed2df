import { makeApp, type App } from '../app.ts';
import { loadConfig } from '../config.ts';
import { initialState } from '../crawlers/due-sources.ts';
import { DiembaoError } from '../domain/errors.ts';
import type { Source } from '../domain/source.ts';
import { makeReadEntries } from '../pipeline/read-entries.ts';
import { text, type Command } from './command.ts';

interface Checked {
  source: string;
  url: string;
  status: 'answers' | 'empty' | 'fails';
  entries: number;
  problem?: string;
}

async function checkSource(app: App, source: Source): Promise<Checked[]> {
  const readEntries = makeReadEntries(app.parts);
  const rows: Checked[] = [];
  for (const entry of source.entries) {
    const about = { source: source.id, url: entry.url };
    try {
      const found = await readEntries({
        entry,
        source,
        state: initialState(source),
        signal: new AbortController().signal,
      });
      const count = found?.length ?? 0;
      rows.push({ ...about, status: count > 0 ? 'answers' : 'empty', entries: count });
    } catch (error) {
      if (!(error instanceof DiembaoError)) throw error;
      rows.push({ ...about, status: 'fails', entries: 0, problem: `${error.code}: ${error.message}` });
    }
  }
  return rows;
}

export const command: Command = {
  help: `
Usage: diembao sources check [--source ID] [--json]

Asks every entry point of every source once, politely, and stores nothing. Exit 1 when any fails or is empty.
--source ID   only this source
--json        one JSON object a line {source, url, status: answers|empty|fails, entries, problem?}`,
  options: { source: { type: 'string' }, json: { type: 'boolean' } },
  positionals: [],
  run: async ({ values }, terminal) => {
    const app = await makeApp({ config: loadConfig(), isEphemeral: true, withModel: false });
    const id = text(values['source']);
    const chosen = [...app.sources.values()].filter((source) => !id || source.id === id);
    if (chosen.length === 0) throw new DiembaoError('not-found', id ? `no source '${id}'` : 'no source is configured');
    let isFine = true;
    const say = (row: Checked): void => {
      if (row.status !== 'answers') isFine = false;
      const words = {
        answers: `trả lời, ${row.entries} mục`,
        empty: 'trả lời nhưng không có mục nào',
        fails: `không đọc được (${row.problem})`,
      };
      terminal.out(
        values['json'] ? `${JSON.stringify(row)}\n` : `${row.source.padEnd(22)} ${words[row.status]}  ${row.url}\n`,
      );
    };
    try {
      const waiting = [...chosen];
      const hand = async (): Promise<void> => {
        for (let source = waiting.shift(); source; source = waiting.shift())
          (await checkSource(app, source)).forEach(say);
      };
      await Promise.all(Array.from({ length: 8 }, hand));
      return isFine ? 0 : 1;
    } finally {
      await app.close();
    }
  },
};
