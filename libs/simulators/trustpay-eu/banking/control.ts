import type { FastifyInstance } from 'fastify';
import { parseAmount } from '../merchant-api/amount';
import type { Banking } from '.';
import { ORDER_STATES } from './model';
import type { AccountType, BankOrder, OrderState } from './model';
import type { InternalTransfer } from './orders';
import { signedAmount } from './present';

export interface BookedAccount {
  readonly accountId: string;
  readonly iban: string;
  readonly currency: string;
  readonly type: AccountType;
  readonly balance: string;
  /** Due, and not yet taken. */
  readonly fees: string;
  /** Absent without limit. */
  readonly disposable?: string;
}

/** Amounts as decimal strings, below zero for debits. */
export interface BookedLine {
  readonly transactionId: string;
  readonly paymentId: string;
  readonly orderId?: string;
  readonly accountId: string;
  readonly date: string;
  readonly kind: string;
  readonly amount: string;
  readonly currency: string;
  readonly refunded: string;
  readonly counterAccountName?: string;
  readonly clientReference?: string;
}

export type BookedBankOrder = Omit<BankOrder, 'amount' | 'createdAt'> & {
  readonly amount: string;
  readonly createdAt: string;
};

/** As it is asked for here; the amount is decimal. */
export type InternalOrder = Omit<InternalTransfer, 'amount'> & { readonly amount: string };

/** What happens at the bank, for tests, `/_sim/banking` and the page. */
export class BankControl {
  constructor(private readonly the: Banking) {}

  accounts(): readonly BookedAccount[] {
    this.the.catchUp();
    const { book } = this.the;
    return book.all().map((account) => {
      const { accountId, iban, currency, type } = account;
      const [balance, fees, limit] = [book.accounting(account), book.fees(account), book.disposable(account)];
      const disposable = limit === undefined ? undefined : signedAmount(limit);
      const named = { accountId, iban, currency, type };
      return { ...named, balance: signedAmount(balance), fees: signedAmount(fees), disposable };
    });
  }

  /** Newest first. Throws BankingRefusal for an account that does not exist. */
  lines(accountId: string): readonly BookedLine[] {
    this.the.catchUp();
    return this.the.book.history(accountId).map(({ amount, refunded, ...line }) => ({
      ...line,
      ...{ amount: signedAmount(amount), refunded: signedAmount(refunded) },
    }));
  }

  /** Newest first. */
  orders(): readonly BookedBankOrder[] {
    const shown = this.the.orders.all().map(({ amount, createdAt, ...order }) => ({
      ...order,
      ...{ amount: signedAmount(amount), createdAt: new Date(createdAt).toISOString() },
    }));
    return shown.reverse();
  }

  /** Throws RangeError for a state that does not exist, BankingRefusal for an unknown order. */
  move(orderId: string, state: string): void {
    const known = ORDER_STATES.find((one) => one === state);
    if (!known) throw new RangeError(`state: one of ${ORDER_STATES.join(', ')}`);
    this.the.orders.become(this.the.orders.get(orderId), known satisfies OrderState);
  }

  /**
   * Takes a fee from an account, as the provider does without asking; one that was due is due no more. Throws
   * RangeError for what is no amount.
   */
  takeFee(accountId: string, amount: string): void {
    const fee = amountOf(amount);
    this.the.catchUp();
    this.the.book.takeFee(this.the.book.account(accountId), fee);
  }

  /** A fee falls due, and is taken later. Throws as `takeFee`. */
  oweFee(accountId: string, amount: string): void {
    const fee = amountOf(amount);
    this.the.book.owe(this.the.book.account(accountId).accountId, fee);
  }

  /**
   * An order from one account of the client to another, by a person in internet banking. Returns the OrderId. Throws
   * RangeError for what is no amount, BankingRefusal where the account cannot pay it.
   */
  transferInternally({ amount, ...given }: InternalOrder): string {
    const hundredths = amountOf(amount);
    this.the.catchUp();
    return this.the.orders.transfer({ ...given, amount: hundredths }).orderId;
  }

  /** Every access token so far is refused from now on. */
  revokeTokens(): void {
    this.the.tokens.revoke();
  }
}

function amountOf(text: string): bigint {
  const hundredths = parseAmount(text);
  if (hundredths === undefined) throw new RangeError('amount: two decimals');
  return hundredths;
}

const text = { type: 'string', minLength: 1, maxLength: 40 } as const;
const bodyOf = (...names: string[]) => ({
  schema: {
    body: {
      type: 'object',
      required: names,
      additionalProperties: false,
      properties: Object.fromEntries(names.map((name) => [name, text])),
    },
  },
});

/**
 * Beside the common control routes, JSON in and out:
 *
 * | Request                           | Body or query                                  |
 * | --------------------------------- | ---------------------------------------------- |
 * | GET /_sim/banking                 | accounts and orders, and the lines of each     |
 * | POST /_sim/banking/orders         | { orderId, state }: moves an order by hand     |
 * | POST /_sim/banking/fees           | { accountId, amount }: takes a fee             |
 * | POST /_sim/banking/fees/due       | { accountId, amount }: is taken later          |
 * | POST /_sim/banking/transfers      | { from, to, amount }, between two accounts     |
 * | POST /_sim/banking/tokens/revoke  |                                                |
 */
export const bankingControlRoutes = (control: BankControl) =>
  async function register(server: FastifyInstance): Promise<void> {
    server.setErrorHandler((error: Error & { statusCode?: number; status?: number }, _request, reply) =>
      reply
        .code(error instanceof RangeError ? 422 : (error.statusCode ?? error.status ?? 500))
        .send({ error: error.message }),
    );
    server.get('/_sim/banking', async () => {
      const accounts = control.accounts().map((account) => ({ ...account, lines: control.lines(account.accountId) }));
      return { accounts, orders: control.orders() };
    });
    server.post<{ Body: { orderId: string; state: string } }>(
      '/_sim/banking/orders',
      bodyOf('orderId', 'state'),
      async ({ body: { orderId, state } }) => {
        control.move(orderId, state);
        return { ok: true };
      },
    );
    const fee = (path: string, act: (accountId: string, amount: string) => void) =>
      server.post<{ Body: { accountId: string; amount: string } }>(
        path,
        bodyOf('accountId', 'amount'),
        async ({ body: { accountId, amount } }) => {
          act(accountId, amount);
          return { ok: true };
        },
      );
    fee('/_sim/banking/fees', (accountId, amount) => control.takeFee(accountId, amount));
    fee('/_sim/banking/fees/due', (accountId, amount) => control.oweFee(accountId, amount));
    server.post<{ Body: InternalOrder }>(
      '/_sim/banking/transfers',
      bodyOf('from', 'to', 'amount'),
      async ({ body }) => ({ orderId: control.transferInternally(body) }),
    );
    server.post('/_sim/banking/tokens/revoke', async () => {
      control.revokeTokens();
      return { ok: true };
    });
  };
