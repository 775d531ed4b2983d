import { isIP } from 'node:net';
import type { Money } from '#libs/money';
import { isWebAddress } from '../../spi';
import type { ClientAnswer, ClientOperation } from '../../spi';
import type { Calls } from '../calls';
import type { PayfieldConfig } from '../config';
import { differencesOf } from '../wire/differences';
import type { Expected } from '../wire/differences';
import { fromProviderAmount, toProviderAmount } from '../wire/amount';
import { readOperation } from '../wire/operation';
import { mayBeCardNumber } from './account-number';
import { answerOf, noShop, refused, shopsOf, unknown } from './answers';
import type { Input } from './answers';
import { CURRENCY, EXTERNAL, PAYOUT, PAYOUT_DATA, SHOP_OF_PAYOUT } from './fields';

/** Creates a payout; our reference of the call is its external id, so a repeat is answered with the first one. */
export const createPayoutOperation = (config: PayfieldConfig, calls: Calls): ClientOperation => ({
  name: 'create-payout',
  title: 'Pay out to a wallet or an account',
  changes: true,
  fields: PAYOUT,
  call: async (input, reference) => {
    const { currency = '', account_number: account = '', merchant_user_ip: ip = '' } = input;
    const [shop] = shopsOf(config, input);
    if (shop === undefined) return noShop(input);
    const amount = fromProviderAmount(input.amount ?? '', currency);
    const problem = problemOf({ amount, account, ip, reference, callbackUrl: input.callback_url });
    if (!amount || problem !== undefined) return refused('unsupported_request', `${problem}; nothing was sent`);
    const expected = {
      externalId: reference,
      shopCode: shop,
      amount,
      accountNumber: account,
      userId: input.merchant_user_id,
    };
    const result = await calls.post('payouts', payoutRequest(input, { amount, shop, reference }));
    return answerOf(result, (body) => readPayout(body, { ...expected, transactionType: 'payout' }));
  },
});

export const payoutStatusOperation = (config: PayfieldConfig, calls: Calls): ClientOperation => ({
  name: 'payout-status',
  title: 'State of a payout',
  changes: false,
  fields: [CURRENCY, EXTERNAL, SHOP_OF_PAYOUT],
  call: async (input) => {
    const { external_id: externalId = '' } = input;
    let answer = noShop(input);
    // As for payins: a shop that was replaced still holds its own.
    for (const shopCode of shopsOf(config, input)) {
      const result = await calls.get(`payouts/${encodeURIComponent(externalId)}`, { shop_code: shopCode });
      answer = answerOf(result, (body) => readPayout(body, { externalId, shopCode, transactionType: 'payout' }));
      // Only a shop that says so has none: another 404 could hide the payout, and it would be made anew.
      if (answer.kind !== 'refused' || result.kind !== 'answered' || result.status !== 404) return answer;
    }
    return answer;
  },
});

interface Checked {
  readonly amount: Money | undefined;
  readonly account: string;
  readonly ip: string;
  readonly reference: string;
  readonly callbackUrl: string | undefined;
}

/** What the patterns of the fields cannot say. Never quotes what it refuses. */
function problemOf({ amount, account, ip, reference, callbackUrl }: Checked): string | undefined {
  if (!amount || amount.minor <= 0n) return 'the amount has no form in this currency';
  if (mayBeCardNumber(account)) return 'the account number could be a card number';
  if (isIP(ip) === 0) return 'merchant_user_ip is no IP address';
  if (!/^[A-Za-z0-9._-]{1,64}$/.test(reference)) return 'the reference has no form there';
  if (callbackUrl !== undefined && !isWebAddress(callbackUrl)) return 'callback_url is no web address';
  return undefined;
}

/** In the order of fact sheet 7. The account number leaves in this request and appears nowhere else. */
function payoutRequest(input: Input, sent: { amount: Money; shop: string; reference: string }): object {
  const data = PAYOUT_DATA.flatMap(({ name }) => (input[name] ? [[name, input[name]]] : []));
  return {
    external_id: sent.reference,
    amount: toProviderAmount(sent.amount),
    currency: sent.amount.currency,
    card_number: input.account_number,
    shop_code: sent.shop,
    callback_url: input.callback_url,
    merchant_user_id: input.merchant_user_id,
    merchant_user_ip: input.merchant_user_ip,
    ...(data.length > 0 && { paymentData: Object.fromEntries(data) as Input }),
  };
}

/** The state without the account number, which the provider repeats. */
function readPayout(body: Buffer, expected: Expected): ClientAnswer {
  const payout = readOperation(body);
  if (!payout) return unknown('unreadable answer');
  const differences = differencesOf(payout, expected);
  if (differences.length > 0) return unknown(`the answer is about something else: ${differences.join(', ')}`);
  const { id, externalId, status, amount, updatedAt } = payout;
  return {
    kind: 'answered',
    data: {
      ...{ id, external_id: externalId, status, amount: toProviderAmount(amount), currency: amount.currency },
      shop_code: expected.shopCode,
      updated_at: updatedAt ?? null,
    },
  };
}
