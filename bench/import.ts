// How fast records are taken in: npx tsx bench/import.ts [records] [FILE.jsonl]. The built program, without the model, every record kept.
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { once } from 'node:events';
import { madeUpArticle, randomNumbers } from './made-up-news.ts';
import { runCommand } from './run-command.ts';

/** The first records of a file, or made-up ones, as one file. */
async function recordsFile(folder: string, count: number, file: string | undefined): Promise<string> {
  const path = join(folder, 'records.jsonl');
  const out = createWriteStream(path);
  let at = 0;
  if (file) {
    for await (const line of createInterface({ input: createReadStream(file) })) {
      if (at >= count) break;
      out.write(`${line}\n`);
      at += 1;
    }
  } else {
    const random = randomNumbers(1);
    for (; at < count; at += 1) out.write(`${JSON.stringify({ lang: 'vi', text: madeUpArticle(random) })}\n`);
  }
  out.end();
  await once(out, 'close');
  return path;
}

/** Imports into an empty data folder; prints records a second, CPU a record, memory and the size of the database. */
export async function run(given: string[] = []): Promise<void> {
  const count = Number(given[0] ?? 10_000);
  const folder = mkdtempSync(join(tmpdir(), 'diembao-bench-'));
  try {
    const path = await recordsFile(folder, count, given[1]);
    const { stdout, use } = await runCommand(['import', '--all', '--no-tags', path], folder);
    const { outcomes, elapsedMs } = JSON.parse(stdout) as { outcomes: { indexed: number }; elapsedMs: number };
    const database = statSync(join(folder, 'diembao.db')).size / 1e6;
    console.log(
      `  ${outcomes.indexed} of ${count} records indexed, ${Math.round((count * 1000) / elapsedMs)} a second, ${(use.cpuMs / count).toFixed(2)} ms of CPU each; ` +
        `database ${database.toFixed(0)} MB; memory ${use.main.toFixed(0)} MB RSS at most`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (process.argv[1] === new URL(import.meta.url).pathname) await run(process.argv.slice(2));
