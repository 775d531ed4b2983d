import { Parameters } from '../merchant-api/parameters';
import { parseAmount } from '../merchant-api/amount';
import type { Wires } from '../wire';
import { bankById, DEFAULT_BANK } from '../wire/banks';
import { wireOutcomeByName } from '../wire/outcomes';
import type { WirePayment } from '../wire/wire-payment';
import type { PayInstruction, PayResult } from './hosted-payer';

const WIRE_PATH = /^\/mapi5\/wire\//i;
const SESSION_PATH = /^\/mapi5\/wire\/pay\/([^/]+)$/i;

export const isWireAddress = (address: string): boolean =>
  URL.canParse(address) && WIRE_PATH.test(new URL(address).pathname);

/** Goes through the bank's pages without a browser: same checks, same payments, same notifications. */
export class HostedWirePayer {
  constructor(private readonly wires: Wires) {}

  /** Throws Refusal for an address that gets no page, RangeError for an instruction that cannot be followed. */
  async pay({ url, action = 'pay', bank, outcome = 'paid', amount }: PayInstruction): Promise<PayResult> {
    const payment = this.open(new URL(url));
    const chosen = wireOutcomeByName(outcome);
    const hundredths = amount === undefined ? undefined : parseAmount(amount);
    const chosenBank = bank === undefined ? DEFAULT_BANK : bankById(bank);
    if (!chosen) throw new RangeError('no such outcome');
    if (!chosenBank) throw new RangeError('no such bank');
    if (amount !== undefined && hundredths === undefined) throw new RangeError('amount: two decimals');
    payment.bank ??= chosenBank;
    if (action === 'cancel') this.wires.payer.cancel(payment);
    else await this.wires.payer.confirm(payment, chosen, hundredths);
    const { paymentRequestId = '', paymentId, result } = payment;
    const redirectTo = payment.redirectLost ? undefined : this.wires.payer.returnAddress(payment);
    return { paymentRequestId, paymentId, resultCode: result?.code ?? 0, redirectTo };
  }

  private open(url: URL): WirePayment {
    const session = SESSION_PATH.exec(url.pathname)?.[1];
    if (session === undefined) {
      return this.wires.gateway.open(this.wires.gateway.verify(new Parameters(url.searchParams)), { withPage: false });
    }
    const payment = this.wires.store.ofSession(session);
    if (!payment) throw new RangeError('no such page');
    return payment;
  }
}
