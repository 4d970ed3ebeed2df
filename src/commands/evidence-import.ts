import { existsSync, readFileSync } from 'node:fs';
import { makeApp } from '../app.ts';
import { loadConfig } from '../config.ts';
import { DiembaoError } from '../domain/errors.ts';
import { enterEvidence } from '../pipeline/enter-evidence.ts';
import { UsageError, type Command } from './command.ts';

export const command: Command = {
  help: `
Usage: diembao evidence import FILE…

ClaimReview JSON-LD (alone, in arrays, @graph, a DataFeed, or in a page), records labelled fake, inaccurate or verified, or
JSON Lines: id,kind (official-statement, fact-check, correction),publisher,url,publishedAt,lang,title,text. An id given is kept.
Documents already here are judged again. Prints {"imported","unchanged","bad","reopened"}; a bad record is named on stderr
and makes the exit code 1.

Example
  diembao evidence import thong-bao.jsonl`,
  options: {},
  positionals: ['FILE…'],
  run: async ({ positionals }, terminal) => {
    if (positionals.length === 0) throw new UsageError('FILE is missing');
    for (const path of positionals)
      if (!existsSync(path)) throw new DiembaoError('not-found', `there is no file ${path}`);
    const app = await makeApp({ config: loadConfig() });
    const counts = { imported: 0, unchanged: 0, bad: 0, reopened: 0 };
    try {
      for (const path of positionals) {
        const { bad, ...entered } = await enterEvidence([readFileSync(path, 'utf8')], app.parts, app.oneAtATime);
        for (const { line, message } of bad) terminal.err(`${path}:${line}: ${message}\n`);
        counts.bad += bad.length;
        counts.imported += entered.imported;
        counts.unchanged += entered.unchanged;
        counts.reopened += entered.reopened;
      }
      terminal.out(`${JSON.stringify(counts)}\n`);
      return counts.bad > 0 ? 1 : 0;
    } finally {
      await app.close();
    }
  },
};
