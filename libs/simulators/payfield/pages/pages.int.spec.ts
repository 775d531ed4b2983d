import type { World } from '../testing/world';
import { startWorld } from '../testing/world';

const MINUTE = 60_000;

describe('the payer’s page', () => {
  let world: World;
  let address: string;
  beforeEach(async () => {
    world = await startWorld();
    address = (await world.payin()).body.paymentData.payment_link as string;
  });
  afterEach(() => world.close());
  const show = async () => (await fetch(address)).text();
  const press = (action: string) =>
    fetch(address, { method: 'POST', body: new URLSearchParams({ action }), redirect: 'manual' });
  const status = () => world.simulator.control.book({ externalId: 'PIN-001' })[0]?.status;

  it('shows what is to be paid and until when, with a button for each end', async () => {
    const page = await show();
    expect(page).toContain('1000.00 <span>BDT</span>');
    expect(page).toContain('2025-12-05T10:15:00.000Z');
    expect([...page.matchAll(/value="(\w+)"/g)].map(([, value]) => value)).toEqual([
      ...['success', 'fail', 'cancel', 'expire'],
    ]);
    expect(page).not.toContain('<script');
  });

  it.each([
    ['success', 'success', 'Paid'],
    ['fail', 'failed', 'The payment failed'],
    ['cancel', 'canceled', 'The payment was cancelled'],
    ['expire', 'expired', 'The time to pay is over'],
  ])('the button %s ends the payment as %s', async (button, end, words) => {
    const answer = await press(button);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, new URL(address).pathname]);
    expect(status()).toBe(end);
    expect(await show()).toContain(words);
  });

  it('takes one end only, but a payment that comes late', async () => {
    await press('success');
    expect((await press('cancel')).status).toBe(409);
    expect(status()).toBe('success');
    await world.payin({ external_id: 'LATE' });
    world.clock.advance(15 * MINUTE);
    await world.simulator.control.settle();
    address = world.simulator.control.book({ externalId: 'LATE' })[0]!.page!;
    expect(await show()).toContain('too late');
    expect((await press('success')).status).toBe(303);
    expect(world.simulator.control.book({ externalId: 'LATE' })[0]?.status).toBe('success');
  });

  it('lasts fifteen minutes and not a moment longer', async () => {
    world.clock.advance(15 * MINUTE - 1);
    await world.simulator.control.settle();
    expect(status()).toBe('pending');
    world.clock.advance(1);
    await world.simulator.control.settle();
    expect(status()).toBe('expired');
  });

  it('shows a code to scan where the shop has UPI, and no page for what is none', async () => {
    const paymentData = { holder: 'A', email: 'a@b.c' };
    await world.payin({ external_id: 'UPI', shop_code: 'shop-004', currency: 'INR', paymentData });
    address = world.simulator.control.book({ externalId: 'UPI' })[0]!.page!;
    expect(await show()).toContain('aria-label="QR code"');
    address = address.replace(/[^/]+$/, 'nothing');
    expect((await fetch(address)).status).toBe(404);
    expect((await press('success')).status).toBe(404);
    expect((await fetch(`${world.simulator.url}/public/payin-pages/x`)).status).toBe(404);
  });

  it('shows what was written as text, never as markup', async () => {
    world.simulator.control.addFault({ fault: { kind: 'slow', ms: 1 }, match: { externalId: '<b>' } });
    const page = await (await fetch(world.simulator.url)).text();
    expect(page).toContain('&lt;b&gt;');
    expect(page).not.toContain('<b>');
  });
});
