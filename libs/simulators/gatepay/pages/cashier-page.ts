import type { Answer, Html } from '#libs/simulators/kit';
import { html, page, qrCode } from '#libs/simulators/kit';
import type { BookedOrder } from '../book';

/** What the payer sees at `location`: where to send the coins, and in this simulator a wallet to send them from. */
export function cashierPage(order: BookedOrder, error?: string): Answer {
  const { coin, chain, address, due, rest, status, merchantTradeNo, expireTime, fields } = order;
  const isOpen = status === 'PENDING';
  const body = html`<p class="banner" role="note">Simulator of GatePay. No money moves.</p>
    <main>
      <section class="card summary">
        <p class="brand"><span>GatePay</span>${merchantTradeNo}</p>
        <h1>${(fields.goods as { goodsName?: string } | undefined)?.goodsName ?? 'Payment'}</h1>
        <p class="amount">${due} <span>${coin}</span></p>
        <dl>
          <dt>Status</dt>
          <dd>${status}</dd>
          <dt>Still to pay</dt>
          <dd>${rest} ${coin}</dd>
          <dt>Chain</dt>
          <dd>${chain}</dd>
          <dt>Address</dt>
          <dd><code>${address}</code></dd>
          <dt>Until</dt>
          <dd>${expireTime}</dd>
        </dl>
        ${isOpen && html`<p class="apart">${qrCode(address)}</p>`}
      </section>
      ${wallet(order, error)} ${isOpen && html`${gateAccount(order)}`} ${back(order)}
    </main>`;
  return page({ title: 'GatePay cashier', body, status: error === undefined ? 200 : 422 });
}

/** Also when the order is over: coins can always be sent, and then come late. */
function wallet({ prepayId, coin, rest, due }: BookedOrder, error?: string): Html {
  return html`<form method="post" action="/cashier" class="card">
    <h2>Send coins</h2>
    ${error !== undefined && html`<p class="error" role="alert">${error}</p>`}
    <input type="hidden" name="prepayid" value="${prepayId}" />
    <div class="field">
      <label for="amount">Amount in ${coin}</label>
      <input id="amount" name="amount" inputmode="decimal" value="${rest === '0' ? due : rest}" />
    </div>
    <div class="field">
      <label for="what">What the wallet sends</label>
      <select id="what" name="what">
        <option value="">${coin} over this chain</option>
        <option value="seen">${coin}, not confirmed yet</option>
        <option value="wrongCoin">Another coin</option>
        <option value="wrongChain">${coin} over another chain</option>
        <option value="risk">${coin} from a flagged address</option>
      </select>
    </div>
    <div class="actions"><button>Send</button></div>
  </form>`;
}

function gateAccount({ prepayId }: BookedOrder): Html {
  return html`<form method="post" action="/cashier" class="card">
    <h2>Gate account</h2>
    <input type="hidden" name="prepayid" value="${prepayId}" />
    <input type="hidden" name="what" value="gate" />
    <div class="actions"><button class="quiet">Pay what is not confirmed yet from the account</button></div>
  </form>`;
}

/** Back to the shop: after a success, or after a failure. */
function back({ status, fields }: BookedOrder): Html | false {
  const url = status === 'PAID' ? fields.returnUrl : fields.cancelUrl;
  if (typeof url !== 'string' || !/^https?:\/\//.test(url)) return false;
  return html`<p class="card"><a href="${url}">Back to the shop</a></p>`;
}
