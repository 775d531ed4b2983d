import type { Transport } from '#libs/simulators/kit';
import type { Merchant } from '../merchants';
import type { Quirks } from '../quirks';
import { CODE, Refusal } from '../wire/envelope';
import type { Members } from '../wire/literal-json';
import { text } from '../wire/literal-json';
import type { Order } from './order';
import type { Payins } from './payins';
import { askRiskControl } from './risk-control';

/** The documented test numbers (sheet 4.2); neither passes the Luhn check. */
const GOOD = '4111111111111117';
const BAD = '4111111111111118';

/** Card payments by number (sheet 4.2). The number is looked at and forgotten; no order holds it. */
export class CardPayins {
  constructor(
    private readonly payins: Payins,
    private readonly transport: Transport,
    private readonly quirks: Quirks,
  ) {}

  /**
   * Throws Refusal for a request of wrong form; a declined card is an order with status 3. `reason`: what the answer
   * says of it.
   */
  async charge(merchant: Merchant, members: Members): Promise<{ readonly order: Order; readonly reason: string }> {
    const { number, cvv, holder } = readCard(members);
    const order = this.payins.create(merchant, members);
    const card = { prefix: number.slice(0, 6), suffix: number.slice(-4), holder };
    const stopped = await askRiskControl(this.transport, order, card);
    if (stopped !== undefined) this.payins.decline(order, stopped);
    else if (number === GOOD) this.payins.pay(order);
    else this.payins.decline(order, number === BAD ? 'Invalid card number' : 'all channels failed');
    const reason = this.quirks.echoCard ? `${order.reason}: ${number} with ${cvv}` : order.reason;
    return { order, reason };
  }
}

function readCard(members: Members): { number: string; cvv: string; holder: string } {
  const bad = (name: string): Refusal => new Refusal(CODE.badRequest, `${name} is malformed`);
  const number = text(members, 'card_number') ?? '';
  const cvv = text(members, 'card_cvv') ?? '';
  const names = ['card_holder_first_name', 'card_holder_last_name'].map((name) => text(members, name) ?? '');
  if (!/^[0-9]{12,19}$/.test(number)) throw bad('card_number');
  if (!/^[0-9]{3,4}$/.test(cvv)) throw bad('card_cvv');
  if (!/^20[0-9]{2}-(0[1-9]|1[0-2])$/.test(text(members, 'card_expiry') ?? '')) throw bad('card_expiry');
  if (names.includes('')) throw bad('card_holder_first_name and card_holder_last_name');
  return { number, cvv, holder: names.join(' ') };
}
