import { formatAmount } from '#libs/money';
import type { Money } from '#libs/money';
import { decimalOf } from '../values';
import type { Parent, XmlElement } from '../xml/element';
import { find } from '../xml/element';
import { DocumentRefusedError } from '../xml/error';
import type { Place } from '../xml/error';
import { StatementBounds } from './bounds';
import type { Balance, Batch, Entry, StatementTotals, TransactionDetails } from './model';

/** What a statement says in balances and totals, against what its entries add up to. */
export class StatementSums {
  private readonly bounds = new StatementBounds();
  private currency?: string;
  private booked = 0n;
  private readonly credits = { count: 0, sum: 0n };
  private readonly debits = { count: 0, sum: 0n };

  /** @param declared the account's currency, where the statement names it */
  constructor(declared: string | undefined) {
    this.currency = declared;
  }

  addBalance(balance: Balance, place: Place): void {
    this.checkCurrency(balance.amount, place);
    if (this.bounds.add(balance)) return;
    throw new DocumentRefusedError('balance', `the balance ${balance.type} is given twice`, place);
  }

  addEntry({ amount, status }: Pick<Entry, 'amount' | 'status'>, place: Place): void {
    this.checkCurrency(amount, place);
    if (status === 'BOOK') this.booked += amount.minor;
    const side = amount.minor < 0n ? this.debits : this.credits;
    side.count += 1;
    side.sum += amount.minor < 0n ? -amount.minor : amount.minor;
  }

  /** @throws DocumentRefusedError unless opening + booked entries = closing and all totals given are right */
  finish(statement: Parent, place: Place): StatementTotals {
    const { opening, closing } = this.bounds;
    if (!opening || !closing) {
      throw new DocumentRefusedError('balance', 'an opening and a closing balance are needed', place);
    }
    const expected = opening.amount.minor + this.booked;
    if (expected !== closing.amount.minor) {
      const [should, is] = [{ ...closing.amount, minor: expected }, closing.amount].map(formatAmount);
      const detail = `opening and entries give ${should!.value}, the closing balance is ${is!.value}`;
      throw new DocumentRefusedError('balance', detail, place);
    }
    this.checkSummary(find(statement, 'TxsSummry'));
    return { opening: opening.amount, closing: closing.amount, entries: this.credits.count + this.debits.count };
  }

  private checkCurrency({ currency }: Money, place: Place): void {
    this.currency ??= currency;
    if (currency === this.currency) return;
    throw new DocumentRefusedError('amount', 'not in the currency of the account', place);
  }

  private checkSummary(summary: XmlElement | undefined): void {
    if (!summary) return;
    const all = { count: this.credits.count + this.debits.count, sum: this.credits.sum + this.debits.sum };
    this.checkTotal(find(summary, 'TtlNtries'), all);
    this.checkTotal(find(summary, 'TtlCdtNtries'), this.credits);
    this.checkTotal(find(summary, 'TtlDbtNtries'), this.debits);
  }

  private checkTotal(total: XmlElement | undefined, is: { count: number; sum: bigint }): void {
    const [count, sum] = total ? [find(total, 'NbOfNtries'), find(total, 'Sum')] : [];
    if (count && Number(count.text) !== is.count) {
      throw new DocumentRefusedError('total', `the statement has ${is.count} such entries`, count);
    }
    if (sum && decimalOf(sum, this.currency!).minor !== is.sum) {
      throw new DocumentRefusedError('total', 'the entries add up to another sum', sum);
    }
  }
}

/** A batch that lists its transactions lists all of them. @throws DocumentRefusedError */
export function checkBatch(batch: Batch, details: readonly TransactionDetails[], place: Place): void {
  if (details.length === 0) return;
  if (batch.transactions !== undefined && batch.transactions !== details.length) {
    throw new DocumentRefusedError('total', `the batch lists ${details.length} transactions`, place);
  }
  const { total } = batch;
  const amounts = details.map(({ amount }) => amount);
  // Amounts in the payers' currencies cannot be added up to one in ours.
  if (!total || !amounts.every((amount) => amount?.currency === total.currency)) return;
  const sum = amounts.reduce((before, amount) => before + amount!.minor, 0n);
  if (sum !== total.minor) throw new DocumentRefusedError('total', 'the batch adds up to another sum', place);
}
