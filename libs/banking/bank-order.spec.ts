import fc from 'fast-check';
import { DeciderSpec } from '#libs/decider/testing';
import { bankOrderDecider } from './bank-order-decider';
import type { BankOrderCommand } from './commands';
import { bankOrderStatus } from './state';

const NOW = '2026-03-02T09:15:00.000Z';
const orders = new DeciderSpec(bankOrderDecider, [], new Date(NOW));
const eur = (minor: string) => ({ minor, currency: 'EUR' });
const sealed = { subject: 's', keyId: 'k', box: 'b' };
const order = {
  ...{
    bankOrderId: 'o-1',
    merchantId: 'shop',
    provider: 'bank',
    account: 'SK17',
    accountId: '4107',
    purpose: 'suspense' as const,
  },
  ...{ executionDate: '2026-03-02', details: sealed, requestedBy: 'key:ann' },
  instructions: [
    { kind: 'sepa', amount: eur('12540') },
    { kind: 'sepa', amount: eur('1') },
  ],
} as const;
const ask = { type: 'Request', order } as const;
const askSmall: BankOrderCommand = { ...ask, approvalAbove: '12541' };
const approve: BankOrderCommand = { type: 'Approve', actor: 'key:bob', today: '2026-03-02' };
const accepted: BankOrderCommand = { type: 'RecordAnswer', answer: { kind: 'accepted', numbers: ['11', '12'] } };
const unknown: BankOrderCommand = { type: 'RecordAnswer', answer: { kind: 'unknown', reason: 'cut' } };
const status = (instruction: number, stage: 'waiting' | 'executed' | 'failed' | 'reversed'): BankOrderCommand => ({
  ...{ type: 'RecordStatus', instruction, stage, state: stage },
});
const line = (movement: 'left' | 'returned', instruction = 1): BankOrderCommand => ({
  ...{ type: 'RecordBooked', instruction, movement, bankLineId: `line-${movement}-${instruction}`, state: 'T-ORDER' },
});

