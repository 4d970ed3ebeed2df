import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { makeThread } from '../../../src/lib/thread.ts';

const echo = () => makeThread<string, string>({ entry: '../tests/unit/lib/echo-thread', timeoutMs: 500 });

it('answers in order', async () => {
  const thread = echo();
  expect(await Promise.all(['a', 'b', 'c'].map((one) => thread.ask(one)))).toEqual(['a', 'b', 'c']);
  await thread.close();
});

it('gives up a request that hangs, also while others keep coming, and answers those with a new thread', async () => {
  const thread = echo();
  let failure = '';
  const hung = thread.ask('hang').catch((error: Error) => void (failure = error.message));
  const others: Promise<string>[] = [];
  while (failure === '') {
    others.push(thread.ask(`${others.length}`));
    await pause(20);
  }
  await hung;
  expect(failure).toContain('takes longer');
  expect(await Promise.all(others)).toEqual(others.map((_, at) => `${at}`));
  await thread.close();
});
