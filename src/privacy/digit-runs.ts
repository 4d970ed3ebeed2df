/** One unbroken group of digits in a run. */
export interface DigitGroup {
  start: number;
  end: number;
  digits: string;
}

/** Groups of digits with only short separators between them: what may be one number written with disguises. */
export interface DigitRun {
  groups: DigitGroup[];
  /** A plus sign stands before the first group. */
  hasPlus: boolean;
  /** Where the run starts, sign and parenthesis included. */
  start: number;
}

const GAP = '[ \\t.\\-_()\\[\\]*·•|~/\\\\,+\'’‘"‑…=^<>&\\u0001\\u0002]';
const GROUP = '(?:(?<![A-Za-z\\d])[oOlI]{0,2}\\d[\\doOlI\\u0001]*|(?<![A-Za-z])[oOlI](?![A-Za-z]))';
const RUN = new RegExp(
  `\\+?\\s?\\(?(?:(?<![A-Za-z\\d])[oOlI]{0,2}\\d|\\d|(?<![A-Za-z])[oO](?=${GAP}\\d))[\\doOlI\\u0001]*(?:${GAP}{1,6}${GROUP})*`,
  'gu',
);
const GROUPS = /[oOlI\d][oOlI\d\u0001]*/gu;

function digitsOf(group: string): string {
  return group
    .replace(/\u0001/gu, '')
    .replace(/[oO]/gu, '0')
    .replace(/[lI]/gu, '1');
}

/** All runs of digits in a `plain` shadow, in order. A group may hold o/O for 0 and l/I for 1 beside real digits. */
export function digitRuns(plain: string): DigitRun[] {
  const runs: DigitRun[] = [];
  for (const match of plain.matchAll(RUN)) {
    const groups: DigitGroup[] = [];
    let count = 0;
    for (const group of match[0].matchAll(GROUPS)) {
      const start = match.index + group.index;
      let raw = group[0];
      // A letter that closes a group and a unit look alike: 10l, 5l.
      if (/^\d{1,3}[lI]$/u.test(raw) && !/^[-. ]?\d/u.test(plain.slice(start + raw.length, start + raw.length + 2)))
        raw = raw.slice(0, -1);
      const digits = digitsOf(raw);
      count += digits.length;
      groups.push({ start, end: start + raw.length, digits });
    }
    if (count >= 6) runs.push({ groups, hasPlus: match[0].startsWith('+'), start: match.index });
  }
  return runs;
}
