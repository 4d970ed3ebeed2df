import { detectLanguage } from '../classify/language.ts';
import { detectPlaces } from '../classify/places/detect-places.ts';
import { makeApp, type App } from '../app.ts';
import { loadConfig } from '../config.ts';
import { NO_PUBLISHERS } from '../privacy/publishers.ts';
import { maskItem } from '../privacy/mask-item.ts';
import type { Command } from './command.ts';
import { mapJsonLines, requiredText } from './json-lines.ts';

const optional = (row: Record<string, unknown>, name: string): string | null =>
  typeof row[name] === 'string' ? row[name] : null;

/** What the line says of one given text; stores nothing. Offsets are UTF-16 units of the text as given. */
async function tagRow(app: App, row: Record<string, unknown>): Promise<unknown> {
  const text = requiredText(row, 'text');
  const title = optional(row, 'title') ?? '';
  const kind = row['kind'] === 'post' ? 'post' : 'article';
  const language = detectLanguage(`${title}\n${text}`);
  const places = detectPlaces(app.parts.matcher, { title, text, publishedAt: optional(row, 'publishedAt') });
  // The model reads what a crawled document would hold: masked text.
  const masked = maskItem(
    {
      kind,
      url: 'https://localhost/',
      title: title || null,
      text,
      publishedAt: null,
      modifiedAt: null,
      section: null,
      paywalled: false,
      lang: null,
      accounts: [],
      persons: [],
    },
    { publishers: app.parts.masking.publishers ?? NO_PUBLISHERS, secret: app.secret },
  ).text;
  const tags = await app.tagger.tag({
    kind,
    language: language.label,
    title: title ? masked.title : '',
    text: masked.text,
  });
  return {
    ...row,
    language: language.label,
    about: places.about,
    places: places.places.map(({ id, name, matched }) => ({ id, name, matched })),
    tags,
    claims: [],
    suspected: false,
  };
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
