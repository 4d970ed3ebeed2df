import { createInterface } from 'node:readline';
import type { Terminal } from './command.ts';

/** The largest line read; a longer one is an error of its own. */
const MAX_LINE = 20_000_000;

/** What stands in the place of a line that could not be done. */
export interface LineError {
  error: { code: string; message: string };
  line: number;
}

interface Coded {
  code?: unknown;
  message?: unknown;
}

function lineError(error: unknown, line: number): LineError {
  const { code, message } = error as Coded;
  return {
    error: {
      code: typeof code === 'string' ? code : 'invariant-broken',
      message: typeof message === 'string' ? message : String(error),
    },
    line,
  };
}

/**
 * The ⇄ of the contract: one JSON object a line in, one out, in order, streaming, up to `ahead` at work at once.
 * Returns the exit code: 1 when any line failed.
 */
export async function mapJsonLines(
  terminal: Terminal,
  work: (row: Record<string, unknown>) => Promise<unknown>,
  ahead = 1,
): Promise<number> {
  const reader = createInterface({ input: terminal.stdin, crlfDelay: Infinity });
  const pending: Promise<{ text: string; isFailed: boolean }>[] = [];
  let line = 0;
  let exit = 0;
  const one = async (text: string, number: number): Promise<{ text: string; isFailed: boolean }> => {
    try {
      if (text.length > MAX_LINE)
        throw Object.assign(new Error(`a line may have ${MAX_LINE} characters`), { code: 'record-invalid' });
      let row: unknown;
      try {
        row = JSON.parse(text);
      } catch {
        throw Object.assign(new Error('the line is not JSON'), { code: 'record-invalid' });
      }
      if (typeof row !== 'object' || row === null || Array.isArray(row))
        throw Object.assign(new Error('the line is not a JSON object'), { code: 'record-invalid' });
      return { text: JSON.stringify(await work(row as Record<string, unknown>)), isFailed: false };
    } catch (error) {
      return { text: JSON.stringify(lineError(error, number)), isFailed: true };
    }
  };
  const take = async (): Promise<void> => {
    const { text, isFailed } = await (pending.shift() as Promise<{ text: string; isFailed: boolean }>);
    terminal.out(`${text}\n`);
    if (isFailed) exit = 1;
  };
  for await (const raw of reader) {
    line += 1;
    const text = raw.replace(/^\uFEFF/, '');
    if (text.trim() === '') continue;
    pending.push(one(text, line));
    if (pending.length >= ahead) await take();
  }
  while (pending.length > 0) await take();
  return exit;
}

/** A required text field of a row. Throws `record-invalid`. */
export function requiredText(row: Record<string, unknown>, name: string): string {
  const value = row[name];
  if (typeof value !== 'string')
    throw Object.assign(new Error(`the field ${name} is missing or no text`), { code: 'record-invalid' });
  return value;
}

/** All bytes of a stream. */
export async function readAll(stream: NodeJS.ReadableStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}
