import { answer, create, eur, fact, notified, orders, outcome, query } from '../../../testing';
import type { Outcome } from '../../../outcome';
import { unexpectedOf } from '../../selectors';
import type { OrderState } from '../../state';

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

describe('a sum that has grown since the payment was recorded', () => {
  const sum = (received: string): Outcome => ({ ...told(received), isSum: true }) as Outcome;
  const purchase = orders.and(create({ captureMode: 'automatic' }));
  const paid = purchase.and(outcome(1, sum('110')));
  const named = (name: string, minor: string, upTo?: string) =>
    fact('received', 0, {
      ...{ operationId: 1, amount: coins(minor), providerReference: name, evidence: notified(`n-${name}`) },
      ...(upTo !== undefined && { inSum: { upTo: coins(upTo) } }),
    });
  const here = (world: { readonly state: OrderState }) => unexpectedOf(world.state, 1, 'ETH_USDT');

  it('puts what it has grown by into suspense, each sum once', () => {
    const grown = paid.when(outcome(1, sum('140'))).then(
      { type: 'IntegrityFailed', data: { expected: '110 ETH_USDT', received: '140 ETH_USDT' } },
      {
        type: 'CaptureConfirmedUnexpectedly',
        data: { operationId: 1, amount: coins('30'), counted: true, evidence: { id: 'acme/received/140 ETH_USDT' } },
      },
    );
    grown.when(outcome(1, sum('140'))).thenNothing();
    grown.when(outcome(1, sum('110'))).thenNothing();
    const more = grown
      .when(outcome(1, sum('180')))
      .then({ type: 'IntegrityFailed' }, { type: 'CaptureConfirmedUnexpectedly', data: { amount: coins('40') } });
    expect(here(more)).toBe(70n);
  });

  it('has told what a list names later, and only what is behind it is news', () => {
    const grown = paid.and(outcome(1, sum('140')));
    grown.when(named('a', '10', '120')).thenNothing();
    grown.when(named('b', '20', '140')).thenNothing();
    const more = grown
      .when(named('c', '7', '147'))
      .then({ type: 'CaptureConfirmedUnexpectedly', data: { amount: coins('7'), providerReference: 'c' } });
    more.when(named('c', '7', '147')).thenNothing();
    more.when(outcome(1, sum('147'))).thenNothing();
    expect(here(more)).toBe(37n);
    // Two that the list has in another order than the sum grew: in all it is the same.
    expect(here(grown.and(named('d', '50', '160')))).toBe(50n);
  });

  it('counts what was within it already when the payment was recorded as told', () => {
    paid.when(named('a', '10', '110')).thenNothing();
  });

  it('has grown by nothing that a movement has told, in the sum or perhaps', () => {
    const counted = paid.and(named('a', '30', '140'));
    counted.when(outcome(1, sum('140'))).thenNothing();
    const late = paid.and(named('late', '30'));
    late.when(outcome(1, sum('140'))).then({ type: 'IntegrityFailed' });
    expect(here(late.and(outcome(1, sum('150'))))).toBe(40n);
  });

  it('is news of a payment that came after its end, or not as was asked, only by what it has grown by', () => {
    const due = coins('100');
    const short = { ...sum('40'), kind: 'underpaid', receipt: { due, received: coins('40') } } as Outcome;
    const gone: Outcome = { kind: 'failed', code: 'expired', reason: 'nothing was paid in time', evidence: query };
    const ended = purchase.and(outcome(1, gone)).and(outcome(1, sum('100')));
    ended.when(outcome(1, sum('100'))).thenNothing();
    ended
      .when(outcome(1, sum('140')))
      .then({ type: 'CaptureConfirmedUnexpectedly', data: { amount: coins('40'), counted: true } })
      .when(outcome(1, sum('140')))
      .thenNothing();
    ended.when(named('a', '30', '100')).thenNothing();
    purchase
      .and(outcome(1, short))
      .when(named('a', '30', '60'))
      .then({ type: 'CaptureConfirmedUnexpectedly', data: { amount: coins('20') } });
  });

  it('is news by what it has grown by, also where the sum has nothing of what came beside it', () => {
    const word = (kind: 'underpaid' | 'succeeded', received: string): Outcome =>
      ({ ...told(received), kind, receipt: { due, received: coins(received) } }) as Outcome;
    const grown = (minor: string) =>
      ({ type: 'CaptureConfirmedUnexpectedly', data: { amount: coins(minor), counted: true } }) as const;
    const gone: Outcome = { kind: 'failed', code: 'expired', reason: 'nothing was paid in time', evidence: query };
    for (const before of [purchase, purchase.and(outcome(1, gone))]) {
      const short = before.and(outcome(1, word('underpaid', '60'))).and(named('late', '7', '67'));
      short.when(outcome(1, word('underpaid', '60'))).thenNothing();
      const more = short.when(outcome(1, word('underpaid', '90'))).then(grown('30'));
      more.when(outcome(1, word('underpaid', '90'))).thenNothing();
      const whole = more.when(outcome(1, word('succeeded', '100'))).then(grown('10'));
      whole.when(outcome(1, word('succeeded', '100'))).thenNothing();
      expect(here(whole)).toBe(107n);
    }
  });

  it('never keeps money away that came beside it', () => {
    const grown = paid.and(outcome(1, sum('140')));
    grown
      .when(named('late', '30'))
      .then({ type: 'CaptureConfirmedUnexpectedly', data: { amount: coins('30'), providerReference: 'late' } });
  });
});
