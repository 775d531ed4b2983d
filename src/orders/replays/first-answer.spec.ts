import { ManualClock } from '#libs/clock';
import { CommandShell } from '#libs/command-shell';
import { MemoryEventStore } from '#libs/event-store/memory';
import type { OrderCommand, Outcome } from '#libs/payments';
import { answer, cancel, capture, create, fact, NOON, notified, ok, outcome, refund } from '#libs/payments/testing';
import { orderAggregate } from '../order-aggregate';
import { firstAnswer } from './first-answer';

const ID = '7d444840-9dc0-11d1-b245-5ffdce74fad2';
const unknown: Outcome = { kind: 'unknown', reason: 'timeout', evidence: answer };

/** An order of 100.00 that holds the money, and its commands by their ids. */
async function heldOrder() {
  const clock = new ManualClock(NOON);
  const shell = new CommandShell(new MemoryEventStore({ clock }), clock);
  const happens = (commandId: string, command: OrderCommand) =>
    shell.execute(orderAggregate, ID, command, {
      commandId,
      correlationId: commandId,
      actor: 'test',
      merchantId: 'shop',
    });
  await happens('create', create());
  await happens('paid', fact('authorized', 10_000, { operationId: 1, evidence: notified('n-1') }));
  const answerTo = async (commandId: string) => {
    const { folded, operation } = firstAnswer(await shell.history(orderAggregate, ID), commandId);
    const { captured, refunded } = folded.state.amounts;
    return { revision: folded.revision, captured, refunded, operation: operation && [operation.id, operation.status] };
  };
  return { happens, answerTo };
}

describe('the first answer to a command', () => {
  it('of a page is the order with its page', async () => {
    const { answerTo } = await heldOrder();
    expect(await answerTo('create')).toMatchObject({ revision: 1, operation: [1, 'requires_action'] });
  });

  it('is not there while the provider is asked', async () => {
    const { happens, answerTo } = await heldOrder();
    await happens('capture', capture(6_000));
    expect(await answerTo('capture')).toMatchObject({ captured: 0n, operation: [2, 'requested'] });
  });

  it.each([
    ['the answer of the call', outcome(2, ok(6_000)), 'succeeded', 6_000n],
    ['a notification that overtook it', fact('captured', 6_000, { operationId: 2 }), 'succeeded', 6_000n],
    ['the doubt that a crash left', outcome(2, unknown), 'unknown', 0n],
  ])('comes with %s, and stays', async (_, word, status, captured) => {
    const { happens, answerTo } = await heldOrder();
    await happens('capture', capture(6_000));
    await happens('word', word);
    const first = await answerTo('capture');
    expect(first).toMatchObject({ captured, operation: [2, status] });
    await happens('later', outcome(2, ok(6_000)));
    await happens('refund', refund(1_000));
    expect(await answerTo('capture')).toEqual(first);
  });

  it('is about the own operation, whatever another command does beside it', async () => {
    const { happens, answerTo } = await heldOrder();
    await happens('one', capture(1_000));
    await happens('two', capture(2_000));
    await happens('one done', outcome(2, ok(1_000)));
    expect(await answerTo('one')).toMatchObject({ captured: 1_000n, operation: [2, 'succeeded'] });
    expect(await answerTo('two')).toMatchObject({ operation: [3, 'requested'] });
    await happens('two done', outcome(3, ok(2_000)));
    expect(await answerTo('one')).toMatchObject({ captured: 1_000n });
    expect(await answerTo('two')).toMatchObject({ captured: 3_000n, operation: [3, 'succeeded'] });
  });

  it('holds all that was stored with the outcome', async () => {
    const { happens, answerTo } = await heldOrder();
    await happens('capture', capture(6_000, true));
    await happens('captured', outcome(2, ok(6_000)));
    await happens('refund', refund(1_000));
    await happens('refunded', outcome(3, ok(1_000)));
    expect(await answerTo('refund')).toMatchObject({ captured: 6_000n, refunded: 1_000n });
  });

  it('of a command that begins no operation is what it left', async () => {
    const clock = new ManualClock(NOON);
    const shell = new CommandShell(new MemoryEventStore({ clock }), clock);
    const envelope = { correlationId: 'c', actor: 'test', merchantId: 'shop' };
    await shell.execute(orderAggregate, ID, create(), { ...envelope, commandId: 'create' });
    await shell.execute(orderAggregate, ID, cancel, { ...envelope, commandId: 'cancel' });
    const { folded, operation } = firstAnswer(await shell.history(orderAggregate, ID), 'cancel');
    expect(folded.state.cancelled).toBe(true);
    expect(operation).toBeUndefined();
  });
});
