import type { Problem } from '../domain/problem.ts';
import { foldName } from './skeleton.ts';

/** Outlets, agencies and official accounts: they keep their name. Folded names, and handles without @ in lower case. */
export interface Publishers {
  names: ReadonlySet<string>;
  handles: ReadonlySet<string>;
}

/** Nobody is a publisher. */
export const NO_PUBLISHERS: Publishers = { names: new Set(), handles: new Set() };

function nameKey(name: string): string {
  return foldName(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function handleKey(handle: string): string {
  return foldName(handle)
    .replace(/^(?:acct:)?[@/]+/u, '')
    .replace(/\/+$/u, '')
    .trim();
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

/** Reads the parsed `config/publishers.yaml`, a list of `{name, handles?}`; all that is wrong is in `problems`. */
export function parsePublishers(yaml: unknown): { publishers: Publishers; problems: Problem[] } {
  const names = new Set<string>();
  const handles = new Set<string>();
  const problems: Problem[] = [];
  const report = (path: string, value: unknown, expectation: string): void => {
    problems.push({ path: `config/publishers.yaml: ${path}`, value, expectation });
  };
  if (!Array.isArray(yaml)) report('(top)', yaml, 'a list of {name, handles?}');
  else
    yaml.forEach((row: unknown, at) => {
      if (typeof row !== 'object' || row === null) return report(`[${at}]`, row, '{name, handles?}');
      const { name, handles: own, ...rest } = row as Record<string, unknown>;
      if (isText(name)) names.add(nameKey(name));
      else report(`[${at}].name`, name, 'a non-empty text');
      if (own !== undefined && !Array.isArray(own)) report(`[${at}].handles`, own, 'a list of texts');
      for (const handle of Array.isArray(own) ? own : []) {
        if (isText(handle)) handles.add(handleKey(handle));
        else report(`[${at}].handles`, handle, 'texts (put quotes around a handle that starts with @)');
      }
      for (const key of Object.keys(rest)) report(`[${at}].${key}`, rest[key], 'no such key; known are name, handles');
    });
  return { publishers: { names, handles }, problems };
}

/** True when the name or handle (with or without @, `acct:` or instance) is a configured publisher's. */
export function isPublisher(publishers: Publishers, nameOrHandle: string): boolean {
  const handle = handleKey(nameOrHandle);
  if (handle === '') return false;
  return publishers.handles.has(handle) || publishers.names.has(nameKey(nameOrHandle));
}
