import type { FaultyProvider } from './fault-case';
import { listOf, money, opening } from './operations';

interface BookedOperation {
  readonly externalId: string;
  readonly amount: string;
  readonly status: string;
}

export const described: FaultyProvider = {
  name: 'payfield',
  endsUnpaid: true,
  reachedAt: (url) => ({ PAYFIELD_API_URL: url }),
  order: { method: 'payin', amount: money('1000.00', 'BDT') },
  match: (externalId) => ({ externalId }),
  instruction: (externalId) => ({ externalId }),
  book: async (world) =>
    (await listOf<BookedOperation>(world, 'payfield', 'operations'))
      .filter(({ status }) => status === 'success')
      .map(({ externalId, amount }) => ({
        ...{ reference: externalId, captured: Number(amount), refunded: 0, came: Number(amount) },
      })),
  operations: [opening()],
};
