import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createKey } from '../api/create-key.ts';
import { listen } from '../api/listen.ts';
import { choresOf, makeApp, serverOf, type App } from '../app.ts';
import { loadConfig } from '../config.ts';
import { systemClock } from '../lib/clock.ts';
import type { Command, Terminal } from './command.ts';
import { startPress } from './demo-press/start-press.ts';
import { makeProgress } from './progress.ts';
import { untilSignal } from './until-signal.ts';

/** What the demo is measured by; the last line on stdout. */
async function summaryOf(app: App, sourceCount: number, startedMs: number): Promise<Record<string, unknown>> {
  const { reasons: _reasons, ...outcomes } = await app.store.outcomes.counts();
  const stats = await app.store.documents.stats({}, ['language'], 'day');
  const suspected = await app.store.documents.stats({ flag: ['suspected'] }, [], 'day');
  const alerts = await app.store.alerts.counts();
  return {
    sources: sourceCount,
    entries: Object.values(outcomes).reduce((sum, count) => sum + count, 0),
    outcomes,
    documents: stats.total,
    stories: await app.store.stories.count(),
    suspected: suspected.total,
    alerts: alerts.reduce((sum, { count }) => sum + count, 0),
    languages: Object.fromEntries((stats.facets['language'] ?? []).map(({ value, count }) => [value, count])),
    elapsedMs: app.clock.nowMs() - startedMs,
  };
}

/** One round: every source once, until nothing is left to do. */
async function round(app: App, terminal: Terminal, name: string): Promise<void> {
  const progress = makeProgress(terminal, app.clock, 2_000);
  await app.line.crawlDue([...app.sources.keys()]);
  await app.line.idle((left) => progress.show(`${name}: còn ${left} việc`));
  progress.end();
  const { reasons: _reasons, ...outcomes } = await app.store.outcomes.counts();
  terminal.err(
    `${name}: ${Object.entries(outcomes)
      .map(([kind, count]) => `${kind} ${count}`)
      .join(', ')}\n`,
  );
}

export const command: Command = {
  help: `
Usage: diembao demo [--once]

Starts a small press on loopback (outlets in six languages, an agency portal, two social timelines, and one hostile outlet), runs the
whole pipeline on it in two rounds (between them an article is edited and one withdrawn), prints one JSON line with the figures and
serves API and dashboard until stopped. No network, no server. The data lies in DIEMBAO_DATA_DIR/demo and is made anew each time.
--once   end after the JSON line`,
  options: { once: { type: 'boolean' } },
  positionals: [],
  run: async ({ values }, terminal) => {
    const startedMs = systemClock.nowMs();
    const config = loadConfig();
    const dataDir = join(config.dataDir, 'demo');
    rmSync(dataDir, { recursive: true, force: true });
    const press = await startPress({ clock: systemClock, hostile: true });
    const app = await makeApp({
      config: { ...config, dataDir, publishers: [...(config.publishers as unknown[]), ...press.publishers] },
      sources: press.sources,
      hostGapMs: 10,
      maxHostPauseMs: 1_000,
      timeoutMs: 4_000,
      rules: { maxAttempts: 3, backoffMs: 300, patienceMs: 8_000, recheckMinutes: [0], concurrency: 16 },
    });
    try {
      terminal.err(`báo chí mô phỏng: ${press.sources.length} nguồn trên máy này\n`);
      app.line.start();
      await round(app, terminal, 'vòng 1');
      press.setEdition(2);
      await round(app, terminal, 'vòng 2');
      const chores = choresOf(app);
      await chores.checkSources();
      await chores.checkSurges();
      terminal.out(`${JSON.stringify(await summaryOf(app, press.sources.length, startedMs))}\n`);
      if (values['once']) return 0;
      const { key } = await createKey({ store: app.store, role: 'admin', clock: app.clock });
      const { server } = await serverOf(app);
      await listen(server, { host: config.host, port: config.port, events: app.events });
      terminal.err(`khóa thử (admin): ${key}\nDừng bằng Ctrl-C.\n`);
      await untilSignal();
      await server.close();
      return 0;
    } finally {
      await app.close();
      await press.close();
    }
  },
};
