import { get, post } from './bad-request';
import type { BadRequest } from './bad-request';
import { HOSTILE_TEXTS } from './texts';

const ORDER = '/v1/orders/:order';
const UNKNOWN = '/v1/orders/7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11';
const RESOLVE = { outcome: 'failed', reason: 'not in the portal' };
const DISPUTE = { outcome: 'won', reason: 'case 12: in the portal' };
const BILL = {
  ...{ provider: 'trustpay-eu', number: 'F-1', from: '2026-03-01', to: '2026-04-01' },
  amount: { value: '1.00', currency: 'EUR' },
};
const WRONG_IDS = [
  'x',
  '1',
  '7c0e9a52-4b7e-5b43-9d0b',
  '7C0E9A52-4B7E-5B43-9D0B-0D1F4F6F8A11',
  '7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11%00',
  '%2e%2e%2fapi_key',
  "'%20OR%20'1'='1",
  '%F0%9F%98%80',
  '%E2%80%AE',
  'x'.repeat(90),
];

const wrong = (route: string, field: string, values: readonly unknown[], rest: object = {}): BadRequest[] =>
  values.map((value) => post(`${ORDER}/${route}`, { ...rest, [field]: value }, 'invalid_request', `/${field}`));

const wrongBill = (field: string, values: readonly unknown[]): BadRequest[] =>
  values.map((value) => post('/v1/provider-invoices', { ...BILL, [field]: value }, 'invalid_request', `/${field}`));

const remove = (path: string, code: BadRequest['code'] = 'not_found'): BadRequest => ({
  name: `DELETE ${path}`,
  method: 'DELETE',
  path,
  code,
});

/** Commands on an order that is authorised over 100.00 EUR, and on things that do not exist. */
export const BAD_COMMANDS: readonly BadRequest[] = [
  ...wrong('captures', 'final', [null, 'true', 1, 0, [], {}]),
  ...wrong('captures', 'reason', ['x']),
  post(`${ORDER}/captures`, { amount: { value: '100.01', currency: 'EUR' } }, 'amount_exceeds_capturable'),
  post(`${ORDER}/captures`, { amount: { value: '1.00', currency: 'CZK' } }, 'currency_mismatch'),
  post(`${ORDER}/captures`, { amount: { value: '0.00', currency: 'EUR' } }, 'amount_not_positive'),
  ...wrong('refunds', 'reason', [null, 5, [], {}, '', 'x'.repeat(141), ...Object.values(HOSTILE_TEXTS)]),
  ...wrong('refunds', 'final', [true]),
  post(`${ORDER}/refunds`, { amount: { value: '1.00', currency: 'EUR' } }, 'nothing_to_refund'),
  ...wrong('voids', 'amount', [{ value: '1.00', currency: 'EUR' }]),
  ...wrong('cancel', 'reason', ['because']),
  ...wrong('attempts', 'expires_in', [null, '60', 59, 86_401, 60.5]),
  ...wrong('attempts', 'card_id', [null, 'x', 5]),
  ...wrong('attempts', 'provider', [null, 'X', 5]),
  ...wrong('attempts', 'initiator', [null, 'bank', 5]),
  ...wrong('attempts', 'amount', ['1.00']),
  post(`${ORDER}/attempts`, {}, 'attempt_in_progress'),
  ...wrong('operations/1/resolve', 'outcome', [undefined, null, 'maybe', 5], RESOLVE),
  ...wrong('operations/1/resolve', 'reason', [undefined, null, '', 'abcd', 'x'.repeat(141), 'case\u0000 12'], RESOLVE),
  ...wrong('operations/1/resolve', 'provider_reference', [null, '', 'a b', 'x'.repeat(65)], RESOLVE),
  post(`${ORDER}/operations/1/resolve`, RESOLVE, 'operation_final'),
  ...['0', '99', '01', '1.0', '-1', 'x', '%00', '1e0', '9'.repeat(90)].map((operation) =>
    post(`${ORDER}/operations/${operation}/resolve`, RESOLVE, 'not_found'),
  ),
  ...wrong('disputes/1/resolve', 'outcome', [undefined, null, 'maybe', 5], DISPUTE),
  ...wrong('disputes/1/resolve', 'reason', [undefined, null, '', 'abcd', 'x'.repeat(141), 'case\u0000 12'], DISPUTE),
  ...['0', '1', 'x', '%00', '9'.repeat(90)].map((dispute) =>
    post(`${ORDER}/disputes/${dispute}/resolve`, DISPUTE, 'not_found'),
  ),
  ...wrongBill('provider', [undefined, null, '', 'X', 5]),
  ...wrongBill('number', [undefined, null, '', 'for March', '-1', 'x'.repeat(51), 5, ...Object.values(HOSTILE_TEXTS)]),
  ...wrongBill('from', [undefined, null, 'March', '2026-02-30', 5]),
  ...wrongBill('to', [undefined, null, 'April', '2026-03-01', '2026-02-01']),
  ...wrongBill('correction', [null, 'true', 1]),
  ...wrongBill('period', ['2026-03']),
  post('/v1/provider-invoices', BILL, 'fees_not_billed'),
  ...['captures', 'refunds', 'voids', 'cancel', 'attempts'].flatMap((route) => [
    post(`${UNKNOWN}/${route}`, {}, 'not_found'),
    ...WRONG_IDS.map((id) => post(`/v1/orders/${id}/${route}`, {}, 'not_found')),
  ]),
  ...WRONG_IDS.flatMap((id) => [
    get(`/v1/orders/${id}`, undefined, 'not_found'),
    get(`/v1/orders/${id}/events`, undefined, 'not_found'),
    get(`/v1/cards/${id}`, undefined, 'not_found'),
    remove(`/v1/cards/${id}`),
  ]),
  get(UNKNOWN, undefined, 'not_found'),
  get(`${UNKNOWN}/events`, undefined, 'not_found'),
  get('/v1/cards/7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11', undefined, 'not_found'),
  remove('/v1/cards/7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11'),
  remove('/v1/orders/:order'),
  { name: 'an id that is no percent sequence', method: 'GET', path: '/v1/orders/%zz', code: 'invalid_request' },
  { name: 'an id of 200 characters', method: 'GET', path: `/v1/orders/${'x'.repeat(200)}`, code: 'invalid_request' },
];
