import { eur, fact, failed, notified, ok, outcome, paid, person, refund } from '../../../testing';
import { refundable } from '../../selectors';
import { earned } from '../../splits';
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
});

describe('the end of a dispute over another sum than it was opened over', () => {
  const opened = paid.and(fact('disputed', 10_000, { operationId: 1, providerReference: 'case-9' }));
  const end = (kind: 'dispute_won' | 'dispute_lost', id: string, minor = 6_000) =>
    fact(kind, minor, { providerReference: 'case-9', evidence: notified(id) });

  it.each(['dispute_won', 'dispute_lost'] as const)('is for a person: %s', (kind) => {
    const found = opened.when(end(kind, 'n-1')).then({
      type: 'IntegrityFailed',
      data: { operationId: 1, expected: 'dispute 1 over 10000 EUR', received: `${kind} over 6000 EUR` },
    });
    expect(found.state.amounts).toMatchObject({ disputed: 10_000n, unexpectedDebit: 0n });
    found.when(end(kind, 'n-2')).thenNothing();
    found.when(end(kind, 'n-3', 10_000)).then({ data: { disputeId: '1', amount: eur(10_000) } } as never);
  });

  it('is for a person in another currency, too', () => {
    const crowns = { amount: { minor: '10000', currency: 'CZK' }, providerReference: 'case-9' };
    opened.when(fact('dispute_won', 0, crowns)).then({ type: 'IntegrityFailed' });
  });

  it('ends no other dispute of the same sum that bears another reference', () => {
    const two = opened
      .and(end('dispute_won', 'n-1', 10_000))
      .and(fact('disputed', 10_000, { providerReference: 'case-10', evidence: notified('n-2') }));
    two.when(end('dispute_lost', 'n-3', 10_000)).then({ type: 'FactIgnored', data: { reason: 'the dispute is over' } });
  });

  it('is none where several bear one reference and one is of this sum, open or over', () => {
    const two = paid
      .and(fact('disputed', 6_000, { providerReference: 'pay-1' }))
      .and(fact('disputed', 3_000, { providerReference: 'pay-1', evidence: notified('n-2') }));
    const lost = two
      .when(fact('dispute_lost', 3_000, { providerReference: 'pay-1' }))
      .then({ type: 'DisputeLost', data: { disputeId: '2' } });
    lost
      .when(fact('dispute_lost', 3_000, { providerReference: 'pay-1', evidence: notified('n-again') }))
      .then({ type: 'FactIgnored', data: { reason: 'the dispute is over' } });
  });
});

