import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import Value from 'typebox/value';
import type { TSchema } from 'typebox';
import { CORE_SCHEMA, load, YAMLException } from 'js-yaml';
import {
  ENTRY_POINTS,
  SafetyEventsSchema,
  SettingsSchema,
  SourceSchema,
  TopicsSchema,
  WatchSchema,
} from './config-schema.ts';
import type { SafetyEventsFile, Settings, TopicsFile } from './config-schema.ts';
import { DiembaoError } from './domain/errors.ts';
import type { Problem } from './domain/problem.ts';
import type { Source, SourceEntries } from './domain/source.ts';
import type { Watch } from './domain/watch.ts';
import { mismatches } from './lib/check.ts';
import { durationMs } from './lib/duration.ts';
import { packageRoot } from './lib/entry-point.ts';

/** Everything the composition root needs, read once. `places` and `publishers` are the parsed YAML; their features check them. */
export interface Config {
  host: string;
  port: number;
  dataDir: string;
  configDir: string;
  modelDir: string;
  elasticsearchUrl: string | null;
  redisUrl: string | null;
  secret: string | null;
  evalDataDir: string;
  logLevel: string;
  settings: Settings;
  sources: Source[];
  watches: Watch[];
  topics: TopicsFile['topics'];
  safetyEvents: SafetyEventsFile;
  places: unknown;
  publishers: unknown;
}

/** Thrown with every problem of every file; the command prints them and exits 2. */
export class ConfigProblems extends DiembaoError {
  readonly problems: Problem[];
  constructor(problems: Problem[]) {
    super('config-invalid', `${problems.length} problem${problems.length === 1 ? '' : 's'} in the configuration`);
    this.problems = problems;
  }
}

function readYaml(path: string, problems: Problem[]): unknown {
  if (!existsSync(path)) {
    problems.push({ path, value: undefined, expectation: 'the file is missing' });
    return undefined;
  }
  try {
    return load(readFileSync(path, 'utf8'), { schema: CORE_SCHEMA });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    problems.push({
      path: `${path}:${error.mark.line + 1}`,
      value: undefined,
      expectation: `readable YAML: ${error.reason}`,
    });
    return undefined;
  }
}

function checked<T>(options: {
  path: string;
  schema: TSchema;
  problems: Problem[];
  withDefaults?: boolean;
}): T | undefined {
  const raw = readYaml(options.path, options.problems);
  if (raw === undefined) return undefined;
  const value: unknown = options.withDefaults ? Value.Default(options.schema, raw ?? {}) : raw;
  const found = mismatches(options.schema, value);
  options.problems.push(...found.map((mismatch) => ({ ...mismatch, path: `${options.path}: ${mismatch.path}` })));
  return found.length > 0 ? undefined : (value as T);
}

interface SourceFile extends Omit<Source, 'expect' | 'pollEveryMs' | 'allowAddresses' | 'verified'> {
  expect: { entriesPerDay: [number, number]; longestSilence: string };
  poll?: { every: string };
  allowAddresses?: string[];
  verified?: boolean;
}

function readSource(path: string, problems: Problem[]): Source | null {
  const file = checked<SourceFile>({ path, schema: SourceSchema, problems });
  if (!file) return null;
  const before = problems.length;
  if (file.id !== basename(path, '.yaml'))
    problems.push({ path: `${path}: id`, value: file.id, expectation: 'the name of the file' });
  if (file.expect.entriesPerDay[0] > file.expect.entriesPerDay[1])
    problems.push({
      path: `${path}: expect.entriesPerDay`,
      value: file.expect.entriesPerDay,
      expectation: '[least, most] with least ≤ most',
    });
  file.entries.forEach((entry, index) => {
    const schema = ENTRY_POINTS.get((entry as { type?: string } | null)?.type ?? '');
    const found = schema
      ? mismatches(schema, entry)
      : [
          {
            path: 'type',
            value: (entry as { type?: unknown } | null)?.type,
            expectation: `one of ${[...ENTRY_POINTS.keys()].join(', ')}`,
          },
        ];
    problems.push(...found.map((mismatch) => ({ ...mismatch, path: `${path}: entries.${index}.${mismatch.path}` })));
    const aims = aimCount(entry);
    if (schema && aims !== null && aims !== 1)
      problems.push({
        path: `${path}: entries.${index}`,
        value: entry,
        expectation: 'exactly one of tag, account, timeline (mastodon) or query, author, feed (bluesky)',
      });
  });
  if (problems.length > before) return null;
  return {
    ...file,
    entries: file.entries,
    expect: { entriesPerDay: file.expect.entriesPerDay, longestSilenceMs: durationMs(file.expect.longestSilence) ?? 0 },
    pollEveryMs: file.poll ? durationMs(file.poll.every) : null,
    allowAddresses: file.allowAddresses ?? [],
    verified: file.verified ?? false,
  };
}

