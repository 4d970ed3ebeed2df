import { setFlagsFromString } from 'node:v8';
import { readArguments, UsageError, type Terminal } from './commands/command.ts';
import { COMMANDS, type CommandEntry } from './commands/command-list.ts';
import { DiembaoError } from './domain/errors.ts';

// Short-lived objects die young here: small nurseries save some 50 MB in each thread and cost no measurable time.
setFlagsFromString('--max-semi-space-size=4');

const terminal: Terminal = {
  stdin: process.stdin,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  isInteractive: process.stderr.isTTY === true,
};

function overview(): string {
  const lines = COMMANDS.map(({ name, summary }) => `  ${name.padEnd(18)} ${summary}`);
  return `Điểm Báo – theo dõi báo chí và dư luận về tỉnh Bắc Giang\n\nUsage: diembao <command> [options]\n\n${lines.join('\n')}\n\ndiembao <command> --help tells more.\n`;
}

interface Problems {
  problems: { path: string; value: unknown; expectation: string }[];
}

function explain(error: unknown): number {
  const problems = (error as Partial<Problems>).problems;
  if (Array.isArray(problems)) {
    for (const { path, value, expectation } of problems) {
      terminal.err(`${path}${value === undefined ? '' : ` = ${JSON.stringify(value)}`}: expected ${expectation}\n`);
    }
    return 2;
  }
  if (error instanceof DiembaoError) {
    const facts = Object.entries(error.facts).map(([name, value]) => `${name}=${value}`);
    terminal.err(`error ${error.code}: ${error.message}${facts.length > 0 ? ` (${facts.join(', ')})` : ''}\n`);
    return error.code === 'config-invalid' ? 2 : 1;
  }
  terminal.err(`a fault of the program: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return 1;
}

/** The command that the words name (`audit verify` before `audit`), and what follows it. */
function pick(words: string[]): { entry: CommandEntry; rest: string[] } | null {
  for (const length of [2, 1]) {
    const found = COMMANDS.find(({ name }) => name === words.slice(0, length).join(' '));
    if (found) return { entry: found, rest: words.slice(length) };
  }
  return null;
}

async function main(words: string[]): Promise<number> {
  if (words.length === 0 || words[0] === '--help' || words[0] === '-h' || words[0] === 'help') {
    terminal.out(overview());
    return words.length === 0 ? 2 : 0;
  }
  const picked = pick(words);
  if (!picked) {
    terminal.err(`diembao: no command '${words[0]}'; diembao --help lists them\n`);
    return 2;
  }
  const { name, summary } = picked.entry;
  const command = await picked.entry.load();
  try {
    if (picked.rest.includes('--help') || picked.rest.includes('-h')) {
      terminal.out(`diembao ${name} – ${summary}\n\n${command.help.trim()}\n`);
      return 0;
    }
    return await command.run(readArguments(command, picked.rest), terminal);
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.err(`diembao ${name}: ${error.message}; diembao ${name} --help tells more\n`);
      return 2;
    }
    return explain(error);
  }
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // `diembao … | head` closes the pipe early: that is no failure.
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await main(process.argv.slice(2));
