import { randomUUID } from 'node:crypto';
import type { BankOrderCommand } from '#libs/banking';
import { systemClock } from '#libs/clock';
import { CommandShell } from '#libs/command-shell';
import type { AggregateType } from '#libs/command-shell';
import type { BankLineCommand, BreakFacts } from '#libs/settlements';
import { bankOrderAggregate } from '../../banking/bank-order-aggregate';
import { bankLineAggregate, breakAggregate } from '../../settlements/aggregates';
import { openAmounts } from '../queries';
import { ReadModelHarness, silentLog } from '../testing/read-model-harness';
import { verify } from '.';

const ORDER = randomUUID();
const eur = (minor: number) => ({ minor: String(minor), currency: 'EUR' });
const AMOUNTS = [100, 250, 70].map(eur);
const order = {
  ...{ bankOrderId: ORDER, merchantId: 'shop', provider: 'trustpay-eu', account: 'SK17', accountId: '4107' },
  ...{ purpose: 'payout' as const, requestedBy: 'key:ann', details: { subject: 's', keyId: 'k', box: 'b' } },
  instructions: AMOUNTS.map((amount) => ({ kind: 'sepa', amount })),
} as const;

describe('what stands at a bank as ordered', () => {
  let harness: ReadModelHarness;
  let shell: CommandShell;
  beforeAll(async () => {
    harness = await ReadModelHarness.create();
    shell = new CommandShell(harness.store, systemClock);
    harness.start();
  });
  afterAll(() => harness.close());

  async function execute<S, C, E extends { type: string; data: object }, R>(
    aggregate: AggregateType<S, C, E, R>,
    id: string,
    command: C,
  ): Promise<void> {
    const envelope = { commandId: randomUUID(), correlationId: randomUUID(), actor: 'test', merchantId: 'shop' };
    expect((await shell.execute(aggregate, id, command, envelope)).kind).not.toBe('rejected');
  }
  const tell = (command: BankOrderCommand) => execute(bankOrderAggregate, ORDER, command);
  const status = (instruction: number, stage: 'executed' | 'failed' | 'reversed') =>
    tell({ type: 'RecordStatus', instruction, stage, state: stage });
  const booked = (instruction: number, movement: 'left' | 'returned') =>
    tell({ type: 'RecordBooked', instruction, movement, bankLineId: `${movement}-${instruction}`, state: 'booked' });
  /** A line of the account that is matched to an instruction, of which the bank order has not been told. */
  const match = async (instruction: number, sign: -1 | 1): Promise<void> => {
    const bankLineId = randomUUID();
    const amount = eur(sign * Number(AMOUNTS[instruction - 1]!.minor));
    const run = (command: BankLineCommand) => execute(bankLineAggregate, bankLineId, command);
    const line = { bankLineId, merchantId: 'shop', account: 'SK17', amount, bookedOn: '2026-03-03', references: [] };
    await run({ type: 'ImportLine', line: { ...line, importId: randomUUID(), place: '1/1' } });
    await run({ type: 'MatchLine', to: 'bank_order', id: ORDER, instruction });
  };
  /** Of everything that is verified. */
  const wrong = async (): Promise<string[]> => {
    await harness.caughtUp(await harness.store.head());
    const { checks } = await verify({ pool: harness.pool, store: harness.store, log: silentLog });
    expect(checks.find(({ name }) => name === 'bank-ordered')).toMatchObject({ looked: 1 });
    return checks.filter(({ ok }) => !ok).flatMap(({ name, examples }) => examples.map((one) => `${name}: ${one}`));
  };

  it('is what left by its word and no line shows; a line that its order was not told of stands out', async () => {
    await tell({ type: 'Request', order, approvalAbove: '1000' });
    await tell({ type: 'RecordAnswer', answer: { kind: 'accepted', numbers: ['11', '12', '13'] } });
    await status(1, 'executed');
    expect(await wrong()).toEqual([]);
    await match(1, -1);
    expect(await wrong()).toEqual(['bank-ordered: shop bank:SK17:EUR:ordered has 0, its bank orders say -100']);
    await booked(1, 'left');
    expect(await wrong()).toEqual([]);
  });

  it('is in order, too, when the bank has called that failed whose line was being matched', async () => {
    await status(2, 'failed');
    await match(2, -1);
    expect(await wrong()).toEqual(['bank-ordered: shop bank:SK17:EUR:ordered has 250, its bank orders say 0']);
    await booked(2, 'left');
    expect(await wrong()).toEqual([]);
    await match(2, 1);
    await booked(2, 'returned');
    expect(await wrong()).toEqual([]);
  });

  it('is less what a person decided about', async () => {
    await status(3, 'executed');
    const breakId = randomUUID();
    const subject = `ordered:${ORDER}/3`;
    const facts: BreakFacts = {
      ...{ kind: 'missing', subject, merchantId: 'shop', provider: 'trustpay-eu', evidence: [subject] },
      ...{ expected: '0.70 EUR', found: 'no line of the bank', since: '2026-03-02T00:00:00.000Z', bankOrderId: ORDER },
      residuals: [{ place: 'ordered', minor: '-70', currency: 'EUR', account: 'SK17' }],
    };
    await execute(breakAggregate, breakId, { type: 'Observe', breakId, facts });
    await execute(breakAggregate, breakId, { type: 'Resolve', treatment: 'suspense', reason: 'to ask', by: 'eva' });
    expect(await wrong()).toEqual([]);
  });

  it('is what comes back after a person decided about its way out, until a line shows that', async () => {
    const open = async () => (await openAmounts(harness.dataSource, 'shop')).filter(({ what }) => what === 'ordered');
    await status(3, 'reversed');
    expect(await wrong()).toEqual([]);
    expect(await open()).toMatchObject([{ account: 'SK17', count: 1, minor: '-70' }]);
    await match(3, 1);
    await booked(3, 'returned');
    expect(await wrong()).toEqual([]);
    expect(await open()).toEqual([]);
  });
});
