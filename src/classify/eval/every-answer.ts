import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TagsFile } from '../model/tags-file.ts';

/** A model folder whose tags are never `uncertain`, and the thresholds that the shipped one would apply. */
export interface EveryAnswer {
  modelDir: string;
  /** Null for a model without `tags.json`. */
  tags: TagsFile | null;
  remove(): void;
}

/** Copies a model with all thresholds at 0, so that the likeliest label of every text is seen; `remove` deletes the copy. */
export function everyAnswer(modelDir: string, model: string): EveryAnswer {
  const path = join(modelDir, model, 'tags.json');
  if (!existsSync(path)) return { modelDir, tags: null, remove: () => undefined };
  const tags = JSON.parse(readFileSync(path, 'utf8')) as TagsFile;
  const folder = mkdtempSync(join(tmpdir(), 'diembao-eval-'));
  cpSync(join(modelDir, model), join(folder, model), { recursive: true });
  const heads = Object.fromEntries(
    Object.entries(tags.heads).map(([name, head]) => [name, { ...head, thresholds: { '*': { default: 0 } } }]),
  );
  writeFileSync(join(folder, model, 'tags.json'), JSON.stringify({ ...tags, heads }));
  return { modelDir: folder, tags, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** True when the shipped threshold would make this answer `uncertain`. */
export function isUnsure(
  tags: TagsFile | null,
  answer: { head: string; lang: string; label: string; score: number },
): boolean {
  const thresholds = tags?.heads[answer.head]?.thresholds;
  const limits = thresholds?.[answer.lang] ?? thresholds?.['*'] ?? {};
  return answer.score < (limits[answer.label] ?? limits['default'] ?? 0);
}
