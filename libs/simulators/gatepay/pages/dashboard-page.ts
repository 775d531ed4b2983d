import type { Answer, Html } from '#libs/simulators/kit';
import { dashboard, deliveredOf, deliveriesSection, faultsSection, html, section, table } from '#libs/simulators/kit';
import type { BookedOrder } from '../book';
import { FAULT_FORM } from '../control/fault-form';
import type { Simulation } from '../control/simulation';

const SHOWN = 50;

/** The simulator's book for people, with forms that set faults and send callbacks again. */
export function dashboardPage(simulation: Simulation, now: Date, error?: string): Answer {
  const content = html`${orders(simulation)} ${faultsSection(simulation.faults(), FAULT_FORM, error)}
  ${deliveriesSection(simulation.newestDeliveries(SHOWN), 'callbacks')} ${balances(simulation)}`;
  return dashboard({ provider: 'GatePay', now, content, error });
}

function orders(simulation: Simulation): Html {
  const rows = simulation.book({ limit: SHOWN }).map((order) => orderRow(simulation, order));
  const amounts = ['Due', 'Received', 'Refunded'].map((number) => ({ number }));
  const heads = ['prepayId', 'merchantTradeNo', 'Status', ...amounts, 'Chain', 'Callbacks'];
  return section('orders', 'Newest orders', table(heads, rows));
}

function orderRow(simulation: Simulation, order: BookedOrder): Html {
  const { prepayId, merchantTradeNo, status, due, received, refunded, coin, chain } = order;
  const tone = status === 'PAID' ? 'good' : status === 'PENDING' || status === 'PROCESS' ? '' : 'bad';
  return html`<tr>
    <td><a href="/cashier?prepayid=${prepayId}">${prepayId}</a></td>
    <td>${merchantTradeNo}</td>
    <td><span class="tag ${tone}">${status}</span></td>
    <td class="number">${due} ${coin}</td>
    <td class="number">${received}</td>
    <td class="number">${refunded}</td>
    <td>${chain}</td>
    <td>${deliveredOf(simulation.deliveries(prepayId))}</td>
  </tr>`;
}

function balances(simulation: Simulation): Html {
  const rows = simulation.balances().map(
    (balance) =>
      html`<tr>
        <td>${balance.subAccount}</td>
        <td>${balance.coin}</td>
        <td class="number">${balance.available}</td>
        <td class="number">${balance.credited}</td>
        <td class="number">${balance.converted}</td>
        <td class="number">${balance.refunded}</td>
        <td class="number">${balance.fees}</td>
      </tr>`,
  );
  const amounts = ['Available', 'Credited', 'Converted', 'Refunded', 'Fees'].map((number) => ({ number }));
  return section('balances', 'Payment accounts', table(['Sub-account', 'Coin', ...amounts], rows, 'Nothing came yet.'));
}
