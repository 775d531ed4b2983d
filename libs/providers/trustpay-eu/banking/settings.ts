import { TRUSTPAY_ORDERS } from '#libs/iso20022';
import { isHttpUrl } from '../../spi';
import type { BankingConfig } from './config';
import { LIVE_BANKING } from './config';
import { BankingCredentials } from './credentials';

/** Of the provider's settings those that are about the bank. */
export interface BankingValues {
  readonly bankingUsername?: string;
  readonly bankingPassword?: string;
  readonly bankingUrl?: string;
  readonly bankingRefunds?: string;
  readonly bankingOrderKind?: string;
}

type Rule = readonly [keyof BankingValues, boolean, string];

/** Which setting, whether it is right, and what it must be. */
export function bankingRules(values: BankingValues): readonly Rule[] {
  const { bankingUsername: username, bankingPassword: password, bankingUrl, bankingRefunds, bankingOrderKind } = values;
  return [
    ['bankingUsername', (username === undefined) === (password === undefined), 'and its password: both or none'],
    ['bankingUsername', username === undefined || /^[^:]{1,256}$/.test(username), 'has 1 to 256 characters, no colon'],
    ['bankingPassword', (password ?? '').length <= 256, 'has at most 256 characters'],
    ['bankingUrl', isHttpUrl(bankingUrl ?? LIVE_BANKING), 'must be an http or https address without a query'],
    ['bankingRefunds', /^(true|false)$/.test(bankingRefunds ?? 'false'), 'must be true or false'],
    ['bankingRefunds', bankingRefunds !== 'true' || username !== undefined, 'needs TRUSTPAY_EU_BANKING_USERNAME'],
    ['bankingOrderKind', /^[A-Z0-9/]{1,35}$/.test(bankingOrderKind ?? 'X'), 'must be a kind like BWT2/OTHER'],
  ];
}

/** Without a user there is no bank, whatever else is set of it. */
export function bankingConfig(values: BankingValues, deadlineMs: number): BankingConfig | undefined {
  const { bankingUsername: username, bankingPassword: password } = values;
  if (username === undefined || password === undefined) return undefined;
  return {
    url: (values.bankingUrl ?? LIVE_BANKING).replace(/\/+$/, ''),
    credentials: new BankingCredentials(username, password),
    refunds: values.bankingRefunds === 'true',
    orderKind: values.bankingOrderKind ?? TRUSTPAY_ORDERS.other,
    deadlineMs,
  };
}
