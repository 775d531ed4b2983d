import type { Answer, Html } from '#libs/simulators/kit';
import { html, page } from '#libs/simulators/kit';
import type { BookedPayment } from '../book';
import { isCardPaymentType, rulesOf } from '../card/payment-types';
import type { FaultChoice } from './fault-form';
import { FAULT_CHOICES } from './fault-form';
import type { Simulation } from './simulation';

const SHOWN = 50;
const BAD: readonly BookedPayment['state'][] = ['declined', 'abandoned'];
const GOOD: readonly BookedPayment['state'][] = ['captured', 'authorized', 'credited'];

/** The simulator's book for people, with a form that sets faults. */
export function dashboardPage(simulation: Simulation, now: Date, error?: string): Answer {
  const { total, states } = simulation.count();
  const body = html`<p class="banner" role="note">Simulator of TrustPay EU. No money moves.</p>
    <main>
      <h1>TrustPay EU, simulated</h1>
      <p class="soft">Its clock says ${now.toISOString()}.</p>
      <div class="tiles">
        <div class="tile"><strong>${total}</strong>payments</div>
        ${Object.entries(states).map(([state, count]) => html`<div class="tile"><strong>${count}</strong>${state}</div>`)}
      </div>
      ${payments(simulation)} ${faults(simulation, error)} ${accounts(simulation)}
    </main>`;
  return page({ title: 'TrustPay EU simulator', body, wide: true, status: error === undefined ? 200 : 422 });
}

function payments(simulation: Simulation): Html {
  const rows = simulation.book({ limit: SHOWN }).map((payment) => paymentRow(simulation, payment));
  return html`<section class="card" aria-labelledby="payments">
    <h2 id="payments">Newest payments</h2>
    ${
      rows.length === 0
        ? html`<p class="soft">None yet. Open a signed address of section 4 or 5 to make one.</p>`
        : html`<div class="scroll">
            <table>
              <thead>
                <tr>
                  <th scope="col">PaymentRequestId</th>
                  <th scope="col">Reference</th>
                  <th scope="col">Type</th>
                  <th scope="col">State</th>
                  <th scope="col" class="number">Amount</th>
                  <th scope="col" class="number">Captured</th>
                  <th scope="col" class="number">Refunded</th>
                  <th scope="col">Notifications</th>
                </tr>
              </thead>
              <tbody>
                ${rows}
              </tbody>
            </table>
          </div>`
    }
  </section>`;
}

function paymentRow(simulation: Simulation, payment: BookedPayment): Html {
  const { paymentRequestId, reference, state, amount, currency, captured, refunded } = payment;
  const tone = GOOD.includes(state) ? 'good' : BAD.includes(state) ? 'bad' : '';
  const deliveries = simulation.deliveries(paymentRequestId);
  const delivered = deliveries.filter((delivery) => delivery.state === 'delivered').length;
  return html`<tr>
    <td><code>${paymentRequestId}</code></td>
    <td>${reference}</td>
    <td>${titleOf(payment)}</td>
    <td><span class="tag ${tone}">${state}</span></td>
    <td class="number">${amount} ${currency}</td>
    <td class="number">${captured}</td>
    <td class="number">${refunded}</td>
    <td>${deliveries.length === 0 ? 'none' : `${delivered} of ${deliveries.length} delivered`}</td>
  </tr>`;
}

function titleOf({ method, paymentType, paymentId }: BookedPayment): string {
  if (method === 'wire') return `Bank transfer ${paymentId ?? ''}`;
  return isCardPaymentType(paymentType) ? rulesOf(paymentType).title : paymentType;
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
  return html`<section class="card" aria-labelledby="faults">
    <h2 id="faults">Faults to come</h2>
    ${
      planned.length === 0
        ? html`<p class="soft">None planned: everything works.</p>`
        : html`<div class="scroll">
            <table>
              <thead>
                <tr>
                  <th scope="col">Fault</th>
                  <th scope="col">Strikes</th>
                  <th scope="col">Struck</th>
                  <th scope="col">Action</th>
                </tr>
              </thead>
              <tbody>
                ${planned}
              </tbody>
            </table>
          </div>`
    }
    ${faultForm(error)}
  </section>`;
}

function faultForm(error?: string): Html {
  const option = ({ kind, title }: FaultChoice): Html => html`<option value="${kind}">${title}</option>`;
  return html`<form method="post" action="/_sim/page/faults" class="apart">
    ${error !== undefined && html`<p class="error" role="alert">${error}</p>`}
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
        <label for="reference">Only this Reference</label>
        <input id="reference" name="reference" placeholder="whatever comes next" />
      </div>
      <div class="field">
        <label for="times">Times</label>
        <input id="times" name="times" inputmode="numeric" value="1" />
      </div>
      <div class="field"><button>Plan the fault</button></div>
    </div>
  </form>`;
}

function accounts(simulation: Simulation): Html {
  const rows = simulation.accounts().map(
    ({ accountId, currencies, enabled, services, defaultNotificationUrl }) =>
      html`<tr>
        <td><code>${accountId}</code></td>
        <td>${enabled ? 'enabled' : 'disabled'}</td>
        <td>${currencies.join(', ')}</td>
        <td>${services === 'all' ? 'all' : services.join(', ')}</td>
        <td>${defaultNotificationUrl ?? 'none'}</td>
      </tr>`,
  );
  return html`<section class="card" aria-labelledby="accounts">
    <h2 id="accounts">Accounts</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">AccountId</th>
            <th scope="col">State</th>
            <th scope="col">Currencies</th>
            <th scope="col">Services</th>
            <th scope="col">Default notification address</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
  </section>`;
}
