import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { everyAnswer, isUnsure } from '../../../../src/classify/eval/every-answer.ts';
import {
  entailmentRows,
  ownRows,
  realRows,
  sentimentRows,
  topicRows,
} from '../../../../src/classify/eval/read-rows.ts';
import { splitOf } from '../../../../src/classify/eval/splits.ts';
import type { TagsFile } from '../../../../src/classify/model/tags-file.ts';
import { sha256 } from '../../../../src/lib/hash.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'diembao-rows-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const lines = (rows: object[]): string => rows.map((row) => JSON.stringify(row)).join('\n');
function put(path: string, rows: object[]): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), path.endsWith('.gz') ? gzipSync(lines(rows)) : lines(rows));
}

describe('rows of the public sets', () => {
  it('are none where the folder is empty', async () => {
    expect([
      ...sentimentRows(folder),
      ...topicRows(folder),
      ...entailmentRows(folder),
      ...ownRows(join(folder, 'own')),
    ]).toEqual([]);
    expect(await realRows(folder, join(folder, 'labels'))).toEqual([]);
  });
  it('count a text once a source, whatever its case, and name news by source and domain', () => {
    const row = { text: 'Máy  tốt', label: 'positive', source: 'S', domain: 'news' };
    put('sentiment/vi.train.jsonl.gz', [row, { ...row, text: 'MÁY TỐT' }, { ...row, domain: 'gadgets' }]);
    const found = sentimentRows(folder);
    expect(found.map(({ group, kind, text }) => [group, kind, text])).toEqual([
      ['S/news', 'article', 'Máy tốt'],
      ['S', 'post', 'Máy tốt'],
    ]);
    expect(found[0]?.split).toBe(splitOf('máy tốt', 'S/news'));
  });
  it('put translations of one sentence and pairs of one premise on one side', () => {
    put(
      'topics/sib200.train.jsonl.gz',
      ['vi', 'en', 'lo'].map((lang) => ({ text: lang, label: 'health', lang, id: '7' })),
    );
    put(
      'nli/train.jsonl.gz',
      ['a', 'b'].map((hypothesis) => ({ premise: 'P', hypothesis, label: 'neutral', lang: 'en', source: 'N' })),
    );
    expect(new Set(topicRows(folder).map(({ split }) => split)).size).toBe(1);
    expect(new Set(entailmentRows(folder).map(({ split }) => split)).size).toBe(1);
  });
  it('find the text of a label by its hash, cut as the labellers saw it', async () => {
    const text = `${'chữ '.repeat(60)}cuối`;
    const sentences = ['Bắc Giang họp.', 'Bắc Giang bàn.', 'Ba.'];
    const shown = `${'chữ '.repeat(49)}chữ … ¶ Bắc Giang họp. Bắc Giang bàn.`;
    put('mentions/bac-giang.jsonl.gz', [
      { text, sentences },
      { text: 'khác', sentences },
    ]);
    put('labels/a.jsonl', [
      { sha256: sha256(shown), lang: 'vi', tone: 'neutral', topic: 'politics', safetyEvent: 'none', checkable: true },
    ]);
    put('labels/second.jsonl', [
      { sha256: sha256(shown), lang: 'vi', tone: 'negative', topic: 'politics', safetyEvent: 'none' },
    ]);
    const [row, ...rest] = await realRows(folder, join(folder, 'labels'));
    expect(rest).toEqual([]);
    expect(row).toMatchObject({
      group: 'real',
      text: shown.replace(' ¶ ', ' '),
      targets: { sentiment: 'neutral', claim: 'checkable' },
    });
  });
  it('of our own are split by id, and claims are labelled only where somebody did', () => {
    const item = { lang: 'vi', form: 'headline', text: 'Một', tone: 'neutral', safetyEvent: 'none' };
    put('own/a.jsonl', [
      { ...item, id: 'x-1', checkable: false, hard: 'drill' },
      { ...item, id: 'x-2', text: 'MỘT' },
      { ...item, id: 'x-3', text: 'Hai', form: 'post' },
    ]);
    const found = ownRows(join(folder, 'own'));
    expect(found.map(({ text, kind, hard }) => [text, kind, hard])).toEqual([
      ['Một', 'article', 'drill'],
      ['Hai', 'post', null],
    ]);
    expect(found.map(({ targets }) => targets.claim)).toEqual(['not-checkable', undefined]);
    expect(found[1]?.split).toBe(splitOf('x-3', 'own'));
  });
});

describe('a model that always answers', () => {
  it('is a copy with thresholds at 0; the shipped thresholds are applied afterwards', () => {
    const head = {
      output: 'sentiment',
      labels: ['a'],
      fusion: {},
      thresholds: { vi: { default: 0.5, a: 0.7 }, '*': { default: 0.4 } },
      measured: ['vi'],
    };
    put('models/m/tags.json', [{ version: '1', model: 'm-1', heads: { sentiment: head } }]);
    const before = readFileSync(join(folder, 'models/m/tags.json'), 'utf8');
    const copy = everyAnswer(join(folder, 'models'), 'm');
    const copied = JSON.parse(readFileSync(join(copy.modelDir, 'm/tags.json'), 'utf8')) as TagsFile;
    expect(copied.heads['sentiment']?.thresholds).toEqual({ '*': { default: 0 } });
    expect(readFileSync(join(folder, 'models/m/tags.json'), 'utf8')).toBe(before);
    const unsure = (lang: string, label: string, score: number): boolean =>
      isUnsure(copy.tags, { head: 'sentiment', lang, label, score });
    expect([
      unsure('vi', 'a', 0.69),
      unsure('vi', 'b', 0.69),
      unsure('ko', 'a', 0.39),
      unsure('ko', 'a', 0.41),
    ]).toEqual([true, false, true, false]);
    copy.remove();
    expect(existsSync(copy.modelDir)).toBe(false);
  });
  it('leaves a model without tags.json where it is', () => {
    expect(everyAnswer(folder, 'owner/name')).toMatchObject({ modelDir: folder, tags: null });
  });
});
