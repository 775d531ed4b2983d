import type { PayoutLine } from '../settlement/events';
import type { ReportedPayout } from './report';
import { REPORT_LIMITS, ReportRefusedError } from './report';
import { amountAt, exchangeAt, kindAt, payoutIdAt, referenceAt, timeAt } from './values';

/** The columns of a report, in this order. */
export const CSV_COLUMNS = ['payout_id', 'paid_at', 'currency', 'kind', 'reference', 'gross', 'fee', 'net'] as const;

/** Three more, where payers were charged in another currency than they are paid out in. */
export const CSV_EXCHANGE_COLUMNS = ['charged', 'charged_currency', 'rate'] as const;

/** All columns at their longest are a third of it. */
const ROW_MAX = 1_000;

type Column = (typeof CSV_COLUMNS)[number];
type Row = Readonly<Record<Column, string> & Partial<Record<(typeof CSV_EXCHANGE_COLUMNS)[number], string>>>;

interface Collected {
  readonly payoutId: string;
  readonly paidAt: string;
  readonly currency: string;
  readonly lines: PayoutLine[];
  withheld: bigint;
  released: bigint;
  sum: bigint;
  net?: bigint;
}

/**
 * One row for each line of a payout, then a row of kind `payout` with its net amount. A row of kind `reserve` has what
 * is withheld (below zero) or released in its gross. Each row's net is its gross less its fee.
 * @throws ReportRefusedError with the line of the file, counted from 1
 */
export function parseCsvReport(text: string): ReportedPayout[] {
  const rows = rowsOf(text.replace(/^\uFEFF/, ''));
  const head = rows.next().value;
  const separator = head?.includes(';') ? ';' : ',';
  const columns = [CSV_COLUMNS, [...CSV_COLUMNS, ...CSV_EXCHANGE_COLUMNS]].find(
    (names) => names.join(separator) === head?.trim(),
  );
  if (!columns)
    throw new ReportRefusedError(
      'line 1',
      `the columns are ${CSV_COLUMNS.join(separator)}, and perhaps ${CSV_EXCHANGE_COLUMNS.join(separator)}`,
    );
  const payouts = new Map<string, Collected>();
  let number = 1;
  for (const row of rows) {
    const place = `line ${(number += 1)}`;
    if (number > REPORT_LIMITS.lines) throw new ReportRefusedError(place, 'the file has too many lines');
    if (row !== '') add(payouts, place, cells(place, row, separator, columns));
  }
  return [...payouts.values()].map(complete);
}

/** One at a time: a file of nothing but line ends would be millions of texts at once. */
function* rowsOf(text: string): Generator<string, undefined> {
  for (let from = 0; from <= text.length;) {
    const end = text.indexOf('\n', from);
    const row = text.slice(from, end < 0 ? undefined : end);
    yield row.endsWith('\r') && end >= 0 ? row.slice(0, -1) : row;
    from = end < 0 ? text.length + 1 : end + 1;
  }
  return undefined;
}

/** Nothing in a report needs quotes: names and amounts only. */
function cells(place: string, row: string, separator: string, columns: readonly string[]): Row {
  if (row.length > ROW_MAX) throw new ReportRefusedError(place, `is longer than ${ROW_MAX} characters`);
  const values = row.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
  if (values.length !== columns.length)
    throw new ReportRefusedError(place, `has ${values.length} columns, ${columns.length} are expected`);
  return Object.fromEntries(columns.map((name, index) => [name, values[index]!])) as Row;
}

function add(payouts: Map<string, Collected>, place: string, row: Row): void {
  const payout = payoutOf(payouts, place, row);
  if (payout.net !== undefined) throw new ReportRefusedError(place, 'stands after the total of its payout');
  const amount = (value: string): bigint => amountAt(place, value, row.currency);
  if (row.kind === 'payout') {
    payout.net = amount(row.net);
    if (payout.net !== payout.sum) throw new ReportRefusedError(place, 'the net amounts of its lines do not add up');
    return;
  }
  const gross = amount(row.gross);
  const fee = row.fee === '' ? 0n : amount(row.fee);
  if (gross - fee !== amount(row.net)) throw new ReportRefusedError(place, 'net is not gross less fee');
  payout.sum += gross - fee;
  if (row.kind !== 'reserve') {
    const kind = kindAt(place, row.kind);
    const reference = referenceAt(place, row.reference);
    const exchange = exchangeAt(place, row, { gross, currency: row.currency });
    const number = payout.lines.length + 1;
    payout.lines.push({
      number,
      kind,
      reference,
      gross: String(gross),
      fee: String(fee),
      ...(exchange && { exchange }),
    });
  } else if (gross < 0n) payout.withheld -= gross;
  else payout.released += gross;
}

function payoutOf(payouts: Map<string, Collected>, place: string, row: Row): Collected {
  const payoutId = payoutIdAt(place, row.payout_id);
  const paidAt = timeAt(place, row.paid_at);
  const { currency } = row;
  const found = payouts.get(payoutId);
  if (found && (found.currency !== currency || found.paidAt !== paidAt))
    throw new ReportRefusedError(place, 'its payout has another day or currency above');
  if (!found && payouts.size >= REPORT_LIMITS.payouts)
    throw new ReportRefusedError(place, `the file has more than ${REPORT_LIMITS.payouts} payouts`);
  const made = found ?? { payoutId, paidAt, currency, lines: [], withheld: 0n, released: 0n, sum: 0n };
  payouts.set(payoutId, made);
  return made;
}

function complete({ payoutId, currency, paidAt, lines, net, withheld, released }: Collected): ReportedPayout {
  if (net === undefined) throw new ReportRefusedError('end', `payout ${payoutId} has no row of kind payout`);
  return {
    payoutId,
    currency,
    paidAt,
    lines,
    net: String(net),
    withheld: String(withheld),
    released: String(released),
  };
}
