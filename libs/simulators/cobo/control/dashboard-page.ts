import type { Answer, Html } from '#libs/simulators/kit';
import { dashboard, deliveriesSection, faultsSection, html, section, table } from '#libs/simulators/kit';
import type { BookedBalance, BookedLink, BookedOrder, BookedPayout, BookedRefund } from '../book';
import { FAULT_FORM } from './fault-form';
import type { Simulation } from './simulation';

const SHOWN = 50;
const TONE: Readonly<Record<string, string>> = { Completed: 'good', Expired: 'bad', Underpaid: 'bad', Failed: 'bad' };

/** The simulator's book for people, with forms that set faults and send webhooks again. */
export function dashboardPage(simulation: Simulation, now: Date, error?: string): Answer {
  const { orders, refunds, payouts, links, balances } = simulation.book({ limit: SHOWN });
  const content = html`<div class="tiles">
      <div class="tile"><strong>${simulation.count()}</strong>orders</div>
      <div class="tile"><strong>${refunds.length}</strong>newest refunds</div>
      <div class="tile"><strong>${payouts.length}</strong>newest payouts</div>
    </div>
    ${section('orders', 'Newest orders', table(ORDER_HEADS, orders.map(orderRow)))}
    ${section('refunds', 'Newest refunds', table(REFUND_HEADS, refunds.map(refundRow)))}
    ${section('payouts', 'Newest payouts and settlements', table(PAYOUT_HEADS, payouts.map(payoutRow)))}
    ${section('links', 'Newest links', table(['Reference', 'Kind', 'Order or refund'], links.map(linkRow)))}
    ${section('balances', 'Balances', table(['Account', 'Token', 'Balance'], balances.map(balanceRow)))}
    ${faultsSection(simulation.faults(), FAULT_FORM, error)}
    ${deliveriesSection(simulation.newestDeliveries(SHOWN), 'webhooks')}`;
  const remark = `Merchants: ${simulation.merchants().join(', ')}.`;
  return dashboard({ provider: 'Cobo', moves: 'coins', now, remark, content, error });
}

const ORDER_HEADS = ['Order', 'Reference', 'Payable', 'Received', 'Deposits', 'Status'];
const PAYOUT_HEADS = ['Id', 'Reference', 'Account', 'Amounts', 'Status'];
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

const payoutRow = ({ payoutId, reference, account, items, status }: BookedPayout): Html =>
  row([html`<code>${payoutId}</code>`, reference, account, items.join(', '), tag(status)]);

const linkRow = ({ reference, kind, result = '' }: BookedLink): Html => row([reference, kind, result]);

const balanceRow = ({ account, token, total }: BookedBalance): Html => row([account, token, total]);
