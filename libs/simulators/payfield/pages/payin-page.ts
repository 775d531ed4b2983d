import type { Answer, Html } from '#libs/simulators/kit';
import { html, page, qrCode } from '#libs/simulators/kit';
import type { Operation, Status } from '../operation';
import { formatDecimal } from '../wire/decimal';

const BANNER = html`<p class="banner" role="note">Simulator of Payfield. No money moves.</p>`;

/** What a payer can do (sheet, section 9.1), by the name of the button. */
export const PAYER_ACTIONS: Readonly<Record<string, Status>> = {
  success: 'success',
  fail: 'failed',
  cancel: 'canceled',
  expire: 'expired',
};

const WORDS: Readonly<Record<Status, string>> = {
  pending: 'Waiting for payment',
  success: 'Paid',
  failed: 'The payment failed',
  canceled: 'The payment was cancelled',
  expired: 'The time to pay is over',
  refunded: 'Paid, and given back',
};

/** The payer's page, usable without scripts. A late payment can be made on it where the simulator allows one. */
export function payinPage(operation: Operation, { isLatePossible }: { isLatePossible: boolean }): Answer {
  const { status } = operation;
  const isLate = isLatePossible && (status === 'expired' || status === 'failed');
  const body = html`${BANNER}
    <main>
      ${summary(operation)}
      ${
        status === 'pending' &&
        html`<section class="card">
          ${scannable(operation)}
          <form method="post" action="/public/payin-pages/${operation.token}">
            <div class="actions">
              <button name="action" value="success">Pay ${money(operation)}</button>
              <button class="quiet" name="action" value="fail">Let the payment fail</button>
              <button class="quiet" name="action" value="cancel">Cancel</button>
              <button class="quiet" name="action" value="expire">Let the time run out</button>
            </div>
          </form>
        </section>`
      }
      ${
        isLate &&
        html`<section class="card">
          <form method="post" action="/public/payin-pages/${operation.token}">
            <button class="quiet" name="action" value="success">Pay all the same, too late</button>
          </form>
        </section>`
      }
    </main>`;
  return page({ title: `${WORDS[status]} · ${money(operation)}`, body });
}

export function unknownPage(): Answer {
  const body = html`${BANNER}
    <main>
      <section class="card summary"><h1 class="bad">No such payment page</h1></section>
    </main>`;
  return page({ title: 'No such payment page', body, status: 404 });
}

function summary(operation: Operation): Html {
  const { status, shop, externalId, expiresAt } = operation;
  const tone = status === 'success' ? 'good' : status === 'pending' ? '' : 'bad';
  return html`<section class="card summary" aria-labelledby="heading">
    <p class="brand"><span>Payfield</span> ${shop.code}</p>
    <h1 id="heading" class="${tone}">${WORDS[status]}</h1>
    <p class="amount">${formatDecimal(operation.amount, shop.scale)} <span>${shop.currency}</span></p>
    <dl>
      <dt>Reference</dt>
      <dd>${externalId}</dd>
      ${
        expiresAt !== undefined &&
        html`<dt>Pay until</dt>
          <dd>${new Date(expiresAt).toISOString()}</dd>`
      }
    </dl>
  </section>`;
}

/** For shops whose payer scans a code with a phone. */
function scannable({ paymentData }: Operation): Html | undefined {
  const link = paymentData.upi_link ?? paymentData.qr_link;
  return link === undefined ? undefined : html`<p>${qrCode(link)}</p>`;
}

const money = ({ amount, shop }: Operation): string => `${formatDecimal(amount, shop.scale)} ${shop.currency}`;
