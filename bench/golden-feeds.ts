import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { judge, READERS, type GoldenFeed, type Reader, type Verdict } from './feed-readers.ts';

const folder = new URL('../fixtures/feeds/', import.meta.url);
const golden = readFileSync(new URL('golden.jsonl', folder), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as GoldenFeed);
/** A reader that is silent for so long hangs; the feed it hangs on counts as failed. */
const HANG_MS = 20_000;

/** The verdict of each golden feed, by a child process that may hang and is then started again behind that feed. */
function verdictsOf(name: string): Verdict[] {
  const verdicts: Verdict[] = [];
  while (verdicts.length < golden.length) {
    const { stdout, status } = spawnSync(
      process.execPath,
      ['--import', 'tsx', fileURLToPath(import.meta.url), name, String(verdicts.length)],
      { timeout: HANG_MS, encoding: 'utf8' },
    );
    const lines = stdout.split('\n').filter((line) => line !== '') as Verdict[];
    if (lines.length === 0 && status !== null && status !== 0) throw new Error(`the child of ${name} failed`);
    verdicts.push(...lines);
    if (verdicts.length < golden.length) verdicts.push('failed');
  }
  return verdicts;
}

/** Prints how many of the golden feeds each reader reads right and at all. */
export function printGoldenTable(): void {
  console.log(`Golden feeds (${golden.length} of our own): every title, address and date right · all entries there`);
  for (const name of Object.keys(READERS)) {
    const verdicts = verdictsOf(name);
    const right = verdicts.filter((verdict) => verdict === 'right').length;
    const failed = verdicts.filter((verdict) => verdict === 'failed').length;
    console.log(`  ${name.padEnd(16)} right ${right}  read ${golden.length - failed}  failed ${failed}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [name = '', from = '0'] = process.argv.slice(2);
  for (const feed of golden.slice(Number(from))) {
    process.stdout.write(`${await judge(READERS[name] as Reader, feed, folder)}\n`);
  }
}
