import { makeApp } from '../app.ts';
import { loadConfig } from '../config.ts';
import { cleanUrl } from '../crawlers/pages/canonical-url.ts';
import { instant } from '../lib/clock.ts';
import { opaquePostUrl } from '../privacy/permalink.ts';
import { eraseEverywhere } from '../pipeline/erase-everywhere.ts';
import { text, UsageError, type Command } from './command.ts';

export const command: Command = {
  help: `
Usage: diembao erase --url URL

Removes the item with this address from store, index, queue and archive, and records that it was done. Exit 1 when nothing was there.`,
  options: { url: { type: 'string' } },
  positionals: [],
  run: async ({ values }, terminal) => {
    const url = text(values['url']);
    if (!url) throw new UsageError('--url is missing');
    const app = await makeApp({ config: loadConfig(), withModel: false });
    try {
      const { store, archive, clock, oneAtATime } = app;
      const parts = { store, archive, clock, oneAtATime, at: instant(clock), actor: 'console' };
      let count = 0;
      for (const one of new Set([url, cleanUrl(url) ?? url, opaquePostUrl(url, app.secret)]))
        count += await eraseEverywhere(one, parts);
      terminal.out(`${JSON.stringify({ url, erased: count })}\n`);
      return count > 0 ? 0 : 1;
    } finally {
      await app.close();
    }
  },
};
