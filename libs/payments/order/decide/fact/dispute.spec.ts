import { eur, fact, notified, ok, outcome, paid, refund } from '../../../testing';
import { orderStatus } from '../../status';

describe('a message about a dispute', () => {
  const disputed = paid.and(fact('disputed', 6_000, { operationId: 1, providerReference: 'case-9' }));

  it('takes the money out of reach', () => {
    expect(disputed.state.amounts.disputed).toBe(6_000n);
    expect(orderStatus(disputed.state)).toBe('disputed');
  });

  it('counts once however often the same message comes, and again when another one comes', () => {
    disputed.when(fact('disputed', 6_000, { operationId: 1, providerReference: 'case-9' })).thenNothing();
    const another = { operationId: 1, evidence: notified('n-another') };
    disputed.when(fact('disputed', 4_000, another)).then({ type: 'DisputeOpened', data: { disputeId: '2' } });
  });

  it('ends won or lost', () => {
    const won = disputed.when(fact('dispute_won', 6_000)).then({ type: 'DisputeWon', data: { disputeId: '1' } });
    expect(orderStatus(won.state)).toBe('captured');
    const lost = disputed.when(fact('dispute_lost', 6_000)).then({ type: 'DisputeLost', data: { disputeId: '1' } });
    expect(lost.state.amounts.disputed).toBe(6_000n);
    lost
      .when(fact('dispute_lost', 6_000, { evidence: notified('n-again') }))
      .then({ type: 'FactIgnored', data: { reason: 'the dispute is over' } });
    lost.when(fact('dispute_won', 6_000)).then({ type: 'CaptureConfirmedUnexpectedly' });
    paid.when(fact('dispute_won', 6_000)).then({ type: 'FactIgnored', data: { reason: 'no open dispute fits' } });
  });

  it('tells the beginning with the end when we never heard of it', () => {
    paid.when(fact('dispute_lost', 6_000)).then({ type: 'DisputeOpened' }, { type: 'DisputeLost' });
  });

  it('finds its dispute by reference, then by amount', () => {
    const two = disputed.and(fact('disputed', 2_000, { evidence: notified('n-2'), providerReference: 'case-10' }));
    two.when(fact('dispute_won', 2_000)).then({ type: 'DisputeWon', data: { disputeId: '2' } });
    two
      .when(fact('dispute_won', 6_000, { providerReference: 'case-9' }))
      .then({ type: 'DisputeWon', data: { disputeId: '1' } });
  });

  it('of money that was refunded already is a claim of ours', () => {
    const twice = paid
      .and(refund())
      .and(outcome(2, ok(10_000)))
      .when(fact('disputed', 10_000));
    const { state } = twice.then({ type: 'DebitConfirmedUnexpectedly', data: { amount: eur(10_000) } });
    expect(state.amounts).toMatchObject({ disputed: 0n, unexpectedDebit: 10_000n });
  });
});
