import type { Answer, Html } from '#libs/simulators/kit';
import { html, page } from '#libs/simulators/kit';
import { banner, money } from '../../card/pages/card-page';
import { formatAmount } from '../../merchant-api/amount';
import type { Bank } from '../banks';
import { BANKS } from '../banks';
import { WIRE_OUTCOMES } from '../outcomes';
import type { WirePayment } from '../wire-payment';
import { bankTextsFor } from './texts';

type Texts = ReturnType<typeof bankTextsFor>['texts'];

const pathOf = ({ session }: WirePayment): string => `/mapi5/Wire/Pay/${session ?? ''}`;

/** First page: the payer chooses a bank, those of the preset country first. */
export function bankPage(payment: WirePayment): Answer {
  const { texts } = bankTextsFor(payment.language);
  const isPreset = ({ country }: Bank): boolean => country === payment.country;
  const banks = [...BANKS.filter(isPreset), ...BANKS.filter((bank) => !isPreset(bank))].map(
    ({ id, name, country }) =>
      html`<button class="pick" name="bank" value="${id}">${name} <span>${country}</span></button>`,
  );
  const buttons = html`<div class="actions apart">${cancelButton(texts)}</div>`;
  return whole(
    payment,
    texts.heading,
    form(
      payment,
      html`<h2>${texts.chooseBank}</h2>
        ${banks}${buttons}`,
    ),
  );
}

/** Second page: the bank wants to know who it is. */
export function loginPage(payment: WirePayment, { isNameMissing = false } = {}): Answer {
  const { texts } = bankTextsFor(payment.language);
  const error = isNameMissing && html`<p class="error" id="user-error">${texts.nameMissing}</p>`;
  const described = isNameMissing && html`aria-invalid="true" aria-describedby="user-error"`;
  const fields = html`<h2>${payment.bank?.name}</h2>
    <div class="field">
      <label for="user">${texts.user}</label>
      <input id="user" name="user" maxlength="70" ${described} />
      ${error}
    </div>
    <div class="actions"><button name="action" value="login">${texts.login}</button>${wayOut(texts)}</div>`;
  return whole(
    payment,
    `${texts.login} · ${payment.bank?.name ?? ''}`,
    form(payment, fields),
    isNameMissing ? 422 : 200,
  );
}

/** Third page: the payment order, and which of the ways it can go. */
export function confirmPage(payment: WirePayment): Answer {
  const { texts } = bankTextsFor(payment.language);
  const options = WIRE_OUTCOMES.map(({ name, title }) => html`<option value="${name}">${title}</option>`);
  const fields = html`<h2>${payment.bank?.name}</h2>
    <dl>
      <dt>${texts.from}</dt>
      <dd>${payment.bank?.payerAccount}</dd>
      <dt>${texts.to}</dt>
      <dd>${payment.accountId}</dd>
    </dl>
    <div class="field apart">
      <label for="outcome">${texts.outcome}</label>
      <select id="outcome" name="outcome">
        ${options}
      </select>
    </div>
    <div class="actions">
      <button name="action" value="confirm">${texts.confirm} ${money(payment)}</button>
      ${wayOut(texts)}
    </div>`;
  return whole(payment, `${texts.confirm} ${money(payment)}`, form(payment, fields));
}

/** The payer closed the bank: nobody is told, and the page can be opened again. */
export function leftPage(payment: WirePayment): Answer {
  const { texts } = bankTextsFor(payment.language);
  const body = html`<h2>${texts.left}</h2>
    <p>${texts.leftHint}</p>
    <p class="apart"><a href="${pathOf(payment)}">${texts.comeBack}</a></p>`;
  return whole(payment, texts.left, body);
}

function whole(payment: WirePayment, title: string, content: Html, status = 200): Answer {
  const { texts, language } = bankTextsFor(payment.language);
  const { accountId, amount, currency, description, reference } = payment;
  const body = html`${banner(texts)}
    <main>
      <section class="card summary" aria-labelledby="heading">
        <p class="brand"><span>TrustPay EU</span> ${accountId}</p>
        <h1 id="heading">${texts.heading}</h1>
        <p class="amount">${formatAmount(amount)} <span>${currency}</span></p>
        ${description !== undefined && html`<p>${description}</p>`}
        <dl>
          <dt>${texts.reference}</dt>
          <dd>${reference}</dd>
        </dl>
      </section>
      <section class="card">${content}</section>
    </main>`;
  return page({ title: `${title} · ${money(payment)}`, language, body, status });
}

/** Its forms leave the shop's frame, if they are in one. */
const form = (payment: WirePayment, fields: Html): Html =>
  html`<form method="post" action="${pathOf(payment)}" target="_top" novalidate autocomplete="off">${fields}</form>`;

const cancelButton = (texts: Texts): Html =>
  html`<button class="quiet" name="action" value="cancel">${texts.cancel}</button>`;

const wayOut = (texts: Texts): Html =>
  html`${cancelButton(texts)}<button class="quiet" name="action" value="leave">${texts.leave}</button>`;
