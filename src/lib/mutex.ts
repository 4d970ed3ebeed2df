/** Runs a piece of work when no earlier one that shares a key with it is unfinished; without keys, when none is. */
export type OneAtATime = <T>(work: () => Promise<T>, keys?: readonly string[]) => Promise<T>;

/** Runs pieces of asynchronous work one after another, in the order in which they came. */
export function makeMutex(): OneAtATime {
  let tail: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = tail.then(work, work);
    tail = turn.catch(() => undefined);
    return turn;
  };
}

/** Lets pieces of work that share no key run at once; those that do run in the order in which they came. */
export function makeKeyedMutex(): OneAtATime {
  const tails = new Map<string, Promise<unknown>>();
  const unfinished = new Set<Promise<unknown>>();
  let barrier: Promise<unknown> = Promise.resolve();

  return (work, keys) => {
    const before = keys ? [barrier, ...keys.flatMap((key) => tails.get(key) ?? [])] : [barrier, ...unfinished];
    const turn = Promise.all(before).then(work);
    const end: Promise<unknown> = turn
      .catch(() => undefined)
      .then(() => {
        unfinished.delete(end);
        for (const key of keys ?? []) if (tails.get(key) === end) tails.delete(key);
      });
    unfinished.add(end);
    if (keys) for (const key of keys) tails.set(key, end);
    else barrier = end;
    return turn;
  };
}
