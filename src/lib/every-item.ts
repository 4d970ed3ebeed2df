/** All items of a paged list, lazily: the next page is asked for when the items of the one before have been taken. */
export async function* everyItem<T>(
  page: (at: { cursor?: string }) => Promise<{ items: T[]; next: string | null }>,
): AsyncGenerator<T> {
  let cursor: string | null = null;
  do {
    const { items, next }: { items: T[]; next: string | null } = await page(cursor ? { cursor } : {});
    yield* items;
    cursor = next;
  } while (cursor);
}
