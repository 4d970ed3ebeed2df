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
}

const GAP = '[ \\t\\n.\\-_()\\[\\]*·•|~/\\\\,+\'’‘"“”«»‑…=^<>&:;#@$!?{}`ー〜～・ㅡ\\u0001\\u0002]';
const GROUP = '(?:(?<![A-Za-z\\d])[oOlI]{0,2}\\d[\\doOlI\\u0001]*|(?<![A-Za-z])[oOlI](?![A-Za-z]))';
const RUN = new RegExp(`[oOlI\\d][\\doOlI\\u0001]*(?:${GAP}{1,6}${GROUP})*`, 'uy');
const IS_GAP = new RegExp(GAP, 'u');
const GROUPS = /[oOlI\d][oOlI\d\u0001]*/gu;

const IMPURE = /\D/u;

function digitsOf(group: string): string {
  return group
    .replace(/\u0001/gu, '')
    .replace(/[oO]/gu, '0')
    .replace(/[lI]/gu, '1');
}

const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;
const isLatin = (unit: number): boolean => (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122);
/** o, O, l, I. */
const isLookAlike = (unit: number): boolean => unit === 111 || unit === 79 || unit === 108 || unit === 73;

/** Where the run starts whose first digit stands at `at`: letters that look like digits may stand before it. */
function firstOf(plain: string, at: number, floor: number): number {
  let start = at;
  while (start > floor && at - start < 2 && isLookAlike(plain.charCodeAt(start - 1))) start -= 1;
  const before = plain.charCodeAt(start - 1);
  if (start < at && (isLatin(before) || isDigit(before))) start = at;
  const letter = plain.charAt(start - 2);
  const isLoose = start - 2 >= floor && (letter === 'o' || letter === 'O') && !isLatin(plain.charCodeAt(start - 3));
  return isLoose && isDigit(plain.charCodeAt(start)) && IS_GAP.test(plain.charAt(start - 1)) ? start - 2 : start;
}

function runOf(plain: string, from: number, written: string): DigitRun | null {
  const groups: DigitGroup[] = [];
  let count = 0;
  for (const group of written.matchAll(GROUPS)) {
    const start = from + group.index;
    let raw = group[0];
    // A letter that closes a group and a unit look alike: 10l, 5l.
    const isPure = !IMPURE.test(raw);
    if (
      !isPure &&
      /^\d{1,3}[lI]$/u.test(raw) &&
      !/^[-. ]?\d/u.test(plain.slice(start + raw.length, start + raw.length + 2))
    )
      raw = raw.slice(0, -1);
    const digits = isPure ? raw : digitsOf(raw);
    count += digits.length;
    groups.push({ start, end: start + raw.length, digits });
  }
  if (count < 6) return null;
  return { groups, hasPlus: /\+\s?\(?$/u.test(plain.slice(Math.max(0, from - 3), from)) };
}

/** All runs of digits in a `plain` shadow, in order. A group may hold o/O for 0 and l/I for 1 beside real digits. */
export function digitRuns(plain: string): DigitRun[] {
  const runs: DigitRun[] = [];
  let end = 0;
  for (let at = 0; at < plain.length; at += 1) {
    if (!isDigit(plain.charCodeAt(at))) continue;
    const from = firstOf(plain, at, end);
    RUN.lastIndex = from;
    const written = RUN.exec(plain)?.[0] ?? plain.charAt(at);
    end = from + written.length;
    at = Math.max(at, end - 1);
    const run = written.length < 6 ? null : runOf(plain, from, written);
    if (run) runs.push(run);
  }
  return runs;
}
