import { ACCOUNT, BILLING } from '../testing/merchant';
import type { World } from '../testing/world';
import { startWorld } from '../testing/world';

const ERROR = 'https://shop.example/failed?basket=7';

describe('what the card endpoint checks', () => {
  let world: World;
  beforeAll(async () => {
    const disabled = { accountId: '4107222222', secrets: ['123456'], enabled: false };
    const noRefunds = { accountId: '4107333333', secrets: ['123456'], services: ['card/0'] };
    const poor = { accountId: '4107444444', secrets: ['123456'], balances: { EUR: '1.00' } };
    const own = { accountId: ACCOUNT, secrets: ['123456', 'former'], currencies: ['EUR', 'CZK'] };
    world = await startWorld({ accounts: [own, disabled, noRefunds, poor] });
  });
  afterAll(() => world.close());

  /** The code with which a hosted request is refused, from the redirect. */
  async function refusal(fields: Record<string, string>): Promise<string | null> {
    const answer = await world.merchant.open({ ErrorUrl: ERROR, ...fields });
    expect(answer.status).toBe(302);
    const location = new URL(answer.headers.get('location') ?? '');
    expect(location.href).toMatch(/^https:\/\/shop\.example\/failed\?basket=7&(Reference=.*&)?ResultCode=\d{4}$/);
    return location.searchParams.get('ResultCode');
  }

  it.each([
    ['no amount', { Amount: '' }],
    ['an amount with one decimal', { Amount: '1.5' }],
    ['an amount without decimals', { Amount: '1' }],
    ['an amount with a comma', { Amount: '1,50' }],
    ['a negative amount', { Amount: '-1.50' }],
    ['an amount of twelve digits before the dot', { Amount: '100000000000.00' }],
    ['zero for a purchase', { Amount: '0.00' }],
    ['no currency', { Currency: '' }],
    ['a currency in small letters', { Currency: 'eur' }],
    ['no reference', { Reference: '' }],
    ['a reference of 36 characters', { Reference: 'R'.repeat(36) }],
    ['a reference with an angle bracket', { Reference: 'R<1' }],
    ['a card holder of two letters', { CardHolder: 'Al' }],
    ['a postcode with a space', { BillingPostcode: '831 03' }],
    ['a country by its name', { BillingCountry: 'Slovakia' }],
    ['an address that is no web address', { NotificationUrl: 'javascript:alert(1)' }],
    ['an address of 257 characters', { CancelUrl: `https://shop.example/${'x'.repeat(236)}` }],
    ['a description of 141 characters', { Description: 'x'.repeat(141) }],
    ['a language that is no code', { Localization: 'slovak' }],
    ['a bool that is neither True nor False', { IsRedirect: '1' }],
    ['a card on file without its id', { PaymentType: '2' }],
  ])('answers 1001 to %s', async (_name, fields) => {
    expect(await refusal(fields as unknown as Record<string, string>)).toBe('1001');
  });

  it.each([
    ['the largest amount', { Amount: '99999999999.99' }],
    ['zero for a verification', { Amount: '0.00', PaymentType: '12' }],
    ['a reference of 35 characters', { Reference: 'R'.repeat(35) }],
    ['all billing fields', BILLING],
    ['diacritics and a space in the reference', { Reference: 'OBJ 42', CardHolder: 'Žofia Šťastná', Currency: 'CZK' }],
  ])('accepts %s', async (_name, fields) => {
    const answer = await world.merchant.open(fields);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  });

  it('accepts a former key that is still active', async () => {
    expect(await (await world.merchant.open({}, 'former')).text()).toContain('<form');
  });

  it('answers 1003 for a disabled account, 1008 for another service, 1101 for another currency', async () => {
    expect(await refusal({ AccountId: '4107222222' })).toBe('1003');
    expect(await refusal({ AccountId: '4107333333', PaymentType: '5' })).toBe('1008');
    expect(await refusal({ Currency: 'JPY' })).toBe('1101');
  });

  it('answers 1010 for a card on file that it does not know', async () => {
    expect(await refusal({ PaymentType: '2', CardId: '8a8394855cfd3692015d0dc3f793355b' })).toBe('1010');
  });

  it.each([
    ['1004', 'a wrong signature', {}, 'not the key'],
    ['1002', 'an unknown account', { AccountId: '4107999999' }, '123456'],
    ['1001', 'an unknown payment type', { PaymentType: '7' }, '123456'],
  ])('shows %s for %s and sends the browser nowhere', async (code, _name, fields, secret) => {
    const answer = await world.merchant.open({ ErrorUrl: ERROR, ...(fields as Record<string, string>) }, secret);
    expect([answer.status, answer.headers.get('location')]).toEqual([200, null]);
    expect(await answer.text()).toContain(`(${code})`);
  });

  it('looks at formats before accounts, and at accounts before signatures', async () => {
    const code = async (fields: Record<string, string>): Promise<string | undefined> =>
      /\((\d{4})\)/.exec(await (await world.merchant.open(fields, 'not the key')).text())?.[1];
    expect(await code({ Amount: '1', AccountId: '4107999999' })).toBe('1001');
    expect(await code({ AccountId: '4107999999' })).toBe('1002');
    expect(await code({ AccountId: '4107222222' })).toBe('1003');
    expect(await code({})).toBe('1004');
  });

  it('refuses a parameter that is given twice, in any spelling', async () => {
    const url = `${world.merchant.address({})}&amount=9.00`;
    expect(await (await fetch(url)).text()).toContain('(1001)');
  });

  it('answers background calls with JSON and status 200, refused or not', async () => {
    const id = await world.merchant.paid();
    const refund = { PaymentType: '8', PaymentRequestId: id };
    expect(await world.merchant.call({ ...refund, PaymentRequestId: '' })).toEqual({ ResultCode: 1001 });
    expect(await world.merchant.call({ ...refund, AccountId: '4107999999' })).toEqual({ ResultCode: 1002 });
    expect(await world.merchant.call({ ...refund, AccountId: '4107222222' })).toEqual({ ResultCode: 1003 });
    expect(await world.merchant.call({ ...refund, AccountId: '4107333333' })).toEqual({ ResultCode: 1008 });
    expect(await world.merchant.call({ ...refund, PaymentRequestId: '1' })).toEqual({ ResultCode: 1010 });
    expect(await world.merchant.call({ ...refund, Currency: 'CZK' })).toEqual({ ResultCode: 1011 });
    expect(await (await world.merchant.open(refund, 'not the key')).json()).toEqual({ ResultCode: 1004 });
  });

  it('knows no payment of another account', async () => {
    const id = await world.merchant.paid({ AccountId: '4107444444' });
    expect(await world.merchant.call({ PaymentType: '8', PaymentRequestId: id })).toEqual({ ResultCode: 1010 });
  });

  it('answers 1007 when the balance does not cover the refund, until a settlement fills it', async () => {
    const poor = { AccountId: '4107444444' };
    const refund = { ...poor, PaymentType: '8', PaymentRequestId: await world.merchant.paid(poor) };
    expect(await world.merchant.call(refund)).toEqual({ ResultCode: 1007 });
    expect(await world.merchant.call({ ...refund, Amount: '0.60' })).toMatchObject({ ResultCode: 0 });
    expect(await world.merchant.call({ ...refund, Amount: '0.60' })).toEqual({ ResultCode: 1007 });
    world.clock.advance(86_400_000);
    expect(world.simulator.control.settlements()).toContainEqual({
      ...{ accountId: '4107444444', currency: 'EUR', amount: '3.00', refunded: '0.60', captures: 2 },
      ...{ from: '2026-03-02T00:00:00.000Z', to: '2026-03-03T00:00:00.000Z' },
    });
    expect(await world.merchant.call({ ...refund, Amount: '0.60' })).toMatchObject({ ResultCode: 0 });
  });

  it('executes nothing for a HEAD request', async () => {
    const url = world.merchant.address({ Reference: 'HEAD' });
    expect((await fetch(url, { method: 'HEAD' })).status).toBe(404);
    expect(world.simulator.book({ reference: 'HEAD' })).toEqual([]);
  });

  it('takes any letter case of path and names, and a POST form as well as a query', async () => {
    const id = await world.merchant.paid();
    const fields = world.merchant.signed({ PaymentType: '8', PaymentRequestId: id, Amount: '0.50' });
    const lower = Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value] as [string, string]);
    const query = new URLSearchParams(lower).toString();
    const byGet = await fetch(`${world.simulator.url}/MAPI5/card/paypopup?${query}`);
    expect(await byGet.json()).toMatchObject({ ResultCode: 0 });
    const body = new URLSearchParams(fields);
    const byPost = await fetch(`${world.simulator.url}/mapi5/Card/PayPopup`, { method: 'POST', body });
    expect(await byPost.json()).toMatchObject({ ResultCode: 0 });
    expect(world.simulator.book({ paymentRequestId: id })).toMatchObject([{ refunded: '1.00' }]);
  });
});
