import { schemaErrors, whereSchemasAre } from '../../../../test/support/public-schemas';
import { BankingClient, sampleOrder } from '../testing/banking-client';
import { startWorld } from '../testing/world';

describe('by the public schema pain.001.001.05, as xmllint reads it', () => {
  whereSchemasAre('the file in the answer about an order is right, and not as it came', async () => {
    const usd = { accountId: '4107138076', currency: 'USD', balance: '1000.00' };
    const world = await startWorld({ banking: { accounts: [usd] } });
    const bank = new BankingClient(world.simulator);
    await bank.login();
    const answered: string[] = [];
    for (const [kind, account] of [
      ['sepa', '4107111111'],
      ['us', '4107138076'],
    ] as const) {
      const sent = sampleOrder(kind, account);
      const { OrderId } = (await bank.call('CreateOrder', { Xml: sent })).body;
      answered.push((await bank.call('GetOrderDetails', { OrderId })).body.Xml as string);
      expect(schemaErrors('pain.001.001.05', [sent])).not.toEqual([]);
    }
    const { OrderIds } = (await bank.call('CreateOrders', { Xml: sampleOrder('mass') })).body;
    for (const OrderId of OrderIds as string[])
      answered.push((await bank.call('GetOrderDetails', { OrderId })).body.Xml as string);
    await world.close();
    expect(schemaErrors('pain.001.001.05', answered)).toEqual([]);
  });
});
