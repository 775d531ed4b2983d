import type { Answer, Html } from '#libs/simulators/kit';
import { dashboard, deliveredOf, deliveriesSection, faultsSection, html, section, table } from '#libs/simulators/kit';
import { bankingSections } from '../banking/page';
import type { BankControl } from '../banking/control';
import type { BookedPayment } from '../book';
import { isCardPaymentType, rulesOf } from '../card/payment-types';
import { FAULT_FORM } from './fault-form';
import type { Simulation } from './simulation';

const SHOWN = 50;
const BAD: readonly BookedPayment['state'][] = ['declined', 'abandoned'];
const GOOD: readonly BookedPayment['state'][] = ['captured', 'authorized', 'credited'];

/** The simulator's book for people, with forms that set faults and send messages again. */
export function dashboardPage(simulation: Simulation, bank: BankControl, now: Date, error?: string): Answer {
  const { total, states } = simulation.count();
  const content = html`<div class="tiles">
      <div class="tile"><strong>${total}</strong>payments</div>
      ${Object.entries(states).map(([state, count]) => html`<div class="tile"><strong>${count}</strong>${state}</div>`)}
    </div>
    ${payments(simulation)} ${bankingSections(bank)} ${faultsSection(simulation.faults(), FAULT_FORM, error)}
    ${deliveriesSection(simulation.newestDeliveries(SHOWN), 'notifications')} ${accounts(simulation)}`;
  return dashboard({ provider: 'TrustPay EU', now, content, error });
}

function payments(simulation: Simulation): Html {
  const rows = simulation.book({ limit: SHOWN }).map((payment) => paymentRow(simulation, payment));
  const amounts = ['Amount', 'Captured', 'Refunded'].map((number) => ({ number }));
  const heads = ['PaymentRequestId', 'Reference', 'Type', 'State', ...amounts, 'Notifications'];
  const empty = 'None yet. Open a signed address of section 4 or 5 to make one.';
  return section('payments', 'Newest payments', table(heads, rows, empty));
}

function paymentRow(simulation: Simulation, payment: BookedPayment): Html {
  const { paymentRequestId, reference, state, amount, currency, captured, refunded } = payment;
  const tone = GOOD.includes(state) ? 'good' : BAD.includes(state) ? 'bad' : '';
  return html`<tr>
    <td><code>${paymentRequestId}</code></td>
    <td>${reference}</td>
    <td>${titleOf(payment)}</td>
    <td><span class="tag ${tone}">${state}</span></td>
    <td class="number">${amount} ${currency}</td>
    <td class="number">${captured}</td>
    <td class="number">${refunded}</td>
    <td>${deliveredOf(simulation.deliveries(paymentRequestId))}</td>
  </tr>`;
}

function titleOf({ method, paymentType, paymentId }: BookedPayment): string {
  if (method === 'wire') return `Bank transfer ${paymentId ?? ''}`;
  return isCardPaymentType(paymentType) ? rulesOf(paymentType).title : paymentType;
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
  const heads = ['AccountId', 'State', 'Currencies', 'Services', 'Default notification address'];
  return section('accounts', 'Accounts', table(heads, rows));
}
