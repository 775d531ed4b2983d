import type { Answer, Html } from '#libs/simulators/kit';
import { html, page } from '#libs/simulators/kit';
import type { BookedOperation } from '../book';
import type { FaultChoice } from './fault-form';
import { FAULT_CHOICES } from './fault-form';
import type { Simulation } from './simulation';

const SHOWN = 50;

/** What can be done to an operation from the page, by its status. */
const DECISIONS: Readonly<Record<BookedOperation['status'], readonly string[]>> = {
  pending: ['success', 'failed', 'canceled', 'expired'],
  success: ['refunded'],
  failed: [],
  expired: ['success'],
  canceled: [],
  refunded: [],
};

/** The simulator's book for people: operations to decide about, shops with their balances, faults to plan. */
export function dashboardPage(simulation: Simulation, now: Date, error?: string): Answer {
  const body = html`<p class="banner" role="note">Simulator of Payfield. No money moves.</p>
    <main>
      <h1>Payfield, simulated</h1>
      <p class="soft">Its clock says ${now.toISOString()}. ${simulation.size} operations.</p>
      ${error !== undefined && html`<p class="error" role="alert">${error}</p>`} ${operations(simulation)}
      ${shops(simulation)} ${faults(simulation)}
    </main>`;
  return page({ title: 'Payfield simulator', body, wide: true, status: error === undefined ? 200 : 422 });
}

function operations(simulation: Simulation): Html {
  const rows = simulation.book({ limit: SHOWN }).map((operation) => operationRow(simulation, operation));
  const heads = ['Id', 'Kind', 'Shop', 'External id', 'Amount', 'Status', 'Callbacks', 'Decide'];
  return section('operations', 'Newest operations', table(heads, rows), rows.length === 0 && 'None yet.');
}

function operationRow(simulation: Simulation, operation: BookedOperation): Html {
  const { id, type, shop, externalId, amount, currency, status, page: address, isStuck } = operation;
  const tone = status === 'success' ? 'good' : status === 'pending' ? '' : 'bad';
  const deliveries = simulation.deliveries(id);
  const delivered = deliveries.filter(({ state }) => state === 'delivered').length;
  return html`<tr>
    <td>${address === undefined ? html`<code>${id}</code>` : html`<a href="${address}">${id}</a>`}</td>
    <td>${type}</td>
    <td>${shop}</td>
    <td>${externalId}</td>
    <td class="number">${amount} ${currency}</td>
    <td><span class="tag ${tone}">${status}</span>${isStuck && ' (internal error)'}</td>
    <td>${deliveries.length === 0 ? 'none' : `${delivered} of ${deliveries.length} delivered`}</td>
    <td>${DECISIONS[status].map((decision) => decisionButton(operation, decision))}</td>
  </tr>`;
}

const decisionButton = ({ externalId, type, shop }: BookedOperation, decision: string): Html =>
  html`<form method="post" action="/_sim/page/decide">
    <input type="hidden" name="externalId" value="${externalId}" />
    <input type="hidden" name="type" value="${type}" />
    <input type="hidden" name="shop" value="${shop}" />
    <button class="quiet" name="status" value="${decision}">${decision}</button>
  </form>`;

function shops(simulation: Simulation): Html {
  const rows = simulation.shops().map(
    ({ code, currency, active, available, pending, frozen, credit }) =>
      html`<tr>
        <td><code>${code}</code></td>
        <td>${currency}</td>
        <td>${active ? 'active' : 'inactive'}</td>
        ${[available, pending, frozen, credit].map((amount) => html`<td class="number">${amount}</td>`)}
      </tr>`,
  );
  return section(
    'shops',
    'Shops',
    table(['Shop', 'Currency', 'State', 'Available', 'Pending', 'Frozen', 'Credit'], rows),
  );
}

function faults(simulation: Simulation): Html {
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
  const list = table(['Fault', 'Strikes', 'Struck', 'Action'], planned);
  const empty = planned.length === 0 && 'None planned: everything works.';
  return section('faults', 'Faults to come', html`${list}${faultForm()}`, empty);
}

function faultForm(): Html {
  const option = ({ name, title }: FaultChoice): Html => html`<option value="${name}">${title}</option>`;
  return html`<form method="post" action="/_sim/page/faults" class="apart">
    <div class="columns">
      <div class="field">
        <label for="kind">Fault</label>
        <select id="kind" name="kind">
          ${FAULT_CHOICES.map(option)}
        </select>
      </div>
      <div class="field">
        <label for="ms">Delay in milliseconds</label>
        <input id="ms" name="ms" inputmode="numeric" value="3000" />
      </div>
      <div class="field">
        <label for="externalId">Only this external id</label>
        <input id="externalId" name="externalId" placeholder="whatever comes next" />
      </div>
      <div class="field">
        <label for="times">Times</label>
        <input id="times" name="times" inputmode="numeric" value="1" />
      </div>
      <div class="field"><button>Plan the fault</button></div>
    </div>
  </form>`;
}

function section(id: string, title: string, content: Html, empty?: string | false): Html {
  return html`<section class="card" aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    ${empty !== undefined && empty !== false && html`<p class="soft">${empty}</p>`}${content}
  </section>`;
}

function table(heads: readonly string[], rows: readonly Html[]): Html {
  if (rows.length === 0) return html``;
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}
