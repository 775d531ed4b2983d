import { eur, fact, notified, orders, paid, person } from '../../testing';
import type { OrderCommand } from '../commands';
import { orderStatus } from '../status';

const said = (outcome: 'won' | 'lost', disputeId = '1'): OrderCommand => ({
  type: 'EndDispute',
  disputeId,
  outcome,
  evidence: person,
});
const disputed = paid
  .and(fact('disputed', 4_000, { operationId: 1, providerReference: 'case-1', evidence: notified('n-1') }))
  .and(fact('disputed', 4_000, { operationId: 1, providerReference: 'case-2', evidence: notified('n-2') }));

describe('a dispute whose end no provider tells', () => {
  it('ends as a person says, each by itself', () => {
    const won = disputed.when(said('won', '2')).then({
      type: 'DisputeWon',
      data: { disputeId: '2', amount: eur(4_000), providerReference: 'case-2', evidence: person },
    });
    expect(won.state.disputes.map(({ status }) => status)).toEqual(['open', 'won']);
    const over = won.and(said('won'));
    expect([orderStatus(over.state), over.state.amounts.disputed]).toEqual(['captured', 0n]);
  });

  it('keeps what is lost out of reach', () => {
    const lost = disputed.when(said('lost')).then({ type: 'DisputeLost', data: { disputeId: '1', provider: 'acme' } });
    expect(lost.state.amounts).toMatchObject({ disputed: 8_000n, captured: 10_000n });
  });

  it('ends once', () => {
    disputed.and(said('lost')).when(said('won')).thenRefused({ code: 'dispute_over', disputeId: '1', status: 'lost' });
    disputed.when(said('won', '3')).thenRefused({ code: 'dispute_not_found', disputeId: '3' });
    orders.when(said('won')).thenRefused({ code: 'not_found' });
  });

  it('leaves what the provider says afterwards what it is', () => {
    const lost = disputed.and(said('lost')).and(said('lost', '2'));
    const back = fact('dispute_won', 4_000, { providerReference: 'case-1' });
    lost.when(back).then({ type: 'CaptureConfirmedUnexpectedly', data: { reason: 'dispute won after it was lost' } });
    disputed.and(said('won')).and(said('won', '2')).when(back).then({ type: 'FactIgnored' });
  });
});
