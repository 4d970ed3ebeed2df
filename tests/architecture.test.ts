import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const src = join(root, 'src');

interface Module {
  /** Path under src, with slashes. */
  path: string;
  room: string;
  text: string;
  lineCount: number;
  packages: string[];
  /** Paths under src of relative imports; type-only ones apart. */
  imports: { path: string; isTypeOnly: boolean }[];
}

function read(path: string): Module {
  const text = readFileSync(join(src, path), 'utf8');
  const packages: string[] = [];
  const imports: Module['imports'] = [];
  for (const match of text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|import\('([^']+)'\)/g,
  )) {
    const target = match[2] ?? match[3] ?? '';
    if (!target.startsWith('.')) packages.push(target);
    else
      imports.push({
        path: relative(src, resolve(dirname(join(src, path)), target)).replaceAll('\\', '/'),
        isTypeOnly: match[1] !== undefined,
      });
  }
  const [room = ''] = path.split('/');
  return {
    path,
    room: path.includes('/') ? room : path.replace(/\.ts$/, ''),
    text,
    lineCount: text.split('\n').length,
    packages,
    imports,
  };
}

const modules = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((item) => item.isFile() && item.name.endsWith('.ts'))
  .map((item) => read(relative(src, join(item.parentPath, item.name)).replaceAll('\\', '/')));

const FEATURES = ['crawlers', 'privacy', 'archive', 'classify', 'stories', 'evidence', 'alerts', 'reports'];
const MAY_IMPORT: Record<string, string[]> = {
  lib: [],
  domain: ['lib'],
  events: ['domain', 'lib'],
  config: ['domain', 'lib', 'config-schema'],
  'config-schema': ['domain', 'lib'],
  queue: ['domain', 'lib'],
  store: ['domain', 'lib'],
  ...Object.fromEntries(FEATURES.map((feature) => [feature, ['domain', 'lib']])),
  pipeline: [...FEATURES, 'domain', 'lib', 'events'],
  api: ['domain', 'lib', 'reports', 'pipeline', 'events'],
  // Commands open the API's port and make its keys; everything else of it they get from app.ts.
  commands: ['domain', 'lib', 'reports', 'pipeline', 'events', 'config', 'app', 'api'],
  main: ['commands', 'lib', 'domain'],
};
const PORTS = ['store/port.ts', 'store/store-copy.ts', 'queue/port.ts'];
/** Rooms that may know what the ports look like. */
const KNOWS_PORTS = [...FEATURES, 'pipeline', 'api', 'commands', 'store', 'queue'];
/** One line each, with the reason: features whose pure functions a thin command offers directly. */
const COMMAND_FEATURES = FEATURES;

function breaks(module: Module): string[] {
  if (module.room === 'app') return [];
  return module.imports.flatMap(({ path }) => {
    const [room = ''] = path.includes('/') ? path.split('/') : [path.replace(/\.ts$/, '')];
    if (room === module.room || MAY_IMPORT[module.room]?.includes(room)) return [];
    if (PORTS.includes(path) && KNOWS_PORTS.includes(module.room)) return [];
    if (module.room === 'commands' && COMMAND_FEATURES.includes(room)) return [];
    return [`${module.path} imports ${path}`];
  });
}

function cycles(): string[] {
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const state = new Map<string, 'open' | 'done'>();
  const found: string[] = [];
  const walk = (path: string, trail: string[]): void => {
    if (state.get(path) === 'done') return;
    if (state.get(path) === 'open') {
      found.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
      return;
    }
    state.set(path, 'open');
    for (const { path: next, isTypeOnly } of byPath.get(path)?.imports ?? [])
      if (!isTypeOnly) walk(next, [...trail, path]);
    state.set(path, 'done');
  };
  for (const module of modules) walk(module.path, []);
  return found;
}

const offenders = (pattern: RegExp, allowed: (module: Module) => boolean): string[] =>
  modules
    .filter((module) => !allowed(module) && pattern.test(module.text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')))
    .map((module) => module.path);

describe('the house', () => {
  it('finds its modules', () => expect(modules.length).toBeGreaterThan(50));
  it('lets each room import only what architecture.md allows', () => expect(modules.flatMap(breaks)).toEqual([]));
  it('has no import cycles', () => expect(cycles()).toEqual([]));
  it('keeps files at 400 lines or less', () => {
    const tables = /schema\.ts$|^domain\/.*-table\.ts$/;
    expect(
      modules
        .filter((module) => module.lineCount > 400 && !tables.test(module.path))
        .map((module) => `${module.path}: ${module.lineCount}`),
    ).toEqual([]);
  });
  it('names files in kebab-case and none after nothing', () => {
    const banned = /^(utils?|helpers?|common|misc|manager|data|info|obj|tmp|index)$/;
    const bad = modules.flatMap(({ path }) =>
      path.split('/').filter((part) => banned.test(part.replace(/\.ts$/, '')) || !/^[a-z0-9-]+(\.ts)?$/.test(part)),
    );
    expect(bad).toEqual([]);
  });
  it('reads process.env in config.ts only', () =>
    expect(offenders(/process\.env/, ({ path }) => path === 'config.ts')).toEqual([]));
  it('reads the clock in lib/clock.ts only', () =>
    expect(offenders(/Date\.now\(|new Date\(\)|performance\.now/, ({ path }) => path === 'lib/clock.ts')).toEqual([]));
  it('keeps the search client under store/elasticsearch, bullmq and its driver in queue/bullmq*.ts and the SQLite driver in one file', () => {
    const uses = (name: string): string[] =>
      modules
        .filter((module) => module.packages.some((found) => found === name || found.startsWith(`${name}/`)))
        .map(({ path }) => path);
    expect(uses('@elastic/elasticsearch').filter((path) => !path.startsWith('store/elasticsearch/'))).toEqual([]);
    for (const name of ['bullmq', 'ioredis'])
      expect(uses(name).filter((path) => !/^queue\/bullmq(-[a-z]+)?\.ts$/.test(path))).toEqual([]);
    expect(offenders(/@photostructure\/sqlite|node:sqlite/, ({ path }) => path === 'lib/sqlite.ts')).toEqual([]);
  });
  it('exports by name and has no default exports', () => expect(offenders(/export default/, () => false)).toEqual([]));
  it('gives no port more than eight methods', () => {
    const crowded = PORTS.flatMap((path) => {
      const text = readFileSync(join(src, path), 'utf8');
      return [...text.matchAll(/export interface (\w+)(?: extends [^{]+)? \{([\s\S]*?)\n\}/g)]
        .map(([, name = '', body = '']) => ({ name, count: [...body.matchAll(/^ {2}\w+\(/gm)].length }))
        .filter(({ count }) => count > 8)
        .map(({ name, count }) => `${name}: ${count}`);
    });
    expect(crowded).toEqual([]);
  });
  it('names no author, byline or handle in the store', () =>
    expect(
      offenders(/author|byline|handle\b/i, ({ path }) => !path.startsWith('store/') && path !== 'domain/document.ts'),
    ).toEqual([]));
});
