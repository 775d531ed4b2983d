import { createHash } from 'node:crypto';
import { isShallow } from '../spi';
import type { NotifiedFact, RawNotification, Verification } from '../spi';
import { moneyOutFacts } from './accounts/money-out';
import { DEVELOPER, strayFacts } from './accounts/stray-money';
import { movementOf } from './orders/deposits';
import { screeningRemark } from './orders/screening';
import { BY_ID } from './refunds/refund';
import { readAmount } from './wire/amounts';
import { headerOf } from './wire/answer';
import type { JsonObject } from './wire/json';
import { asObject, parseJson, textIn } from './wire/json';
import type { PlatformKeys } from './wire/signature';
import { assetOf } from './wire/tokens';

const LATE = 'payment.transaction.late';

/**
 * Signed over the raw bytes and a timestamp that stands in a header (fact sheet 2.3). The same event comes again with
 * another `status`, count of retries and time of the next one in its body (9), so its own id is the key, and what it
 * says of the payment is its content.
 */
export function verifyNotification(platform: PlatformKeys, { headers, body, method }: RawNotification): Verification {
  const signature = headerOf(headers, 'biz-resp-signature');
  if (method !== 'POST' || signature === undefined) return { valid: false, reason: 'not signed' };
  if (!platform.verify(body, headerOf(headers, 'biz-timestamp') ?? '', signature)) {
    return { valid: false, reason: 'the signature is wrong' };
  }
  const event = asObject(parseJson(body));
  const id = event && textIn(event, 'event_id');
  if (!event || id === undefined) return { valid: true, key: sha256(body) };
  const content = ['event_id', 'type', 'created_timestamp', 'data'].map((name) => event[name] ?? null);
  // What nests without end cannot be written down again; each of its deliveries counts as another content.
  return { valid: true, key: id, digest: sha256(isShallow(content) ? JSON.stringify(content) : body) };
}

const sha256 = (content: Buffer | string): string => createHash('sha256').update(content).digest('hex');

/**
 * What to ask about. Events come in any order and may be old, so none of them is believed for the state that it tells:
 * the order or the refund that it names is looked up. Late money is a movement and no state, and an order need not list
 * it (fact sheet 3.2, 5.3), so that event brings it itself. Another token than the order's is told by no event of an
 * order at all (12), only by that of the account where it lies.
 * @param merchantId whose account is ours, beside that of the developer
 */
export function factsOf({ body }: RawNotification, merchantId: string): readonly NotifiedFact[] {
  const event = asObject(parseJson(body));
  const data = event && asObject(event['data']);
  if (!event || !data) return [];
  const code = [textIn(event, 'type') ?? 'event', textIn(data, 'status')].filter(Boolean).join(' ');
  switch (data['data_type']) {
    case 'PaymentOrder':
      return ask(code, data, 'psp_order_code', 'order_id');
    case 'PaymentTransaction': {
      const remark = screeningRemark(event['type'], data);
      const asked = ask(code, data, 'psp_order_code', 'order_id').map((fact) => ({
        ...fact,
        ...(remark && { remark }),
      }));
      return event['type'] === LATE ? lateMoney(data, asked) : asked;
    }
    case 'PaymentRefund':
      return ask(code, data, 'request_id', 'refund_id').map(refundById);
    case 'PaymentAccountBalanceUpdate':
      return [DEVELOPER, merchantId].includes(textIn(data, 'source_account') ?? '') ? strayFacts(data) : [];
    case 'PaymentPayout':
      return moneyOutFacts('payout', code, data);
    case 'PaymentSettlement':
      return moneyOutFacts('settlement request', code, data);
    default:
      // What is new is accepted, and nothing of an order (fact sheet 9).
      return [];
  }
}

function ask(code: string, data: JsonObject, ours: string, theirs: string): NotifiedFact[] {
  const reference = textIn(data, ours);
  const providerReference = textIn(data, theirs);
  if (reference === undefined && providerReference === undefined) return [];
  return [{ kind: 'ask', code, ...(reference && { reference }), ...(providerReference && { providerReference }) }];
}

/** The reference need not be told (fact sheet 7): then the refund is asked about by its own id, and told once by it. */
function refundById(fact: NotifiedFact): NotifiedFact {
  if (fact.reference !== undefined) return fact;
  const name = `${BY_ID}${fact.providerReference}`;
  return { ...fact, reference: name, movement: name };
}

/**
 * Under the id that the order's list has for the same deposit, so that it counts once whichever tells it first. What
 * cannot be read is told a second time without our reference: then a person looks at it.
 */
function lateMoney(data: JsonObject, asked: readonly NotifiedFact[]): readonly NotifiedFact[] {
  const reference = textIn(data, 'psp_order_code');
  if (reference === undefined) return asked;
  const txId = textIn(data, 'transaction_id');
  const text = textIn(asObject(data['destination']) ?? {}, 'amount');
  const amount = readAmount(text, assetOf(textIn(data, 'token_id') ?? ''));
  if (txId !== undefined && amount && amount.minor > 0n) {
    const names = { reference, providerReference: txId, movement: movementOf(txId) };
    return [{ kind: 'received', ...names, code: LATE, amount }, ...asked];
  }
  const providerReference = txId ?? textIn(data, 'order_id');
  const code = `${LATE}: the amount cannot be read`;
  return [...asked, { kind: 'ask', code, ...(providerReference && { providerReference }) }];
}
