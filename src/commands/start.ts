import { listen } from '../api/listen.ts';
import { choresOf, makeApp, serverOf } from '../app.ts';
import { loadConfig } from '../config.ts';
import { startHousekeeping } from '../pipeline/housekeeping.ts';
import type { Command, Terminal } from './command.ts';
import { untilSignal } from './until-signal.ts';

const ENVIRONMENT = `
Environment
  DIEMBAO_HOST, DIEMBAO_PORT   where to listen (127.0.0.1, 8080; port 0 picks one)
  DIEMBAO_DATA_DIR             where everything is kept (./data)
  DIEMBAO_CONFIG_DIR           settings, sources, places (./config)
  DIEMBAO_MODEL_DIR            models (the ones that ship)
  DIEMBAO_LOG                  silent, error, warn, info or debug (warn)`;

/** An installation without a key has its first one made on the dashboard, on this machine, with a code shown only here. */
function sayFirstRun(terminal: Terminal, url: string, code: string | null): void {
  if (code === null) return;
  terminal.err('Chưa có khóa truy cập nào: npx diembao keys create --role admin, hoặc\n');
  terminal.err(`trên máy này, mở ${url} và nhập mã khởi động: ${code}\n`);
}

export const command: Command = {
  help: `
Usage: diembao start [--check]

Visits the sources when they are due, tags, stores, alerts and serves the API until stopped (Ctrl-C ends cleanly).
--check   only read the configuration, say everything that is wrong with it, and end (0 or 2)
${ENVIRONMENT}`,
  options: { check: { type: 'boolean' } },
  positionals: [],
  run: async ({ values }, terminal) => {
    const config = loadConfig();
    if (values['check']) {
      const app = await makeApp({ config, isEphemeral: true, withModel: false });
      await app.close();
      terminal.out(`configuration is fine: ${config.sources.length} sources, ${config.watches.length} watches\n`);
      return 0;
    }
    const app = await makeApp({ config });
    const { server, firstRunCode } = await serverOf(app);
    const url = await listen(server, { host: config.host, port: config.port, events: app.events });
    sayFirstRun(terminal, url, firstRunCode);
    app.line.start();
    const chores = app.elect(() => startHousekeeping(choresOf(app), app.events));
    await untilSignal();
    terminal.err('stopping: finishing what is at work …\n');
    await chores.stop();
    await server.close();
    await app.close();
    return 0;
  },
};

export const serve: Command = {
  help: `
Usage: diembao serve

Serves the API over the data folder; another process (crawl, start) may write to it at the same time.
${ENVIRONMENT}`,
  options: {},
  positionals: [],
  run: async (_input, terminal) => {
    const config = loadConfig();
    const app = await makeApp({ config, withModel: false });
    const { server, firstRunCode } = await serverOf(app);
    const url = await listen(server, { host: config.host, port: config.port, events: app.events });
    sayFirstRun(terminal, url, firstRunCode);
    await untilSignal();
    terminal.err('stopping …\n');
    await server.close();
    await app.close();
    return 0;
  },
};
