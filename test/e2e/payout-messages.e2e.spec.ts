import { startProviderWorld } from '../support/provider-world';
import type { ProviderWorld } from '../support/provider-world';
import { Providers } from '../../src/providers/providers';
import { summarize } from '../../src/audit/summary';
import { waitFor } from '../support/wait-for';

const PAYOUT = {
  ...{ currency: 'BDT', amount: '5.00', account_number: '01711000000' },
  ...{ merchant_user_id: 'u-1', merchant_user_ip: '203.0.113.10' },
};

describe('what Payfield says of a payout', () => {
  let world: ProviderWorld;
  beforeAll(async () => void (world = await startProviderWorld()));
  afterAll(() => world.stop());

  const sentences = async (isWanted: (stream: string, type: string) => boolean): Promise<string[]> => {
    const { events } = await world.app.running.persistence.store.readAll(0n, 1_000);
    return events
      .filter(({ stream, type }) => isWanted(stream, type))
      .map(({ type, data, metadata: { merchantId } }) => `${merchantId}: ${summarize(type, data)}`);
  };
  const untilSome = (isWanted: (stream: string, type: string) => boolean) =>
    waitFor(async () => {
      const found = await sentences(isWanted);
      return found.length > 0 && found;
    });
  const end = (externalId: string) => world.sim('payfield', 'end', { externalId, type: 'payout', status: 'failed' });

  it('is kept with the call that created it', async () => {
    const { body } = await world.api.post('/v1/providers/payfield/operations/create-payout', {
      ...PAYOUT,
      callback_url: `${world.app.url}/notifications/payfield`,
    });
    const { id, reference } = body as { id: string; reference: string };
    await end(reference);
    expect(
      await untilSome((stream, type) => stream === `provider-call-${id}` && type === 'ClientOperationTold'),
    ).toEqual([`shop: payfield says (create-payout): the payout ${reference} of 5.00 BDT in shop shop-001 is failed`]);
  });

  it('is put aside in words where no call of ours created it', async () => {
    const adapter = world.app.running.app.get(Providers).get('payfield');
    await adapter.clientOperations!.find(({ name }) => name === 'create-payout')!.call(PAYOUT, 'ELSEWHERE-1');
    await end('ELSEWHERE-1');
    const [sentence, ...more] = await untilSome((stream) => stream.startsWith('unmatched-'));
    expect(sentence).toContain('the payout ELSEWHERE-1 of 5.00 BDT in shop shop-001 is failed');
    expect(more).toEqual([]);
  });
});
