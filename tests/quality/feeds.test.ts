import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { feedReport } from '../../src/crawlers/feeds/feed-report.ts';
import { readFeed } from '../../src/crawlers/feeds/read-feed.ts';
import floors from './floors.json' with { type: 'json' };

const folder = new URL('../../fixtures/feeds/', import.meta.url);
const url = 'https://songthuong.example/rss/tin.rss';
const realFolder = join(resolve(process.env['EVAL_DATA_DIR'] ?? '../shared/data'), 'feeds');

interface Golden {
  file: string;
  entries?: Record<string, string | null>[];
}

function isRead({ file, entries }: Golden): boolean {
  try {
    const report = feedReport(readFeed(readFileSync(new URL(file, folder)), { url }));
    return (entries ?? []).every((wanted, at) => {
      const entry = report.entries[at] as unknown as Record<string, unknown> | undefined;
      return entry && Object.entries(wanted).every(([field, value]) => (entry[field] ?? '') === (value ?? ''));
    });
  } catch {
    return false;
  }
}

describe('feeds', () => {
  it('reads at least the pinned share of the golden feeds', () => {
    const golden = readFileSync(new URL('golden.jsonl', folder), 'utf8').trim().split('\n');
    const read = golden.filter((line) => isRead(JSON.parse(line) as Golden));
    expect(read.length / golden.length).toBeGreaterThanOrEqual(floors.feeds.goldenRead);
  });

  it.skipIf(!existsSync(realFolder))(
    'finds title, address and date of every entry of the real feeds (needs the evaluation folder)',
    () => {
      const files = readdirSync(realFolder).filter((file) => file.endsWith('.xml'));
      const entries = files.flatMap((file) => readFeed(readFileSync(join(realFolder, file)), { url }).entries);
      const complete = entries.filter((entry) => entry.title && entry.url && entry.publishedAt);
      expect(complete.length / entries.length).toBeGreaterThanOrEqual(floors.feeds.realEntriesComplete);
    },
  );
});
