import { makeApp } from '../app.ts';
import { loadConfig } from '../config.ts';
import type { Command } from './command.ts';

export const command: Command = {
  help: `
Usage: diembao audit verify

Walks the whole audit log. Prints {count, brokenAt}; exit 1 when a record was changed, removed or inserted.`,
  options: {},
  positionals: [],
  run: async (_input, terminal) => {
    const app = await makeApp({ config: loadConfig(), withModel: false });
    try {
      const found = await app.store.audit.verify();
      terminal.out(`${JSON.stringify(found)}\n`);
      if (found.brokenAt !== null)
        terminal.err(`the chain is broken at record ${found.brokenAt}: the log was changed after it was written\n`);
      return found.brokenAt === null ? 0 : 1;
    } finally {
      await app.close();
    }
  },
};
