import { GOOD_ORDER, eur, get, post } from './bad-request';
import type { BadRequest } from './bad-request';

const PAN = '4111111111111111';
/** The same number as people and programs write it. */
const SPELLINGS = [
  PAN,
  '4111 1111 1111 1111',
  '4111-1111-1111-1111',
  '4111.1111.1111.1111',
  '4111\u00a01111\u00a01111\u00a01111',
  '４１１１１１１１１１１１１１１１',
  `card ${PAN} exp 12/30`,
  `a${PAN}b`,
  '5555555555554444',
  '378282246310005',
  '30569309025904',
  '3530111333300000',
  '6011111111111117',
  '6200000000000005',
];
const BILLING = { street: 'Za kasarnou 1', city: 'Bratislava', postcode: '83103', country: 'SK' };
const RESOLVE = { outcome: 'failed', reason: 'not in the portal' };

const refused = (change: object, pointer: string): BadRequest =>
  post('/v1/orders', { ...GOOD_ORDER, ...change }, 'card_data_refused', pointer);
const onOrder = (route: string, value: object, pointer: string): BadRequest =>
  post(`/v1/orders/:order/${route}`, value, 'card_data_refused', pointer);
const inBilling = (field: string): BadRequest =>
  refused({ customer: { billing: { ...BILLING, [field]: PAN } } }, `/customer/billing/${field}`);

/** A card number in every field that takes a text, in every spelling, and where no field is. */
export const CARD_DATA: readonly BadRequest[] = [
  ...SPELLINGS.map((text) => refused({ description: text }, '/description')),
  ...['reference', 'method', 'provider', 'capture', 'card_id', 'initiator', 'save_card', 'save_card_for'].map((field) =>
    refused({ [field]: PAN }, `/${field}`),
  ),
  refused({ return_url: `https://shop.example/?card=${PAN}` }, '/return_url'),
  refused({ expires_in: Number(PAN) }, '/expires_in'),
  refused({ amount: { value: PAN, currency: 'EUR' } }, '/amount/value'),
  refused({ amount: { value: Number(PAN), currency: 'EUR' } }, '/amount/value'),
  refused({ amount: { ...eur('1.00'), note: PAN } }, '/amount/note'),
  ...['id', 'name', 'email', 'ip'].map((field) => refused({ customer: { [field]: PAN } }, `/customer/${field}`)),
  ...['street', 'city', 'postcode', 'country'].map(inBilling),
  refused({ metadata: { note: PAN } }, '/metadata/note'),
  refused({ metadata: { [PAN]: 'note' } }, '/metadata'),
  refused({ metadata: { a: { b: [{ [`x ${PAN}`]: 1 }] } } }, '/metadata/a/b/0'),
  refused({ metadata: { a: { b: ['x', { 'c/d': PAN }] } } }, '/metadata/a/b/1/c~1d'),
  refused({ card_number: PAN }, '/card_number'),
  refused({ [PAN]: true }, ''),
  refused({ card: { number: PAN, cvv: '123' } }, '/card/number'),
  post('/v1/orders', [PAN], 'card_data_refused', '/0'),
  post('/v1/orders', PAN, 'card_data_refused', ''),
  onOrder('captures', { amount: { value: PAN, currency: 'EUR' } }, '/amount/value'),
  onOrder('captures', { final: PAN }, '/final'),
  onOrder('refunds', { reason: `paid with ${PAN}` }, '/reason'),
  onOrder('voids', { reason: PAN }, '/reason'),
  onOrder('cancel', { reason: PAN }, '/reason'),
  onOrder('attempts', { card_id: PAN }, '/card_id'),
  onOrder('attempts', { provider: PAN }, '/provider'),
  onOrder('operations/1/resolve', { ...RESOLVE, outcome: PAN }, '/outcome'),
  onOrder('operations/1/resolve', { ...RESOLVE, reason: `seen ${PAN}` }, '/reason'),
  onOrder('operations/1/resolve', { ...RESOLVE, provider_reference: PAN }, '/provider_reference'),
  ...['reference', 'status', 'provider', 'customer_id', 'created_from', 'limit', 'cursor', 'surprise'].map((name) =>
    get(`/v1/orders?${name}=${PAN}`, `?${name}`, 'card_data_refused'),
  ),
  get(`/v1/orders?${PAN}=1`, '?', 'card_data_refused'),
  get(`/v1/orders/${PAN}`, undefined, 'not_found'),
  get(`/v1/orders/4111%2D1111-1111-1111`, undefined, 'not_found'),
  get(`/v1/${PAN}/orders`, undefined, 'not_found'),
  post(`/v1/orders/:order/operations/${PAN}/resolve`, RESOLVE, 'not_found'),
];
