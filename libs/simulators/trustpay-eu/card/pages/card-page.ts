import type { Answer, Html } from '#libs/simulators/kit';
import { html, page } from '#libs/simulators/kit';
import { formatAmount } from '../../merchant-api/amount';
import type { CardPayment } from '../card-payment';
import { TEST_OUTCOMES } from '../outcomes';
import { rulesOf } from '../payment-types';
import type { CardErrors, TypedCard } from './card-form';
import type { Texts } from './texts';
import { textsFor } from './texts';

/** The banner above every page that a payer sees. */
export const banner = (texts: Pick<Texts, 'simulator'>): Html =>
  html`<p class="banner" role="note">${texts.simulator}</p>`;

export interface CardPageState {
  readonly errors?: CardErrors;
  readonly typed?: TypedCard;
}

/**
 * The hosted page: card entry, or for a card on file a confirmation. Its forms leave the shop's frame, if they are
 * in one.
 */
export function cardPage(payment: CardPayment, { errors = {}, typed }: CardPageState = {}): Answer {
  const { texts, language } = textsFor(payment.language);
  const isOnFile = rulesOf(payment.paymentType).refersBy === 'CardId';
  const heading = isOnFile ? texts.confirmHeading : texts.heading;
  const body = html`${banner(texts)}
    <main>
      <section class="card summary" aria-labelledby="heading">${summary(payment, texts, heading)}</section>
      <section class="card">
        <form
          id="payment"
          method="post"
          action="/mapi5/Card/Pay/${payment.session}"
          target="_top"
          novalidate
          autocomplete="off"
        >
          ${isOnFile ? outcomeField(texts) : cardFields(texts, errors, typed)}
          <div class="actions">
            <button name="action" value="pay">${texts.pay} ${money(payment)}</button>
            <button class="quiet" name="action" value="cancel">${texts.cancel}</button>
          </div>
        </form>
      </section>
      ${!isOnFile && testCards(texts)}
    </main>`;
  const hasErrors = Object.keys(errors).length > 0;
  return page({ title: `${heading} · ${money(payment)}`, language, body, status: hasErrors ? 422 : 200 });
}

export const money = ({ amount, currency }: Pick<CardPayment, 'amount' | 'currency'>): string =>
  `${formatAmount(amount)} ${currency}`;

function summary(payment: CardPayment, texts: Texts, heading: string): Html {
  const { amount, currency, description, reference, card, paymentType } = payment;
  return html`<p class="brand"><span>TrustPay EU</span> ${payment.accountId}</p>
    <h1 id="heading">${heading}</h1>
    <p class="amount">${formatAmount(amount)} <span>${currency}</span></p>
    ${description !== undefined && html`<p>${description}</p>`}
    <dl>
      <dt>${texts.reference}</dt>
      <dd>${reference}</dd>
      <dt>${texts.type}</dt>
      <dd>${rulesOf(paymentType).title}</dd>
      ${
        card &&
        html`<dt>${texts.card}</dt>
          <dd>•••• ${card.lastFour}</dd>`
      }
    </dl>`;
}

function cardFields(texts: Texts, errors: CardErrors, typed?: TypedCard): Html {
  const field = (name: keyof TypedCard, label: string, placeholder: string, longest: number): Html => {
    const error = errors[name];
    // What was typed is shown again for correction, but a security code is never sent back.
    const value = name === 'cvv' ? '' : (typed?.[name] ?? '');
    return html`<div class="field">
      <label for="${name}">${label}</label>
      <input
        id="${name}"
        name="${name}"
        value="${value}"
        placeholder="${placeholder}"
        inputmode="${name === 'expiry' ? 'text' : 'numeric'}"
        maxlength="${longest}"
        required
        ${error !== undefined && html`aria-invalid="true" aria-describedby="${name}-error"`}
      />
      ${error !== undefined && html`<p class="error" id="${name}-error">${error}</p>`}
    </div>`;
  };
  return html`${field('number', texts.number, '4200 0000 0000 0000', 23)}
    <div class="pair">
      ${field('expiry', texts.expiry, texts.expiryFormat, 7)} ${field('cvv', texts.cvv, '123', 4)}
    </div>`;
}

/** Each test card is a button of the form: one press pays with it, also without scripts. */
function testCards(texts: Texts): Html {
  const rows = TEST_OUTCOMES.filter(({ card }) => card !== undefined).map(
    ({ card = '', title }) =>
      html`<button class="pick" form="payment" name="testCard" value="${card}">
        <code>${card.replace(/(\d{4})(?=\d)/g, '$1 ')}</code> <span>${title}</span>
      </button>`,
  );
  return html`<details class="card">
    <summary>${texts.testCards}</summary>
    <p class="soft">${texts.testCardsHint}</p>
    ${rows}
  </details>`;
}

function outcomeField(texts: Texts): Html {
  const options = TEST_OUTCOMES.filter(({ name }) => !name.startsWith('success-')).map(
    ({ name, title }) => html`<option value="${name}">${title}</option>`,
  );
  return html`<div class="field">
    <label for="outcome">${texts.outcome}</label>
    <select id="outcome" name="outcome">
      ${options}
    </select>
  </div>`;
}
