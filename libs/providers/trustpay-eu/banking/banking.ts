import { InvalidOrderError } from '#libs/iso20022';
import type {
  BankAccount,
  BankAnswer,
  Banking,
  BankOrderRequest,
  BankOrderSearch,
  BankTransaction,
  BankTransactionDetails,
  StatementFormat,
  TransactionName,
  TransactionPage,
  TransactionQuery,
} from '../../spi';
import { ID, readAccount, readOrderStatus, readTransaction } from './answers';
import type { BankingApi } from './api';
import type { BankingConfig } from './config';
import { faultsOf, operationFor, orderFile } from './order-file';
import { dayAtBank } from './own-bank';
import { Unreadable } from './reader';

const FORMATS: Readonly<Record<StatementFormat, string>> = {
  csv: 'Csv',
  html: 'Html',
  camt053v2: 'Camt53V2',
  camt053v4: 'Camt53V4',
};
const DIRECTIONS = { credit: 'Credit', debit: 'Debit' } as const;
const REACHES = { internal: 'Internal', external: 'External' } as const;
const NAMES = {
  transaction: ['TransactionId', (line: BankTransaction) => line.transactionId],
  payment: ['PaymentId', (line: BankTransaction) => line.paymentId],
  order: ['OrderId', (line: BankTransaction) => line.orderId],
} as const;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
const PAGE_SIZE = 100;
/** A search ends somewhere; what it has not found by then stays unknown. */
const PAGES_MAX = 100;

/** Which text of a line carries it depends on the call by which the money moved (fact sheet 9.4, 9.6, 9.9). */
export const bearsReference = (line: BankTransaction, reference: string): boolean =>
  [line.clientReference, line.payerReference, line.description].includes(reference);

/** The accounts behind API Banking, in the words of the SPI. */
export class TrustPayBanking implements Banking {
  constructor(
    private readonly config: BankingConfig,
    private readonly api: BankingApi,
    private readonly clock: { now(): Date },
  ) {}

  accounts(): Promise<BankAnswer<readonly BankAccount[]>> {
    return this.api.call('GetAccountList', {}, (answer) => answer.list('AccountList', readAccount));
  }

  account(accountId: string): Promise<BankAnswer<BankAccount>> {
    return this.api.call('GetAccountDetails', { AccountId: accountId }, (answer) => {
      const account = readAccount(answer.object('AccountDetails'));
      if (account.accountId !== accountId) throw new Unreadable('another account');
      return account;
    });
  }

  transactions(query: TransactionQuery): Promise<BankAnswer<TransactionPage>> {
    const { page, pageSize } = query;
    const body = { Filter: filterOf(query), Paging: { Page: page, PageSize: pageSize } };
    return this.api.call('GetTransactionHistory', body, (answer) => {
      const items = answer.list('Transactions', readTransaction);
      const paging = answer.object('Paging');
      const isAsked = paging.text('Page', ID) === String(page) && paging.text('PageSize', ID) === String(pageSize);
      if (!isAsked || items.length > pageSize) throw new Unreadable('another page than was asked for');
      return { items, total: Number.parseInt(answer.text('TotalCount', ID), 10) };
    });
  }

  transaction({ kind, id }: TransactionName): Promise<BankAnswer<BankTransactionDetails>> {
    const [name, idOf] = NAMES[kind];
    return this.api.call('GetTransactionDetails', { [name]: id }, (answer) => {
      const line = readTransaction(answer.object('TransactionDetails'));
      if (idOf(line) !== id) throw new Unreadable('another transaction');
      return { ...line, orderFile: answer.spareText('Xml') };
    });
  }

  /** The credit under the id of its notification. */
  payment(id: string): Promise<BankAnswer<BankTransaction>> {
    return this.transaction({ kind: 'payment', id });
  }

  statement(period: Parameters<Banking['statement']>[0]): Promise<BankAnswer<Buffer>> {
    const { accountId, from, to, format } = period;
    const Filter = { AccountId: accountId, DateFrom: from, DateTo: to, FileFormat: FORMATS[format] };
    return this.api.call('GetStatement', { Filter }, (answer) =>
      Buffer.from(answer.text('StatementBytes', BASE64), 'base64'),
    );
  }

