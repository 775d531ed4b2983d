export interface LineChart {
  readonly width: number;
  readonly height: number;
  /** Where zero is. */
  readonly zero: number;
  readonly line: string;
  readonly area: string;
}

const WIDTH = 700;
const HEIGHT = 160;
const MARGIN = 8;

/** A balance over time as steps: it stands still until it moves. @param values minor units at equal distances */
export function lineChart(values: readonly bigint[]): LineChart {
  const most = values.reduce((a, b) => (a > b ? a : b), 0n);
  const least = values.reduce((a, b) => (a < b ? a : b), 0n);
  const span = most === least ? 1n : most - least;
  const yOf = (minor: bigint): number =>
    HEIGHT - MARGIN - (Number(((minor - least) * 1_000n) / span) / 1_000) * (HEIGHT - 2 * MARGIN);
  const xOf = (index: number): number => Math.round((index * WIDTH) / Math.max(1, values.length - 1));
  const steps = values.map((minor, index) =>
    index === 0 ? `M0 ${yOf(minor).toFixed(1)}` : `H${xOf(index)}V${yOf(minor).toFixed(1)}`,
  );
  const line = steps.join('');
  const zero = yOf(0n);
  return { width: WIDTH, height: HEIGHT, zero, line, area: `${line}V${zero.toFixed(1)}H0Z` };
}
