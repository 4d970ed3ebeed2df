import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConfigProblems, loadConfig } from '../../../src/config.ts';

const shipped = fileURLToPath(new URL('../../../config', import.meta.url));
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'diembao-config-'));
  cpSync(shipped, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function problems(environment: Record<string, string> = {}): string[] {
  try {
    loadConfig({ DIEMBAO_CONFIG_DIR: folder, ...environment });
    return [];
  } catch (error) {
    if (!(error instanceof ConfigProblems)) throw error;
    return error.problems.map(({ path, expectation }) => `${path.replace(`${folder}/`, '')} | ${expectation}`);
  }
}

describe('the shipped configuration', () => {
  it('has no problem, at least 12 sources in all six languages and at most 40 settings', () => {
    const config = loadConfig({ DIEMBAO_CONFIG_DIR: folder });
    expect(config.sources.length).toBeGreaterThanOrEqual(12);
    expect(new Set(config.sources.map(({ lang }) => lang))).toEqual(new Set(['vi', 'en', 'zh', 'ko', 'ja', 'lo']));
    expect(config.sources.filter(({ verified }) => verified)).toEqual([]);
    const leaves = (value: unknown): number =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.values(value).reduce<number>((sum, one) => sum + leaves(one), 0)
        : 1;
    expect(leaves(config.settings)).toBeLessThanOrEqual(40);
  });
});

describe('a wrong configuration', () => {
  it('is reported whole: every file, every path, what was expected', () => {
    writeFileSync(join(folder, 'default.yaml'), 'crawl: {concurrency: 0, hostGap: 5}\nretain: {postDays: soon}\n');
    mkdirSync(join(folder, 'sources/zz'), { recursive: true });
    writeFileSync(
      join(folder, 'sources/zz/bad.yaml'),
      'id: other\nname: X\ncountry: ZZ\norigin: domestic\nlang: vi\nkind: newspaper\nentries: [{type: feed, url: "ftp://x"}, {type: telepathy}]\nexpect: {entriesPerDay: [9, 1], longestSilence: soon}\n',
    );
    const found = problems();
    for (const part of [
      'crawl.concurrency | fetches at once, 1 to 64',
      'crawl.hostGap | no such setting',
      'retain.postDays',
      'expect.longestSilence | a duration',
    ]) {
      expect(
        found.some((problem) => problem.includes(part)),
        `${part} in ${found.join('\n')}`,
      ).toBe(true);
    }
  });
  it('names a broken YAML file with its line', () => {
    writeFileSync(join(folder, 'default.yaml'), 'crawl:\n  concurrency: [1\n');
    expect(problems().some((problem) => /default\.yaml:\d+ \| readable YAML/.test(problem))).toBe(true);
  });
  it('wants both servers or none', () => {
    expect(problems({ REDIS_URL: 'redis://127.0.0.1' })).toEqual([
      'ELASTICSEARCH_URL | both or neither: cluster mode needs both servers',
    ]);
  });
  it('refuses a port that is none', () =>
    expect(problems({ DIEMBAO_PORT: '99999' })).toEqual(['DIEMBAO_PORT | a port from 0 to 65535']));
  it('wants exactly one aim of a social entry point', () => {
    mkdirSync(join(folder, 'sources/zz'), { recursive: true });
    writeFileSync(
      join(folder, 'sources/zz/two.yaml'),
      'id: two\nname: X\ncountry: ZZ\norigin: foreign\nlang: en\nkind: social\nentries: [{type: mastodon, url: "https://m.example", tag: a, account: b}]\nexpect: {entriesPerDay: [0, 1], longestSilence: 1d}\n',
    );
    expect(problems().join()).toContain('exactly one of tag, account, timeline');
  });
});
