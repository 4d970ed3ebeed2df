import { describe, expect, it } from 'vitest';
import { gather } from '../../../src/lib/gather.ts';

describe('calls that join', () => {
  it('does what is asked while a round runs together in the next, and answers each caller', async () => {
    const rounds: number[][] = [];
    let goOn: () => void = () => undefined;
    const ask = gather(async (asked: number[]) => {
      rounds.push(asked);
      if (rounds.length === 1) await new Promise<void>((resolve) => (goOn = resolve));
      return asked.map((one) => one * 2);
    });
    const first = ask(1);
    await Promise.resolve();
    const later = [ask(2), ask(3)];
    goOn();
    expect(await Promise.all([first, ...later])).toEqual([2, 4, 6]);
    expect(rounds).toEqual([[1], [2, 3]]);
  });

  it('fails the callers of a round that fails, and goes on with the next', async () => {
    let count = 0;
    const ask = gather(async (asked: string[]) => {
      count += 1;
      if (count === 1) throw new Error('away');
      return asked;
    });
    const lost = [ask('a'), ask('b')].map((call) => call.catch((error: Error) => error.message));
    expect(await Promise.all(lost)).toEqual(['away', 'away']);
    expect(await ask('c')).toBe('c');
  });
});
