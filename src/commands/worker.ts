import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { choresOf, makeApp } from '../app.ts';
import { loadConfig } from '../config.ts';
import { DiembaoError } from '../domain/errors.ts';
import { startHousekeeping } from '../pipeline/housekeeping.ts';
import type { Command } from './command.ts';
import { untilSignal } from './until-signal.ts';

/** Touched while the process gets to its work; the container's health check looks at its age. */
const SIGN_OF_LIFE = join(tmpdir(), 'diembao-worker-alive');
const SIGN_EVERY_MS = 10_000;

export const command: Command = {
  help: `
Usage: diembao worker

One worker of a cluster: fetches, tags and files what is queued, until stopped (Ctrl-C or SIGTERM ends cleanly). Start as many
as there are cores; one of them also looks after due sources, deliveries, retention and surges, and another takes over when it
stops. The archive of captures lies in the data folder: let all workers share it.

Environment
  ELASTICSEARCH_URL   http://host:9200, several by commas; https://user:password@host, https://api_key:KEY@host
  REDIS_URL           redis://host:6379 (append-only file on, maxmemory-policy noeviction)
                      ?prefix=NAME on both keeps installations on one server apart
  DIEMBAO_DATA_DIR, DIEMBAO_CONFIG_DIR, DIEMBAO_MODEL_DIR, DIEMBAO_SECRET, DIEMBAO_LOG   as for start`,
  options: {},
  positionals: [],
  run: async (_input, terminal) => {
    const config = loadConfig();
    if (!config.elasticsearchUrl)
      throw new DiembaoError(
        'config-invalid',
        'a worker needs ELASTICSEARCH_URL and REDIS_URL; on one machine use diembao start',
      );
    const app = await makeApp({ config });
    app.line.start();
    const chores = app.elect(() => startHousekeeping(choresOf(app), app.events));
    const sign = setInterval(() => void writeFile(SIGN_OF_LIFE, '').catch(() => undefined), SIGN_EVERY_MS);
    terminal.err(`worker ready: ${app.sources.size} sources\n`);
    await untilSignal();
    terminal.err('stopping: finishing what is at work …\n');
    clearInterval(sign);
    await chores.stop();
    await app.close();
    return 0;
  },
};
