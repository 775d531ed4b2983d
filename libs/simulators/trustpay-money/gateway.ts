import type { Answer, DeliveryEngine } from '#libs/simulators/kit';
import { createdData, orderData, refundData } from './cashier/answers';
import type { CardPayins } from './cashier/card-payins';
import type { OrderStore } from './cashier/order';
import type { Payins } from './cashier/payins';
import type { Refunds } from './cashier/refunds';
import type { Faults } from './faults';
import type { Merchant } from './merchants';
import { balanceOf } from './merchants';
import type { Quirks } from './quirks';
import { amountLiteral, twoDecimals } from './wire/amount';
import { CODE, Refusal, envelope } from './wire/envelope';
import type { Members, Value } from './wire/literal-json';
import { Literal, parseMembers, text } from './wire/literal-json';
import type { NumberForm } from './wire/signature';
import { matchingForm } from './wire/signature';

export interface MerchantRequest {
  readonly path: string;
  readonly contentType: string | undefined;
  readonly apiKey: string | undefined;
  readonly body: string;
}

type Handler = (merchant: Merchant, members: Members) => Value | Promise<Value>;

/** The merchant's interface: checks in the order of sheet 10, then the operation behind the path. */
export class Gateway {
  /** How often a request was signed with its numbers in which form (sheet 10.10). */
  readonly signatureForms: Record<NumberForm, number> = { literal: 0, shortest: 0, twoDecimals: 0 };
  /** The address under which payers reach the pages. */
  address = '';
  private readonly handlers: ReadonlyMap<string, Handler>;

  constructor(
    private readonly the: {
      readonly merchants: readonly Merchant[];
      readonly store: OrderStore;
      readonly payins: Payins;
      readonly cardPayins: CardPayins;
      readonly refunds: Refunds;
      readonly deliveries: DeliveryEngine;
      readonly faults: Faults;
      readonly quirks: Quirks;
      readonly log: (line: string) => void;
    },
    issuer: ReadonlyMap<string, Handler>,
  ) {
    this.handlers = new Map<string, Handler>([
      ['/v4/payin/create/order', (merchant, members) => this.create(merchant, members)],
      ['/v4/payin/create/card', (merchant, members) => this.chargeCard(merchant, members)],
      ['/v4/query/order', (merchant, members) => this.query(merchant, members)],
      ['/v4/order/refund', (merchant, members) => this.refund(merchant, members)],
      ['/v4/balance', (merchant, members) => this.balance(merchant, members)],
      ['/v4/fee-overview', (merchant) => fees(merchant)],
      ...issuer,
    ]);
  }

  paths(): readonly string[] {
    return [...this.handlers.keys()];
  }

  async receive(request: MerchantRequest): Promise<Answer> {
    try {
      const { merchant, members } = this.open(request);
      this.spoil(request.path, members);
      const data = await this.handlers.get(request.path)!(merchant, members);
      const isOverview = request.path === '/v4/fee-overview';
      return envelope(CODE.success, isOverview ? 'Fee overview retrieved successfully' : 'success', data);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return envelope(error.code, error.message, null);
    }
  }

  /** Content type, API key and signature over the raw body, before any rule of business. Throws Refusal. */
  private open({ path, contentType, apiKey, body }: MerchantRequest): { merchant: Merchant; members: Members } {
    if (!/^application\/json\b/i.test(contentType ?? '')) throw new Refusal(CODE.badRequest, 'content type');
    const merchant = this.the.merchants.find((one) => one.apiKey === apiKey);
    if (!merchant) throw new Refusal(CODE.unauthorized, 'unauthorized');
    const members = parseMembers(body);
    if (!members) throw new Refusal(CODE.badRequest, 'body is no JSON object');
    const { requestNumbers } = this.the.quirks;
    const allowed: NumberForm[] = requestNumbers === 'any' ? ['literal', 'shortest'] : [requestNumbers];
    const form = matchingForm(members, merchant.secrets, allowed);
    if (!form) throw new Refusal(CODE.unauthorized, 'sign error');
    this.signatureForms[form] += 1;
    this.the.log(`${path} signed, numbers ${form}`);
    return { merchant, members };
  }

  /** Throws Refusal when a fault says so. */
  private spoil(path: string, members: Members): void {
    const subject = { step: 'request', path, orderNo: text(members, 'order_no') };
    const failed = this.the.faults.strike(['channelsFailed'], subject);
    if (failed) throw new Refusal(CODE.allChannelsFailed, failed.text ?? 'channel 5: refused; channel 7: no answer');
    const refused = this.the.faults.strike(['refuse'], subject);
    if (refused) throw new Refusal(refused.code, 'refused by a fault');
  }

  private create(merchant: Merchant, members: Members): Value {
    const order = this.the.payins.create(merchant, members);
    return createdData(order, this.address, this.more('/v4/payin/create/order', order.orderNo));
  }

  private async chargeCard(merchant: Merchant, members: Members): Promise<Value> {
    const { order, reason } = await this.the.cardPayins.charge(merchant, members);
    return { ...(orderData(order, this.the.quirks, undefined) as object), reason };
  }

  private query(merchant: Merchant, members: Members): Value {
    const order = this.the.store.find(merchant, text(members, 'order_no') ?? '');
    if (!order) throw new Refusal(CODE.badRequest, 'unknown order');
    return orderData(order, this.the.quirks, this.the.deliveries.list(order.orderNo).at(-1));
  }

  private refund(merchant: Merchant, members: Members): Value {
    const { order, refund } = this.the.refunds.request(merchant, members);
    return refundData(order, refund, this.more('/v4/order/refund', order.orderNo));
  }

  private balance(merchant: Merchant, members: Members): Value {
    const currency = text(members, 'currency_id') ?? '';
    if (!merchant.currencies.includes(currency)) throw new Refusal(CODE.badRequest, 'currency_id is not offered');
    const { available, frozen, reserve } = balanceOf(merchant, currency);
    return { balance: amountLiteral(available), frozen: amountLiteral(frozen), reserve: amountLiteral(reserve) };
  }

  private more(path: string, orderNo: string): bigint {
    return this.the.faults.strike(['otherAmount'], { step: 'request', path, orderNo }) ? 1n : 0n;
  }
}

/** The shapes and the example values of sheet 4.6, with this merchant's own fee. */
function fees({ currencies, fee }: Merchant): Value {
  const rate = new Literal(String(Number(fee.perMille) / 1000));
  const channel = { channel_id: new Literal('5') };
  return {
    fee_configs: currencies.map((currency_id) => ({
      ...{ ...channel, currency_id, business_type: new Literal('0'), fee_rate: rate },
      ...{ fee_fixed_amount: new Literal(twoDecimals(fee.fixed)), fee_min_amount: new Literal('0') },
    })),
    dispute_configs: currencies.map((currency_id) => ({
      ...{ ...channel, currency_id, chargeback_fee: new Literal('10') },
      ...{ refund_fee_rate: new Literal('0.3'), refund_fee_fixed_amount: new Literal('10') },
    })),
  };
}
