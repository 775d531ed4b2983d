import type { Clock } from '#libs/clock';
import type { GrowingIds, Scheduler } from '#libs/simulators/kit';
import type { Accounts } from '../accounts';
import { addressOf } from '../chains';
import { MICRO } from '../decimal';
import { chargedOf } from '../order/order';
import type { Order, Product } from '../order/order';
import { transactionId } from '../order/order-life';
import type { OrderLife } from '../order/order-life';
import type { OrderStore } from '../order/order-store';
import type { Quirks } from '../quirks';
import type { Rates } from '../rates';
import { refuse } from '../refusal';
import type { Call, Parameters } from './call';
import { amountOf, dueOf, priceOf } from './price';
import type { Price } from './price';

const HOUR = 60 * 60 * 1000;
const LARGEST = 5_000_000n * 1_000_000n * MICRO;
const TERMINALS = ['APP', 'WEB', 'WAP', 'MINIAPP', 'OTHERS'];
const INT63 = (1n << 63n) - 1n;

interface Tools {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly accounts: Accounts;
  readonly ids: GrowingIds;
  readonly orders: OrderStore;
  readonly life: OrderLife;
  readonly rates: Rates;
  readonly quirks: Quirks;
}

/** A new checkout order by every rule of sheet 3.1. @throws Refusal */
export function createOrder(tools: Tools, call: Call, product: Product = 'CHECKOUT'): Order {
  const { clientId, subAccount, input, rawBody } = call;
  const { clock, scheduler, accounts, ids, orders, life } = tools;
  const application = accounts.application(clientId);
  if (!application) throw refuse(400004, 'client id is unknown');
  const price = priceOf(call, tools.rates);
  const terms = termsOf(input, price, tools.rates);
  const { coin, chain } = price;
  const merchantUserId = userIdOf(rawBody);
  const createdAt = clock.now().getTime();
  const expireTime = expireTimeOf(input.fields.orderExpireTime, createdAt, tools.quirks.clampExpiry);
  const merchantTradeNo = input.text('merchantTradeNo', 32);
  if (orders.findByNumber(subAccount, merchantTradeNo)) throw refuse(400201, 'merchantTradeNo exists already');
  const prepayId = transactionId(ids);
  const order: Order = {
    ...{
      product,
      prepayId,
      application,
      subAccount,
      merchantTradeNo,
      merchantUserId,
      coin,
      chain,
      createdAt,
      expireTime,
    },
    ...terms,
    fields: input.fields,
    address: addressOf(chain.chain, `${subAccount}/${prepayId}`),
    status: 'PENDING',
    gatePaid: 0n,
    fees: 0n,
    transfers: [],
    refunds: [],
  };
  orders.add(order);
  scheduler.at(expireTime, () => life.expire(order));
  return order;
}

function termsOf(input: Parameters, price: Price, rates: Rates) {
  const { amount = 0n, fiatRate } = price;
  if (!/^[A-Za-z0-9_-]{1,32}$/.test(input.text('merchantTradeNo', 100))) throw refuse(400001, 'merchantTradeNo');
  if (amount < MICRO || amount > LARGEST) throw refuse(400001, 'orderAmount is malformed or out of bounds');
  const surcharge = amountOf(input, 'surchargeAmount') ?? 0n;
  const tolerance = amountOf(input, 'toleranceAmount') ?? 0n;
  const toPay = dueOf(price, chargedOf({ amount, surcharge }), rates);
  if (tolerance >= toPay.due) throw refuse(400001, 'toleranceAmount is not less than the amount');
  if (!TERMINALS.includes(input.object('env').text('terminalType', 16))) throw refuse(400001, 'env.terminalType');
  const goods = input.object('goods');
  goods.text('goodsType', 16);
  goods.text('goodsName', 160);
  goods.text('goodsDetail', 256);
  for (const name of ['returnUrl', 'cancelUrl', 'channelId']) input.optional(name, 256);
  return { amount, fiatRate, surcharge, tolerance, ...toPay };
}

/** From the raw text: a JSON parser would round an int64. */
function userIdOf(rawBody: string): string {
  const digits = /"merchantUserId"\s*:\s*(\d{1,19})\s*[,}]/.exec(rawBody)?.[1];
  if (digits === undefined || BigInt(digits) > INT63) throw refuse(400001, 'merchantUserId is no int64');
  return digits;
}

/** Above 10^12 an absolute time, otherwise a duration (sheet 3.1, a guess). */
function expireTimeOf(value: unknown, now: number, clamp: boolean): number {
  if (value === undefined) return now + HOUR;
  if (!Number.isSafeInteger(value)) throw refuse(400001, 'orderExpireTime is malformed');
  const number = value as number;
  const time = number > 1e12 ? number : now + number;
  if (time > now && time <= now + HOUR) return time;
  if (clamp) return now + HOUR;
  throw refuse(400001, 'orderExpireTime is not within an hour from now');
}
