import { readFile } from 'node:fs/promises';
import { readPage } from '../crawlers/pages/extract-article.ts';
import { DiembaoError } from '../domain/errors.ts';
import { systemClock } from '../lib/clock.ts';
import { text, UsageError, type Command } from './command.ts';
import { mapJsonLines, readAll, requiredText } from './json-lines.ts';

/** What a page's bytes say, in the contract's shape; authors are dropped. Throws `page-not-article` for an empty, missing or log-in page. */
function extracted(bytes: Uint8Array, url: string): Record<string, unknown> {
  const page = readPage({ bytes, contentType: null, url, nowMs: systemClock.nowMs() });
  const isNothing = page.text === '' || page.whyNot === 'soft-404' || page.whyNot === 'login';
  if (isNothing)
    throw new DiembaoError('page-not-article', `no article: ${page.whyNot ?? 'empty'}`, { facts: { url } });
  const { title, text: body, publishedAt, modifiedAt, section, canonicalUrl, lang, paywalled } = page;
  return {
    title,
    text: body,
    publishedAt,
    ...(modifiedAt ? { modifiedAt } : {}),
    section,
    canonicalUrl,
    lang,
    paywalled,
  };
}

export const command: Command = {
  help: `
Usage: diembao extract --url URL < page.html
       diembao extract --batch < pages.jsonl        one {url, file} a line

Writes {title, text, publishedAt, modifiedAt?, section, canonicalUrl, lang, paywalled}.
--url URL   where the page came from (relative links, time zone, canonical address)
--batch     JSON Lines in and out, in order`,
  options: { url: { type: 'string' }, batch: { type: 'boolean' } },
  positionals: [],
  run: async ({ values }, terminal) => {
    if (values['batch']) {
      return mapJsonLines(terminal, async (row) => ({
        ...row,
        ...extracted(await fileOf(requiredText(row, 'file')), requiredText(row, 'url')),
      }));
    }
    const url = text(values['url']);
    if (!url) throw new UsageError('--url is missing');
    if (!URL.canParse(url)) throw new UsageError(`'${url}' is no address`);
    terminal.out(`${JSON.stringify(extracted(await readAll(terminal.stdin), url))}\n`);
    return 0;
  },
};

/** The bytes of a file. Throws `not-found`. */
export async function fileOf(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new DiembaoError('not-found', `the file ${path} cannot be read`, { cause });
  }
}
