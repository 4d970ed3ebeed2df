/** A read that callers share: who asks while one is under way gets its answer, who asks later starts the next. */
export function joined<T>(read: () => Promise<T>): () => Promise<T> {
  let underWay: Promise<T> | null = null;
  return () =>
    (underWay ??= read().finally(() => {
      underWay = null;
    }));
}