/** How many aims a social entry point names; null where none is needed. */
function aimCount(entry: SourceEntries): number | null {
  if (entry.type === 'mastodon') return [entry.tag, entry.account, entry.timeline].filter(Boolean).length;
  return entry.type === 'bluesky' ? [entry.query, entry.author, entry.feed].filter(Boolean).length : null;
}

function yamlFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((item) => item.isFile() && item.name.endsWith('.yaml'))
    .map((item) => join(item.parentPath, item.name))
    .sort();
}

function readSources(configDir: string, problems: Problem[]): Source[] {
  const sources = yamlFiles(join(configDir, 'sources')).flatMap((path) => readSource(path, problems) ?? []);
  const seen = new Set<string>();
  for (const { id } of sources) {
    if (seen.has(id)) problems.push({ path: join(configDir, 'sources'), value: id, expectation: 'each id once' });
    seen.add(id);
  }
  return sources;
}

function portOf(text: string | undefined, problems: Problem[]): number {
  const port = Number(text ?? 8080);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  problems.push({ path: 'DIEMBAO_PORT', value: text, expectation: 'a port from 0 to 65535' });
  return 8080;
}

/**
 * ONNX Runtime from 1.30 on counts its sessions and sends the counts to its maker, unless the process says before the library
 * is loaded that it must not. This installation talks to no one but its sources.
 */
function sendNothingHome(): void {
  process.env['ORT_DISABLE_TELEMETRY'] = '1';
}

/** Reads environment and all files. Throws `ConfigProblems` with everything that is wrong, not just the first. */
export function loadConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  sendNothingHome();
  const problems: Problem[] = [];
  const configDir =
    environment['DIEMBAO_CONFIG_DIR'] ??
    (existsSync('./config/default.yaml') ? './config' : join(packageRoot, 'config'));
  const settings = checked<Settings>({
    path: join(configDir, 'default.yaml'),
    schema: SettingsSchema,
    problems,
    withDefaults: true,
  });
  const watches = yamlFiles(join(configDir, 'watches')).flatMap(
    (path) => checked<Watch>({ path, schema: WatchSchema, problems }) ?? [],
  );
  const topics = checked<TopicsFile>({ path: join(configDir, 'topics.yaml'), schema: TopicsSchema, problems });
  const safetyEvents = checked<SafetyEventsFile>({
    path: join(configDir, 'safety-events.yaml'),
    schema: SafetyEventsSchema,
    problems,
  });
  const elasticsearchUrl = environment['ELASTICSEARCH_URL'] || null;
  const redisUrl = environment['REDIS_URL'] || null;
  if (Boolean(elasticsearchUrl) !== Boolean(redisUrl)) {
    problems.push({
      path: elasticsearchUrl ? 'REDIS_URL' : 'ELASTICSEARCH_URL',
      value: undefined,
      expectation: 'both or neither: cluster mode needs both servers',
    });
  }
  const rest = {
    host: environment['DIEMBAO_HOST'] ?? '127.0.0.1',
    port: portOf(environment['DIEMBAO_PORT'], problems),
    dataDir: environment['DIEMBAO_DATA_DIR'] ?? './data',
    configDir,
    modelDir: environment['DIEMBAO_MODEL_DIR'] ?? join(packageRoot, 'models'),
    elasticsearchUrl,
    redisUrl,
    secret: environment['DIEMBAO_SECRET'] || null,
    evalDataDir: environment['EVAL_DATA_DIR'] ?? '../shared/data',
    logLevel: environment['DIEMBAO_LOG'] ?? 'warn',
    sources: readSources(configDir, problems),
    places: readYaml(join(configDir, 'places.yaml'), problems),
    publishers: readYaml(join(configDir, 'publishers.yaml'), problems),
  };
  if (problems.length > 0 || !settings || !topics || !safetyEvents) throw new ConfigProblems(problems);
  return { ...rest, settings, watches, topics: topics.topics, safetyEvents };
}
