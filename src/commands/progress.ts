import type { Terminal } from './command.ts';

/** Says how far long work is: one redrawn line on a terminal, else a line every few seconds. */
export interface Progress {
  show(text: string): void;
  end(): void;
}

/** Progress on stderr. `everyMs` is the gap between lines where the terminal cannot redraw. */
export function makeProgress(terminal: Terminal, clock: { nowMs(): number }, everyMs = 3_000): Progress {
  let lastMs = 0;
  let last = '';
  return {
    show: (text) => {
      const gapMs = terminal.isInteractive ? 100 : everyMs;
      if (text === last || clock.nowMs() - lastMs < gapMs) return;
      lastMs = clock.nowMs();
      last = text;
      terminal.err(terminal.isInteractive ? `\r\u001b[K${text}` : `${text}\n`);
    },
    end: () => {
      if (terminal.isInteractive && last !== '') terminal.err('\r\u001b[K');
    },
  };
}
