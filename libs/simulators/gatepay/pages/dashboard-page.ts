import type { Answer, Html } from '#libs/simulators/kit';
import { html, page } from '#libs/simulators/kit';
import type { BookedOrder } from '../book';
import { FAULT_CHOICES } from '../control/fault-form';
import type { Simulation } from '../control/simulation';

const SHOWN = 50;

/** The simulator's book for people, with a form that sets faults. */
export function dashboardPage(simulation: Simulation, now: Date, error?: string): Answer {
  const body = html`<p class="banner" role="note">Simulator of GatePay. No money moves.</p>
    <main>
      <h1>GatePay, simulated</h1>
      <p class="soft">Its clock says ${now.toISOString()}.</p>
      ${orders(simulation)} ${faults(simulation, error)} ${balances(simulation)}
    </main>`;
  return page({ title: 'GatePay simulator', body, wide: true, status: error === undefined ? 200 : 422 });
}

interface Column {
  readonly title: string;
  readonly isNumber?: true;
}

function section(id: string, title: string, columns: readonly Column[], rows: readonly Html[], empty: string): Html {
  const heads = columns.map(
    ({ title: head, isNumber }) => html`<th scope="col" class="${isNumber ? 'number' : ''}">${head}</th>`,
  );
  const table = html`<div class="scroll">
    <table>
      <thead>
        <tr>
          ${heads}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
  return html`<section class="card" aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    ${rows.length === 0 ? html`<p class="soft">${empty}</p>` : table}
  </section>`;
}

function orders(simulation: Simulation): Html {
  const columns: readonly Column[] = [
    { title: 'prepayId' },
    { title: 'merchantTradeNo' },
    { title: 'Status' },
    { title: 'Due', isNumber: true },
    { title: 'Received', isNumber: true },
    { title: 'Refunded', isNumber: true },
    { title: 'Chain' },
    { title: 'Callbacks' },
  ];
  const rows = simulation.book({ limit: SHOWN }).map((order) => orderRow(simulation, order));
  return section('orders', 'Newest orders', columns, rows, 'None yet.');
}

function orderRow(simulation: Simulation, order: BookedOrder): Html {
  const { prepayId, merchantTradeNo, status, due, received, refunded, coin, chain } = order;
  const tone = status === 'PAID' ? 'good' : status === 'PENDING' || status === 'PROCESS' ? '' : 'bad';
  const deliveries = simulation.deliveries(prepayId);
  const delivered = deliveries.filter(({ state }) => state === 'delivered').length;
  return html`<tr>
    <td><a href="/cashier?prepayid=${prepayId}">${prepayId}</a></td>
    <td>${merchantTradeNo}</td>
    <td><span class="tag ${tone}">${status}</span></td>
    <td class="number">${due} ${coin}</td>
    <td class="number">${received}</td>
    <td class="number">${refunded}</td>
    <td>${chain}</td>
    <td>${deliveries.length === 0 ? 'none' : `${delivered} of ${deliveries.length} delivered`}</td>
  </tr>`;
}

function faults(simulation: Simulation, error?: string): Html {
  const rows = simulation.faults().map(
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
  const columns = ['Fault', 'Strikes', 'Struck', 'Action'].map((title) => ({ title }));
  return html`${section('faults', 'Faults to come', columns, rows, 'None planned: everything works.')}
  ${faultForm(error)}`;
}

function faultForm(error?: string): Html {
  const options = FAULT_CHOICES.map(({ kind, title }) => html`<option value="${kind}">${title}</option>`);
  return html`<form method="post" action="/_sim/page/faults" class="card">
    ${error !== undefined && html`<p class="error" role="alert">${error}</p>`}
    <div class="columns">
      <div class="field">
        <label for="kind">Fault</label>
        <select id="kind" name="kind">
          ${options}
        </select>
      </div>
      <div class="field">
        <label for="ms">Delay in milliseconds</label>
        <input id="ms" name="ms" inputmode="numeric" value="3000" />
      </div>
      <div class="field">
        <label for="merchantTradeNo">Only this merchantTradeNo</label>
        <input id="merchantTradeNo" name="merchantTradeNo" placeholder="whatever comes next" />
      </div>
      <div class="field">
        <label for="times">Times</label>
        <input id="times" name="times" inputmode="numeric" value="1" />
      </div>
      <div class="field"><button>Plan the fault</button></div>
    </div>
  </form>`;
}

function balances(simulation: Simulation): Html {
  const rows = simulation.balances().map(
    (balance) =>
      html`<tr>
        <td>${balance.subAccount}</td>
        <td>${balance.coin}</td>
        <td class="number">${balance.available}</td>
        <td class="number">${balance.credited}</td>
        <td class="number">${balance.refunded}</td>
        <td class="number">${balance.fees}</td>
      </tr>`,
  );
  const columns: readonly Column[] = [
    { title: 'Sub-account' },
    { title: 'Coin' },
    { title: 'Available', isNumber: true },
    { title: 'Credited', isNumber: true },
    { title: 'Refunded', isNumber: true },
    { title: 'Fees', isNumber: true },
  ];
  return section('balances', 'Payment accounts', columns, rows, 'Nothing came yet.');
}