  today(): string {
    return dayAtBank(this.clock.now());
  }

  checkOrder(order: BankOrderRequest, today: string) {
    return faultsOf(order, today);
  }

  /** The owner's name stands in the file; the account that tells it is read first, which moves nothing. */
  async createOrder(order: BankOrderRequest): Promise<BankAnswer<readonly string[]>> {
    const account = await this.account(order.accountId);
    if (account.kind === 'refused') return account;
    if (account.kind !== 'answered') return { kind: 'not_sent', reason: `the account: ${account.reason}` };
    const operation = operationFor(order);
    const Xml = this.fileOf(order, account.data.ownerName);
    if (Xml instanceof InvalidOrderError) return { kind: 'refused', code: 'invalid', reason: Xml.message };
    return this.api.call(operation, { Xml }, (answer) => {
      const ids = operation === 'CreateOrder' ? [answer.text('OrderId', ID)] : answer.texts('OrderIds', ID);
      const isWhole = ids.length === order.instructions.length && new Set(ids).size === ids.length;
      if (!isWhole) throw new Unreadable('not one order for each instruction');
      return ids;
    });
  }

  /** An order whose rules held when it was asked for may break one by now: its day has passed. */
  private fileOf(order: BankOrderRequest, debtor: string): string | InvalidOrderError {
    try {
      return orderFile(this.config, order, { debtor, now: this.clock.now() });
    } catch (error) {
      if (error instanceof InvalidOrderError) return error;
      throw error;
    }
  }

  orderStatus(orderId: string) {
    return this.api.call('GetOrderDetails', { OrderId: orderId }, (answer) => ({
      ...readOrderStatus(answer.object('OrderDetail')),
      orderFile: answer.spareText('Xml'),
    }));
  }

  /**
   * Page after page: the history can be filtered by the client's reference, but an order of a mass file and a refund
   * bear ours elsewhere, and what the filter compares is not said (fact sheet 9.4, 9.6, 9.9).
   */
  async findOrder({ reference, amount, ...period }: BankOrderSearch): Promise<BankAnswer<string | undefined>> {
    const found = await this.searchLines({ ...period, direction: 'debit' }, (line) => {
      const isMeant = bearsReference(line, reference) && line.orderId !== undefined;
      return isMeant && line.amount.minor === -amount.minor && line.amount.currency === amount.currency;
    });
    return found.kind === 'answered' ? { ...found, data: found.data?.orderId } : found;
  }

  /** The first line that fits, page after page, the newest first. */
  async searchLines(
    period: Pick<TransactionQuery, 'accountId' | 'from' | 'to' | 'direction'>,
    fits: (line: BankTransaction) => boolean,
  ): Promise<BankAnswer<BankTransaction | undefined>> {
    for (let page = 0; page < PAGES_MAX; page++) {
      const found = await this.transactions({ ...period, page, pageSize: PAGE_SIZE });
      if (found.kind !== 'answered') return found;
      const line = found.data.items.find(fits);
      if (line || found.data.items.length < PAGE_SIZE) return { kind: 'answered', data: line };
    }
    return { kind: 'unknown', reason: 'the history is longer than is searched' };
  }
}

/** GetTransactionHistory's filter (fact sheet 9.4); what is left out filters nothing. */
const filterOf = (query: TransactionQuery): object => ({
  AccountId: query.accountId,
  DateFrom: query.from,
  DateTo: query.to,
  Direction: query.direction && DIRECTIONS[query.direction],
  Type: query.reach && REACHES[query.reach],
  CounterAccount: query.counterAccount,
  AmountFrom: query.amountFrom,
  AmountTo: query.amountTo,
  ClientReference: query.clientReference,
  TransactionId: query.transactionId,
  PaymentId: query.paymentId,
  OrderId: query.orderId,
});
