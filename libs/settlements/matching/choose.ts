const CANDIDATES_MAX = 120;

/**
 * Up to three of a list whose amounts are a wanted sum. Bounded: of a long list only its beginning is looked at. Most
 * sums are none of it, and that is known from the sums of its pairs without a search; so one list is asked many times.
 */
export class Choice<T> {
  private readonly some: readonly T[];
  private readonly amounts: readonly bigint[];
  private pairs?: ReadonlySet<bigint>;

  constructor(
    all: readonly T[],
    private readonly amountOf: (one: T) => bigint,
  ) {
    this.some = all.slice(0, CANDIDATES_MAX);
    this.amounts = this.some.map(amountOf);
  }

  /** The first such choice in the order given, smaller ones first. */
  of(wanted: bigint): readonly T[] | undefined {
    const one = this.amounts.indexOf(wanted);
    if (one >= 0) return [this.some[one]!];
    const pairs = (this.pairs ??= sumsOfPairs(this.amounts));
    if (pairs.has(wanted)) return chooseOf(this.some, wanted, 2, this.amountOf);
    // It may stand in the pair that it would need: the search tells.
    const mayBe = this.amounts.some((amount) => pairs.has(wanted - amount));
    return mayBe ? chooseOf(this.some, wanted, 3, this.amountOf) : undefined;
  }
}

export const choose = <T>(all: readonly T[], wanted: bigint, amountOf: (one: T) => bigint): readonly T[] | undefined =>
  new Choice(all, amountOf).of(wanted);

function sumsOfPairs(amounts: readonly bigint[]): Set<bigint> {
  const sums = new Set<bigint>();
  for (const [index, one] of amounts.entries()) {
    for (let other = index + 1; other < amounts.length; other++) sums.add(one + amounts[other]!);
  }
  return sums;
}

function chooseOf<T>(
  all: readonly T[],
  wanted: bigint,
  size: number,
  amountOf: (one: T) => bigint,
): readonly T[] | undefined {
  if (size === 0) return wanted === 0n ? [] : undefined;
  for (const [index, one] of all.entries()) {
    const rest = chooseOf(all.slice(index + 1), wanted - amountOf(one), size - 1, amountOf);
    if (rest) return [one, ...rest];
  }
  return undefined;
}
