import { DeciderSpec } from '#libs/decider/testing';
import { orderDecider } from '#libs/payments';
import { approvalAggregate } from './approval.aggregate';
import { needsApproval } from './limit';

const sealed = { subject: 's', keyId: 'k', box: 'b' };
const approvals = new DeciderSpec(approvalAggregate.decider, [], new Date('2026-03-01T12:00:00.000Z'));
const ask = {
  type: 'Request',
  request: {
    approvalId: 'a-1',
    merchantId: 'shop',
    orderId: 'o-1',
    reference: 'INV-1',
    amount: { minor: '90000', currency: 'EUR' },
    reason: sealed,
    requestedBy: 'key:anna',
  },
} as const;
const grant = { type: 'Grant', by: 'key:ben' } as const;
const reject = { type: 'Reject', by: 'key:ben', reason: sealed } as const;

describe('a refund that waits for a second person', () => {
  const waiting = approvals.and(ask);

  it('is asked for once', () => {
    approvals.when(ask).then({ type: 'ApprovalRequested', data: { requestedBy: 'key:anna' } });
    waiting.when(ask).thenNothing();
  });

  it('is decided by another person, and once', () => {
    const granted = waiting.when(grant).then({ type: 'ApprovalGranted', data: { by: 'key:ben' } });
    granted.when(grant).thenRefused({ code: 'decided' });
    granted.when(reject).thenRefused({ code: 'decided' });
    waiting.when(reject).then({ type: 'ApprovalRejected' }).when(grant).thenRefused({ code: 'decided' });
  });

  it('is never decided by who asked for it', () => {
    waiting.when({ ...grant, by: 'key:anna' }).thenRefused({ code: 'own_request' });
    waiting.when({ ...reject, by: 'key:anna' }).thenRefused({ code: 'own_request' });
    approvals.when(grant).thenRefused({ code: 'not_found' });
  });

  it('is carried out or failed only after it was approved, and remembered once', () => {
    waiting.when({ type: 'RecordDone' }).thenNothing();
    const done = waiting.and(grant).when({ type: 'RecordDone' }).then({ type: 'ApprovalCarriedOut' });
    done.when({ type: 'RecordFailure', code: 'x', reason: 'y' }).thenNothing();
    const failure = { type: 'RecordFailure', code: 'nothing_to_refund', reason: 'All was refunded.' } as const;
    waiting
      .and(grant)
      .when(failure)
      .then({ type: 'ApprovalFailed', data: { code: 'nothing_to_refund' } });
    waiting.when(failure).thenNothing();
  });

  it('ignores events that it does not know, and names a state that must not exist', () => {
    const { decider } = approvalAggregate;
    expect(decider.evolve(waiting.state, { type: 'ApprovalPainted', data: {} } as never)).toBe(waiting.state);
    expect(() => decider.assertInvariants({ status: 'done' })).toThrow('decided by nobody');
    expect(() => decider.assertInvariants({ ...waiting.state, status: 'granted', decidedBy: 'key:anna' })).toThrow(
      'decided by who asked',
    );
  });
});

describe('the limit of one person', () => {
  const limit = { byCurrency: new Map([['EUR', 50_000n]]) };
  const order = (captured: bigint, refunded: bigint) => {
    const { initial } = orderDecider;
    return { ...initial, currency: 'EUR', amounts: { ...initial.amounts, captured, refunded } };
  };
  const eur = (minor: bigint) => ({ minor, currency: 'EUR' });

  it('counts what the order has given back already', () => {
    expect(needsApproval(limit, order(90_000n, 0n), eur(50_000n))).toBe(false);
    expect(needsApproval(limit, order(90_000n, 0n), eur(50_001n))).toBe(true);
    expect(needsApproval(limit, order(90_000n, 30_000n), eur(20_000n))).toBe(false);
    expect(needsApproval(limit, order(90_000n, 30_000n), eur(20_001n))).toBe(true);
  });

  it('is zero for a currency that is not named, and nothing where none is set', () => {
    expect(needsApproval(limit, order(90_000n, 0n), { minor: 1n, currency: 'CZK' })).toBe(true);
    expect(needsApproval(undefined, order(90_000n, 0n), eur(90_000n))).toBe(false);
  });
});
