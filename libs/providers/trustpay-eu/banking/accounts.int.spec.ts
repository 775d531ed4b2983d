import { ManualClock } from '#libs/clock';
import type { TrustPayEuSimulator } from '#libs/simulators/trustpay-eu';
import { startTrustPayEuSimulator } from '#libs/simulators/trustpay-eu';
import { bankAt } from '../testing/bank';
import { SECRET, config, euros } from '../testing/samples';

const SAVINGS = '4107000002';
const DAY = '2026-03-02';
const STEP_MS = 30_000;

describe('what API Banking of TrustPay EU tells of accounts', () => {
  const clock = new ManualClock(new Date(`${DAY}T09:15:00Z`));
  const { accountId } = config();
  let simulator: TrustPayEuSimulator;
  let bank: ReturnType<typeof bankAt>;
  beforeEach(async () => {
    const ofPerson = { accountType: 'Individual', hasIban: false, unlimited: true } as const;
    const savings = { accountId: SAVINGS, currency: 'EUR', canCreateInternalOrder: false };
    simulator = await startTrustPayEuSimulator({
      clock,
      accounts: [{ accountId, secrets: [SECRET] }],
      banking: {
        accounts: [
          { ...savings, balance: '121696.89', feeBalance: '256.00', minimalBalance: '30.00' },
          { accountId: '4107000003', currency: 'EUR', ...ofPerson },
        ],
      },
    });
    bank = bankAt(simulator.url, clock);
  });
  afterEach(async () => {
    await bank.close();
    await simulator.close();
  });

  it('is their type, their right to internal orders, the fees that are due and what is at hand', async () => {
    expect(await bank.banking.accounts()).toMatchObject({
      kind: 'answered',
      data: [
        { kind: 'merchant', fees: euros(0n), canOrderInternally: true },
        {
          ...{ kind: 'merchant', canOrderInternally: false, balance: euros(12_169_689n), fees: euros(25_600n) },
          ...{ minimal: euros(3_000n), disposable: euros(12_141_089n) },
        },
        { kind: 'individual', iban: undefined, disposable: undefined },
      ],
    });
  });

  it('follows the fees', async () => {
    const told = async () => bank.banking.account(accountId);
    simulator.bank.oweFee(accountId, '2.50');
    expect(await told()).toMatchObject({ data: { fees: euros(250n), disposable: euros(9_999_750n) } });
    simulator.bank.takeFee(accountId, '2.50');
    expect(await told()).toMatchObject({
      data: { fees: euros(0n), balance: euros(9_999_750n), disposable: euros(9_999_750n) },
    });
  });

  it('has internal lines, on both accounts', async () => {
    simulator.bank.takeFee(accountId, '2.50');
    const orderId = simulator.bank.transferInternally({ from: accountId, to: SAVINGS, amount: '7.00' });
    for (let step = 0; step < 2; step++) {
      clock.advance(STEP_MS);
      await simulator.control.settle();
    }
    const lines = (of: string, reach?: 'internal' | 'external') =>
      bank.banking.transactions({ accountId: of, from: DAY, to: DAY, reach, page: 0, pageSize: 9 });
    expect(await lines(accountId, 'internal')).toMatchObject({
      data: { total: 1, items: [{ amount: euros(-700n), orderId }] },
    });
    expect(await lines(SAVINGS, 'internal')).toMatchObject({
      data: { total: 1, items: [{ amount: euros(700n), orderId: undefined }] },
    });
    expect(await lines(accountId, 'external')).toMatchObject({ data: { total: 1, items: [{ amount: euros(-250n) }] } });
    expect(await bank.banking.orderStatus(orderId)).toMatchObject({ data: { stage: 'executed', amount: euros(700n) } });
  });
});
