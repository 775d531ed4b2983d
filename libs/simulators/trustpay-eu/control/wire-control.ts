import { parseAmount } from '../merchant-api/amount';
import type { Accounts } from '../merchant-api/accounts';
import type { Wires } from '../wire';
import type { StageOptions } from '../wire/credits';
import type { StageCode } from '../wire/outcomes';
import { STAGE_CODES } from '../wire/outcomes';
import type { WirePayment } from '../wire/wire-payment';

/** A stage of a bank transfer that its page opened: late, early, twice, in any order. */
export interface WireStage {
  /** PaymentRequestId or PaymentId, or else the Reference of the newest. */
  readonly id?: string;
  readonly reference?: string;
  /** 2, 3, 4 or 0; default 0, the money itself. */
  readonly resultCode?: number;
  /** Decimal; default what was asked. */
  readonly amount?: string;
  readonly withoutReference?: boolean;
}

/** Money that somebody sends to the account by itself. */
export interface Transfer {
  readonly accountId?: string;
  readonly amount: string;
  /** Default the account's. */
  readonly currency?: string;
  readonly reference?: string;
  readonly resultCode?: number;
  readonly notificationUrl?: string;
}

/** What happens at the payer's bank, for tests and `/_sim/`. */
export class WireControl {
  constructor(
    private readonly wires: Wires,
    private readonly accounts: Accounts,
  ) {}

  /** Returns the PaymentId: of a second arrival it is another one. Throws RangeError for what does not exist. */
  async stage({ id, reference, resultCode, amount, withoutReference }: WireStage): Promise<{ paymentId: string }> {
    const payment = this.find(id, reference);
    const options: StageOptions = { amount: hundredths(amount), withoutReference };
    const { paymentId } = await this.wires.credits.reach(payment, stageCode(resultCode), options);
    return { paymentId };
  }

  /** Throws RangeError for an unknown account. */
  async transfer({ resultCode, ...wanted }: Transfer): Promise<{ paymentId: string }> {
    const { accountId = this.accounts.all()[0]?.accountId ?? '', reference, notificationUrl } = wanted;
    const account = this.accounts.find(accountId);
    const amount = hundredths(wanted.amount);
    if (!account) throw new RangeError(`no account ${accountId}`);
    if (amount === undefined) throw new RangeError('amount is required');
    const { currency = account.wireCurrency } = wanted;
    const { paymentId } = await this.wires.credits.receive(
      { accountId, amount, currency, reference, notificationUrl },
      { code: stageCode(resultCode) },
    );
    return { paymentId };
  }

  private find(id: string | undefined, reference: string | undefined): WirePayment {
    const payment = id === undefined ? this.wires.store.ofReference(reference ?? '').at(-1) : this.wires.store.find(id);
    if (!payment) throw new RangeError(`no bank transfer ${id ?? reference ?? ''}`);
    return payment;
  }
}

function hundredths(amount: string | undefined): bigint | undefined {
  if (amount === undefined) return undefined;
  const parsed = parseAmount(amount);
  if (parsed === undefined) throw new RangeError('amount: two decimals');
  return parsed;
}

function stageCode(code: number = 0): StageCode {
  const known = STAGE_CODES.find((one) => one === code);
  if (known === undefined) throw new RangeError('resultCode: 0, 2, 3 or 4');
  return known;
}
