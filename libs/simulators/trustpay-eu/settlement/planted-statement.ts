import { bankAccount } from '../banking/account';
import type { BookedLine } from '../banking/control';
import type { BankTransaction } from '../banking/model';
import { camt053Statement } from '../banking/statements/camt053';
import type { Camt053Version } from '../banking/statements/camt053';
import { parseAmount } from '../merchant-api/amount';

/** A defect of a statement that a careful reader must find. */
export type Defect =
  /** The line is not there; whether it is late or missing tells the calendar. */
  | { readonly kind: 'absent'; readonly transactionId: string }
  /** Shown with so many hundredths more or, below zero, less. */
  | { readonly kind: 'amount'; readonly transactionId: string; readonly by: bigint }
  /** Shown twice, with another reference of the bank. */
  | { readonly kind: 'duplicate'; readonly transactionId: string }
  /** In two parts that leave so many hundredths out. */
  | { readonly kind: 'split'; readonly transactionId: string; readonly short: bigint }
  /** On the account of another currency. */
  | { readonly kind: 'currency'; readonly transactionId: string; readonly currency: string }
  /** A credit that nobody expects, on a day. */
  | { readonly kind: 'extra'; readonly amount: bigint; readonly date: string };

export interface PlantedStatement {
  readonly accountId: string;
  readonly currency: string;
  /** As the bank keeps it; order does not matter. */
  readonly lines: readonly BookedLine[];
  readonly defects: readonly Defect[];
  /** `yyyy-MM-dd`, inclusive. */
  readonly from: string;
  readonly to: string;
  readonly madeAt: Date;
  readonly version?: Camt053Version;
}

/**
 * The statements of a month as the bank would write them, with defects planted into what really happened: one for each
 * currency that a line is shown in, each with balances that fit its own lines. No defect is a fault of the file itself.
 */
export function plantedStatements(planted: PlantedStatement): string[] {
  const { accountId, from, to, madeAt, version = '02' } = planted;
  const lines = planted.lines
    .map(bankLine)
    .filter(({ date }) => date >= from && date <= to)
    .flatMap((line) => withDefect(line, planted.defects))
    .concat(planted.defects.flatMap((defect, index) => strange(defect, index, planted)))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const currencies = [...new Set([planted.currency, ...lines.map(({ currency }) => currency)])];
  return currencies.map((currency) => {
    const own = lines.filter((line) => line.currency === currency);
    const opening = 100_000_000n;
    const closing = own.reduce((sum, { amount }) => sum + amount, opening);
    const account = bankAccount(accountId, currency);
    return camt053Statement({ accountId, from, to, account, opening, closing, lines: own, madeAt }, version);
  });
}

function bankLine({ amount, refunded, kind, ...line }: BookedLine): BankTransaction {
  const size = parseAmount(amount.replace(/^-/, ''))!;
  return {
    ...line,
    kind: kind as BankTransaction['kind'],
    payerReference: 'NOTPROVIDED',
    amount: amount.startsWith('-') ? -size : size,
    refunded: parseAmount(refunded) ?? 0n,
  };
}

function withDefect(line: BankTransaction, defects: readonly Defect[]): BankTransaction[] {
  const defect = defects.find((one) => one.kind !== 'extra' && one.transactionId === line.transactionId);
  const other = { ...line, transactionId: `${line.transactionId}1` };
  switch (defect?.kind) {
    case 'absent':
      return [];
    case 'amount':
      return [{ ...line, amount: line.amount + defect.by }];
    case 'duplicate':
      return [line, other];
    case 'split': {
      const part = (line.amount - defect.short) / 2n;
      return [
        { ...line, amount: part },
        { ...other, amount: line.amount - defect.short - part },
      ];
    }
    case 'currency':
      return [{ ...line, currency: defect.currency }];
    default:
      return [line];
  }
}

function strange(defect: Defect, index: number, { accountId, currency }: PlantedStatement): BankTransaction[] {
  if (defect.kind !== 'extra') return [];
  const { amount, date } = defect;
  const ids = { transactionId: `990000${index}`, paymentId: `980000${index}`, payerReference: 'NOTPROVIDED' };
  return [{ ...ids, accountId, date, kind: 'wire', amount, currency, refunded: 0n, description: 'for the help' }];
}
