import type { Answer } from '#libs/simulators/kit';
import { html, page } from '#libs/simulators/kit';
import { resultName } from '../../merchant-api/result-codes';
import { banner, money } from './card-page';
import { textsFor } from './texts';

/** What the last page shows of a payment, by card or from a bank. */
interface Decided {
  readonly accountId: string;
  readonly amount: bigint;
  readonly currency: string;
  readonly reference?: string;
  readonly paymentRequestId?: string;
  readonly language?: string;
  readonly result?: { readonly code: number };
}

/**
 * The last page. It sends the browser to the shop by a refresh rather than by a redirect that answers the form:
 * browsers hold every redirect behind a form, also the shop's own later ones, against the page's form-action policy.
 */
export function donePage(payment: Decided, address: string | undefined): Answer {
  const { texts, language } = textsFor(payment.language);
  const code = payment.result?.code ?? 0;
  const isGood = code < 1000;
  const body = html`${banner(texts)}
    <main>
      <section class="card summary">
        <p class="brand"><span>TrustPay EU</span> ${payment.accountId}</p>
        <h1 class="${isGood ? 'good' : 'bad'}">${resultName(code)}</h1>
        <p class="amount">${money(payment)}</p>
        <dl>
          <dt>${texts.reference}</dt>
          <dd>${payment.reference}</dd>
          <dt>ResultCode</dt>
          <dd>${code}</dd>
          <dt>PaymentRequestId</dt>
          <dd>${payment.paymentRequestId}</dd>
        </dl>
        ${address !== undefined && html`<p class="apart"><a href="${address}" target="_top">${texts.goOn}</a></p>`}
      </section>
    </main>`;
  const answer = page({ title: address === undefined ? resultName(code) : texts.returning, language, body });
  return address === undefined ? answer : { ...answer, headers: { ...answer.headers, refresh: `0; url=${address}` } };
}

/** What a browser is shown when it may not be sent anywhere. */
export function errorPage(code: number, detail: string): Answer {
  const { texts } = textsFor('en');
  const body = html`${banner(texts)}
    <main>
      <section class="card summary">
        <p class="brand"><span>TrustPay EU</span></p>
        <h1 class="bad">${resultName(code)} (${code})</h1>
        <p>${detail}</p>
        <p class="soft">The provider shows the code only. This detail is the simulator's help for developers.</p>
      </section>
    </main>`;
  return page({ title: `${resultName(code)} (${code})`, body, status: 200 });
}
