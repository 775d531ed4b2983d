import type { Answer, Html } from '#libs/simulators/kit';
import { html, page } from '#libs/simulators/kit';
import type { Order, Status } from '../cashier/order';
import { STATUS } from '../cashier/order';
import { twoDecimals } from '../wire/amount';

const NAMES: Readonly<Record<Status, string>> = {
  1: 'waiting for the payer',
  3: 'declined',
  4: 'timed out',
  5: 'paid',
  6: 'paid and settled',
  7: 'refunded',
  8: 'partly refunded',
  9: 'being refunded',
};
export const nameOf = (status: Status): string => NAMES[status];
export const money = ({ amount, currency }: Order): string => `${twoDecimals(amount)} ${currency}`;

const REASONS = ['all channels failed', 'Invalid card number', 'insufficient funds', 'user risk control failed'];
const banner = html`<p class="banner" role="note">Simulator of TrustPay money. No money moves.</p>`;

/** The page behind `pay_url`: whoever stands there decides what the payer does. Works without scripts. */
export function checkoutPage(order: Order, error?: string): Answer {
  const isOpen = order.status === STATUS.pending || order.status === STATUS.timedOut;
  const body = html`${banner}
    <main>${summary(order)} ${isOpen && form(order, error)}</main>`;
  return page({ title: `Pay ${money(order)}`, body, status: error === undefined ? 200 : 422 });
}

export const unknownPage = (): Answer =>
  page({
    title: 'Unknown payment',
    status: 404,
    body: html`${banner}
      <main>
        <section class="card summary"><h1 class="bad">This payment is not known, or no longer.</h1></section>
      </main>`,
  });

function summary(order: Order): Html {
  const { orderNo, platformOrderNo, status, reason, paidAt, paid, currency, amount } = order;
  const tone = paidAt !== undefined ? 'good' : status === STATUS.pending ? '' : 'bad';
  return html`<section class="card summary" aria-labelledby="heading">
    <p class="brand"><span>TrustPay money</span> ${order.merchant.merchantId}</p>
    <h1 id="heading" class="${tone}">${status === STATUS.pending ? 'Pay' : nameOf(status)}</h1>
    <p class="amount">${twoDecimals(amount)} <span>${currency}</span></p>
    <dl>
      <dt>Order</dt>
      <dd>${orderNo}</dd>
      <dt>Number</dt>
      <dd>${platformOrderNo}</dd>
      ${
        paidAt !== undefined &&
        html`<dt>Paid</dt>
          <dd>${twoDecimals(paid)} ${currency}</dd>`
      }
      ${
        reason !== '' &&
        html`<dt>Reason</dt>
          <dd>${reason}</dd>`
      }
    </dl>
  </section>`;
}

function form(order: Order, error?: string): Html {
  const isLate = order.status === STATUS.timedOut;
  return html`<section class="card">
    <form method="post" action="/checkout.html?token=${order.token}">
      ${error !== undefined && html`<p class="error" role="alert" id="amount-error">${error}</p>`}
      ${isLate && html`<p>The time to pay is over. Money that is sent now comes late.</p>`}
      <div class="field">
        <label for="amount">Amount that the payer sends</label>
        <input
          id="amount"
          name="amount"
          inputmode="decimal"
          value="${twoDecimals(order.amount)}"
          ${error !== undefined && html`aria-invalid="true" aria-describedby="amount-error"`}
        />
      </div>
      <div class="actions"><button name="action" value="pay">Pay</button></div>
      ${!isLate && refusals()}
    </form>
  </section>`;
}

const refusals = (): Html =>
  html`<div class="field apart">
      <label for="reason">Why the payment is declined</label>
      <select id="reason" name="reason">
        ${REASONS.map((reason) => html`<option>${reason}</option>`)}
      </select>
    </div>
    <div class="actions">
      <button class="quiet" name="action" value="decline">Decline</button>
      <button class="quiet" name="action" value="abandon">Abandon: let the time run out</button>
    </div>`;
