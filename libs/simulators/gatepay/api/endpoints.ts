import type { Clock } from '#libs/clock';
import type { GrowingIds, Scheduler } from '#libs/simulators/kit';
import type { Accounts } from '../accounts';
import { FLUCTUATION } from '../order/order';
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
import { createdOrder, queriedOrder, withoutPage } from './order-answers';
import type { Form } from './order-answers';
import { byEitherCoin } from './refund-amount';
import { refundDetails } from './refund-details';
import { acceptRefund, acceptedByV1, acceptedInEither, acceptedRefund, findRefund, refundByV1 } from './refunds';

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
  const { quirks } = the;
  const form = (): Form => {
    const { paddedDecimals: padded, listedAmounts, payAmountGrows } = quirks;
    return { origin: the.origin(), padded, listedAmounts, payAmountGrows };
  };
  const get = (path: string, step: string, answer: Endpoint['answer']): Endpoint => ({
    ...{ method: 'GET', path, step, answer },
  });
  const post = (path: string, step: string, answer: Endpoint['answer']): Endpoint => ({
    ...{ method: 'POST', path, step, answer },
  });
  const queried = (call: Call): Order => {
    const order = findOrder(the, call);
    if (order.product === 'ADDRESS' && !quirks.checkoutFindsAddresses) throw refuse(400202, 'order does not exist');
    return order;
  };
  const shapedOrder = (call: Call) => shaped(the, call, queried(call), form());
  return [
    ...addressOrders(the, form, { get, post }),
    post('/v1/pay/checkout/order', 'create', (call) => createdOrder(createOrder(the, call), form())),
    get('/v2/pay/order/query', 'query', shapedOrder),
    post('/v1/pay/order/query', 'query', (call) => queriedOrder(queried(call), form())),
    post('/v1/pay/order/close', 'close', (call) => {
      the.life.close(findOrder(the, call));
      return { result: 'SUCCESS' };
    }),
    post('/v2/standard/order/refund', 'refund', (call) => acceptedRefund(acceptRefund(the, call))),
    post('/v1/pay/order/refund', 'refund', (call) => v1Refund(the, call)),
    post('/v1/pay/checkout/refund', 'refund', (call) => acceptedInEither(acceptRefund(the, call, byEitherCoin))),
    get('/v2/pay/refund/details', 'refundDetails', (call) => refundDetails(findRefund(the, call))),
    post('/v1/pay/order/refund/query', 'refundDetails', (call) => refundByV1(findRefund(the, call))),
    get('/v2/refund/support/chains', 'list', (call) => chainsOf(call, { fee: the.quirks.refundFee })),
    get('/v1/pay/address/currencies', 'list', currencies),
    get('/v1/pay/address/chains', 'list', (call) => chainsOf(call)),
    get('/v1/pay/balance', 'balance', (call) => balancesOf(the.accounts, call)),
    get('/v1/pay/balance/query', 'balance', (call) => balancesOf(the.accounts, call)),
  ];
}

type Add = (path: string, step: string, answer: Endpoint['answer']) => Endpoint;

const v1Refund = (the: Provider, call: Call) => acceptedByV1(acceptRefund(the, call));

/** Orders that are an address alone (sheet 8), with their refunds (sheet 6). */
function addressOrders(the: Provider, form: () => Form, { get, post }: { get: Add; post: Add }): readonly Endpoint[] {
  const found = (call: Call): Order => {
    const order = findOrder(the, call, 500203);
    if (order.product !== 'ADDRESS') throw refuse(500203, 'address order not found');
    return order;
  };
  const convertedRefund = (call: Call) => {
    if (!found(call).converted) throw refuse(500208, 'not a converted address order');
    return acceptedInEither(acceptRefund(the, call, byEitherCoin));
  };
  return [
    post('/v1/pay/address/create', 'create', (call) =>
      withoutPage(createdOrder(createOrder(the, call, 'ADDRESS'), form())),
    ),
    get('/v1/pay/address/query', 'query', (call) => withoutPage(queriedOrder(found(call), form()))),
    post('/v1/pay/address/refund', 'refund', (call) => {
      found(call);
      return v1Refund(the, call);
    }),
    post('/v1/pay/address/refundconvert', 'refund', convertedRefund),
  ];
}

/** By exactly one of the two names (sheet 5.1). @throws Refusal */
function findOrder({ orders }: Provider, { input, subAccount }: Call, unknown: 400202 | 500203 = 400202): Order {
  const prepayId = input.optional('prepayId', 32);
  const number = input.optional('merchantTradeNo', 100);
  if ((prepayId === undefined) === (number === undefined)) throw refuse(400001, 'prepayId or merchantTradeNo');
  const order = prepayId === undefined ? orders.findByNumber(subAccount, number ?? '') : orders.find(prepayId);
  if (order?.subAccount !== subAccount) throw refuse(unknown, 'order does not exist');
  return order;
}

/** Flat, or wrapped as the merchant's page shows it (sheet 5.1); then with the code of a conversion that failed. */
function shaped({ quirks }: Provider, { isInstitution }: Call, order: Order, form: Form) {
  const isFlat = quirks.queryShape === 'documented' ? isInstitution : quirks.queryShape === 'flat';
  const bizData = queriedOrder(order, form);
  if (isFlat) return bizData;
  const hasFailed = order.status === FLUCTUATION;
  return { bizCode: hasFailed ? '500103' : '000000', bizData, bizMessage: hasFailed ? 'conversion failed' : '' };
}
