import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeApp, type App, type AppOptions } from '../../src/app.ts';
import { startPress, type Press } from '../../src/commands/demo-press/start-press.ts';
import { loadConfig } from '../../src/config.ts';
import { systemClock } from '../../src/lib/clock.ts';

export interface PressRun {
  press: Press;
  app: App;
  dataDir: string;
  /** One round of all sources until nothing is left. */
  round(): Promise<void>;
  close(): Promise<void>;
}

const repository = fileURLToPath(new URL('../..', import.meta.url));

/** The whole pipeline on the demo press, in this process, without the model unless asked. */
export async function runPress(options: Partial<AppOptions> = {}): Promise<PressRun> {
  const dataDir = mkdtempSync(join(tmpdir(), 'diembao-press-'));
  const press = await startPress({ clock: systemClock, hostile: true });
  const config = loadConfig({
    DIEMBAO_CONFIG_DIR: join(repository, 'config'),
    DIEMBAO_DATA_DIR: dataDir,
    DIEMBAO_LOG: 'silent',
  });
  const app = await makeApp({
    config: { ...config, publishers: [...(config.publishers as unknown[]), ...press.publishers] },
    sources: press.sources,
    hostGapMs: 5,
    maxHostPauseMs: 500,
    timeoutMs: 4_000,
    withModel: false,
    ...options,
    rules: {
      maxAttempts: 3,
      backoffMs: 200,
      patienceMs: 30_000,
      recheckMinutes: [0],
      concurrency: 16,
      ...options.rules,
    },
  });
  app.line.start();
  return {
    press,
    app,
    dataDir,
    round: async () => {
      await app.line.crawlDue([...app.sources.keys()]);
      await app.line.idle();
    },
    close: async () => {
      await app.close();
      await press.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** All files below a folder, as bytes read in latin1 and in UTF-8, for looking for what must not be there. */
export function everythingIn(folder: string): { path: string; text: string }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name))
    .map((path) => ({ path, text: readFileSync(path).toString('utf8') }));
}
