import { expect, it } from 'vitest';
import { plantedIdentities } from '../../src/commands/demo-press/press-expectations.ts';
import { readSites } from '../../src/commands/demo-press/read-sites.ts';
import { diembao, freshFolder } from './run-diembao.ts';

it('demo --once adds up, stays in its languages, and no planted person is in anything it says, however much it logs', async () => {
  const { code, out, err } = await diembao(['demo', '--once'], {
    dataDir: freshFolder(),
    env: { DIEMBAO_LOG: 'debug', DIEMBAO_MODEL_DIR: '/nonexistent' },
  });
  expect(code, err.slice(-2_000)).toBe(0);
  const demo = JSON.parse(out.trim().split('\n').at(-1) ?? '') as {
    entries: number;
    outcomes: Record<string, number>;
    documents: number;
    stories: number;
    languages: Record<string, number>;
  };
  const sum = (counts: Record<string, number>): number =>
    Object.values(counts).reduce((total, count) => total + count, 0);
  expect(sum(demo.outcomes)).toBe(demo.entries);
  expect(sum(demo.languages)).toBe(demo.documents);
  expect(demo.documents).toBeGreaterThan(150);
  expect(demo.stories).toBeLessThan(demo.documents);
  expect(Object.keys(demo.languages).sort()).toEqual(['en', 'ja', 'ko', 'lo', 'vi', 'zh']);
  const { outlets, timelines } = readSites();
  const said = out + err;
  expect(said.length).toBeGreaterThan(10_000);
  expect(plantedIdentities(outlets, timelines).filter((identity) => said.includes(identity))).toEqual([]);
}, 240_000);
