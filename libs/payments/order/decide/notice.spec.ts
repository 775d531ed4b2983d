import {
  allowed,
  answer,
  capture,
  create,
  eur,
  failed,
  held,
  notSent,
  ok,
  orders,
  outcome,
  paid,
  refund,
} from '../../testing/orders';

const END = '2026-03-08T12:00:00.000Z';
const LATE = new Date('2026-03-08T12:00:00.000Z');
const holding = orders.and(create()).and({ ...outcome(1, ok(10_000, answer, 'pay-1')), rules: allowed });
const ending = { type: 'NoteAuthorizationEnding', attemptId: 1 } as const;
const overdue = { type: 'NoteSettlementOverdue', attemptId: 1, expectedBy: END } as const;

describe('the notice that a hold ends', () => {
  it('tells what is still held, and until when', () => {
    holding
      .and(capture(4_000))
      .and(outcome(2, ok(4_000)))
      .when(ending)
      .then({
        type: 'AuthorizationEnding',
        data: { attemptId: 1, provider: 'acme', amount: eur(6_000), captureBefore: END },
      });
  });

  it('is not given where nothing is held, or no end is known', () => {
    paid.when(ending).thenNothing();
    held.when(ending).thenNothing();
    orders.when(ending).thenRefused({ code: 'not_found' });
  });
});

describe('the notice that a settlement is overdue', () => {
  it('tells what should have been paid out', () => {
    paid
      .and(refund(3_000))
      .and(outcome(2, ok(3_000)))
      .when(overdue)
      .then({
        type: 'SettlementOverdue',
        data: { attemptId: 1, provider: 'acme', amount: eur(7_000), expectedBy: END },
      });
  });

  it('is not given where nothing is left to be paid out', () => {
    held.when(overdue).thenNothing();
    paid
      .and(refund())
      .and(outcome(2, ok(10_000)))
      .when(overdue)
      .thenNothing();
    orders.when(overdue).thenRefused({ code: 'not_found' });
  });
});

describe('a capture after the end of the hold', () => {
  const late = holding.at(LATE).and(capture(4_000, true));

  it('is asked for all the same, marked late, and stays so when the provider takes it', () => {
    expect(holding.and(capture()).state.operations[1]).not.toHaveProperty('late');
    expect(late.state.operations[1]).toMatchObject({ type: 'capture', late: true });
    const decision = late.decide(outcome(2, ok(4_000)));
    expect(decision).toMatchObject({ accept: [{ type: 'Captured', data: { late: true, left: eur(0) } }] });
  });

  it('that is refused says that the hold had ended; one that never left does not', () => {
    expect(late.decide(outcome(2, failed))).toMatchObject({
      accept: [{ type: 'CaptureFailed', data: { code: 'authorization_expired', reason: 'not possible (refused)' } }],
    });
    expect(late.decide(outcome(2, notSent))).toMatchObject({ accept: [{ data: { code: 'not_sent' } }] });
  });
});
