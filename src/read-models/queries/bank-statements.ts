import type { DataSource } from 'typeorm';

/** The ends of what the statements of an account show, as far as their lines were imported. */
export interface StatedAccount {
  readonly account: string;
  readonly currency: string;
  readonly lines: number;
  /** Of all lines, in minor units: what came less what went. */
  readonly sum: bigint;
  /** Of the lines, those that do not tell of their statement: from before that was kept. */
  readonly untold?: { readonly lines: number; readonly minor: bigint; readonly lastOn: string };
  /** The day of the earliest balance, and all balances with which a statement of that day begins. */
  readonly first: StatedBalance | undefined;
  /** The same of the latest balance, with which a statement ends. */
  readonly last: StatedBalance | undefined;
  /** Lines lie before or behind these: of pages whose statement begins, or ends, on a page that was not imported. */
  readonly isCut: boolean;
}

export interface StatedBalance {
  /** `YYYY-MM-DD`. */
  readonly on: string;
  /** Several where several statements meet on that day: which of them is the outer one, their order would say. */
  readonly minor: readonly bigint[];
}

interface Row {
  readonly account: string;
  readonly currency: string;
  readonly lines: number;
  readonly sum: string;
  readonly untold: number;
  readonly untold_sum: string | null;
  readonly untold_on: string | null;
  readonly first_on: string | null;
  readonly last_on: string | null;
  readonly openings: readonly string[] | null;
  readonly closings: readonly string[] | null;
  readonly cut: boolean;
}

const STATED = `
WITH line AS (SELECT account, currency, amount, booked_on, stated, opening, opening_on, closing, closing_on
                FROM rm.bank_line WHERE merchant_id = $1),
ends AS (SELECT account, currency, count(*)::integer AS lines, sum(amount)::text AS sum,
                count(*) FILTER (WHERE NOT stated)::integer AS untold,
                sum(amount) FILTER (WHERE NOT stated)::text AS untold_sum,
                max(booked_on) FILTER (WHERE NOT stated) AS untold_on,
                min(opening_on) AS first_on, max(closing_on) AS last_on
           FROM line GROUP BY account, currency)
SELECT e.*,
       (SELECT array_agg(DISTINCT l.opening::text) FROM line l
         WHERE l.account = e.account AND l.currency = e.currency AND l.opening_on = e.first_on) AS openings,
       (SELECT array_agg(DISTINCT l.closing::text) FROM line l
         WHERE l.account = e.account AND l.currency = e.currency AND l.closing_on = e.last_on) AS closings,
       EXISTS (SELECT 1 FROM line l
                WHERE l.account = e.account AND l.currency = e.currency AND l.stated
                  AND (l.opening_on IS NULL AND l.booked_on < e.first_on
                       OR l.closing_on IS NULL AND l.booked_on > e.last_on)) AS cut
  FROM ends e ORDER BY account, currency`;

/** The bank accounts of a merchant of which statements were imported. */
export async function statedAccounts(database: DataSource, merchantId: string): Promise<StatedAccount[]> {
  const rows = await database.query<Row[]>(STATED, [merchantId]);
  return rows.map(({ account, currency, lines, sum, untold, untold_sum, untold_on, ...ends }) => ({
    ...{ account, currency, lines, sum: BigInt(sum) },
    ...(untold_sum !== null &&
      untold_on !== null && { untold: { lines: untold, minor: BigInt(untold_sum), lastOn: untold_on } }),
    first: balanceOf(ends.first_on, ends.openings),
    last: balanceOf(ends.last_on, ends.closings),
    isCut: ends.cut,
  }));
}

const balanceOf = (on: string | null, minor: readonly string[] | null): StatedBalance | undefined =>
  on === null || minor === null ? undefined : { on, minor: minor.map(BigInt) };
