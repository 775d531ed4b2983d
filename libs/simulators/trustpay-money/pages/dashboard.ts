import type { Answer, Html } from '#libs/simulators/kit';
import { dashboard, deliveredOf, deliveriesSection, faultsSection, html, section, table } from '#libs/simulators/kit';
import type { BookedOrder } from '../control/book';
import { FAULT_FORM } from '../control/fault-form';
import type { Simulation } from '../control/simulation';
import { nameOf } from './checkout';

const SHOWN = 50;

/** The simulator's book for people, with forms that set faults and send callbacks again. */
export function dashboardPage(simulation: Simulation, now: Date, error?: string): Answer {
  const { total, states } = simulation.count();
  const content = html`<div class="tiles">
      <div class="tile"><strong>${total}</strong>orders</div>
      ${Object.entries(states).map(
        ([status, count]) =>
          html`<div class="tile"><strong>${count}</strong>${nameOf(Number(status) as BookedOrder['status'])}</div>`,
      )}
    </div>
    ${orders(simulation)} ${faultsSection(simulation.faults(), FAULT_FORM, error)}
    ${deliveriesSection(simulation.newestDeliveries(SHOWN), 'callbacks')} ${merchants(simulation)}`;
  return dashboard({ provider: 'TrustPay money', now, content, error });
}

function orders(simulation: Simulation): Html {
  const rows = simulation.book({ limit: SHOWN }).map((order) => orderRow(simulation, order));
  const amounts = ['Amount', 'Paid', 'Refunded'].map((number) => ({ number }));
  const empty = 'None yet. A signed request to /v4/payin/create/order makes one.';
  return section('orders', 'Newest orders', table(['Order', 'State', ...amounts, 'Callbacks'], rows, empty));
}

function orderRow(simulation: Simulation, order: BookedOrder): Html {
  const tone = order.paidAt !== undefined ? 'good' : order.status === 1 ? '' : 'bad';
  return html`<tr>
    <td><a href="${order.payUrl}">${order.orderNo}</a></td>
    <td><span class="tag ${tone}">${nameOf(order.status)}</span></td>
    <td class="number">${order.amount} ${order.currency}</td>
    <td class="number">${order.paid}</td>
    <td class="number">${order.refunded}</td>
    <td>${deliveredOf(simulation.deliveries(order.orderNo))}</td>
  </tr>`;
}

function merchants(simulation: Simulation): Html {
  const rows = simulation.merchants().flatMap(({ merchantId, currencies }) =>
    currencies.map((currency) => {
      const { available, frozen } = simulation.balance(merchantId, currency);
      return html`<tr>
        <td><code>${merchantId}</code></td>
        <td>${currency}</td>
        <td class="number">${available}</td>
        <td class="number">${frozen}</td>
      </tr>`;
    }),
  );
  const heads = ['Merchant', 'Currency', { number: 'Settled' }, { number: 'Not settled yet' }];
  return section('merchants', 'Merchants', table(heads, rows));
}
