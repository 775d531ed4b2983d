import type { Answer, Html } from '#libs/simulators/kit';
import { dashboard, deliveredOf, deliveriesSection, faultsSection, html, section, table } from '#libs/simulators/kit';
import type { BookedOperation } from '../book';
import { FAULT_FORM } from './fault-form';
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

/** The simulator's book for people: operations to decide about, shops with their balances, faults, callbacks. */
export function dashboardPage(simulation: Simulation, now: Date, error?: string): Answer {
  const content = html`${error !== undefined && html`<p class="error" role="alert">${error}</p>`}
  ${operations(simulation)} ${shops(simulation)} ${faultsSection(simulation.faults(), FAULT_FORM)}
  ${deliveriesSection(simulation.newestDeliveries(SHOWN), 'callbacks')}`;
  return dashboard({ provider: 'Payfield', now, remark: `${simulation.size} operations.`, content, error });
}

function operations(simulation: Simulation): Html {
  const rows = simulation.book({ limit: SHOWN }).map((operation) => operationRow(simulation, operation));
  const heads = ['Id', 'Kind', 'Shop', 'External id', { number: 'Amount' }, 'Status', 'Callbacks', 'Decide'];
  return section('operations', 'Newest operations', table(heads, rows));
}

function operationRow(simulation: Simulation, operation: BookedOperation): Html {
  const { id, type, shop, externalId, amount, currency, status, page: address, isStuck } = operation;
  const tone = status === 'success' ? 'good' : status === 'pending' ? '' : 'bad';
  return html`<tr>
    <td>${address === undefined ? html`<code>${id}</code>` : html`<a href="${address}">${id}</a>`}</td>
    <td>${type}</td>
    <td>${shop}</td>
    <td>${externalId}</td>
    <td class="number">${amount} ${currency}</td>
    <td><span class="tag ${tone}">${status}</span>${isStuck && ' (internal error)'}</td>
    <td>${deliveredOf(simulation.deliveries(id))}</td>
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
  const amounts = ['Available', 'Pending', 'Frozen', 'Credit'].map((number) => ({ number }));
  return section('shops', 'Shops', table(['Shop', 'Currency', 'State', ...amounts], rows));
}
