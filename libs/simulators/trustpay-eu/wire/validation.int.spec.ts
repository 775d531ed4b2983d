import { ACCOUNT } from '../testing/merchant';
import { WireMerchant } from '../testing/wire-merchant';
import type { World } from '../testing/world';
import { startWorld } from '../testing/world';

describe('requests to the wire endpoint', () => {
  let world: World;
  let merchant: WireMerchant;
  beforeAll(async () => {
    world = await startWorld({}, { currencies: ['EUR', 'CZK'], balances: { EUR: '0.00' } });
    merchant = new WireMerchant(world.simulator);
  });
  afterEach(() => world.simulator.control.changeAccount(ACCOUNT, { enabled: true, services: 'all' }));
  afterAll(() => world.close());

  const Url = 'https://shop.example/back?cart=7';
  const codeOf = async (fields: Record<string, string>): Promise<string | null> => {
    const answer = await merchant.open({ Url, ...fields });
    const location = answer.headers.get('location');
    return answer.status === 302 && location ? new URL(location).searchParams.get('ResultCode') : 'page';
  };
  const refundCode = async (id: string, fields: Record<string, string> = {}): Promise<number> =>
    (JSON.parse(await merchant.refund(id, fields)) as { ResultCode: number }).ResultCode;

  it('open the page of the bank, by GET and POST, whatever the case of path and names', async () => {
    expect(await codeOf({})).toBe('page');
    const { AccountId, ...rest } = merchant.signed({ Localization: 'sk', Country: 'SK', Email: 'a@b.example' });
    const body = new URLSearchParams({ ...rest, accountid: AccountId! });
    const page = await fetch(`${world.simulator.url}/mapi5/WIRE/PayPopup`, { method: 'POST', body });
    expect(await page.text()).toContain('Platba z banky');
  });

  it.each([
    ['Amount', ''],
    ['Amount', '1.5'],
    ['Amount', '0.00'],
    ['Currency', ''],
    ['Currency', 'CZK'],
    ['Currency', 'USD'],
    ['Reference', ''],
    ['Reference', 'a<b'],
    ['Reference', 'x'.repeat(36)],
    ['PaymentType', '5'],
    ['Description', 'x'.repeat(141)],
    ['Localization', 'slk'],
    ['Email', 'nobody'],
    ['IsRedirect', 'yes'],
    ['NotificationUrl', 'ftp://shop.example'],
  ])('are answered 1001 when %s is %j', async (name, value) => {
    const answer = await merchant.open({ Url, [name]: value });
    const place = answer.headers.get('location') ?? (await answer.text());
    expect(place).toMatch(/ResultCode=1001|\(1001\)/);
  });

  it('are answered 1002, 1003, 1004 and 1008 in this order', async () => {
    const foreign = { AccountId: '4107111112' };
    expect(await (await merchant.open(foreign)).text()).toContain('(1002)');
    world.simulator.control.changeAccount(ACCOUNT, { enabled: false, services: [] });
    expect(await codeOf({})).toBe('1003');
    world.simulator.control.changeAccount(ACCOUNT, { enabled: true });
    const unsigned = await merchant.open({ Url }, 'another key');
    expect(unsigned.status).toBe(200);
    expect(await unsigned.text()).toContain('(1004)');
    expect(await codeOf({})).toBe('1008');
    world.simulator.control.changeAccount(ACCOUNT, { services: ['card/0', 'wire/0'] });
    expect(await codeOf({})).toBe('page');
    expect(await refundCode('1')).toBe(1008);
  });

  it('send the browser to the address for errors before the one for everything', async () => {
    const answer = await merchant.open({ Url, ErrorUrl: 'https://shop.example/error', Amount: '0.00' });
    expect(answer.headers.get('location')).toMatch(
      /^https:\/\/shop\.example\/error\?Reference=WIRE\d+&ResultCode=1001$/,
    );
  });

  it('for a refund are answered in JSON: unknown payment, unpaid, too much, another account', async () => {
    const { paymentRequestId } = await merchant.pay({}, { outcome: 'never-paid' });
    expect(await refundCode('999999')).toBe(1010);
    expect(await refundCode(paymentRequestId)).toBe(1011);
    await world.simulator.control.wires.stage({ id: paymentRequestId });
    expect(await refundCode(paymentRequestId, { Amount: '1.51' })).toBe(1011);
    expect(await refundCode(paymentRequestId, { Currency: 'CZK' })).toBe(1001);
    expect(await refundCode(paymentRequestId, { Amount: '' })).toBe(1001);
    expect(await refundCode('x')).toBe(1001);
    const body = new URLSearchParams(
      merchant.signed({ PaymentType: '8', PaymentRequestId: paymentRequestId }, 'other'),
    );
    const answer = await fetch(`${world.simulator.url}/mapi5/wire/paypopup`, { method: 'POST', body });
    expect(await answer.json()).toEqual({ ResultCode: 1004 });
  });

  it('for a refund of a card payment are unknown here, and the other way round', async () => {
    const card = await world.merchant.paid();
    expect(await refundCode(card)).toBe(1010);
    const { paymentRequestId } = await merchant.pay();
    const Signed = { PaymentType: '8', PaymentRequestId: paymentRequestId };
    expect(await world.merchant.call(Signed)).toEqual({ ResultCode: 1010 });
  });
});
