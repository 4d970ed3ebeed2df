import { describe, expect, it } from 'vitest';
import { makeKeyedMutex } from '../../../src/lib/mutex.ts';

/** Pieces of work that end when they are told to. */
function bench() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => async (): Promise<string> => {
    begun.push(name);
    await new Promise<void>((resolve) => ends.set(name, resolve));
    return name;
  };
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return { begun, work, settle, end: (name: string) => ends.get(name)?.() };
}

describe('work kept apart by keys', () => {
  it('runs at once what shares no key, and in order what does', async () => {
    const { begun, work, settle, end } = bench();
    const apart = makeKeyedMutex();
    const all = [apart(work('a1'), ['a', 'x']), apart(work('b1'), ['b']), apart(work('a2'), ['a'])];
    await settle();
    expect(begun).toEqual(['a1', 'b1']);
    end('a1');
    await settle();
    expect(begun).toEqual(['a1', 'b1', 'a2']);
    end('b1');
    end('a2');
    expect(await Promise.all(all)).toEqual(['a1', 'b1', 'a2']);
  });

  it('lets work without keys run alone', async () => {
    const { begun, work, settle, end } = bench();
    const apart = makeKeyedMutex();
    const all = [apart(work('a'), ['a']), apart(work('alone')), apart(work('b'), ['b'])];
    await settle();
    expect(begun).toEqual(['a']);
    end('a');
    await settle();
    expect(begun).toEqual(['a', 'alone']);
    end('alone');
    await settle();
    end('b');
    await Promise.all(all);
  });

  it('goes on after work that failed', async () => {
    const apart = makeKeyedMutex();
    const failing = apart(() => Promise.reject(new Error('no')), ['a']);
    await expect(failing).rejects.toThrow('no');
    expect(await apart(async () => 1, ['a'])).toBe(1);
  });
});