describe('an outgoing bank order', () => {
  it('waits for a second person, unless it is within the limit', () => {
    orders
      .when(ask)
      .then({ type: 'BankOrderRequested', data: { approval: 'required', amount: eur('12541'), requestedAt: NOW } });
    orders.when({ ...askSmall, approvalAbove: '12540' }).then({ type: 'BankOrderRequested' });
    orders
      .when(askSmall)
      .then({ type: 'BankOrderRequested', data: { approval: 'not_required' } }, { type: 'BankOrderSubmitted' })
      .when(askSmall)
      .thenNothing();
  });

  it('is approved by another person than asked, once, and sent by the same decision', () => {
    const waiting = orders.and(ask);
    waiting.when({ ...approve, actor: 'key:ann' }).thenRefused({ code: 'same_person' });
    const sent = waiting
      .when(approve)
      .then({ type: 'BankOrderApproved', data: { by: 'key:bob' } }, { type: 'BankOrderSubmitted', data: { at: NOW } });
    sent.when(approve).thenRefused({ code: 'not_waiting_for_approval' });
    orders.when(approve).thenRefused({ code: 'not_found' });
  });

  it('is not approved after the day that it was asked for; without one it is for the day on which it is sent', () => {
    const later = { ...approve, today: '2026-03-03' };
    orders.and(ask).when(later).thenRefused({ code: 'execution_date_passed', executionDate: '2026-03-02' });
    const undated: BankOrderCommand = { ...ask, order: { ...order, executionDate: undefined } };
    orders.and(undated).when(later).then({ type: 'BankOrderApproved' }, { type: 'BankOrderSubmitted' });
  });

  it('is rejected by anybody, and then never sent', () => {
    const rejected = orders
      .and(ask)
      .when({ type: 'Reject', actor: 'key:ann', reason: sealed })
      .then({ type: 'BankOrderRejected', data: { by: 'key:ann', reason: sealed } });
    rejected.when(approve).thenRefused({ code: 'not_waiting_for_approval' });
    rejected.when(accepted).thenNothing();
    expect(bankOrderStatus(rejected.state)).toBe('rejected');
  });

  it('is accepted with one number for each instruction; the first answer counts', () => {
    const taken = orders
      .and(askSmall)
      .when(accepted)
      .then({ type: 'BankOrderAccepted', data: { source: 'answer' } });
    expect(taken.state.instructions).toMatchObject([{ bankOrderNumber: '11' }, { bankOrderNumber: '12' }]);
    taken.when(unknown).thenNothing();
    expect(bankOrderStatus(taken.state)).toBe('accepted');
  });

  it.each([
    [{ kind: 'failed', code: 'invalid', reason: 'no money' } as const, 'failed'],
    [{ kind: 'unknown', reason: 'cut' } as const, 'in_doubt'],
    [{ kind: 'accepted', numbers: ['11'] } as const, 'in_doubt'],
  ])('answered %j is %s', (answer, expected) => {
    expect(bankOrderStatus(orders.and(askSmall).and({ type: 'RecordAnswer', answer }).state)).toBe(expected);
  });

  it('given up as a doubt takes a late answer, unless something is known of it by then', () => {
    const doubt = orders.and(askSmall).and(unknown);
    doubt.when(accepted).then({ type: 'BankOrderAccepted', data: { source: 'answer' } });
    const failed: BankOrderCommand = { type: 'RecordAnswer', answer: { kind: 'failed', code: 'x', reason: 'y' } };
    doubt.when(failed).then({ type: 'BankOrderFailed', data: { source: 'answer' } });
    doubt.when(unknown).thenNothing();
    const half = doubt.and({ type: 'RecordFound', instruction: 1, bankOrderNumber: '11' });
    for (const late of [accepted, failed]) half.when(late).thenNothing();
    doubt.and(line('left')).when(failed).thenNothing();
  });

  it('in doubt is found again piece by piece, each number once', () => {
    const found = (instruction: number, bankOrderNumber: string): BankOrderCommand => ({
      ...{ type: 'RecordFound', instruction, bankOrderNumber },
    });
    const doubt = orders.and(askSmall).and(unknown);
    const half = doubt.when(found(2, '12')).then({ type: 'BankOrderAccepted', data: { source: 'query' } });
    expect(bankOrderStatus(half.state)).toBe('in_doubt');
    half.when(found(1, '12')).thenNothing();
    half.when(found(2, '13')).thenNothing();
    half.when({ type: 'Resolve', actor: 'key:bob' }).thenRefused({ code: 'not_in_doubt' });
    expect(bankOrderStatus(half.and(found(1, '11')).state)).toBe('accepted');
    orders.and(askSmall).when(found(1, '11')).thenNothing();
  });

  it('in doubt is ended by a person who has looked at the bank', () => {
    const doubt = orders.and(askSmall).and(unknown);
    const absent = doubt.when({ type: 'Resolve', actor: 'key:bob' });
    absent.then({ type: 'BankOrderFailed', data: { code: 'absent', source: 'person', by: 'key:bob' } });
    const sent = (...numbers: string[]) => doubt.when({ type: 'Resolve', actor: 'key:bob', numbers });
    sent('11', '12').then({ type: 'BankOrderAccepted', data: { source: 'person' } });
    sent('11').thenRefused({ code: 'numbers_do_not_fit', expected: 2 });
    sent('11', '11').thenRefused({ code: 'numbers_do_not_fit', expected: 2 });
    orders.and(askSmall).when({ type: 'Resolve', actor: 'key:bob' }).thenRefused({ code: 'not_in_doubt' });
  });

  it('is executed instruction by instruction; what came back is told apart', () => {
    const taken = orders.and(askSmall).and(accepted);
    taken.when(status(1, 'waiting')).thenNothing();
    const first = taken.when(status(1, 'executed')).then({
      type: 'BankInstructionExecuted',
      data: { instruction: 1, bankOrderNumber: '11', amount: eur('12540'), purpose: 'suspense', account: 'SK17' },
    });
    first.when(status(1, 'executed')).thenNothing();
    first.when(status(1, 'failed')).thenNothing();
    expect(bankOrderStatus(first.state)).toBe('accepted');
    expect(bankOrderStatus(first.and(status(2, 'executed')).state)).toBe('executed');
    expect(first.state.instructions).toMatchObject([{ status: 'executed', statusSince: NOW }, { status: 'open' }]);
    const half = first.and(status(2, 'failed'));
    expect(bankOrderStatus(half.state)).toBe('partly_executed');
    const back = half.when(status(1, 'reversed')).then({ type: 'BankInstructionReversed', data: { instruction: 1 } });
    expect(bankOrderStatus(back.state)).toBe('failed');
    taken.when(status(1, 'reversed')).then({ type: 'BankInstructionFailed' });
    orders.and(askSmall).when(status(1, 'executed')).thenNothing();
  });

  it('ignores events that it does not know, and names states that must not exist', () => {
    const { state } = orders.and(ask);
    expect(bankOrderDecider.evolve(state, { type: 'Other', data: {} } as never)).toBe(state);
    const bad = (more: object) => () => bankOrderDecider.assertInvariants({ ...state, ...more });
    expect(bad({ submittedAt: NOW })).toThrow('nobody approved');
    expect(bad({ approvedBy: 'key:ann' })).toThrow('whoever asked');
    expect(bad({ instructions: [{ number: 1, minor: 1n, status: 'executed' }] })).toThrow('never sent');
    expect(bad({ order: undefined })).toThrow('nobody asked for');
  });

  it('whatever comes in whatever order: sent at most once, and money leaves at most once an instruction', () => {
    const anyCommand = fc.constantFrom<BankOrderCommand>(
      ...[ask, askSmall, approve, { ...approve, actor: 'key:ann' } as BankOrderCommand, accepted, unknown],
      ...([1, 2] as const).flatMap((one) => (['executed', 'failed', 'reversed'] as const).map((to) => status(one, to))),
      { type: 'Reject', actor: 'key:bob' },
      { type: 'RecordFound', instruction: 1, bankOrderNumber: '11' },
      ...[1, 2].flatMap((one) => [line('left', one), line('returned', one)]),
      { type: 'Resolve', actor: 'key:bob', numbers: ['11', '12'] },
      { type: 'Resolve', actor: 'key:bob' },
    );
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 12 }), (commands) => {
        let state = bankOrderDecider.initial;
        const types: string[] = [];
        for (const command of commands) {
          const decision = bankOrderDecider.decide(state, command, { now: new Date(NOW) });
          for (const event of 'accept' in decision ? decision.accept : []) {
            state = bankOrderDecider.evolve(state, event);
            types.push(event.type + ('instruction' in event.data ? event.data.instruction : ''));
          }
          bankOrderDecider.assertInvariants(state);
        }
        const once = types.filter((type) => /Submitted|Executed|Reversed|Requested/.test(type));
        expect(new Set(once).size).toBe(once.length);
        for (const { number, leftBy, returnedBy } of state.instructions) {
          if (leftBy !== undefined) expect(types).toContain(`BankInstructionExecuted${number}`);
          if (returnedBy !== undefined) expect(types).toContain(`BankInstructionReversed${number}`);
        }
      }),
    );
  });
});

