import type { ClientField } from '../../spi';

const field = (name: string, description: string, pattern: string, example: string, required = true): ClientField => ({
  ...{ name, description, required, pattern, example },
});

/** Words without anything that could be a card number. */
const WORDS = '(?!.*(?:\\d[ -]?){13})[^\\x00-\\x1f]{1,100}';
const IP = '[0-9A-Fa-f:.]{2,45}';
const EXTERNAL_ID = '[A-Za-z0-9._-]{1,64}';

export const CURRENCY = field('currency', 'Currency of the shop that is meant.', '[A-Z][A-Z0-9_]{2,15}', 'BDT');
export const SHOP = field(
  'shop_code',
  'One of the shops set for this currency; without it the first of them.',
  '[A-Za-z0-9_.-]{1,64}',
  'shop-001',
  false,
);
export const SHOP_OF_PAYOUT = {
  ...SHOP,
  description: 'The shop that has the payout; without it each is asked in turn.',
};
export const EXTERNAL = field(
  'external_id',
  'Our reference of the payout, as it was created.',
  EXTERNAL_ID,
  'PAY-BDT-001',
);

/** What a payout's shop contract may want beside the account (fact sheet 6), by its name in `paymentData`. */
export const PAYOUT_DATA: readonly ClientField[] = [
  field('wallet_provider', 'Older BDT shops: Nagad or BKash.', '[A-Za-z]{2,20}', 'Nagad', false),
  field('ifsc_code', 'INR shops: code of the branch.', '[A-Z]{4}0[A-Z0-9]{6}', 'HDFC0000001', false),
  field('holder', 'INR shops: holder of the account.', WORDS, 'Asha Rao', false),
  field('recipient_name', 'ARS shops: name of the recipient.', WORDS, 'Ana Paz', false),
  field('bank_name', 'ARS shops: name of the bank.', WORDS, 'Banco Norte', false),
];

export const PAYOUT: readonly ClientField[] = [
  CURRENCY,
  SHOP,
  field('amount', 'Decimal amount, more than zero.', '\\d{1,15}(\\.\\d{1,18})?', '5000.00'),
  field(
    'account_number',
    'Wallet or account number of the recipient. No card number: what passes for one is refused.',
    '[A-Za-z0-9][A-Za-z0-9 -]{2,63}',
    '01711000000',
  ),
  field('merchant_user_id', "The recipient's id at the merchant.", '[^\\x00-\\x1f]{1,255}', 'merchant-user-001'),
  field('merchant_user_ip', "The recipient's IP address.", IP, '203.0.113.10'),
  field(
    'callback_url',
    "Where messages about it go, such as this ledger's own address for them; without it the account's default.",
    'https?://[^\\s\\x00-\\x1f]{1,2000}',
    'https://ledger.example/notifications/payfield',
    false,
  ),
  ...PAYOUT_DATA,
];
