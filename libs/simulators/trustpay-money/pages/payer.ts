import type { Answer, Transport } from '#libs/simulators/kit';
import type { OrderStore } from '../cashier/order';
import type { Payins } from '../cashier/payins';
import { askRiskControl } from '../cashier/risk-control';
import { parseCents } from '../wire/amount';
import { checkoutPage, unknownPage } from './checkout';

/** The test card of the sheet stands for whatever a payer would type at the page: the page takes no card data. */
const CARD = { prefix: '411111', suffix: '1117', holder: 'Test User' };

/** What the payer does at the page; the same page comes back and says what came of it. */
export class Payer {
  constructor(
    private readonly store: OrderStore,
    private readonly payins: Payins,
    private readonly transport: Transport,
  ) {}

  show(token: string): Answer {
    const order = this.store.ofToken(token);
    return order ? checkoutPage(order) : unknownPage();
  }

  async submit(token: string, form: URLSearchParams): Promise<Answer> {
    const order = this.store.ofToken(token);
    if (!order) return unknownPage();
    const amount = parseCents(form.get('amount')?.trim() ?? '');
    const action = form.get('action');
    try {
      if (action === 'decline') this.payins.decline(order, form.get('reason') ?? undefined);
      else if (action === 'abandon') this.payins.timeOut(order);
      else if (amount === undefined) return checkoutPage(order, 'An amount has at most two decimals.');
      else {
        const stopped = await askRiskControl(this.transport, order, CARD);
        if (stopped === undefined) this.payins.pay(order, amount);
        else this.payins.decline(order, stopped);
      }
    } catch (error) {
      // A form that is sent twice: the page shows how the payment stands.
      if (!(error instanceof RangeError)) throw error;
    }
    return checkoutPage(order);
  }
}
