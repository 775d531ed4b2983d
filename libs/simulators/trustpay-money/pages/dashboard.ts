import type { Answer, Html } from '#libs/simulators/kit';
import { html, page } from '#libs/simulators/kit';
import type { BookedOrder } from '../control/book';
import { FAULT_CHOICES } from '../control/fault-form';
import type { Simulation } from '../control/simulation';
import { nameOf } from './checkout';

const SHOWN = 50;

/** The simulator's book for people, with a form that sets faults. */
export function dashboardPage(simulation: Simulation, now: Date, error?: string): Answer {
  const { total, states } = simulation.count();
  const body = html`<p class="banner" role="note">Simulator of TrustPay money. No money moves.</p>
    <main>
      <h1>TrustPay money, simulated</h1>
      <p class="soft">Its clock says ${now.toISOString()}.</p>
      <div class="tiles">
        <div class="tile"><strong>${total}</strong>orders</div>
        ${Object.entries(states).map(
          ([status, count]) =>
            html`<div class="tile"><strong>${count}</strong>${nameOf(Number(status) as BookedOrder['status'])}</div>`,
        )}
      </div>
      ${orders(simulation)} ${faults(simulation, error)} ${merchants(simulation)}
    </main>`;
  return page({ title: 'TrustPay money simulator', body, wide: true, status: error === undefined ? 200 : 422 });
}

const heads = (...names: string[]): Html =>
  html`<thead>
    <tr>
      ${names.map((name) => html`<th scope="col">${name}</th>`)}
    </tr>
  </thead>`;

function section(id: string, title: string, content: Html): Html {
  return html`<section class="card" aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    ${content}
  </section>`;
}

function orders(simulation: Simulation): Html {
  const rows = simulation.book({ limit: SHOWN }).map((order) => orderRow(simulation, order));
  const table = html`<div class="scroll">
    <table>
      ${heads('Order', 'State', 'Amount', 'Paid', 'Refunded', 'Callbacks')}
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
  const none = html`<p class="soft">None yet. A signed request to /v4/payin/create/order makes one.</p>`;
  return section('orders', 'Newest orders', rows.length === 0 ? none : table);
}

function orderRow(simulation: Simulation, order: BookedOrder): Html {
  const deliveries = simulation.deliveries(order.orderNo);
  const delivered = deliveries.filter(({ state }) => state === 'delivered').length;
  const tone = order.paidAt !== undefined ? 'good' : order.status === 1 ? '' : 'bad';
  return html`<tr>
    <td><a href="${order.payUrl}">${order.orderNo}</a></td>
    <td><span class="tag ${tone}">${nameOf(order.status)}</span></td>
    <td class="number">${order.amount} ${order.currency}</td>
    <td class="number">${order.paid}</td>
    <td class="number">${order.refunded}</td>
    <td>${deliveries.length === 0 ? 'none' : `${delivered} of ${deliveries.length} delivered`}</td>
  </tr>`;
}

function faults(simulation: Simulation, error?: string): Html {
  const planned = simulation.faults().map(
    ({ id, fault, match = {}, times, rate, struck }) =>
      html`<tr>
        <td><code>${JSON.stringify(fault)}</code></td>
        <td><code>${JSON.stringify(match)}</code></td>
        <td>${rate === undefined ? `${struck} of ${times ?? 1} times` : `${rate * 100} %, struck ${struck}`}</td>
        <td>
          <form method="post" action="/_sim/page/faults/${id}/clear"><button class="quiet">Withdraw</button></form>
        </td>
      </tr>`,
  );
  const table = html`<div class="scroll">
    <table>
      ${heads('Fault', 'Strikes', 'Struck', 'Action')}
      <tbody>
        ${planned}
      </tbody>
    </table>
  </div>`;
  const none = html`<p class="soft">None planned: everything works.</p>`;
  return section('faults', 'Faults to come', html`${planned.length === 0 ? none : table} ${faultForm(error)}`);
}

function faultForm(error?: string): Html {
  const field = (name: string, label: string, value: string, hint = ''): Html =>
    html`<div class="field">
      <label for="${name}">${label}</label>
      <input id="${name}" name="${name}" value="${value}" placeholder="${hint}" />
    </div>`;
  return html`<form method="post" action="/_sim/page/faults" class="apart">
    ${error !== undefined && html`<p class="error" role="alert">${error}</p>`}
    <div class="columns">
      <div class="field">
        <label for="kind">Fault</label>
        <select id="kind" name="kind">
          ${FAULT_CHOICES.map(({ kind, title }) => html`<option value="${kind}">${title}</option>`)}
        </select>
      </div>
      ${field('ms', 'Delay in milliseconds', '3000')} ${field('orderNo', 'Only this order', '', 'whatever comes next')}
      ${field('times', 'Times', '1')}
      <div class="field"><button>Plan the fault</button></div>
    </div>
  </form>`;
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
  const table = html`<div class="scroll">
    <table>
      ${heads('Merchant', 'Currency', 'Settled', 'Not settled yet')}
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
  return section('merchants', 'Merchants', table);
}
