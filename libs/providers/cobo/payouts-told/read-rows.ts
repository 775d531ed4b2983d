import { createHash } from 'node:crypto';
import { InvalidAmountError, InvalidRateError } from '#libs/money';
import type { MoneyOut, UntoldMoney } from '../../spi';
import { asObject, plainNameIn, textIn } from '../wire/json';
import type { JsonObject } from '../wire/json';
import { ENDED_WITH_MONEY, payoutIn, requestIn } from './rows';
import type { CoboPayout, SettlementRequest } from './rows';

/** What identifies a request, also one that cannot be read: payouts of it are told with it alone. */
export type RequestName = Partial<Pick<SettlementRequest, 'settlement_request_id' | 'request_id' | 'status'>>;

interface Rows<T> {
  readonly rows: readonly T[];
  readonly untold: readonly UntoldMoney[];
}

export interface Requests extends Rows<SettlementRequest> {
  readonly names: readonly RequestName[];
}

export const readPayouts = (rows: readonly unknown[]): Rows<CoboPayout> =>
  readEach('payout', rows, 'payout_id', payoutIn);

export const readRequests = (rows: readonly unknown[]): Requests => ({
  ...readEach('settlement', rows, 'settlement_request_id', requestIn),
  names: rows.map(membersOf).map((row) => ({
    settlement_request_id: textIn(row, 'settlement_request_id'),
    request_id: textIn(row, 'request_id'),
    status: textIn(row, 'status'),
  })),
});

/** Of what is no row, none. */
const membersOf = (row: unknown): JsonObject => asObject(row) ?? {};

/** Of a row that has not ended with money, nothing has to be read. */
function readEach<T>(
  what: UntoldMoney['what'],
  rows: readonly unknown[],
  id: string,
  read: (row: unknown) => T,
): Rows<T> {
  const told = rows.map((row) => {
    const name = plainNameIn(membersOf(row), id) ?? `unreadable-${digestOf(row)}`;
    const { status } = membersOf(row);
    const hasEnded = typeof status !== 'string' || ENDED_WITH_MONEY.includes(status);
    const { result, untold } = readOr(what, name, () => read(row));
    return { rows: result === undefined ? [] : [result], untold: hasEnded ? untold : [] };
  });
  return { rows: told.flatMap((one) => one.rows), untold: told.flatMap(({ untold }) => untold) };
}

/** The same row has the same name whenever it is listed. */
const digestOf = (row: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(row) ?? '')
    .digest('hex')
    .slice(0, 16);

/** What a row comes to, or that it cannot be read. */
export function untoldOr(what: UntoldMoney['what'], id: string, tell: () => MoneyOut): MoneyOut {
  const { result, untold } = readOr(what, id, tell);
  return result ?? { payouts: [], untold };
}

function readOr<T>(
  what: UntoldMoney['what'],
  id: string,
  read: () => T,
): { result?: T; untold: readonly UntoldMoney[] } {
  try {
    return { result: read(), untold: [] };
  } catch (error) {
    if (!(error instanceof InvalidAmountError || error instanceof InvalidRateError)) throw error;
    return { untold: [{ what, id, says: `cannot be read: ${error.message}` }] };
  }
}
