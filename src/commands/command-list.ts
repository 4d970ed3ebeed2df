import type { Command } from './command.ts';

/** One command: its name and line for the overview, and how to load the rest (each its own chunk, so that start-up stays short). */
export interface CommandEntry {
  name: string;
  summary: string;
  load: () => Promise<Command>;
}

/** All commands, in the order of the overview. */
export const COMMANDS: CommandEntry[] = [];
