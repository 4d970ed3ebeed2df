import { makeApp } from '../app.ts';
import { loadConfig } from '../config.ts';
import { cleanUrl } from '../crawlers/pages/canonical-url.ts';
import { localTime } from '../lib/local-day.ts';
import { opaquePostUrl } from '../privacy/permalink.ts';
import { UsageError, type Command } from './command.ts';

export const command: Command = {
  help: `
Usage: diembao trace URL [--json]

Prints the outcome of the entry with this address and every step of its way. Exit 1 when it was never announced.
--json   one JSON object {url, outcome, reason, steps[]}`,
  options: { json: { type: 'boolean' } },
  positionals: ['URL'],
  run: async ({ values, positionals }, terminal) => {
    const [url] = positionals;
    if (!url) throw new UsageError('URL is missing');
    const app = await makeApp({ config: loadConfig(), withModel: false });
    try {
      const tries = [url, cleanUrl(url) ?? url, opaquePostUrl(url, app.secret)];
      let rows = await app.store.outcomes.byUrl(url);
      for (const one of tries.slice(1)) if (rows.length === 0) rows = await app.store.outcomes.byUrl(one);
      const [row] = rows;
      if (!row) {
        if (values['json'])
          terminal.out(`${JSON.stringify({ url, outcome: null, reason: 'never announced by a source', steps: [] })}\n`);
        else terminal.err(`${url}\n  chưa từng có nguồn nào đưa địa chỉ này (never announced by a source)\n`);
        return 1;
      }
      const { outcome, reason, steps } = row;
      if (values['json']) terminal.out(`${JSON.stringify({ url, outcome, reason, steps })}\n`);
      else {
        terminal.out(
          `${row.url}\n  ${outcome}${reason ? ` (${reason})` : ''}, nguồn ${row.sourceId}, ${localTime(row.at)}\n`,
        );
        for (const step of steps) terminal.out(`  ${localTime(step.at)}  ${step.step}: ${step.note}\n`);
      }
      return 0;
    } finally {
      await app.close();
    }
  },
};
