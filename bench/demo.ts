// What the demo takes: npx tsx bench/demo.ts. The built program, both rounds, then it ends.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from './run-command.ts';

/** Runs the demo once; prints its time and the most memory it held. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'diembao-bench-'));
  try {
    const { stdout, wallMs, use } = await runCommand(['demo', '--once'], folder);
    console.log(
      `  ${(wallMs / 1000).toFixed(0)} s, ${(use.cpuMs / 1000).toFixed(0)} s of CPU; memory at most: main process ${use.main.toFixed(0)} MB RSS, ` +
        `with the process that draws pages ${use.rss.toFixed(0)} MB RSS (${use.pss.toFixed(0)} MB when shared pages count once), with the browser ${use.withBrowser.toFixed(0)} MB`,
    );
    console.log(`  ${stdout.trim()}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (process.argv[1] === new URL(import.meta.url).pathname) await run();
