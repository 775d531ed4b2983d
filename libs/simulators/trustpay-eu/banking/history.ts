import { parseAmount } from '../merchant-api/amount';
import type { BankTransaction } from './model';
import { BankingRefusal } from './model';
import type { Body } from './body';
import { optionalText, requiredDay, requiredId, requiredNumber, section } from './body';

export interface Period {
  readonly accountId: string;
  readonly from: string;
  readonly to: string;
}

/** Account and days, both included (a guess of the sheet, section 9.4). Throws BankingRefusal 400. */
export function readPeriod(filter: Body): Period {
  const [from, to] = [requiredDay(filter, 'DateFrom'), requiredDay(filter, 'DateTo')];
  if (from > to) throw new BankingRefusal(400, 'DateFrom is after DateTo');
  return { accountId: requiredId(filter, 'AccountId'), from, to };
}

export interface HistoryQuery extends Period {
  readonly page: number;
  readonly pageSize: number;
  readonly isWanted: (line: BankTransaction) => boolean;
}

/** Throws BankingRefusal 400. */
export function readHistoryQuery(body: Body): HistoryQuery {
  const [filter, paging] = [section(body, 'Filter'), section(body, 'Paging')];
  const period = readPeriod(filter);
  const direction = oneOf(filter, 'Direction', ['Any', 'Credit', 'Debit']);
  const type = oneOf(filter, 'Type', ['Any', 'Internal', 'External']);
  const [least, most] = [amountOf(filter, 'AmountFrom'), amountOf(filter, 'AmountTo')];
  const equal: readonly [string, (line: BankTransaction) => string | undefined][] = [
    ['CounterAccount', (line) => line.counterAccount],
    ['ClientReference', (line) => line.clientReference],
    ['TransactionId', (line) => line.transactionId],
    ['PaymentId', (line) => line.paymentId],
    ['OrderId', (line) => line.orderId],
  ];
  const wanted = equal.flatMap(([name, of]) => {
    const value = optionalText(filter, name);
    return value === undefined ? [] : [(line: BankTransaction) => of(line) === value];
  });
  const size = (amount: bigint): bigint => (amount < 0n ? -amount : amount);
  return {
    ...period,
    page: requiredNumber(paging, 'Page', 0, 9_999_999),
    pageSize: requiredNumber(paging, 'PageSize', 1, 999),
    isWanted: (line) =>
      line.date >= period.from &&
      line.date <= period.to &&
      (type === 'Any' || (type === 'Internal') === (line.isInternal ?? false)) &&
      (direction === 'Any' || (direction === 'Credit') === line.amount > 0n) &&
      (least === undefined || size(line.amount) >= least) &&
      (most === undefined || size(line.amount) <= most) &&
      wanted.every((isEqual) => isEqual(line)),
  };
}

function oneOf(body: Body, name: string, values: readonly string[]): string {
  const value = optionalText(body, name) ?? 'Any';
  if (!values.includes(value)) throw new BankingRefusal(400, `${name} is not valid`);
  return value;
}

function amountOf(body: Body, name: string): bigint | undefined {
  const value = optionalText(body, name);
  const amount = value === undefined ? undefined : parseAmount(value);
  if (value !== undefined && amount === undefined) throw new BankingRefusal(400, `${name} is not valid`);
  return amount;
}
