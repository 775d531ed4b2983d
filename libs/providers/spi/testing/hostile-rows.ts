/** Texts that stand where another text was. */
const TEXTS: readonly unknown[] = ['', 'constructor', '-1', '1e9', '9'.repeat(5_000), `.${'0'.repeat(5_000)}1`];
/** What stands where another type was, or as a number or a list that is none. */
const OTHER_TYPES: readonly unknown[] = [null, true, -1, 0.5, 1e300, [], [null], [[]], {}, { a: { b: 1 } }];

/** A row of a list that somebody tampered with. */
export interface BrokenRow {
  readonly row: unknown;
  /** What was changed is of another type now, or is not there at all. */
  readonly isOtherType: boolean;
}

/** The row itself and each of its members, however deep, once as each hostile value and once left out. */
export function brokenAtEachPlace(row: unknown): BrokenRow[] {
  const whole = [...broken(row), { row: undefined, isOtherType: true }];
  if (typeof row !== 'object' || row === null) return whole;
  const parts = Object.entries(row).flatMap(([name, value]: [string, unknown]) =>
    brokenAtEachPlace(value).map((part) => ({ ...part, row: withMember(row, name, part.row) })),
  );
  return [...whole, ...parts];
}

const broken = (value: unknown): BrokenRow[] => [
  ...TEXTS.map((row) => ({ row, isOtherType: typeof value !== 'string' })),
  ...OTHER_TYPES.map((row) => ({ row, isOtherType: typeof value !== typeof row })),
];

/** Left out where it is undefined, as JSON has it. */
function withMember(of: object, name: string, value: unknown): unknown {
  if (Array.isArray(of)) return of.map((each: unknown, index) => (String(index) === name ? value : each));
  const { [name]: _, ...others } = of as Record<string, unknown>;
  return value === undefined ? others : { ...others, [name]: value };
}
