import { situations } from '../testing';
import { assertInvariants } from './invariants';
import type { OrderAmounts, OrderState } from './state';

const paid = situations().paid!.state;
const wrong = (amounts: Partial<OrderAmounts>): OrderState => ({ ...paid, amounts: { ...paid.amounts, ...amounts } });

describe('a state that must not exist', () => {
  it.each<[string, OrderState]>([
    ['refunded is not negative', wrong({ refunded: -1n })],
    ['C + Pc <= A', wrong({ pendingCapture: 1n })],
    ['V + C <= A', wrong({ voided: 1n })],
    ['R + Pr + D <= C', wrong({ refunded: 4_000n, pendingRefund: 3_000n, disputed: 3_001n })],
    ['operations count 1, 2, 3 …', { ...paid, operations: [{ ...paid.operations[0]!, id: 2 }] }],
    ['attempts count 1, 2, 3 …', { ...paid, attempts: [{ ...paid.attempts[0]!, id: 2 }] }],
    ['the hold of attempt 1 >= 0', { ...paid, attempts: [{ ...paid.attempts[0]!, captured: 10_001n }] }],
  ])('is named: %s', (rule, state) => {
    expect(() => assertInvariants(state)).toThrow(`breaks "${rule}"`);
  });

  it.each([
    ['one void in flight', 'void' as const],
    ['one attempt in flight', 'authorize' as const],
  ])('is named: %s', (rule, type) => {
    const open = { ...paid.operations[0]!, type, status: 'requested' as const };
    const state = { ...paid, operations: [open, { ...open, id: 2 }] };
    expect(() => assertInvariants(state)).toThrow(`breaks "${rule}"`);
  });

  it('is one in which a capture and a void may both succeed', () => {
    const state = wrong({ authorized: 20_000n, pendingCapture: 1n, pendingVoid: 1n });
    expect(() => assertInvariants(state)).toThrow('no capture while a void lives');
  });
});
