import { systemClock } from '#libs/clock';
import { CommandShell } from '#libs/command-shell';
import type { BreakCommand, BreakKind } from '#libs/settlements';
import { ReadModelHarness } from '../../read-models/testing/read-model-harness';
import { breakAggregate } from '../../settlements/aggregates';
import { BreakCommands } from './break-commands';

const [LATE, MISSING, OTHER] = [1, 2, 3].map((number) => `00000000-0000-4000-8000-00000000000${number}`) as [
  string,
  string,
  string,
];
const RESOLVE = { type: 'Resolve', treatment: 'difference', reason: 'given up', by: 'key:k-1' } as const;

/** Since a break keeps its name when it changes its kind, no two are opened of one subject; earlier versions did. */
describe('two open breaks about the same money', () => {
  let harness: ReadModelHarness;
  let shell: CommandShell;
  let breaks: BreakCommands;
  let commands = 0;

  beforeEach(async () => {
    harness = await ReadModelHarness.create();
    harness.start();
    shell = new CommandShell(harness.store, systemClock);
    breaks = new BreakCommands(shell, harness.pool);
    await observe(LATE, 'late');
    await observe(MISSING, 'missing');
    await observe(OTHER, 'missing', 'item:i2');
    await harness.caughtUp(await harness.store.head());
  });
  afterEach(() => harness.close());

  const envelope = (commandId = `c-${(commands += 1)}`) => ({
    ...{ commandId, correlationId: commandId, actor: 'key:k-1', merchantId: 'shop' },
  });
  const observe = (breakId: string, kind: BreakKind, subject = 'item:i1', minor = '100') => {
    const residuals = [{ place: 'receivable', minor, currency: 'EUR' }] as const;
    const told = { expected: 'nothing', found: minor, evidence: [subject], since: '2026-03-01T00:00:00.000Z' };
    const facts = { kind, subject, merchantId: 'shop', provider: 'acme', residuals, ...told };
    return shell.execute(breakAggregate, breakId, { type: 'Observe', breakId, facts }, envelope());
  };
  const decide = (id: string, command: BreakCommand = RESOLVE, by = envelope()) => breaks.run(id, command, by);

  it('are decided about once: the second decision would book it again', async () => {
    const first = envelope();
    expect(await decide(MISSING, RESOLVE, first)).toMatchObject({ replayed: false });
    await decide(LATE, { type: 'Note', text: 'what is this?', by: 'key:k-1' });
    await expect(decide(LATE)).rejects.toMatchObject({
      code: 'break_closed',
      detail: expect.stringContaining(MISSING),
    });
    expect((await shell.load(breakAggregate, LATE)).state).toMatchObject({ status: 'open' });
    expect(await decide(MISSING, RESOLVE, first)).toMatchObject({ replayed: true });
    expect(await decide(OTHER)).toMatchObject({ folded: { state: { status: 'resolved' } } });
  });

  it('are not one when matching found the second differently after the decision', async () => {
    await decide(MISSING);
    await observe(LATE, 'amount', 'item:i1', '30');
    expect(await decide(LATE)).toMatchObject({ folded: { state: { status: 'resolved' } } });
  });
});
