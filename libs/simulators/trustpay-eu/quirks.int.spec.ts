import { BILLING } from './testing/merchant';
import type { World } from './testing/world';
import { startWorld } from './testing/world';

describe('quirks', () => {
  let world: World;
  beforeEach(async () => void (world = await startWorld()));
  afterEach(() => world.close());

  const notified = async (): Promise<Readonly<Record<string, string>>[]> => {
    await world.simulator.control.settle();
    return world.receiver.received.map(({ fields }) => fields);
  };

  it('singleQuotes: answers background calls as the manual prints them', async () => {
    const refund = async (): Promise<string> =>
      (await world.merchant.open({ PaymentType: '8', PaymentRequestId: id, Amount: '0.10' })).text();
    const id = await world.merchant.paid();
    expect(await refund()).toBe('{"ResultCode":0,"AcquirerResponseId":"000.000.000"}');
    world.simulator.control.setQuirks({ singleQuotes: true });
    expect(await refund()).toBe("{'ResultCode':0,'AcquirerResponseId':'000.000.000'}");
  });

  it('zeroInsteadOfThree: notifies a captured card with 0, a hold still with 5', async () => {
    world.simulator.control.setQuirks({ zeroInsteadOfThree: true });
    await world.merchant.paid();
    await world.merchant.paid({ PaymentType: '5' });
    expect((await notified()).map((fields) => fields['ResultCode'])).toEqual(['0', '5']);
  });

  it('notifyBackground: off, only hosted payments are notified', async () => {
    world.simulator.control.setQuirks({ notifyBackground: false });
    const id = await world.merchant.paid({ PaymentType: '5' });
    await world.merchant.call({ PaymentType: '6', PaymentRequestId: id });
    expect(await notified()).toHaveLength(1);
  });

  it('backgroundReference: the original payment’s instead of the call’s', async () => {
    world.simulator.control.setQuirks({ backgroundReference: 'original' });
    const id = await world.merchant.paid({ Reference: 'ORIGINAL' });
    await world.merchant.call({ PaymentType: '8', PaymentRequestId: id, Reference: 'REFUND' });
    expect((await notified())[1]).toMatchObject({ Type: 'DBIT', Reference: 'ORIGINAL' });
    expect(world.simulator.book({ reference: 'REFUND' })).toMatchObject([{ paymentRequestId: id, refunded: '1.50' }]);
  });

  it('cardMask: the masked number in at most 19 characters', async () => {
    world.simulator.control.setQuirks({ cardMask: 'masked' });
    await world.merchant.paid();
    expect(await notified()).toMatchObject([{ CardMask: '420000******0000' }]);
  });

  it('strictBilling: answers 1001 unless all six billing fields are there', async () => {
    world.simulator.control.setQuirks({ strictBilling: true });
    const page = async (fields: Record<string, string>): Promise<string> => (await world.merchant.open(fields)).text();
    expect(await page(BILLING)).toContain('<form');
    for (const name of Object.keys(BILLING)) expect(await page({ ...BILLING, [name]: '' })).toContain('(1001)');
  });

  it('multipleCaptures: as many as fit into the hold, the rest stays held', async () => {
    world.simulator.control.setQuirks({ multipleCaptures: true });
    const id = await world.merchant.paid({ PaymentType: '5' });
    const capture = (Amount: string) => world.merchant.call({ PaymentType: '6', PaymentRequestId: id, Amount });
    expect(await capture('1.00')).toMatchObject({ ResultCode: 3 });
    expect(await capture('0.51')).toEqual({ ResultCode: 1011 });
    expect(await capture('0.50')).toMatchObject({ ResultCode: 3 });
    expect(world.simulator.book({ paymentRequestId: id })).toMatchObject([{ captured: '1.50', cancelled: '0.00' }]);
  });
});
