import { makeApp } from '../app.ts';
import { loadConfig } from '../config.ts';
import { DiembaoError } from '../domain/errors.ts';
import { text, type Command } from './command.ts';
import { makeProgress } from './progress.ts';
import { untilSignal } from './until-signal.ts';

/** One pass should end while somebody waits: few tries, short waits. */
const ONCE_RULES = { maxAttempts: 3, backoffMs: 1_000, patienceMs: 60_000 };
const ONCE_PAUSE_MS = 10_000;

export const command: Command = {
  help: `
Usage: diembao crawl [--once] [--source ID]

Without --once it goes on until stopped. Prints the outcomes of all entries so far as JSON.
--once        every due source once, the pipeline until it is idle, then exit
--source ID   only this source, due or not`,
  options: { once: { type: 'boolean' }, source: { type: 'string' } },
  positionals: [],
  run: async ({ values }, terminal) => {
    const config = loadConfig();
    const id = text(values['source']);
    if (id && !config.sources.some((source) => source.id === id))
      throw new DiembaoError('not-found', `no source '${id}' in ${config.configDir}/sources`);
    const app = await makeApp({
      config,
      ...(values['once'] ? { rules: ONCE_RULES, maxHostPauseMs: ONCE_PAUSE_MS } : {}),
    });
    const progress = makeProgress(terminal, app.clock);
    try {
      app.line.start();
      if (values['once']) {
        const count = await app.line.crawlDue(id ? [id] : undefined);
        terminal.err(`${count} ${count === 1 ? 'source' : 'sources'} due\n`);
        await app.line.idle((left) => progress.show(`${left} jobs left`));
      } else {
        const timer = setInterval(
          () =>
            void app.line
              .crawlDue(id ? [id] : undefined)
              .catch((error: unknown) => app.events.trouble('due sources could not be queued', error)),
          1_000,
        );
        await untilSignal();
        clearInterval(timer);
      }
      progress.end();
      const { reasons, ...outcomes } = await app.store.outcomes.counts();
      terminal.out(`${JSON.stringify({ outcomes, reasons })}\n`);
      return 0;
    } finally {
      await app.close();
    }
  },
};
