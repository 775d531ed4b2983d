import type { Accounts } from '../accounts/accounts';
import { orderJson } from '../orders/order-json';
import { readTerms } from '../orders/order-terms';
import type { PayInOrder } from '../orders/order';
import type { Orders } from '../orders/orders';
import type { Quirks } from '../quirks';
import { ApiError } from '../wire/errors';
import { pageOf } from '../wire/paging';
import type { Operation } from './call';
import { created, read } from './call';

/** Sheet, 3, 6. */
export function orderOperations(orders: Orders, accounts: Accounts, quirks: Quirks): Operation[] {
  const show = (order: PayInOrder) => orderJson(order, quirks);
  return [
    {
      method: 'POST',
      path: 'orders',
      handle: ({ body }) => {
        const terms = readTerms(body, quirks);
        if (!accounts.hasMerchant(terms.merchantId)) throw new ApiError(2028, 'merchant_id');
        return created(show(orders.open(terms)));
      },
    },
    { method: 'GET', path: 'orders/*', handle: (_, id) => read(show(orders.get(id))) },
    {
      method: 'PUT',
      path: 'orders/*',
      handle: ({ body }, id) => {
        if (body['expired'] !== true) throw new ApiError(body['expired'] === undefined ? 2003 : 2006, 'expired');
        const order = orders.get(id);
        orders.cancel(order);
        return read(show(order));
      },
    },
    {
      method: 'GET',
      path: 'orders',
      handle: ({ query }) => read(pageOf(wanted(orders, query), query, show)),
    },
  ];
}

function wanted(orders: Orders, query: URLSearchParams): readonly PayInOrder[] {
  const code = query.get('psp_order_id');
  const statuses = query.get('statuses')?.split(',');
  const merchantId = query.get('merchant_id');
  const one = code === null ? undefined : orders.ofCode(code);
  const candidates = code === null ? orders.all() : one ? [one] : [];
  return candidates.filter(
    ({ status, terms }) =>
      (!statuses || statuses.includes(status)) && (merchantId === null || terms.merchantId === merchantId),
  );
}
