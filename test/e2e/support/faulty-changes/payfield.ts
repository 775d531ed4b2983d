import { described as payfield } from '../faulty-providers/payfield';
import { listOf } from '../faulty-providers/operations';
import type { FaultyChange } from './faulty-change';

interface Booked {
  readonly type: string;
  readonly externalId: string;
}

export const described: readonly FaultyChange[] = [
  {
    provider: payfield,
    operation: 'create-payout',
    input: async () => ({
      ...{ currency: 'BDT', amount: '5.00', account_number: '01711000000' },
      ...{ merchant_user_id: 'u-1', merchant_user_ip: '203.0.113.10', wallet_provider: 'Nagad' },
    }),
    done: async ({ world }, { reference }) =>
      (await listOf<Booked>(world, 'payfield', 'operations')).filter(
        ({ type, externalId }) => type === 'payout' && externalId === reference,
      ),
    // The operation's own answer where there is no such payout: refused.
    ask: (run, { reference }) =>
      run.world.api.post('/v1/providers/payfield/operations/payout-status', {
        ...{ currency: 'BDT', external_id: reference },
      }),
  },
];
