import { writeFileSync } from 'node:fs';
import { makeApp, type App } from '../app.ts';
import { loadConfig, type Config } from '../config.ts';
import { findChromium } from '../crawlers/list-pages/find-chromium.ts';
import { sourceHealth } from '../crawlers/source-health.ts';
import { instant } from '../lib/clock.ts';
import { localDay } from '../lib/local-day.ts';
import { dailyDocx } from '../reports/daily-docx.ts';
import { dailyHtml } from '../reports/daily-html.ts';
import { dailyReview, type DailyReview, type ReachedHealth } from '../reports/daily-review.ts';
import { pdfOf } from '../reports/pdf-of.ts';
import { text, UsageError, type Command } from './command.ts';

const FORMATS = ['docx', 'pdf', 'html', 'json'] as const;
const LATER = ['weekly', 'monthly', 'annual'];

/** Where the dashboard of this installation is, for the links of the numbers; undefined where the port is picked at start. */
function dashboardOf({ host, port }: Config): string | undefined {
  const isEvery = ['0.0.0.0', '::', '[::]'].includes(host);
  return port === 0 || isEvery ? undefined : `http://${host.includes(':') ? `[${host}]` : host}:${port}/`;
}

async function rendered(
  review: DailyReview,
  how: { format: string; browser: string; dashboardUrl: string | undefined },
): Promise<string | Uint8Array> {
  const { format, browser } = how;
  const links = how.dashboardUrl ? { dashboardUrl: how.dashboardUrl } : {};
  if (format === 'json') return `${JSON.stringify(review, null, 1)}\n`;
  if (format === 'docx') return dailyDocx(review, links);
  const html = dailyHtml(review, links);
  return format === 'html' ? html : pdfOf(html, findChromium(browser === 'auto' ? null : browser));
}

function dayOf(value: unknown, name: string): string | undefined {
  const day = text(value);
  if (day !== undefined && (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(Date.parse(day))))
    throw new UsageError(`--${name} is a day such as 2026-03-10`);
  return day;
}

function webAddress(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (!/^https?:/.test(value) || !URL.canParse(value)) throw new UsageError('--dashboard is an http(s) address');
  return new URL(value).href.replace(/#.*$/, '');
}

async function reviewOf(app: App, days: { fromDay: string; toDay: string }): Promise<DailyReview> {
  const states = new Map((await app.store.crawl.states()).map((state) => [state.sourceId, state]));
  const healthOf = (id: string): ReachedHealth => {
    const source = app.sources.get(id);
    return source
      ? sourceHealth(source, states.get(id) ?? null, app.clock.nowMs())
      : { status: 'unknown', message: 'Không có nguồn này.', said: 'unknown', facts: {} };
  };
  return dailyReview({ store: app.shown, sources: [...app.sources.values()], healthOf, clock: app.clock }, days);
}

export const command: Command = {
  help: `
Usage: diembao report daily [--from DAY] [--to DAY] --format docx|pdf|html|json --out FILE [--dashboard URL]

Writes the press review of one local day (today when left out) or of the days from DAY to DAY: figures, lead stories with
quoted extracts and links, critical coverage, foreign press, suspected misinformation with evidence, sources not reached.
Each number opens its list
on the dashboard (--dashboard, else where this installation listens). PDF is printed by the Chromium of this machine. weekly, monthly, annual and xlsx are not in this version.

Example
  diembao report daily --from 2026-03-10 --format docx --out diem-bao.docx`,
  options: {
    from: { type: 'string' },
    to: { type: 'string' },
    format: { type: 'string' },
    out: { type: 'string' },
    dashboard: { type: 'string' },
  },
  positionals: ['PERIOD'],
  run: async ({ values, positionals: [period] }, terminal) => {
    if (period !== undefined && LATER.includes(period)) throw new UsageError(`'${period}' is not in this version`);
    if (period !== 'daily') throw new UsageError("say which report: 'daily'");
    const format = text(values['format']);
    if (!FORMATS.some((known) => known === format)) throw new UsageError(`--format is one of ${FORMATS.join(', ')}`);
    const out = text(values['out']);
    if (!out) throw new UsageError('--out is missing');
    const from = dayOf(values['from'], 'from');
    const to = dayOf(values['to'], 'to');
    const given = webAddress(text(values['dashboard']));
    const app = await makeApp({ config: loadConfig(), withModel: false });
    try {
      const today = localDay(instant(app.clock));
      const days = { fromDay: from ?? to ?? today, toDay: to ?? from ?? today };
      if (days.fromDay > days.toDay) throw new UsageError('--from lies after --to');
      const review = await reviewOf(app, days);
      const dashboardUrl = given ?? dashboardOf(app.config);
      const { browser } = app.config.settings.crawl;
      writeFileSync(out, await rendered(review, { format: format ?? '', browser, dashboardUrl }));
      const count = review.figures.find(({ key }) => key === 'documents')?.value ?? 0;
      terminal.err(`đã ghi ${out}: ${count} tin, bài, ${review.leadStories.length} tin nổi bật\n`);
      return 0;
    } finally {
      await app.close();
    }
  },
};
