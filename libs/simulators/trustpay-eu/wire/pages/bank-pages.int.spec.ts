import { WireMerchant } from '../../testing/wire-merchant';
import type { World } from '../../testing/world';
import { startWorld } from '../../testing/world';

/** A browser without scripts: it knows the form on the page, and sends what is pressed. */
class Browser {
  body = '';
  status = 0;
  refresh: string | null = null;
  private action = '';

  constructor(private readonly base: string) {}

  async read(answer: Response): Promise<this> {
    this.body = await answer.text();
    this.status = answer.status;
    this.refresh = answer.headers.get('refresh');
    this.action = /action="([^"]+)"/.exec(this.body)?.[1] ?? this.action;
    return this;
  }

  async press(fields: Record<string, string>): Promise<this> {
    return this.read(await fetch(this.base + this.action, { method: 'POST', body: new URLSearchParams(fields) }));
  }

  async reload(): Promise<this> {
    return this.read(await fetch(this.base + this.action));
  }
}

describe('the pages of the bank', () => {
  let world: World;
  let merchant: WireMerchant;
  beforeAll(async () => {
    world = await startWorld();
    merchant = new WireMerchant(world.simulator);
  });
  afterAll(() => world.close());

  const visit = async (fields: Record<string, string>): Promise<Browser> =>
    new Browser(world.simulator.url).read(await merchant.open({ Url: 'https://shop.example/', ...fields }));

  it('lead from the choice of a bank by its log-in to the confirmation, and back to the shop', async () => {
    const browser = await visit({ Reference: 'WAY', Country: 'CZ', Description: '<b>17</b>' });
    expect(browser.body).toContain('&lt;b&gt;17&lt;/b&gt;');
    expect(browser.body.indexOf('Moldau Test Bank')).toBeLessThan(browser.body.indexOf('Danube Test Bank'));
    await browser.press({ bank: 'moldau' });
    expect(browser.body).toContain('Log in');
    expect((await browser.press({ action: 'login', user: ' ' })).status).toBe(422);
    await browser.press({ action: 'login', user: 'Jana' });
    expect(browser.body).toContain('Confirm the payment of 1.50 EUR');
    await browser.press({ action: 'confirm', outcome: 'announced' });
    expect(browser.refresh).toMatch(
      /^0; url=https:\/\/shop\.example\/\?Reference=WAY&ResultCode=1&PaymentRequestId=\d+$/,
    );
    expect(world.simulator.book({ reference: 'WAY' })).toMatchObject([
      { state: 'announced', bank: 'Moldau Test Bank' },
    ]);
    const again = await browser.press({ action: 'confirm', outcome: 'paid' });
    expect(again.refresh).toContain('ResultCode=1&');
    expect(world.simulator.book({ reference: 'WAY' })).toMatchObject([{ state: 'announced' }]);
  });

  it('can be cancelled at every step', async () => {
    const ways: Record<string, string>[][] = [
      [],
      [{ bank: 'danube' }],
      [{ bank: 'danube' }, { action: 'login', user: 'J' }],
    ];
    for (const steps of ways) {
      const browser = await visit({});
      for (const step of steps) await browser.press(step);
      expect((await browser.press({ action: 'cancel' })).refresh).toContain('ResultCode=1005');
    }
  });

  it('can be left without a word and found again where they were left', async () => {
    const browser = await visit({ Reference: 'LEFT' });
    await browser.press({ bank: 'slash' });
    await browser.press({ action: 'login', user: 'J' });
    await browser.press({ action: 'leave' });
    expect(browser.body).toContain('Come back to the payment');
    expect(browser.refresh).toBeNull();
    expect(world.simulator.book({ reference: 'LEFT' })).toMatchObject([{ state: 'open' }]);
    expect((await browser.reload()).body).toContain('2000145399/0800');
    await browser.press({ action: 'confirm' });
    expect(world.simulator.book({ reference: 'LEFT' })).toMatchObject([{ state: 'credited' }]);
  });

  it('are gone for a name that nobody gave out', async () => {
    expect((await fetch(`${world.simulator.url}/mapi5/Wire/Pay/nobody`)).status).toBe(404);
  });

  it('appear in the book of the dashboard and answer the control endpoints', async () => {
    const sim = async (path: string, body: unknown) => {
      const headers = { 'content-type': 'application/json' };
      const init = { method: 'POST', headers, body: JSON.stringify(body) };
      const answer = await fetch(`${world.simulator.url}/_sim${path}`, init);
      const told = (await answer.json()) as { paymentId?: string; resultCode?: number };
      return { status: answer.status, ...told };
    };
    const url = merchant.address({ Reference: 'DASH' });
    const paid = await sim('/pay', { url, bank: 'danube', outcome: 'never-paid' });
    expect(paid).toMatchObject({ status: 200, resultCode: 1 });
    expect(await sim('/wires/stage', { reference: 'DASH', resultCode: 0 })).toMatchObject({
      paymentId: paid.paymentId,
    });
    expect((await sim('/wires/stage', { reference: 'DASH', resultCode: 7 })).status).toBe(400);
    expect((await sim('/wires/stage', { reference: 'NOBODY' })).status).toBe(422);
    expect((await sim('/wires/transfer', { amount: '3.00' })).status).toBe(200);
    expect((await sim('/pay', { url, outcome: 'funds' })).status).toBe(422);
    expect((await sim('/pay', { url, bank: 'nowhere' })).status).toBe(422);
    const dashboard = await (await fetch(world.simulator.url)).text();
    expect(dashboard).toContain(`Bank transfer ${String(paid.paymentId)}`);
  });
});
