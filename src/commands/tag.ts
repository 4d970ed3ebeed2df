import { makeApp, type App } from '../app.ts';
import { loadConfig } from '../config.ts';
import { tagText } from '../pipeline/tag-text.ts';
import type { Command } from './command.ts';
import { mapJsonLines, requiredText } from './json-lines.ts';

const optional = (row: Record<string, unknown>, name: string): string | null =>
  typeof row[name] === 'string' ? row[name] : null;

/** A row with what the line says of it. */
async function tagRow(app: App, row: Record<string, unknown>): Promise<unknown> {
  const { places, ...found } = await tagText(app.parts, {
    kind: row['kind'] === 'post' ? 'post' : 'article',
    title: optional(row, 'title') ?? '',
    text: requiredText(row, 'text'),
    publishedAt: optional(row, 'publishedAt'),
  });
  return { ...row, ...found, places: places.map(({ id, name, matched }) => ({ id, name, matched })) };
}

export const command: Command = {
  help: `
Usage: diembao tag < items.jsonl > tagged.jsonl

Reads one JSON object a line: {text, title?, url?, publishedAt?, kind?: "article"|"post"} and writes it back with
language, about, places, tags {sentiment, topic, safetyEvent}, claims, suspected. Unknown fields are kept, the order too.
A line that cannot be read gives {"error":{code,message},"line":n}; the exit code is then 1. Nothing is stored.

Example
  echo '{"text":"Vải thiều Lục Ngạn được mùa"}' | diembao tag`,
  options: {},
  positionals: [],
  run: async (_input, terminal) => {
    const app = await makeApp({ config: loadConfig(), isEphemeral: true, sources: [] });
    try {
      return await mapJsonLines(terminal, (row) => tagRow(app, row), 128);
    } finally {
      await app.close();
    }
  },
};