describe('a chargeback of more than the order has left', () => {
  const refundedInPart = paid.and(refund(4_000)).and(outcome(2, ok(4_000)));
  const message = fact('disputed', 10_000, { operationId: 1, providerReference: 'pay-1', fee: eur(1_500) });
  const end = (outcomeOf: 'won' | 'lost') =>
    ({ type: 'EndDispute', disputeId: '1', outcome: outcomeOf, evidence: person }) as const;

  it('is a dispute over what is left, with its fee, and a claim over the rest', () => {
    const { state } = refundedInPart
      .when(message)
      .then(
        { type: 'DisputeOpened', data: { amount: eur(6_000), beyond: eur(4_000), fee: eur(1_500) } },
        { type: 'DebitConfirmedUnexpectedly', data: { amount: eur(4_000), providerReference: 'pay-1' } },
      );
    expect(state.amounts).toMatchObject({ disputed: 6_000n, unexpectedDebit: 4_000n });
    expect(orderStatus(state)).toBe('disputed');
  });

  it('brings both parts back when it is won, whoever says so', () => {
    const disputed = refundedInPart.and(message);
    for (const won of [
      disputed.when(end('won')),
      disputed.when(fact('dispute_won', 10_000)),
      disputed.when(fact('dispute_won', 10_000, { providerReference: 'pay-1' })),
    ]) {
      const { state } = won.then({ type: 'DisputeWon', data: { amount: eur(6_000), beyond: eur(4_000) } });
      expect(state.amounts).toMatchObject({ disputed: 0n, unexpectedDebit: 0n });
      expect(refundable(state)).toBe(6_000n);
    }
  });

  it('counts once when another message repeats it', () => {
    const again = { operationId: 1, evidence: notified('n-again') };
    const disputed = refundedInPart.and(message);
    disputed.when(fact('disputed', 10_000, { ...again, providerReference: 'pay-1' })).thenNothing();
    disputed.when(fact('disputed', 10_000, again)).thenNothing();
  });

  it('leaves the claim when it is lost', () => {
    const { state } = refundedInPart
      .and(message)
      .when(fact('dispute_lost', 10_000))
      .then({ type: 'DisputeLost', data: { amount: eur(6_000) } });
    expect(state.amounts).toMatchObject({ disputed: 6_000n, unexpectedDebit: 4_000n });
  });

  it('lets nothing more be refunded, also when a refund fails that was under way', () => {
    const disputed = paid.and(refund(4_000)).and(message);
    disputed
      .and(outcome(2, failed))
      .when(refund(1))
      .thenRefused({ code: 'amount_exceeds_refundable', remaining: eur(0) });
    refundedInPart
      .and(message)
      .when(refund(6_000))
      .thenRefused({ code: 'amount_exceeds_refundable', remaining: eur(0) });
  });

  it('of money that was refunded already is a dispute all the same, and a claim over the whole', () => {
    const refunded = paid.and(refund()).and(outcome(2, ok(10_000)));
    const { state } = refunded
      .when(message)
      .then(
        { type: 'DisputeOpened', data: { amount: eur(0), beyond: eur(10_000), fee: eur(1_500) } },
        { type: 'DebitConfirmedUnexpectedly', data: { amount: eur(10_000) } },
      );
    expect(state.amounts).toMatchObject({ disputed: 0n, unexpectedDebit: 10_000n });
    const again = { providerReference: 'pay-1', evidence: notified('n-again') };
    refunded
      .and(message)
      .when(fact('disputed', 10_000, again))
      .thenNothing();
    refunded
      .and(message)
      .when(fact('disputed', 500, again))
      .then({ type: 'DisputeOpened' }, { type: 'DebitConfirmedUnexpectedly', data: { amount: eur(500) } });
    refunded
      .and(message)
      .when(end('won'))
      .then({ type: 'DisputeWon', data: { beyond: eur(10_000) } });
  });

  it('does not hide another chargeback that equals the claim beside it', () => {
    const debit = (minor: number, id: string) =>
      fact('disputed', minor, { operationId: 1, providerReference: 'pay-1', evidence: notified(id) });
    const twice = refundedInPart.and(debit(7_000, 'n-1')).and(debit(1_000, 'n-2'));
    expect(twice.state.disputes).toMatchObject([
      { amount: 6_000n, beyond: 1_000n },
      { amount: 0n, beyond: 1_000n },
    ]);
    expect(twice.state.amounts.unexpectedDebit).toBe(2_000n);
    twice.when(debit(7_000, 'n-3')).thenNothing();
    twice.when(debit(1_000, 'n-4')).thenNothing();
  });

  it('that was lost before we heard of it tells beginning, claim and end', () => {
    refundedInPart
      .when(fact('dispute_lost', 10_000))
      .then(
        { type: 'DisputeOpened', data: { amount: eur(6_000) } },
        { type: 'DebitConfirmedUnexpectedly', data: { amount: eur(4_000) } },
        { type: 'DisputeLost', data: { amount: eur(6_000) } },
      );
  });
});

describe('a lost chargeback of an order of which a refund was taken back', () => {
  const owed = paid
    .and(refund(4_000))
    .and(outcome(2, ok(4_000)))
    .and(outcome(2, failed));

  it('gives the customer what was owed, first: nothing is left to pay, and nobody bears it twice', () => {
    const disputed = owed.and(fact('disputed', 10_000, { operationId: 1 }));
    const said = { type: 'EndDispute', disputeId: '1', outcome: 'lost', evidence: person } as const;
    for (const lost of [disputed.when(fact('dispute_lost', 10_000)), disputed.when(said)]) {
      const { state } = lost.then({ type: 'DisputeLost', data: { amount: eur(10_000), owed: eur(4_000) } });
      expect([state.amounts.owed, earned(state), refundable(state)]).toEqual([0n, 0n, 0n]);
    }
    const won = disputed.when(fact('dispute_won', 10_000)).then({ type: 'DisputeWon' });
    expect([won.state.amounts.owed, earned(won.state)]).toEqual([4_000n, 6_000n]);
  });

  it('leaves of what was owed what the chargeback did not take', () => {
    const { state } = owed
      .when(fact('dispute_lost', 1_000))
      .then({ type: 'DisputeOpened' }, { type: 'DisputeLost', data: { amount: eur(1_000), owed: eur(1_000) } });
    expect([state.amounts.owed, earned(state)]).toEqual([3_000n, 6_000n]);
  });
});

