/** The same items, each asked for while the one before is still being used: reading and storing overlap. */
export async function* ahead<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item> {
  const iterator = items[Symbol.asyncIterator]();
  let next = iterator.next();
  try {
    for (;;) {
      const { value, done } = await next;
      if (done) return;
      next = iterator.next();
      next.catch(() => {}); // heard of when it is awaited, or never if nobody asks
      yield value;
    }
  } finally {
    await next.catch(() => {});
    await iterator.return?.();
  }
}
