import type { Clock } from '#libs/clock';
import type { BankBook } from '../banking/bank-book';
import type { Accounts } from '../merchant-api/accounts';
import { ResultCode } from '../merchant-api/result-codes';
import type { Quirks } from '../quirks';
import type { WireNotifier } from './notifier';
import type { StageCode } from './outcomes';
import type { IncomingTransfer, WireGateway } from './wire-gateway';
import { lineOf } from './bank-line';
import type { WirePayment, WireState } from './wire-payment';

export interface StageOptions {
  /** Hundredths; default what was asked. */
  readonly amount?: bigint;
  readonly withoutReference?: boolean;
}

const STATES: Readonly<Record<StageCode, WireState>> = {
  [ResultCode.Announced]: 'announced',
  [ResultCode.Authorized]: 'authorized',
  [ResultCode.Processing]: 'processing',
  [ResultCode.Success]: 'credited',
};

/** Money on its way to an account, and its arrival: 2, then 3 or 4, then 0, each told by a notification. */
export class Credits {
  constructor(
    private readonly the: {
      readonly clock: Clock;
      readonly accounts: Accounts;
      readonly gateway: WireGateway;
      readonly notifier: WireNotifier;
      readonly quirks: Quirks;
      readonly bank: BankBook;
    },
  ) {}

  /**
   * The next stage of a payment, in any order and at any time, also after it was cancelled. Once the money is there, a
   * second arrival is a transfer of its own. Returns the payment that it became a stage of.
   */
  async reach(payment: WirePayment, code: StageCode, options: StageOptions = {}): Promise<WirePayment> {
    const isThere = payment.creditedAt !== undefined;
    if (isThere && code === ResultCode.Success) return this.receive({ ...payment }, options);
    if (!isThere) payment.state = STATES[code];
    const amount = options.amount ?? payment.amount;
    if (code === ResultCode.Success) this.credit(payment, amount, options);
    await this.tell(payment, code, amount, options);
    return payment;
  }

  /** Money that came by itself. */
  async receive(transfer: IncomingTransfer, options: StageOptions & { code?: StageCode } = {}): Promise<WirePayment> {
    const payment = this.the.gateway.receive({ ...transfer, amount: options.amount ?? transfer.amount });
    return this.reach(payment, options.code ?? ResultCode.Success, options);
  }

  private credit(payment: WirePayment, amount: bigint, options: StageOptions): void {
    payment.credited = amount;
    payment.creditedAt = this.the.clock.now().getTime();
    const balances = this.the.accounts.find(payment.accountId)?.balances;
    const balance = balances?.get(payment.currency);
    if (balance !== undefined) balances?.set(payment.currency, balance + amount);
    const clientReference = this.isLost(options, true) ? undefined : payment.reference;
    this.the.bank.record({ ...lineOf(payment), amount, clientReference });
  }

  private isLost({ withoutReference }: StageOptions, isMoney: boolean): boolean {
    return withoutReference ?? (isMoney && this.the.quirks.creditWithoutReference);
  }

  private async tell(
    payment: WirePayment,
    resultCode: StageCode,
    amount: bigint,
    options: StageOptions,
  ): Promise<void> {
    const account = this.the.accounts.find(payment.accountId)!;
    const isLost = this.isLost(options, resultCode === ResultCode.Success);
    const reference = isLost ? undefined : payment.reference;
    const { notificationUrl, paymentType } = payment;
    // Without the reference the provider does not know the request either, nor the address that stood in it. Where the
    // account has none of its own, that address is still better than silence.
    const url = isLost ? (account.defaultNotificationUrl ?? notificationUrl) : notificationUrl;
    await this.the.notifier.notify(
      account,
      payment,
      { type: 'CRDT', amount, reference, resultCode },
      { url, paymentType },
    );
  }
}
