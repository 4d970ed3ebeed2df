import { parseArgs, type ParseArgsConfig } from 'node:util';

/** Where a command reads and writes; tests pass their own. */
export interface Terminal {
  stdin: NodeJS.ReadableStream;
  /** Results. */
  out(text: string): void;
  /** Diagnostics and progress. */
  err(text: string): void;
  /** True when progress may redraw its line. */
  isInteractive: boolean;
}

export type OptionSpecs = NonNullable<ParseArgsConfig['options']>;

/** One command of the command line; its name and summary stand in `command-list.ts`. */
export interface Command {
  /** What `--help` prints below the summary: usage, options, examples. */
  help: string;
  options: OptionSpecs;
  /** Names of what may follow; more is bad usage. `FILE…` takes any number. */
  positionals: string[];
  /** Returns the exit code: 0 fine, 1 failed. Throws `UsageError` for bad usage (2). */
  run(
    input: { values: Record<string, string | boolean | (string | boolean)[] | undefined>; positionals: string[] },
    terminal: Terminal,
  ): Promise<number>;
}

/** Bad usage: printed with a hint at `--help`, exit 2. */
export class UsageError extends Error {}

/** The values and positionals of a command's arguments. Throws `UsageError`. */
export function readArguments(
  command: Command,
  args: string[],
): { values: Record<string, string | boolean | (string | boolean)[] | undefined>; positionals: string[] } {
  let parsed;
  try {
    parsed = parseArgs({
      args,
      options: { ...command.options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
      strict: true,
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message.split('. ')[0] : String(error));
  }
  const takesMany = command.positionals.some((name) => name.endsWith('…'));
  if (!takesMany && parsed.positionals.length > command.positionals.length)
    throw new UsageError(`unexpected argument '${parsed.positionals[command.positionals.length]}'`);
  return parsed;
}

/** A string option's value, or undefined. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
