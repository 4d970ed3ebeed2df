import { makeApp } from '../app.ts';
import { loadConfig } from '../config.ts';
import { localDay, startOfLocalDay } from '../lib/local-day.ts';
import { answerClock, answerEpisodes, type ClockRow } from '../reports/answer-clock.ts';
import { text, UsageError, type Command } from './command.ts';

const DAY_MS = 86_400_000;
const DAYS = 90;

function instantOf(given: string | undefined, name: string): string | undefined {
  if (given === undefined) return undefined;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(given) || Number.isNaN(Date.parse(given)))
    throw new UsageError(`--${name} takes a local day such as 2026-03-10`);
  return startOfLocalDay(given);
}

/** `2 giờ 05 phút`, or a dash where nothing was answered. */
function spoken(minutes: number | null): string {
  if (minutes === null) return '–';
  const hours = Math.floor(minutes / 60);
  return `${hours > 0 ? `${hours} giờ ` : ''}${String(Math.round(minutes % 60)).padStart(2, '0')} phút`;
}

function table(rows: readonly ClockRow[]): string {
  const cells = rows.map((row) => [
    row.month,
    row.topic,
    String(row.episodeCount),
    `${spoken(row.medianToOfficialMinutes)} (${row.officialCount})`,
    `${spoken(row.medianToCorrectionMinutes)} (${row.correctedCount})`,
  ]);
  const head = ['tháng', 'chủ đề', 'vụ việc', 'đến thông báo chính thức', 'đến đính chính trên báo'];
  const widths = head.map((name, at) => Math.max(name.length, ...cells.map((row) => (row[at] ?? '').length)));
  return [head, ...cells].map((row) => `${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}\n`).join('');
}

export const command: Command = {
  help: `
Usage: diembao answer-clock [--from DAY] [--to DAY] [--json]

How long false claims stood before they were answered: from the first sighting to the first official statement and to the first
press correction, medians by local month and topic (* stands for all). The last 90 days when left out; DAY of --to is included.`,
  options: { from: { type: 'string' }, to: { type: 'string' }, json: { type: 'boolean' } },
  positionals: [],
  run: async ({ values }, terminal) => {
    const from = instantOf(text(values['from']), 'from');
    const last = instantOf(text(values['to']), 'to');
    const app = await makeApp({ config: loadConfig(), withModel: false });
    try {
      const nowMs = app.clock.nowMs();
      const rows = answerClock(
        await answerEpisodes(app.shown, {
          from: from ?? startOfLocalDay(localDay(nowMs - DAYS * DAY_MS)),
          to: new Date(Date.parse(last ?? startOfLocalDay(localDay(nowMs))) + DAY_MS).toISOString(),
          sources: app.sources,
        }),
      );
      terminal.out(values['json'] ? rows.map((row) => `${JSON.stringify(row)}\n`).join('') : table(rows));
      return 0;
    } finally {
      await app.close();
    }
  },
};
