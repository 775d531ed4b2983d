import type { BankOrderState, InstructionState } from '#libs/banking';
import { stateToJson } from '../support/state-json';
import { ReadModelHarness } from '../testing/read-model-harness';
import { openAmounts } from './open-amounts';

const ID = '0b1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a10';
const SENT = '2026-03-02T12:00:00.000Z';
const order = {
  ...{ bankOrderId: ID, merchantId: 'shop', provider: 'trustpay-eu', account: 'SK17', purpose: 'payout' },
  amount: { minor: '1', currency: 'EUR' },
};
const instruction = (number: number, minor: bigint, more: Partial<InstructionState>): InstructionState => ({
  ...{ number, minor, status: 'executed' },
  ...more,
});

describe('what is ordered and not shown by the account', () => {
  let harness: ReadModelHarness;
  beforeAll(async () => {
    harness = await ReadModelHarness.create();
    harness.start();
    await harness.caughtUp(0n);
  });
  afterAll(() => harness.close());
  beforeEach(() => harness.pool.query('TRUNCATE rm.bank_order'));

  const write = async (instructions: readonly InstructionState[], merchantId = 'shop'): Promise<void> => {
    const state = { stage: 'accepted', order, instructions, submittedAt: SENT } as unknown as BankOrderState;
    await harness.pool.query(
      `INSERT INTO rm.bank_order (bank_order_id, merchant_id, status, awaits_lines, revision, position,
                                  created_position, created_at, updated_at, state)
       VALUES ($1, $2, 'accepted', true, 1, 1, 1, $3, $3, $4)`,
      [ID, merchantId, SENT, stateToJson(state)],
    );
  };
  const ordered = async () => {
    const open = await openAmounts(harness.dataSource, 'shop');
    return open.map(({ what, account, count, minor }) => `${what} ${account}: ${count} of ${minor}`);
  };

  it('is what left by the word of the bank alone, however large', async () => {
    await write([
      instruction(1, 10n ** 20n, {}),
      instruction(2, 50n, { leftBy: 'line-1' }),
      instruction(3, 60n, { status: 'open' }),
      instruction(4, 70n, { status: 'failed' }),
    ]);
    expect(await ordered()).toEqual([`ordered SK17: 1 of ${10n ** 20n}`]);
  });

  it('is taken away by what is to come back of what is shown, and not touched by what never left', async () => {
    await write([
      instruction(1, 100n, {}),
      instruction(2, 30n, { status: 'reversed', leftBy: 'line-1' }),
      instruction(3, 40n, { status: 'reversed' }),
      instruction(4, 50n, { status: 'reversed', leftBy: 'line-2', returnedBy: 'line-3' }),
    ]);
    expect(await ordered()).toEqual(['ordered SK17: 2 of 70']);
  });

  it('is nothing of another merchant', async () => {
    await write([instruction(1, 100n, {})], 'other');
    expect(await ordered()).toEqual([]);
  });
});
