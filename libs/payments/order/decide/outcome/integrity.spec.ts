import { answer, create, eur, orders, outcome, query } from '../../../testing';
import type { Outcome } from '../../../outcome';

const coins = (minor: string) => ({ minor, currency: 'ETH_USDT' });
const due = coins('100');
const told = (received?: string): Outcome => ({
  kind: 'succeeded',
  amount: eur(10_000),
  providerReference: 'pay-1',
  ...(received !== undefined && { receipt: { due, received: coins(received) } }),
  evidence: query,
});

describe('a success that is told again', () => {
  const purchase = orders.and(create({ captureMode: 'automatic' }));
  const paid = purchase.and(outcome(1, told('110')));

  it('with more money than is recorded never passes in silence, and each sum is recorded once', () => {
    const more = paid
      .when(outcome(1, told('140')))
      .then({ type: 'IntegrityFailed', data: { operationId: 1, expected: '110 ETH_USDT', received: '140 ETH_USDT' } });
    expect(more.state.amounts).toEqual(paid.state.amounts);
    more.when(outcome(1, told('140'))).thenNothing();
    more
      .and(outcome(1, told('110')))
      .when(outcome(1, { ...told('140'), evidence: answer }))
      .thenNothing();
    more.when(outcome(1, told('180'))).then({ type: 'IntegrityFailed', data: { received: '180 ETH_USDT' } });
  });

  it('with as much, with less or without a word of it is no news', () => {
    for (const received of ['110', '109', undefined]) paid.when(outcome(1, told(received))).thenNothing();
  });

  it('is measured by what was due where nothing was said of what came', () => {
    const unsaid = purchase.and(outcome(1, told()));
    unsaid.when(outcome(1, told('100'))).thenNothing();
    const hold = orders.and(create()).and(outcome(1, told('140')));
    hold.when(outcome(1, told('140'))).thenNothing();
    unsaid
      .when(outcome(1, told('140')))
      .then({ type: 'IntegrityFailed', data: { expected: '100 ETH_USDT', received: '140 ETH_USDT' } });
  });
});
