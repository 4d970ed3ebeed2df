import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../src/crawlers/list-pages/find-chromium.ts';
import { opaquePostUrl } from '../../src/privacy/permalink.ts';
import { runPress, type PressRun } from './press-run.ts';

let run: PressRun;

beforeAll(async () => {
  run = await runPress();
  await run.round();
}, 600_000);
afterAll(() => run.close());

describe('the demo press, first edition', () => {
  it('ends every announced entry in the one outcome that it should have', async () => {
    const hasBrowser = findChromium(null) !== null;
    if (process.env['DIEMBAO_REQUIRE_BROWSER']) expect(hasBrowser, 'Chromium is missing').toBe(true);
    const wrong: string[] = [];
    for (const entry of run.press.expected.filter(({ needsBrowser }) => hasBrowser || !needsBrowser)) {
      const rows = [
        ...(await run.app.store.outcomes.byUrl(entry.url)),
        ...(await run.app.store.outcomes.byUrl(opaquePostUrl(entry.url, run.app.secret))),
      ];
      const found = rows.map(({ outcome, reason }) => (reason ? `${outcome}:${reason}` : outcome));
      const right = [entry.reason ? `${entry.outcome}:${entry.reason}` : entry.outcome, ...entry.alsoAccepted];
      if (found.length !== 1 || !right.includes(found[0] as string))
        wrong.push(
          `${entry.sourceId} ${entry.url}: ${found.join(' and ') || 'no outcome'}, should be ${right.join(' or ')}`,
        );
    }
    expect(wrong).toEqual([]);
  });

  it('reads titles, dates and languages as they were published', async () => {
    const wrong: string[] = [];
    for (const entry of run.press.expected.filter(({ outcome, title }) => outcome === 'indexed' && title)) {
      const [row] = await run.app.store.outcomes.byUrl(entry.url);
      if (row?.outcome !== 'indexed' || !row.documentId) continue;
      const [document] = await run.app.store.documents.find({ ids: [row.documentId] });
      if (entry.lang && document?.language.label !== entry.lang)
        wrong.push(`${entry.url}: language ${document?.language.label}, should be ${entry.lang}`);
      // A page may state its date to the minute only.
      const gapMs = Math.abs(Date.parse(document?.publishedAt ?? '') - Date.parse(entry.publishedAt ?? ''));
      if (!(gapMs < 60_000)) wrong.push(`${entry.url}: ${document?.publishedAt}, should be ${entry.publishedAt}`);
    }
    expect(wrong).toEqual([]);
  });

  it('joins reprints to one story and counts voices apart', async () => {
    const { items } = await run.app.store.stories.list({ limit: 200 });
    const reprinted = items.filter(({ reprintCount }) => reprintCount > 0);
    expect(reprinted.length).toBeGreaterThanOrEqual(3);
    for (const story of reprinted) expect(story.voiceCount + story.reprintCount).toBe(story.documentCount);
  });

  it('keeps no planted person anywhere', async () => {
    expect(run.press.plantedIdentities.length).toBeGreaterThan(30);
    const found = (await run.everything()).flatMap(({ path, text }) =>
      run.press.plantedIdentities
        .filter((identity) => text.includes(identity))
        .map((identity) => `${identity} in ${path}`),
    );
    expect(found).toEqual([]);
  });

  it('is polite: honest agent, robots first, nothing disallowed', () => {
    const { requests } = run.press;
    expect(requests.filter(({ userAgent }) => !/^DiemBao\/\S+ \(\+\S+\)$/.test(userAgent))).toEqual([]);
    const firstByHost = new Map<string, string>();
    for (const { host, path } of requests) if (!firstByHost.has(host)) firstByHost.set(host, path);
    expect(new Set(firstByHost.values())).toEqual(new Set(['/robots.txt']));
    expect(requests.filter(({ path }) => path.startsWith('/cam/'))).toEqual([]);
  });
});

describe('the demo press, second edition', () => {
  beforeAll(async () => {
    run.press.setEdition(2);
    await run.round();
  }, 120_000);

  it('makes a new version of the edited article, not a new item', async () => {
    const { items } = await run.app.store.documents.search({ flag: ['edited'], limit: 10 });
    expect(items.length).toBeGreaterThanOrEqual(1);
    for (const { document } of items) {
      expect(document.versions).toHaveLength(2);
      expect(document.versions[1]?.changed).toContain('text');
    }
  });
  it('marks the removed article as withdrawn and keeps it', async () => {
    const { items } = await run.app.store.documents.search({ flag: ['withdrawn'], limit: 10 });
    expect(items.length).toBeGreaterThanOrEqual(1);
  });
  it('changes no outcome of the first edition', async () => {
    const { reasons: _reasons, ...outcomes } = await run.app.store.outcomes.counts();
    const rows = await run.app.store.outcomes.list({ limit: 1_000 });
    expect(Object.values(outcomes).reduce((sum, count) => sum + count, 0)).toBe(rows.items.length);
  });
});
