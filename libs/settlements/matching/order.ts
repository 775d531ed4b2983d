/** Compares texts by code unit, the same everywhere. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Oldest first; of the same moment by id. Matching sorts before it looks, so the order of arrival cannot matter. */
export const byAge = <T extends { readonly id: string }>(at: (one: T) => Date) => {
  return (a: T, b: T): number => at(a).getTime() - at(b).getTime() || compare(a.id, b.id);
};

export const byId = <T extends { readonly id: string }>(a: T, b: T): number => compare(a.id, b.id);

export const total = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n);

export function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}
