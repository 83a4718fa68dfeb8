/** Enough to keep the disk busy, and far below the number of files a process may have open. */
const AT_ONCE = 32;

/** Applies an asynchronous function to all items, some at a time, and keeps their order. */
export async function inBatches<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE) {
    results.push(...(await Promise.all(items.slice(at, at + AT_ONCE).map(work))));
  }
  return results;
}
