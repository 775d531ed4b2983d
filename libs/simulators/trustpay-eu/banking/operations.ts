import type { Clock } from '#libs/clock';
import { parseAmount } from '../merchant-api/amount';
import type { Quirks } from '../quirks';
import type { BankBook } from './bank-book';
import type { Body } from './body';
import { matching, optionalText, requiredId, section } from './body';
import { readHistoryQuery, readPeriod } from './history';
import { BankingRefusal } from './model';
import type { BankTransaction } from './model';
import type { BankOrders } from './orders';
import { presentAccount, presentOrder, presentTransaction, presentXml } from './present';
import type { BankRefunds } from './refunds';
import { camt053Statement } from './statements/camt053';
import type { Statement } from './statements/statement';
import { statementOf } from './statements/statement';
import { csvStatement, htmlStatement } from './statements/tables';

export interface BankingParts {
  readonly clock: Clock;
  readonly book: BankBook;
  readonly orders: BankOrders;
  readonly refunds: BankRefunds;
  readonly quirks: Quirks;
  /** Books what has become due since somebody looked last, e.g. the credit of an ended period of cards. */
  readonly catchUp: () => void;
}

type Operation = (the: BankingParts, body: Body) => object;

const FILES: Readonly<Record<string, (statement: Statement) => string>> = {
  Csv: csvStatement,
  Html: htmlStatement,
  Camt53V2: (statement) => camt053Statement(statement, '02'),
  Camt53V4: (statement) => camt053Statement(statement, '04'),
};

const OPERATIONS: Readonly<Record<string, Operation>> = {
  GetAccountList: ({ book }) => ({ AccountList: book.all().map((account) => presentAccount(book, account)) }),
  GetAccountDetails: ({ book }, body) => ({
    AccountDetails: presentAccount(book, book.account(requiredId(body, 'AccountId'))),
  }),
  GetTransactionHistory: ({ book }, body) => {
    const { accountId, page, pageSize, isWanted } = readHistoryQuery(body);
    const lines = book.history(book.account(accountId).accountId).filter(isWanted);
    const shown = lines.slice(page * pageSize, (page + 1) * pageSize);
    const Paging = { Page: page, PageSize: pageSize };
    return { Transactions: shown.map(presentTransaction), TotalCount: lines.length, Paging };
  },
  GetTransactionDetails: ({ book, orders }, body) => {
    const line = lineMeant(book, body);
    if (!line) throw new BankingRefusal(404, 'Transaction not found');
    const order = orders.all().find(({ orderId }) => orderId === line.orderId);
    return { TransactionDetails: presentTransaction(line), Xml: presentXml(order) };
  },
  GetStatement: ({ book, clock }, body) => {
    const filter = section(body, 'Filter');
    const write = FILES[optionalText(filter, 'FileFormat') ?? ''];
    if (!write) throw new BankingRefusal(400, 'FileFormat is missing or not valid');
    const file = write(statementOf(book, readPeriod(filter), clock.now()));
    return { StatementBytes: Buffer.from(file, 'utf8').toString('base64') };
  },
  CreateOrder: (the, body) => {
    const [order] = the.orders.create(xmlOf(body), 'CreateOrder');
    return { OrderId: idOf(the, order!.orderId) };
  },
  CreateOrders: (the, body) => ({
    OrderIds: the.orders.create(xmlOf(body), 'CreateOrders').map(({ orderId }) => idOf(the, orderId)),
  }),
  GetOrderDetails: ({ orders }, body) => {
    const order = orders.get(requiredId(body, 'OrderId'));
    return { OrderDetail: presentOrder(order), Xml: presentXml(order) };
  },
  RefundPayment: (the, body) => {
    const amount = parseAmount(matching(body, 'Amount', /^\d{1,11}\.\d{2}$/))!;
    if (amount === 0n) throw new BankingRefusal(400, 'Amount is missing or not valid');
    const order = the.refunds.refund({
      paymentId: requiredId(body, 'PaymentId'),
      amount,
      beneficiaryName: upTo(body, 'BeneficiaryName', 70),
      description: upTo(body, 'Description', 140),
    });
    return { OrderId: idOf(the, order.orderId) };
  },
};

export const operationNamed = (name: string): { name: string; perform: Operation } | undefined => {
  const found = Object.keys(OPERATIONS).find((one) => one.toLowerCase() === name.toLowerCase());
  return found === undefined ? undefined : { name: found, perform: OPERATIONS[found]! };
};

/** Exactly one id; the only error that the manual documents (sheet, section 9.2). */
function lineMeant(book: BankBook, body: Body): BankTransaction | undefined {
  const names = ['TransactionId', 'PaymentId', 'OrderId'] as const;
  const given = names.filter((name) => optionalText(body, name) !== undefined);
  if (given.length !== 1) throw new BankingRefusal(400, 'Give exactly one of TransactionId, PaymentId and OrderId');
  const id = requiredId(body, given[0]!);
  const keys = { TransactionId: 'transactionId', PaymentId: 'paymentId', OrderId: 'orderId' } as const;
  return book.find(keys[given[0]!], id);
}

function xmlOf(body: Body): string {
  if (typeof body.Xml !== 'string' || body.Xml === '') throw new BankingRefusal(400, 'Xml is required');
  return body.Xml;
}

function upTo(body: Body, name: string, max: number): string | undefined {
  const value = optionalText(body, name);
  if (value !== undefined && [...value].length > max) throw new BankingRefusal(400, `${name} is too long`);
  return value;
}

const idOf = ({ quirks }: BankingParts, orderId: string): string | number =>
  quirks.orderIdAsNumber ? Number(orderId) : orderId;
