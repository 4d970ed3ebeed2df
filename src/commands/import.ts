import { createReadStream, existsSync } from 'node:fs';
import { makeApp, type App } from '../app.ts';
import { readWarc } from '../archive/read-warc.ts';
import { loadConfig } from '../config.ts';
import { readImport } from '../crawlers/import/read-import.ts';
import { DiembaoError } from '../domain/errors.ts';
import type { OutcomeKind, OutcomeRow } from '../domain/outcome.ts';
import { makeImportRecord } from '../pipeline/import-record.ts';
import { UsageError, type Command } from './command.ts';
import { makeProgress } from './progress.ts';

/** Records at work at once: enough to fill the model's batches. */
const AHEAD = 64;

type Filed = () => Promise<OutcomeRow>;

/** Everything a file holds, as work to be done; bad rows are counted and said. */
async function* rowsOf(app: App, path: string, onBad: (line: number, message: string) => void): AsyncGenerator<Filed> {
  const files = makeImportRecord(app.parts, app.line.fileText);
  if (/\.warc(\.gz)?$/i.test(path)) {
    for await (const capture of readWarc(createReadStream(path))) yield () => files.capture(capture);
    return;
  }
  for await (const row of readImport(path)) {
    if ('error' in row) onBad(row.line, row.error.message);
    else yield () => files.record(row);
  }
}

export const command: Command = {
  help: `
Usage: diembao import [--all] [--no-tags] FILE…

JSON Lines (.jsonl, .jsonl.gz) or CSV (.csv, .csv.gz) with url,title,text,publishedAt,source,kind,lang?, or captures (.warc, .warc.gz).
They take the same way as crawled documents. Prints the outcomes as JSON; a bad row is named on stderr and makes the exit code 1.
--all       keep documents that are not about the province too (for measurements and replays)
--no-tags   without the model: sentiment, topic and safety event say not-assessed`,
  options: { all: { type: 'boolean' }, 'no-tags': { type: 'boolean' } },
  positionals: ['FILE…'],
  run: async ({ values, positionals }, terminal) => {
    if (positionals.length === 0) throw new UsageError('FILE is missing');
    for (const path of positionals)
      if (!existsSync(path)) throw new DiembaoError('not-found', `there is no file ${path}`);
    const app = await makeApp({
      config: loadConfig(),
      withModel: !values['no-tags'],
      rules: { keepOffTopic: values['all'] === true },
    });
    const progress = makeProgress(terminal, app.clock);
    const outcomes: Record<OutcomeKind, number> = { indexed: 0, unchanged: 0, dropped: 0, 'set-aside': 0 };
    const reasons: Record<string, number> = {};
    let bad = 0;
    let done = 0;
    const startedMs = app.clock.nowMs();
    const atWork = new Set<Promise<void>>();
    const count = (row: OutcomeRow): void => {
      outcomes[row.outcome] += 1;
      if (row.reason) reasons[row.reason] = (reasons[row.reason] ?? 0) + 1;
      done += 1;
      progress.show(`${done} records, ${Math.round((done * 1000) / Math.max(1, app.clock.nowMs() - startedMs))}/s`);
    };
    try {
      for (const path of positionals) {
        const onBad = (line: number, message: string): void => {
          bad += 1;
          terminal.err(`${path}:${line}: ${message}\n`);
        };
        for await (const file of rowsOf(app, path, onBad)) {
          const work: Promise<void> = file()
            .then(count)
            .finally(() => atWork.delete(work));
          atWork.add(work);
          if (atWork.size >= AHEAD) await Promise.race(atWork);
        }
        await Promise.all(atWork);
      }
      progress.end();
      terminal.out(`${JSON.stringify({ outcomes, reasons, bad, elapsedMs: app.clock.nowMs() - startedMs })}\n`);
      return bad > 0 ? 1 : 0;
    } finally {
      await app.close();
    }
  },
};