describe('a bank order that a line of the account shows', () => {
  const doubt = orders.and(askSmall).and(unknown);

  it('was executed, whatever became of the answer; the doubt ends when each instruction has its line', () => {
    const half = doubt
      .when(line('left'))
      .then(
        { type: 'BankInstructionExecuted', data: { instruction: 1, state: 'T-ORDER', at: NOW } },
        { type: 'BankInstructionBooked', data: { movement: 'left', bankLineId: 'line-left-1', amount: eur('12540') } },
      );
    expect(bankOrderStatus(half.state)).toBe('in_doubt');
    half.when(line('left')).thenNothing();
    const whole = half.and(line('left', 2));
    expect(bankOrderStatus(whole.state)).toBe('executed');
    whole.when(accepted).thenNothing();
    half.when({ type: 'Resolve', actor: 'key:bob', numbers: ['12'] }).then({ type: 'BankOrderAccepted' });
  });

  it('and that the bank told of before is only booked; the same for money that comes back', () => {
    const executed = orders.and(askSmall).and(accepted).and(status(1, 'executed'));
    const left = executed.when(line('left')).then({ type: 'BankInstructionBooked' });
    const back = left
      .when(line('returned'))
      .then({ type: 'BankInstructionReversed', data: { bankOrderNumber: '11' } }, { type: 'BankInstructionBooked' });
    back.when(line('returned')).thenNothing();
    left.and(status(1, 'reversed')).when(line('returned')).then({ type: 'BankInstructionBooked' });
  });

  it('was executed also when it was given up meanwhile; the rest of it is in doubt again', () => {
    const absent = doubt.and({ type: 'Resolve', actor: 'key:bob' });
    expect(bankOrderStatus(absent.state)).toBe('failed');
    const half = absent
      .when(line('left'))
      .then(
        { type: 'BankInstructionExecuted', data: { instruction: 1, amount: eur('12540') } },
        { type: 'BankInstructionBooked', data: { movement: 'left', bankLineId: 'line-left-1' } },
      );
    expect(bankOrderStatus(half.state)).toBe('in_doubt');
    expect(half.state.reason).toContain('the bank does not have it');
    half.when(line('left')).thenNothing();
    const whole = half.and(line('left', 2));
    expect(bankOrderStatus(whole.state)).toBe('executed');
    expect(whole.state.reason).toBeUndefined();
  });

  it('was executed also when the bank has said that it failed, and is given back by the line that brings it back', () => {
    const failed = orders.and(askSmall).and(accepted).and(status(1, 'failed'));
    failed.when(line('returned')).thenNothing();
    const left = failed.when(line('left')).then({ type: 'BankInstructionExecuted' }, { type: 'BankInstructionBooked' });
    expect(bankOrderStatus(left.and(status(2, 'failed')).state)).toBe('partly_executed');
    const back = left
      .when(line('returned'))
      .then({ type: 'BankInstructionReversed' }, { type: 'BankInstructionBooked', data: { movement: 'returned' } });
    expect(bankOrderStatus(back.and(status(2, 'failed')).state)).toBe('failed');
  });

  it('proves nothing of one that was never sent, or has not left', () => {
    orders.and(ask).when(line('left')).thenNothing();
    doubt.when(line('returned')).thenNothing();
    doubt.when(line('left', 3)).thenNothing();
  });
});
