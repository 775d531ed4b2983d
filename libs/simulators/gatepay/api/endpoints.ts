import type { Clock } from '#libs/clock';
import type { GrowingIds, Scheduler } from '#libs/simulators/kit';
import type { Accounts } from '../accounts';
import type { Order } from '../order/order';
import type { OrderLife } from '../order/order-life';
import type { OrderStore } from '../order/order-store';
import type { RefundLife } from '../order/refund-life';
import type { Quirks } from '../quirks';
import type { Rates } from '../rates';
import { refuse } from '../refusal';
import type { Call } from './call';
import { createOrder } from './create-order';
import { balancesOf, chainsOf, currencies } from './lists';
import { createdOrder, queriedOrder } from './order-answers';
import { acceptRefund, acceptedRefund, findRefund, refundByV1, refundDetails } from './refunds';

export interface Provider {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly accounts: Accounts;
  readonly ids: GrowingIds;
  readonly orders: OrderStore;
  readonly life: OrderLife;
  readonly refunds: RefundLife;
  readonly quirks: Quirks;
  readonly rates: Rates;
  /** Of the running server. */
  readonly origin: () => string;
}

export interface Endpoint {
  readonly method: 'GET' | 'POST';
  /** Behind the institution's prefix, or alone for a merchant (sheet 1). */
  readonly path: string;
  /** For faults. */
  readonly step: string;
  /** `data` of the answer. @throws Refusal */
  readonly answer: (call: Call) => unknown;
}

export function endpoints(the: Provider): readonly Endpoint[] {
  const form = () => ({ origin: the.origin(), padded: the.quirks.paddedDecimals });
  const get = (path: string, step: string, answer: Endpoint['answer']): Endpoint => ({
    ...{ method: 'GET', path, step, answer },
  });
  const post = (path: string, step: string, answer: Endpoint['answer']): Endpoint => ({
    ...{ method: 'POST', path, step, answer },
  });
  const v1Refund = (call: Call) => ({ ...acceptedRefund(acceptRefund(the, call)), refundGateId: undefined });
  return [
    post('/v1/pay/checkout/order', 'create', (call) => createdOrder(createOrder(the, call), form())),
    get('/v2/pay/order/query', 'query', (call) => shaped(the, call, queriedOrder(findOrder(the, call), form()))),
    post('/v1/pay/order/query', 'query', (call) => queriedOrder(findOrder(the, call), form())),
    post('/v1/pay/order/close', 'close', (call) => {
      the.life.close(findOrder(the, call));
      return { result: 'SUCCESS' };
    }),
    post('/v2/standard/order/refund', 'refund', (call) => acceptedRefund(acceptRefund(the, call))),
    post('/v1/pay/order/refund', 'refund', v1Refund),
    get('/v2/pay/refund/details', 'refundDetails', (call) => refundDetails(findRefund(the, call))),
    post('/v1/pay/order/refund/query', 'refundDetails', (call) => refundByV1(findRefund(the, call))),
    get('/v2/refund/support/chains', 'list', (call) => chainsOf(call, { fee: the.quirks.refundFee })),
    get('/v1/pay/address/currencies', 'list', currencies),
    get('/v1/pay/address/chains', 'list', (call) => chainsOf(call)),
    get('/v1/pay/balance', 'balance', (call) => balancesOf(the.accounts, call)),
    get('/v1/pay/balance/query', 'balance', (call) => balancesOf(the.accounts, call)),
  ];
}

/** By exactly one of the two names (sheet 5.1). @throws Refusal */
function findOrder({ orders }: Provider, { input, subAccount }: Call): Order {
  const prepayId = input.optional('prepayId', 32);
  const number = input.optional('merchantTradeNo', 100);
  if ((prepayId === undefined) === (number === undefined)) throw refuse(400001, 'prepayId or merchantTradeNo');
  const order = prepayId === undefined ? orders.findByNumber(subAccount, number ?? '') : orders.find(prepayId);
  if (order?.subAccount !== subAccount) throw refuse(400202, 'order does not exist');
  return order;
}

/** Flat, or wrapped as the merchant's page shows it (sheet 5.1). */
function shaped({ quirks }: Provider, { isInstitution }: Call, order: Record<string, unknown>) {
  const isFlat = quirks.queryShape === 'documented' ? isInstitution : quirks.queryShape === 'flat';
  return isFlat ? order : { bizCode: '000000', bizData: order, bizMessage: '' };
}
