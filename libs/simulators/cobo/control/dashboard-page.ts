import type { Answer, Html } from '#libs/simulators/kit';
import { html, page } from '#libs/simulators/kit';
import type { BookedOrder, BookedRefund } from '../book';
import type { FaultChoice } from './fault-form';
import { FAULT_CHOICES } from './fault-form';
import type { Simulation } from './simulation';

const SHOWN = 50;
const TONE: Readonly<Record<string, string>> = { Completed: 'good', Expired: 'bad', Underpaid: 'bad', Failed: 'bad' };

/** The simulator's book for people, with a form that sets faults. */
export function dashboardPage(simulation: Simulation, now: Date, error?: string): Answer {
  const { orders, refunds, payouts, balances } = simulation.book({ limit: SHOWN });
  const body = html`<p class="banner" role="note">Simulator of Cobo. No coins move.</p>
    <main>
      <h1>Cobo, simulated</h1>
      <p class="soft">Its clock says ${now.toISOString()}. Merchants: ${simulation.merchants().join(', ')}.</p>
      <div class="tiles">
        <div class="tile"><strong>${simulation.count()}</strong>orders</div>
        <div class="tile"><strong>${refunds.length}</strong>newest refunds</div>
        <div class="tile"><strong>${payouts.length}</strong>newest payouts</div>
      </div>
      ${table('orders', 'Newest orders', ORDER_HEADS, orders.map(orderRow))}
      ${table('refunds', 'Newest refunds', REFUND_HEADS, refunds.map(refundRow))}
      ${table(
        'payouts',
        'Newest payouts and settlements',
        ['Id', 'Reference', 'Account', 'Amounts', 'Status'],
        payouts.map(({ payoutId, reference, account, items, status }) =>
          row([html`<code>${payoutId}</code>`, reference, account, items.join(', '), tag(status)]),
        ),
      )}
      ${table(
        'balances',
        'Balances',
        ['Account', 'Token', 'Balance'],
        balances.map(({ account, token, total }) => row([account, token, total])),
      )}
      ${faults(simulation, error)}
    </main>`;
  return page({ title: 'Cobo simulator', body, wide: true, status: error === undefined ? 200 : 422 });
}

const ORDER_HEADS = ['Order', 'Reference', 'Payable', 'Received', 'Deposits', 'Status'];
const REFUND_HEADS = ['Refund', 'Reference', 'Order', 'Amount', 'To', 'Status'];

const tag = (status: string): Html => html`<span class="tag ${TONE[status] ?? ''}">${status}</span>`;

const row = (cells: readonly (string | Html)[]): Html =>
  html`<tr>
    ${cells.map((cell) => html`<td>${cell}</td>`)}
  </tr>`;

const orderRow = ({ orderId, reference, payable, token, received, deposits, status }: BookedOrder): Html =>
  row([
    html`<a href="/pay/orders/${encodeURIComponent(orderId)}"><code>${orderId}</code></a>`,
    reference,
    `${payable} ${token}`,
    received,
    deposits.map(({ amount, state, effect }) => `${amount} ${effect ?? state}`).join(', '),
    tag(status),
  ]);

const refundRow = ({ refundId, reference, orderId = '', amount, token, toAddress = '', status }: BookedRefund): Html =>
  row([html`<code>${refundId}</code>`, reference, orderId, `${amount} ${token}`, toAddress, tag(status)]);

function table(id: string, title: string, heads: readonly string[], rows: readonly Html[]): Html {
  return html`<section class="card" aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    ${
      rows.length === 0
        ? html`<p class="soft">None yet.</p>`
        : html`<div class="scroll">
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
          </div>`
    }
  </section>`;
}

function faults(simulation: Simulation, error?: string): Html {
  const planned = simulation
    .faults()
    .map(({ id, fault, match = {}, times, rate, struck }) =>
      row([
        html`<code>${JSON.stringify(fault)}</code>`,
        html`<code>${JSON.stringify(match)}</code>`,
        rate === undefined ? `${struck} of ${times ?? 1} times` : `${rate * 100} %, struck ${struck}`,
        html`<form method="post" action="/_sim/page/faults/${id}/clear"><button class="quiet">Withdraw</button></form>`,
      ]),
    );
  return html`${table('faults', 'Faults to come', ['Fault', 'Strikes', 'Struck', 'Action'], planned)}
  ${faultForm(error)}`;
}

function faultForm(error?: string): Html {
  const option = ({ kind, title }: FaultChoice): Html => html`<option value="${kind}">${title}</option>`;
  return html`<form method="post" action="/_sim/page/faults" class="card">
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
        <label for="reference">Only this reference</label>
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
