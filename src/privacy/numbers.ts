import { contextReader } from './digit-context.ts';
import { digitRuns, type DigitRun } from './digit-runs.ts';
import { judgeNumber, type NumberCandidate } from './judge-number.ts';
import type { Skeleton } from './skeleton.ts';
import type { MaskSpan } from './span.ts';

interface Range {
  start: number;
  end: number;
}

export interface NumberOptions {
  isPost: boolean;
  /** Links that are kept, in order. */
  links: Range[];
}

const MAX_GROUPS = 400;
/** Mobile and fixed lines, identity numbers. */
const IN_TABLE = /^0(?:[35789]\d{8}|2\d{8,9}|\d{11})$/u;

const DATES =
  /(?<!\d)(?:[0-3]?\d([/.-])[01]?\d\1(?:19|20)\d\d|(?:19|20)\d\d([/.-])(?:0?[1-9]|1[0-2])\2(?:0?[1-9]|[12]\d|3[01])|[01]?\d[/.-](?:19|20)\d\d|[0-2]?\d[:h][0-5]\d)(?!\d|[.\-/]\d)/gu;

function overlaps(ranges: Range[], start: number, end: number): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle] as Range).end <= start) low = middle + 1;
    else high = middle;
  }
  const next = ranges[low];
  return next !== undefined && next.start < end;
}

function dateRanges(plain: string): Range[] {
  return [...plain.matchAll(DATES)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

type ContextAt = ReturnType<typeof contextReader>;

function candidateOf({
  skeleton,
  contextAt,
  run,
  from,
  to,
}: {
  skeleton: Skeleton;
  contextAt: ContextAt;
  run: DigitRun;
  from: number;
  to: number;
}): Omit<NumberCandidate, 'isPost' | 'isInLink' | 'hasDate'> {
  const groups = run.groups.slice(from, to + 1);
  const first = groups[0] as Range;
  const last = groups[groups.length - 1] as Range;
  return {
    digits: groups.map((group) => group.digits).join(''),
    sizes: groups.map((group) => group.digits.length),
    gaps: groups.slice(1).map((group, at) => skeleton.plain.slice((groups[at] as Range).end, group.start)),
    hasPlus:
      (run.hasPlus && from === 0) || /\+[\s(]?$/u.test(skeleton.plain.slice(Math.max(0, first.start - 2), first.start)),
    followsFigure: /\d[.,]\s?$/u.test(skeleton.plain.slice(Math.max(0, first.start - 3), first.start)),
    touchesLetter:
      /\p{L}/u.test(skeleton.text.charAt(first.start - 1)) || /\p{L}/u.test(skeleton.text.charAt(last.end)),
    context: contextAt(first.start, last.end),
  };
}

/** Groups i..j for which the digits stay within 22, longest first. */
function lastGroups(run: DigitRun, from: number): number[] {
  const first = (run.groups[from] as { digits: string }).digits;
  const isTable = run.groups.length > MAX_GROUPS;
  // In a table only what begins like a phone or an identity number may be spread over groups: the work stays linear.
  if (isTable && (first.length > 12 || !/^0(?:[1-9]|$)/u.test(first))) return first.length < 6 ? [] : [from];
  const ends: number[] = [];
  let digits = '';
  for (let to = from; to < run.groups.length; to += 1) {
    digits += (run.groups[to] as { digits: string }).digits;
    const count = digits.length;
    if (count > 22) return ends.length === 0 && to === from ? [from] : ends;
    if (isTable && (count > 12 || digits.startsWith('00'))) return ends;
    if (isTable ? count >= 10 && IN_TABLE.test(digits) : count >= 6) ends.unshift(to);
  }
  return ends;
}

function scanRun(
  skeleton: Skeleton,
  run: DigitRun,
  options: NumberOptions & { dates: Range[]; contextAt: ContextAt },
): MaskSpan[] {
  const { dates, contextAt } = options;
  const spans: MaskSpan[] = [];
  for (let from = 0; from < run.groups.length; from += 1) {
    for (const to of lastGroups(run, from)) {
      const start = (run.groups[from] as Range).start;
      const end = (run.groups[to] as Range).end;
      const kind = judgeNumber({
        ...candidateOf({ skeleton, contextAt, run, from, to }),
        isPost: options.isPost,
        isInLink: overlaps(options.links, start, end),
        hasDate: overlaps(dates, start, end),
      });
      if (!kind) continue;
      spans.push({ start: withSign(skeleton.plain, start), end, kind });
      from = to;
      break;
    }
  }
  return spans;
}

/** The sign and the opening parenthesis belong to the number. */
function withSign(plain: string, start: number): number {
  const sign = /(?:\+\s?\(?|\()$/u.exec(plain.slice(Math.max(0, start - 3), start));
  return sign ? start - sign[0].length : start;
}

/** Phones, document numbers of persons, and accounts written in digits of any script. */
export function findNumbers(skeleton: Skeleton, options: NumberOptions): MaskSpan[] {
  const runs = digitRuns(skeleton.plain);
  if (runs.length === 0) return [];
  const dates = dateRanges(skeleton.plain);
  const contextAt = contextReader(skeleton);
  return runs.flatMap((run) => scanRun(skeleton, run, { ...options, dates, contextAt }));
}
