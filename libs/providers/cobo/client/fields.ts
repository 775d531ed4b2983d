import type { ClientField } from '../../spi';

/** A field of a client operation; required unless `optional` says otherwise. */
const field = (name: string, description: string, pattern: string, example: string): ClientField => ({
  ...{ name, description, pattern, example },
  required: true,
});

export const optional = (of: ClientField): ClientField => ({ ...of, required: false });

const ID = '[A-Za-z0-9_.-]{1,128}';
const CURSOR = '[A-Za-z0-9_=+/.-]{1,256}';
const SECONDS = '[0-9]{1,11}';

export const tokenId = field('token_id', 'Token by chain and coin', '[A-Z0-9_]{2,40}', 'ETH_USDT');
export const amount = field('amount', 'In the token, at most two decimals', '[0-9]{1,15}(\\.[0-9]{1,2})?', '10.00');
export const orderId = field('order_id', "The provider's id of the order", ID, 'O20250304-M1001-1001');
export const refundId = field('refund_id', "The provider's id of the refund", ID, 'R20250304-M1001-1001');
export const transactionId = field('transaction_id', 'Of one deposit, in place of the order', ID, 'tx-1');
export const payoutId = field('payout_id', "The provider's id of the payout", ID, 'P20250304-1001');
export const settlementId = field('settlement_request_id', "The provider's id of the request", ID, 'S20250304-1001');
export const address = field(
  'address',
  'Where the coins go, on the chain of the token',
  '[A-Za-z0-9]{20,128}',
  'TXYZopYRdj2D9XRtbG411XZZ3kM5VkAeBf',
);
export const currency = field('currency', 'Fiat currency of the rate', '[A-Z]{3}', 'USD');
export const currencies = field('currencies', 'Fiat currencies, with commas', '[A-Z]{3}(,[A-Z]{3}){0,9}', 'USD');
const TOKEN = '[A-Z0-9_]{2,40}';
export const tokenIds = field('token_ids', 'Tokens, with commas', `${TOKEN}(,${TOKEN}){0,49}`, 'ETH_USDT,TRON_USDT');
export const remark = field('remark', 'Free text for the books', '[^\\u0000-\\u001f]{1,128}', 'weekly payout');
export const requestId = field('request_id', 'The reference under which it was asked for', ID, 'payout-17');
export const description = field('description', 'Why, for the books', '[^\\u0000-\\u001f]{1,128}', 'late payment');
export const account = (name: string, what: string): ClientField => field(name, what, ID, 'developer');

export const paging: readonly ClientField[] = [
  optional(field('limit', 'Rows of a page, 1 to 50', '([1-9]|[1-4][0-9]|50)', '10')),
  optional(field('before', 'Cursor of the answer before; not together with after', CURSOR, 'infinity')),
  optional(field('after', 'Cursor of the answer before; not together with before', CURSOR, 'abc')),
];

export const period: readonly ClientField[] = [
  optional(field('min_created_timestamp', 'From, in Unix seconds', SECONDS, '1718587017')),
  optional(field('max_created_timestamp', 'Until, in Unix seconds', SECONDS, '1718673417')),
];

export const cause: readonly ClientField[] = [
  optional(field('source_type', 'What moved it', '[A-Za-z]{1,40}', 'LatePayment')),
  optional(field('source_id', 'Id of what moved it; only with source_type', ID, 'tx-1')),
];

export const choice = (name: string, what: string, words: readonly [string, ...string[]]): ClientField =>
  field(name, what, `(${words.join('|')})`, words[0]);

export const price = field('pricing_amount', 'In US dollars, without the fee', '[0-9]{1,15}\\.[0-9]{2}', '100.00');
export const fee = field('fee_amount', 'Developer fee in US dollars', '[0-9]{1,15}\\.[0-9]{2}', '2.00');
export const orderCode = field('psp_order_code', 'Our reference of the order, used once', ID, 'LINK-17');
export const tokens = field('payable_currencies', 'Tokens to choose from', `${TOKEN}(,${TOKEN})*`, 'ETH_USDT');
export const payableAmounts = field(
  'payable_amounts',
  'What is due in some of the tokens, in place of their rate',
  `${TOKEN}=[0-9]{1,15}(\\.[0-9]{1,2})?(,${TOKEN}=[0-9]{1,15}(\\.[0-9]{1,2})?)*`,
  'ETH_USDT=103.00,TRON_USDT=102.50',
);
export const merchantOrderCode = field('merchant_order_code', "The merchant's own reference", ID, 'INV-17');
export const developerName = field('developer_name', 'Shown on the page', '[^\\u0000-\\u001f]{1,128}', 'Shop');
export const logo = field(
  'logo',
  'Address of a picture, shown on the page',
  'https?://[^\\s]{1,500}',
  'https://shop.example/l.png',
);
export const merchantFee = field(
  'fee_amount',
  'What the payer of the refund is charged of it',
  '[0-9]{1,15}(\\.[0-9]{1,2})?',
  '1.00',
);
export const viaVirtualAccount = field(
  'transfer_via_va',
  'To a bank by way of a virtual account',
  '(true|false)',
  'true',
);
/** Those that tell no money: the ledger books what a signed event of late or stray coins says. */
const TRIED_EVENTS = [
  'payment.order.status.updated',
  ...['status', 'refund.status', 'settlement.status', 'payout.status', 'address'].map((of) => `payment.${of}.updated`),
  ...['created', 'held', 'completed', 'failed'].map((what) => `payment.transaction.${what}`),
] as const;
export const eventType = choice('event_type', 'Type of the event; none that tells money', TRIED_EVENTS);
export const payerCode = field('custom_payer_id', 'Our own id of the payer', ID, 'payer-17');
export const merchantName = field('name', 'Of the merchant', '[^\\u0000-\\u001f]{1,128}', 'Shop');
export const feeRate = field(
  'developer_fee_rate',
  'Our share of top-ups, 0 to 1',
  '(0(\\.[0-9]{1,4})?|1(\\.0{1,4})?)',
  '0.01',
);
export const lifetime = field('expired_in', 'Seconds, at most 10800', '[1-9][0-9]{0,4}', '1800');
export const tolerance = field('amount_tolerance', 'Allowed shortfall, one decimal', '[0-9]{1,15}(\\.[0-9])?', '0.5');
export const returnUrl = field(
  'return_url',
  "Where the payer's browser goes afterwards",
  'https?://[^\\s]{1,500}',
  'https://shop.example/back',
);
export const orderIds = field(
  'order_ids',
  "The provider's ids of the orders, with commas; not together with an amount",
  `${ID}(,${ID}){0,99}`,
  'O20250304-M1001-1001',
);
export const addressId = field('crypto_address_id', 'Of an address that is kept at the provider', ID, 'address-1');
export const bankCurrency = field('currency', 'Of the bank account', '[A-Z]{3}', 'USD');
export const bankAccount = field('bank_account_id', 'For a payout to a bank', ID, 'bank-1');
export const recipientToken = field(
  'recipient_token_id',
  'Token that the recipient gets',
  '[A-Z0-9_]{2,40}',
  'TRON_USDT',
);
export const statuses = field(
  'statuses',
  'Words of the status, with commas',
  '[A-Za-z]+(,[A-Za-z]+)*',
  'Pending,Processing',
);
