import { TEST_OUTCOMES } from './outcomes';
import type { World } from '../testing/world';
import { startWorld } from '../testing/world';

const URLS = {
  ReturnUrl: 'https://shop.example/paid',
  CancelUrl: 'https://shop.example/cancelled',
  ErrorUrl: 'https://shop.example/failed',
};

describe('where the browser goes', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({}, { defaultReturnUrls: { url: 'https://portal.example/' } });
  });
  afterAll(() => world.close());

  const pay = (fields: Record<string, string>, how: { card?: string; outcome?: string; action?: 'cancel' } = {}) =>
    world.simulator.control.pay({ url: world.merchant.address({ ...URLS, ...fields }), ...how });

  it('brings reference, result, acquirer code and id, in this order', async () => {
    const { redirectTo, paymentRequestId } = await pay({ Reference: '1234567890' });
    const query = `Reference=1234567890&ResultCode=0&AcquirerResponseId=000.100.110&PaymentRequestId=${paymentRequestId}`;
    expect(redirectTo).toBe(`https://shop.example/paid?${query}`);
  });

  it.each(['5', '12'])('comes back with 5 from a hold of type %s', async (PaymentType) => {
    expect(await pay({ PaymentType })).toMatchObject({ resultCode: 5, acquirerCode: '000.100.110' });
  });

  it('goes to the cancel address with 1005 and no acquirer code', async () => {
    const { redirectTo } = await pay({}, { action: 'cancel' });
    expect(redirectTo).toMatch(
      /^https:\/\/shop\.example\/cancelled\?Reference=\w+&ResultCode=1005&PaymentRequestId=\d+$/,
    );
  });

  it.each([
    ['4200 0000 0000 0000', 0, '000.100.110'],
    ['4200 0000 0000 1234', 0, '000.100.110'],
    ['4200 0000 0000 5555', 0, '000.100.110'],
    ['4200 0000 0000 0001', 1014, '100.100.303'],
    ['4200 0000 0000 0002', 1014, '800.100.162'],
    ['4200 0000 0000 0003', 1014, '100.380.401'],
    ['4200 0000 0000 0004', 1014, '800.100.155'],
    ['4200 0000 0000 0005', 1014, '100.100.601'],
    ['4200 0000 0000 0006', 1014, '800.100.157'],
    ['4200 0000 0000 0007', 1014, '800.100.161'],
    ['4111 1111 1111 1111', 1014, '100.100.700'],
  ])('answers test card %s with %s and %s', async (card, resultCode, acquirerCode) => {
    const result = await pay({}, { card });
    expect(result).toMatchObject({ resultCode, acquirerCode });
    expect(result.redirectTo).toContain(resultCode === 0 ? '/paid?' : '/failed?');
  });

  it('offers every outcome by name, whatever the card', async () => {
    for (const { name, outcome } of TEST_OUTCOMES) {
      const { resultCode } = await pay({}, { outcome: name });
      const expected = { success: 0, pendingThenPaid: 1, pendingForEver: 1, declined: undefined }[outcome.kind];
      expect([name, resultCode]).toEqual([name, expected ?? (outcome as { resultCode: number }).resultCode]);
    }
  });

  it('prefers the specific address, then Url, then the portal', async () => {
    const none = { ReturnUrl: '', CancelUrl: '', ErrorUrl: '' };
    expect((await pay({ Url: 'https://url.example/' })).redirectTo).toMatch(/^https:\/\/shop\.example\/paid/);
    expect((await pay({ ...none, Url: 'https://url.example/' })).redirectTo).toMatch(/^https:\/\/url\.example\/\?/);
    expect((await pay(none)).redirectTo).toMatch(/^https:\/\/portal\.example\/\?/);
  });

  it('keeps the query and the fragment of the address, and escapes what it adds', async () => {
    const { redirectTo } = await pay({ Reference: 'A B&C', ReturnUrl: 'https://shop.example/r?x=1#top' });
    expect(redirectTo).toMatch(/^https:\/\/shop\.example\/r\?x=1&Reference=A%20B%26C&ResultCode=0&.*#top$/);
  });

  it('pays once when the form is sent twice at the same moment, and sends both to the same place', async () => {
    const page = await (await world.merchant.open(URLS)).text();
    const action = `${world.simulator.url}${/action="([^"]+)"/.exec(page)?.[1] ?? ''}`;
    const send = (testCard: string) => fetch(action, { method: 'POST', body: new URLSearchParams({ testCard }) });
    const answers = await Promise.all([send('4200000000000000'), send('4200000000000004')]);
    const [first, second] = answers.map((answer) => answer.headers.get('refresh'));
    expect(first).toMatch(/^0; url=https:\/\/shop\.example\/paid\?.*ResultCode=0/);
    expect(second).toBe(first);
    const cancelled = await fetch(action, { method: 'POST', body: new URLSearchParams({ action: 'cancel' }) });
    expect(cancelled.headers.get('refresh')).toBe(first);
  });

  it('lets pages run no script and load nothing', async () => {
    const answer = await world.merchant.open(URLS);
    expect(answer.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/=]+'; form-action 'self'; base-uri 'none'$/,
    );
  });

  it('never sends typed security codes or more than four digits of a paid card back', async () => {
    const page = await (await world.merchant.open(URLS)).text();
    const action = `${world.simulator.url}${/action="([^"]+)"/.exec(page)?.[1] ?? ''}`;
    const body = new URLSearchParams({ action: 'pay', number: '4200000000000000', expiry: '99/99', cvv: '987' });
    const again = await fetch(action, { method: 'POST', body });
    expect(again.status).toBe(422);
    expect(await again.text()).not.toContain('987');
    expect(JSON.stringify(world.simulator.book())).not.toContain('42000000');
  });
});
