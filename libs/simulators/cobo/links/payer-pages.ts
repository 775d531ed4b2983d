import type { Answer, Html } from '#libs/simulators/kit';
import { html, page, qrCode } from '#libs/simulators/kit';
import type { PayInOrder } from '../orders/order';
import { isFinal } from '../orders/order';
import { fixed, ONE, trimmed } from '../wire/decimal';
import type { Token } from '../wire/tokens';
import type { Link } from './links';

const banner = html`<p class="banner" role="note">Simulator of Cobo. No coins move.</p>`;

const TONE: Readonly<Record<string, string>> = { Completed: 'good', Expired: 'bad', Underpaid: 'bad' };

/** Where the payer sees the address, and sends simulated coins to it. */
export function orderPage(order: PayInOrder, returnUrl?: string, error?: string): Answer {
  const { terms, payable, received, status, address } = order;
  const { id, symbol, chain } = terms.token;
  const body = html`${banner}
    <main>
      <section class="card summary">
        <p class="brand"><span>Cobo</span>${terms.merchantId}</p>
        <h1>Send ${symbol} on ${chain}</h1>
        <p class="amount">${fixed(payable, 2)} <span>${id}</span></p>
        <p>${qrCode(address)}</p>
        <dl>
          <dt>Address</dt>
          <dd><code>${address}</code></dd>
          <dt>Received</dt>
          <dd>${trimmed(received)}</dd>
          <dt>Until</dt>
          <dd>${new Date(order.expiresAt).toISOString()}</dd>
          <dt>Reference</dt>
          <dd>${terms.pspOrderCode}</dd>
          <dt>Status</dt>
          <dd><span class="tag ${TONE[status] ?? ''}">${status}</span></dd>
        </dl>
      </section>
      ${sendForm(order, error)} ${returnUrl !== undefined && html`<p><a href="${returnUrl}">Back to the shop</a></p>`}
    </main>`;
  return page({ title: 'Pay with coins (simulated)', body, status: error === undefined ? 200 : 422 });
}

function sendForm(order: PayInOrder, error?: string): Html {
  const { payable, terms } = order;
  const action = `/pay/orders/${encodeURIComponent(order.orderId)}`;
  const little = payable > ONE ? payable - ONE : payable / 2n;
  const pick = (title: string, amount: bigint): Html =>
    html`<button class="quiet" name="pick" value="${trimmed(amount)}">${title}: ${trimmed(amount)}</button>`;
  const tolerated = terms.tolerance ? pick('As little as is tolerated', payable - terms.tolerance) : undefined;
  return html`<section class="card">
    <h2>Your wallet</h2>
    ${isFinal(order) && html`<p class="soft">The order has ended: what you send now comes late.</p>`}
    ${error !== undefined && html`<p class="error" role="alert">${error}</p>`}
    <form method="post" action="${action}" class="actions">
      <button name="pick" value="${trimmed(payable)}">Send exactly ${fixed(payable, 2)}</button>
      ${tolerated} ${pick('Send less', little)} ${pick('Send more', payable + ONE)}
    </form>
    <form method="post" action="${action}" class="apart">
      <div class="field">
        <label for="amount">Another amount in ${terms.token.id}</label>
        <input id="amount" name="amount" inputmode="decimal" autocomplete="off" />
      </div>
      <button class="quiet">Send it</button>
    </form>
  </section>`;
}

/** Token and chain are chosen here; the order does not exist before (sheet, 6). */
export const choicePage = (link: Link, tokens: readonly Token[], error?: string): Answer =>
  page({
    title: 'Choose how to pay (simulated)',
    status: error === undefined ? 200 : 422,
    body: html`${banner}
      <main>
        <section class="card summary">
          <p class="brand"><span>Cobo</span>${link.developerName ?? ''}</p>
          <h1>Choose a coin</h1>
          <p class="amount">${text(link, 'pricing_amount')} <span>${text(link, 'pricing_currency')}</span></p>
        </section>
        <section class="card">
          ${error !== undefined && html`<p class="error" role="alert">${error}</p>`}
          <form method="post" action="/pay/link?token=${link.token}" class="actions">
            ${tokens.map(({ id, chain }) => html`<button name="currency" value="${id}">${id} on ${chain}</button>`)}
          </form>
        </section>
      </main>`,
  });

/** Where a person says where a refund goes; once (sheet, 7). */
export const addressPage = (link: Link, done: boolean, error?: string): Answer =>
  page({
    title: 'Your refund (simulated)',
    status: error === undefined ? 200 : 422,
    body: html`${banner}
      <main>
        <section class="card summary">
          <p class="brand"><span>Cobo</span>${link.developerName ?? ''}</p>
          <h1>Your refund</h1>
          <p class="amount">${text(link, 'amount')}</p>
        </section>
        <section class="card">
          ${error !== undefined && html`<p class="error" role="alert">${error}</p>`}
          ${done ? html`<p>Your address is known. The coins are on their way.</p>` : addressForm(link)}
        </section>
      </main>`,
  });

const addressForm = (link: Link): Html =>
  html`<form method="post" action="/pay/link?token=${link.token}">
    <div class="field">
      <label for="address">Address that the coins go to</label>
      <input id="address" name="address" autocomplete="off" required />
    </div>
    <button>Send my refund there</button>
  </form>`;

const text = ({ business }: Link, name: string): string => {
  const value = business[name];
  return typeof value === 'string' ? value : '';
};