describe('a refund that does not come, after a chargeback of all', () => {
  const asked = paid.and(refund(4_000));
  const disputed = fact('disputed', 10_000, { operationId: 1, providerReference: 'pay-1' });
  const contested = [{ disputeId: '1', amount: eur(4_000) }];
  const lost = fact('dispute_lost', 10_000, { providerReference: 'pay-1' });

  it('leaves what it frees to the dispute, so that nothing stands as a claim any more', () => {
    const { state } = asked.and(disputed).when(outcome(2, failed)).then({ type: 'RefundFailed', data: { contested } });
    expect(state.disputes).toMatchObject([{ amount: 10_000n, beyond: 0n }]);
    expect(state.amounts).toMatchObject({ disputed: 10_000n, unexpectedDebit: 0n });
    const over = asked.and(disputed).and(outcome(2, failed)).and(lost);
    expect([earned(over.state), over.state.amounts.owed, refundable(over.state)]).toEqual([0n, 0n, 0n]);
  });

  it('is not owed twice when it had been accepted', () => {
    const taken = asked.and(outcome(2, ok(4_000))).and(disputed);
    const back = taken.when(outcome(2, failed)).then({ type: 'RefundFailedAfterAcceptance', data: { contested } });
    expect(back.state.amounts).toMatchObject({ owed: 4_000n, disputed: 10_000n, unexpectedDebit: 0n });
    const over = back.when(lost).then({ type: 'DisputeLost', data: { amount: eur(10_000), owed: eur(4_000) } });
    expect([earned(over.state), over.state.amounts.owed]).toEqual([0n, 0n]);
    const won = back.when(fact('dispute_won', 10_000)).then({ type: 'DisputeWon', data: { amount: eur(10_000) } });
    expect([earned(won.state), won.state.amounts.owed, refundable(won.state)]).toEqual([6_000n, 4_000n, 10_000n]);
  });

  it('comes to the same when the dispute was lost before it', () => {
    const pending = asked.and(disputed).and(lost).when(outcome(2, failed));
    const first = pending.then({ type: 'RefundFailed', data: { lost: contested } });
    const accepted = asked.and(outcome(2, ok(4_000))).and(disputed);
    const all = { disputeId: '1', amount: eur(4_000), owed: eur(4_000) };
    const second = accepted
      .and(lost)
      .when(outcome(2, failed))
      .then({ type: 'RefundFailedAfterAcceptance', data: { lost: [all] } });
    for (const { state } of [first, second]) {
      expect(state.disputes).toMatchObject([{ status: 'lost', amount: 10_000n, beyond: 0n }]);
      expect(state.amounts).toMatchObject({ disputed: 10_000n, owed: 0n, unexpectedDebit: 0n });
      expect([earned(state), refundable(state)]).toEqual([0n, 0n]);
    }
  });

  it('leaves nothing to a dispute that was won', () => {
    const won = asked.and(disputed).and(fact('dispute_won', 10_000));
    const { state } = won.when(outcome(2, failed)).then({ type: 'RefundFailed' });
    expect([earned(state), refundable(state)]).toEqual([10_000n, 10_000n]);
  });

  it('leaves it no more than the dispute claims', () => {
    const less = asked.and(fact('disputed', 7_000, { operationId: 1 }));
    less.when(outcome(2, failed)).then({ data: { contested: [{ disputeId: '1', amount: eur(1_000) }] } } as never);
  });

  it('leaves it to all that found too little, the oldest first, until it is used up', () => {
    const part = (minor: number, id: string) => fact('disputed', minor, { operationId: 1, evidence: notified(id) });
    const two = paid
      .and(refund())
      .and(outcome(2, ok(10_000)))
      .and(part(4_000, 'n-1'))
      .and(part(6_500, 'n-2'));
    const { state } = two.when(outcome(2, failed)).then({
      type: 'RefundFailedAfterAcceptance',
      data: {
        contested: [
          { disputeId: '1', amount: eur(4_000) },
          { disputeId: '2', amount: eur(6_000) },
        ],
      },
    });
    expect(state.amounts).toMatchObject({ owed: 10_000n, disputed: 10_000n, unexpectedDebit: 500n });
  });
});
