import type { Problem } from '../../domain/problem.ts';

/** Reads one mapping of a data file field by field; what is wrong goes to the problems, and a harmless value comes back. */
export interface ShapeReader {
  text(key: string, pattern?: RegExp): string;
  optionalText(key: string, pattern?: RegExp): string | null;
  /** ISO day, null where absent. */
  optionalDate(key: string): string | null;
  oneOf<T extends string>(key: string, values: readonly T[]): T;
  optionalOneOf<T extends string>(key: string, values: readonly T[]): T | null;
  /** 0–1. */
  share(key: string, absent: number): number;
  count(key: string, absent: number): number;
  /** Empty where absent. */
  texts(key: string): string[];
  object(key: string): ShapeReader;
  list(key: string): ShapeReader[];
  complain(key: string, value: unknown, expectation: string): void;
  /** Reports keys nobody asked for. */
  close(): void;
}

const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A reader of the value at a path. */
export function shapeReader(value: unknown, path: string, problems: Problem[]): ShapeReader {
  const asked = new Set<string>();
  const mapping = isMapping(value) ? value : {};
  const join = (key: string): string =>
    key === '' ? path : path.endsWith('.yaml') ? `${path}: ${key}` : `${path}.${key}`;
  const complain = (key: string, found: unknown, expectation: string): void => {
    problems.push({ path: join(key), value: found, expectation });
  };
  if (!isMapping(value)) complain('', value, 'a mapping');
  const get = (key: string): unknown => {
    asked.add(key);
    return mapping[key];
  };
  const optional = <T>(key: string, check: (found: unknown) => found is T, expectation: string, absent: T): T => {
    const found = get(key);
    if (found === undefined || found === null) return absent;
    if (check(found)) return found;
    complain(key, found, expectation);
    return absent;
  };
  const isText =
    (pattern?: RegExp) =>
    (found: unknown): found is string =>
      typeof found === 'string' && found.trim() !== '' && (!pattern || pattern.test(found));
  const expected = (pattern?: RegExp): string => (pattern ? `text like ${pattern.source}` : 'text');
  const isDay = (found: unknown): found is string =>
    typeof found === 'string' && /^\d{4}-\d\d-\d\d$/.test(found) && !Number.isNaN(Date.parse(found));

  const reader: ShapeReader = {
    text(key, pattern) {
      const found = optional<string>(key, isText(pattern), expected(pattern), '');
      if (mapping[key] === undefined && isMapping(value)) complain(key, undefined, expected(pattern));
      return found;
    },
    optionalText: (key, pattern) => optional<string | null>(key, isText(pattern), expected(pattern), null),
    optionalDate: (key) => optional<string | null>(key, isDay, 'a day, YYYY-MM-DD', null),
    oneOf(key, values) {
      const found = get(key);
      if (values.includes(found as never)) return found as never;
      complain(key, found, `one of ${values.join(', ')}`);
      return values[0] as never;
    },
    optionalOneOf: (key, values) =>
      optional(
        key,
        (found): found is never => values.includes(found as never),
        `one of ${values.join(', ')}`,
        null as never,
      ),
    share: (key, absent) =>
      optional(
        key,
        (found): found is number => typeof found === 'number' && found >= 0 && found <= 1,
        'a number from 0 to 1',
        absent,
      ),
    count: (key, absent) =>
      optional(
        key,
        (found): found is number => Number.isInteger(found) && (found as number) >= 0,
        'a whole number of at least 0',
        absent,
      ),
    texts(key) {
      const isTexts = (found: unknown): found is string[] => Array.isArray(found) && found.every(isText());
      return optional<string[]>(key, isTexts, 'a list of texts', []);
    },
    object: (key) => shapeReader(get(key), join(key), problems),
    list(key) {
      const found = get(key);
      if (Array.isArray(found)) return found.map((item, i) => shapeReader(item, `${join(key)}[${i}]`, problems));
      complain(key, found, 'a list');
      return [];
    },
    complain,
    close() {
      for (const key of Object.keys(mapping)) if (!asked.has(key)) complain(key, mapping[key], 'no such key');
    },
  };
  return reader;
}
