export interface BarColumn {
  readonly label: string;
  readonly values: readonly {
    readonly fill: string;
    readonly x: number;
    readonly y: number;
    readonly height: number;
  }[];
  readonly x: number;
  readonly width: number;
}

export interface BarChart {
  readonly width: number;
  readonly height: number;
  readonly base: number;
  readonly columns: readonly BarColumn[];
}

const WIDTH = 700;
const HEIGHT = 160;
const BASE = 138;

/**
 * Where the bars of a chart stand. Amounts are scaled as integers; only thousandths of the picture become numbers, and
 * those are no money.
 */
export function barChart(
  columns: readonly { readonly label: string; readonly values: readonly { fill: string; minor: bigint }[] }[],
): BarChart {
  const most = columns.flatMap(({ values }) => values.map(({ minor }) => minor)).reduce(larger, 1n);
  const step = WIDTH / Math.max(1, columns.length);
  return {
    width: WIDTH,
    height: HEIGHT,
    base: BASE,
    columns: columns.map(({ label, values }, column) => {
      const width = Math.max(2, (step * 0.8) / Math.max(1, values.length));
      return {
        label,
        x: column * step + step / 2,
        width,
        values: values.map(({ fill, minor }, index) => {
          const height = share(minor, most) * (BASE - 10);
          return { fill, x: column * step + step * 0.1 + index * width, y: BASE - height, height };
        }),
      };
    }),
  };
}

const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);

/** Between 0 and 1, to a thousandth. */
export const share = (part: bigint, whole: bigint): number =>
  whole <= 0n || part <= 0n ? 0 : Number((part * 1_000n) / whole) / 1_000;
