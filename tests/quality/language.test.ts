import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../src/classify/language.ts';
import floors from './floors.json' with { type: 'json' };

interface Row {
  lang: string;
  text: string;
}

const root = new URL('../../', import.meta.url);
const data = (path: string): URL => new URL(`${process.env.EVAL_DATA_DIR ?? '../shared/data'}/${path}`, root);
const lines = (text: string): Row[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);
const unmarked = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036F]/g, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D');
const firstWords = (text: string): string => text.split(' ').slice(0, 6).join(' ');

function accuracy(rows: Row[]): number {
  return rows.filter((row) => detectLanguage(row.text).label === row.lang).length / rows.length;
}

describe('language, on our golden sentences', () => {
  const golden = lines(readFileSync(new URL('fixtures/golden/places.jsonl', root), 'utf8'));
  it('is right in six languages', () => {
    expect(accuracy(golden)).toBeGreaterThanOrEqual(floors.language.golden);
  });
  it('is right on Vietnamese without marks, and says so', () => {
    const rows = golden.filter((row) => row.lang === 'vi').map((row) => ({ ...row, text: unmarked(row.text) }));
    const right = rows.filter((row) => {
      const answer = detectLanguage(row.text);
      return answer.label === 'vi' && answer.unmarked;
    });
    expect(right.length / rows.length).toBeGreaterThanOrEqual(floors.language.goldenUnmarked);
  });
});

// Third-party sentences stay outside the repository.
describe.skipIf(!existsSync(data('lid/ud.jsonl.gz')))('language, on treebank sentences', () => {
  const rows = () => lines(gunzipSync(readFileSync(data('lid/ud.jsonl.gz'))).toString());
  it.each(['vi', 'zh', 'ko', 'ja'] as const)('is right on %s', (lang) => {
    expect(accuracy(rows().filter((row) => row.lang === lang))).toBeGreaterThanOrEqual(floors.language[lang]);
  });
  it('is right on Vietnamese without marks, whole and six words long', () => {
    const vietnamese = rows().filter((row) => row.lang === 'vi');
    const bare = vietnamese.map((row) => ({ ...row, text: unmarked(row.text) }));
    expect(accuracy(bare)).toBeGreaterThanOrEqual(floors.language.viUnmarked);
    expect(accuracy(bare.map((row) => ({ ...row, text: firstWords(row.text) })))).toBeGreaterThanOrEqual(
      floors.language.viUnmarkedShort,
    );
  });
});

describe.skipIf(!existsSync(data('topics/sib200.train.jsonl.gz')))(
  'language, on parallel sentences in six languages',
  () => {
    it.each(['vi', 'en', 'zh', 'ko', 'ja', 'lo'])('is right on %s', (lang) => {
      const rows = lines(gunzipSync(readFileSync(data('topics/sib200.train.jsonl.gz'))).toString());
      expect(accuracy(rows.filter((row) => row.lang === lang))).toBeGreaterThanOrEqual(floors.language.parallel);
    });
  },
);
