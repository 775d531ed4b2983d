import type { AgreementCommand } from '#libs/agreements';
import { nextDue } from '#libs/agreements';
import { create, paidFirst } from '#libs/agreements/testing';
import { ManualClock } from '#libs/clock';
import { CommandShell, deterministicId } from '#libs/command-shell';
import type { RecordedEvent } from '#libs/event-store';
import { MemoryEventStore } from '#libs/event-store/memory';
import { CardTokens } from '../../cards/card-tokens';
import { agreementAggregate } from '../agreement-aggregate';
import { CollectCharges } from './collect-charges';

const ID = deterministicId('collect-charges', 'agreement');

describe('a charge that an agreement has asked for', () => {
  let store: MemoryEventStore;
  let charges: CollectCharges;
  let asked: RecordedEvent;
  let tell: (command: AgreementCommand) => Promise<unknown>;
  const types = async () => (await store.read(`agreement-${ID}`)).events.map(({ type }) => type);

  beforeEach(async () => {
    const clock = new ManualClock(new Date('2026-01-20T12:00:00Z'));
    store = new MemoryEventStore({ clock });
    const shell = new CommandShell(store, clock);
    // What would send it is not there: it fails as soon as anybody tries.
    const nobody = {} as never;
    const noToken = { open: () => Promise.resolve(undefined) } as never;
    charges = new CollectCharges(shell, nobody, new CardTokens(shell, noToken), nobody, nobody);
    tell = async (command) => {
      const { revision } = await shell.load(agreementAggregate, ID);
      const commandId = deterministicId('collect-charges', String(revision));
      const envelope = { commandId, correlationId: commandId, actor: 'process:x', merchantId: 'shop' };
      return shell.execute(agreementAggregate, ID, command, envelope);
    };
    await tell(create({ agreementId: ID }));
    await tell(paidFirst);
    clock.standAt(new Date(nextDue((await shell.load(agreementAggregate, ID)).state)!.at));
    await tell({ type: 'RunDue' });
    const { events } = await store.read(`agreement-${ID}`);
    asked = events.find(({ type }) => type === 'ChargeRequested')!;
  });

  it('waits where its card cannot be read for the moment; only a card that is gone fails it', async () => {
    const before = await types();
    const read = store.read.bind(store);
    const down = jest
      .spyOn(store, 'read')
      .mockImplementation((stream, options) =>
        stream.startsWith('card-') ? Promise.reject(new Error('connection lost')) : read(stream, options),
      );
    await expect(charges.handle(asked)).rejects.toThrow('connection lost');
    down.mockRestore();
    expect(await types()).toEqual(before);
    await charges.handle(asked);
    expect((await types()).slice(before.length)).toContain('ChargeFailed');
  });

  it('is not sent any more once the agreement has ended, and its period is given up', async () => {
    await tell({ type: 'Cancel', when: 'now', reason: 'asked' });
    const before = await types();
    await charges.handle(asked);
    await charges.handle(asked);
    const { events } = await store.read(`agreement-${ID}`);
    expect(events.slice(before.length)).toMatchObject([
      { type: 'ChargeFailed', data: { kind: 'not_sent', code: 'agreement_ended' } },
      { type: 'PeriodSkipped', data: { reason: 'agreement_ended' } },
    ]);
  });
});
