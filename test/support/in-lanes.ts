/** Does the work for all items, so many at a time, and answers the results in the order of the items. */
export async function inLanes<T, R>(
  lanes: number,
  items: readonly T[],
  work: (item: T, lane: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const run = async (lane: number): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) results[index] = await work(items[index]!, lane);
  };
  await Promise.all(Array.from({ length: lanes }, (_, lane) => run(lane)));
  return results;
}
