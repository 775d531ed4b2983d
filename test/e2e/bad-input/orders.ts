import { order, post } from './bad-request';
import type { BadRequest } from './bad-request';
import { HOSTILE_TEXTS } from './texts';

const NO_TEXTS = [null, 5, true, [], {}, ''];
const BILLING = { street: 'Za kasarnou 1', city: 'Bratislava', postcode: '83103', country: 'SK' };

const wrongTexts = (max: number): unknown[] => [...NO_TEXTS, 'x'.repeat(max + 1), ...Object.values(HOSTILE_TEXTS)];
const each = (values: readonly unknown[], field: string, pointer = `/${field}`): BadRequest[] =>
  values.map((value) => order({ [field]: value }, pointer));
const eachInside = (parent: string, rest: object, field: string, values: readonly unknown[]): BadRequest[] =>
  values.map((value) => order({ [parent]: { ...rest, [field]: value } }, `/${parent}/${field}`));
const eachInBilling = (field: string, values: readonly unknown[]): BadRequest[] =>
  values.map((value) => order({ customer: { billing: { ...BILLING, [field]: value } } }, `/customer/billing/${field}`));

const entries = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, 'v']));

/** Wrong in type, size, character, range or name; every field of an order in turn. */
export const BAD_ORDERS: readonly BadRequest[] = [
  post('/v1/orders', {}, 'invalid_request', '/reference'),
  post('/v1/orders', { ...order, reference: undefined }, 'invalid_request', '/amount'),
  ...each([undefined, ...wrongTexts(100)], 'reference'),
  ...each([undefined, ...NO_TEXTS, 'cash', 'CARD', 'card '], 'method'),
  ...each([...NO_TEXTS, 'TrustPay', 'trustpay eu', '../etc', 'x'.repeat(60)], 'provider'),
  ...each([...NO_TEXTS, 'Manual', 'later'], 'capture'),
  ...each([...NO_TEXTS, 'x', '123', '7c0e9a52-4b7e-5b43-9d0b'], 'card_id'),
  ...each([...NO_TEXTS, 'nobody'], 'initiator'),
  ...each([null, 'true', 1, 0, false, [], {}], 'save_card'),
  ...each([...NO_TEXTS, 'nobody'], 'save_card_for'),
  order({ save_card_for: 'merchant' }, '/save_card_for'),
  order({ initiator: 'merchant' }, '/card_id'),
  order({ card_id: '7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11' }, '/card_id'),
  order({ card_id: '7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11', save_card: true }, '/card_id'),
  ...each([null, 'Jana', 5, [], [{}], [{ id: 'c' }]], 'customer'),
  ...eachInside('customer', {}, 'id', [...NO_TEXTS, 'a b', 'a/b', 'x'.repeat(101), 'č', 'a\u0000']),
  ...eachInside('customer', {}, 'name', ['ab', ...wrongTexts(100)]),
  ...eachInside('customer', {}, 'email', [
    ...NO_TEXTS,
    'jana',
    'a@b',
    'a@b.c d',
    `${'x'.repeat(250)}@b.sk`,
    'a\u202eb@c.sk',
  ]),
  ...eachInside('customer', {}, 'ip', [...NO_TEXTS, '1.2.3', '1.2.3.256', '::g', '1.2.3.4/8']),
  ...eachInside('customer', {}, 'surname', ['x']),
  ...eachInside('customer', {}, 'billing', [null, 'x', 5, [], [BILLING]]),
  ...eachInBilling('street', [undefined, ...wrongTexts(100)]),
  ...eachInBilling('city', [undefined, ...wrongTexts(80)]),
  ...eachInBilling('postcode', [undefined, ...wrongTexts(30)]),
  ...eachInBilling('country', [undefined, ...NO_TEXTS, 'sk', 'SVK', 'XX', 'S']),
  ...eachInBilling('region', ['x']),
  ...each(
    [
      ...NO_TEXTS,
      'shop.example',
      'javascript:alert(1)',
      'data:text/html,x',
      'ftp://shop.example/',
      '//shop.example/',
      'https://user:secret@shop.example/',
      'https://shop.example/a b',
      'https://shop.example/\u0000',
      'https://shop.example/\u202e',
      'https://shop.example/č',
      `https://shop.example/${'x'.repeat(1000)}`,
    ],
    'return_url',
  ),
  ...each(wrongTexts(140), 'description'),
  ...each([null, '1800', 59, 0, -1, 86_401, 1.5, 1e300, true, [], {}], 'expires_in'),
  ...each(
    [
      null,
      'x',
      5,
      [],
      ['a'],
      { a: 1 },
      { a: null },
      { a: {} },
      { a: ['x'] },
      { a: 'x'.repeat(501) },
      { a: 'x\ud800' },
      { 'a b': 'x' },
      { '': 'x' },
      { ['x'.repeat(41)]: 'x' },
      { č: 'x' },
      entries(21),
    ],
    'metadata',
  ),
  order({ surprise: 1 }, '/surprise'),
  order({ 'a/b~c': 1 }, '/a~1b~0c'),
  order({ id: '7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11' }, '/id'),
  order({ merchant_id: 'other-shop' }, '/merchant_id'),
  order({ status: 'captured' }, '/status'),
  order({ cvv: '123' }, '/cvv'),
  order({ ['x'.repeat(10_000)]: 1 }, `/${'x'.repeat(60)}…`),
  order({ method: 'crypto' }, undefined, 'no_provider'),
  order({ provider: 'nobody' }, undefined, 'no_provider'),
  order({ amount: { value: '100', currency: 'JPY' } }, undefined, 'no_provider'),
  order({ save_card: true, capture: 'manual' }, undefined, 'unsupported_by_provider'),
];
