import { sha256 } from '../../lib/hash.ts';
import type { EvalRow, Split } from './eval-row.ts';

/** Share of each group that is reported, and the share that calibrates: the same numbers as in `training/corpora.py`. */
const SHARES: Readonly<Record<string, readonly [number, number]>> = {
  own: [0.2, 0.08],
  real: [0.25, 0.1],
  'VnExpress-phones/news': [0.2, 0.08],
  'SIB-200': [0.15, 0.05],
};
const DEFAULT_SHARES = [0.1, 0.05] as const;

/** White space as Python's `\s` means it. */
const SPACE = /[\t-\r\u001c- \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/gu;

/** NFC with white space folded, as the training reads texts. */
export function normalised(text: string): string {
  return text.normalize('NFC').replace(SPACE, ' ').replace(/^ | $/gu, '');
}

/** A uniform number in [0, 1) that only depends on the key: 48 bits of its SHA-256. */
export function fraction(key: string): number {
  return Number.parseInt(sha256(key).slice(0, 12), 16) / 16 ** 12;
}

/** The side on which a key of a group falls; equal to the training's `split_of`. */
export function splitOf(key: string, group: string): Split {
  const [dev, cal] = SHARES[group] ?? DEFAULT_SHARES;
  const at = fraction(key);
  if (at < dev) return 'dev';
  return at < dev + cal ? 'cal' : 'train';
}

/** At most `most` rows of each group, chosen by hash; the order of `capped` rows does not depend on the input's. */
export function capped(rows: readonly EvalRow[], most: number, isWhole: (group: string) => boolean): EvalRow[] {
  const keyed = rows.map((row) => ({ row, at: fraction(row.text + (row.pair ?? '')) })).sort((a, b) => a.at - b.at);
  const taken = new Map<string, number>();
  return keyed.flatMap(({ row }) => {
    const count = (taken.get(row.group) ?? 0) + 1;
    taken.set(row.group, count);
    return count <= most || isWhole(row.group) ? [row] : [];
  });
}
