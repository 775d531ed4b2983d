import type { AgreementCommand } from '#libs/agreements';
import { nextDue } from '#libs/agreements';
import { create, paidFirst } from '#libs/agreements/testing';
import { ManualClock } from '#libs/clock';
import { CommandShell, deterministicId } from '#libs/command-shell';
import { MemoryEventStore } from '#libs/event-store/memory';
import { CardTokens } from '../../cards/card-tokens';
import { agreementAggregate } from '../agreement-aggregate';
import { CollectCharges } from './collect-charges';

const ID = deterministicId('collect-charges', 'agreement');

describe('the card of a charge', () => {
  const clock = new ManualClock(new Date('2026-01-20T12:00:00Z'));
  const store = new MemoryEventStore({ clock });
  const shell = new CommandShell(store, clock);
  const never = {} as never;
  const nothingToOpen = { open: () => Promise.resolve(undefined) } as never;
  const charges = new CollectCharges(shell, never, new CardTokens(shell, nothingToOpen), never, never);
  const typesOf = async () => (await store.read(`agreement-${ID}`)).events.map(({ type }) => type);

  async function asked() {
    const tell = (command: AgreementCommand, n: number) => {
      const commandId = deterministicId('collect-charges', String(n));
      const envelope = { commandId, correlationId: commandId, actor: 'process:x', merchantId: 'shop' };
      return shell.execute(agreementAggregate, ID, command, envelope);
    };
    await tell(create({ agreementId: ID }), 1);
    const active = await tell(paidFirst, 2);
    if (active.kind !== 'accepted') throw new Error('it is not active');
    clock.standAt(new Date(nextDue(active.folded.state)!.at));
    await tell({ type: 'RunDue' }, 3);
    const { events } = await store.read(`agreement-${ID}`);
    return events.find(({ type }) => type === 'ChargeRequested')!;
  }

  it('that cannot be read for the moment is read again: only one that is gone fails the charge', async () => {
    const event = await asked();
    const before = await typesOf();
    const read = store.read.bind(store);
    const down = jest
      .spyOn(store, 'read')
      .mockImplementation((stream, options) =>
        stream.startsWith('card-') ? Promise.reject(new Error('connection lost')) : read(stream, options),
      );
    await expect(charges.handle(event)).rejects.toThrow('connection lost');
    down.mockRestore();
    expect(await typesOf()).toEqual(before);
    await charges.handle(event);
    expect((await typesOf()).slice(before.length)).toContain('ChargeFailed');
  });
});
