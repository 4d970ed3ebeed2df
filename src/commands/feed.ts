import { feedReport } from '../crawlers/feeds/feed-report.ts';
import { readFeed } from '../crawlers/feeds/read-feed.ts';
import { text, type Command } from './command.ts';
import { fileOf } from './extract.ts';
import { mapJsonLines, readAll, requiredText } from './json-lines.ts';

export const command: Command = {
  help: `
Usage: diembao feed [--url URL] < feed.xml
       diembao feed --batch < feeds.jsonl           one {url?, file} a line

Writes {format, title, entries: [{id, url, title, publishedAt, updatedAt?, summary?}]}.
--url URL   where the feed came from, for relative links
--batch     JSON Lines in and out, in order`,
  options: { url: { type: 'string' }, batch: { type: 'boolean' } },
  positionals: [],
  run: async ({ values }, terminal) => {
    if (values['batch']) {
      return mapJsonLines(terminal, async (row) => {
        const url = typeof row['url'] === 'string' ? row['url'] : 'https://localhost/';
        return { ...row, ...feedReport(readFeed(await fileOf(requiredText(row, 'file')), { url })) };
      });
    }
    const feed = readFeed(await readAll(terminal.stdin), { url: text(values['url']) ?? 'https://localhost/' });
    terminal.out(`${JSON.stringify(feedReport(feed))}\n`);
    return 0;
  },
};
