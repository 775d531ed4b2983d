import { DeciderSpec } from '#libs/decider/testing';
import { NOTES_MAX, breakDecider } from './break-decider';
import type { BreakFacts } from './events';

const facts: BreakFacts = {
  kind: 'amount',
  subject: 'payout:s-1',
  merchantId: 'shop',
  provider: 'acme',
  residuals: [{ place: 'transit', minor: '10', currency: 'EUR' }],
  expected: '9710 EUR',
  found: '9700 EUR',
  evidence: ['payout:s-1'],
  since: '2026-03-08T00:00:00.000Z',
};
const breaks = new DeciderSpec(breakDecider);
const observe = { type: 'Observe', breakId: 'br-1', facts } as const;
const resolve = { type: 'Resolve', treatment: 'fee', reason: 'bank charge', by: 'key:k-1' } as const;
const open = breaks.and(observe);

describe('a break', () => {
  it('is opened once, and changed when the evidence changes', () => {
    breaks.when(observe).then({ type: 'BreakOpened', data: { breakId: 'br-1', kind: 'amount' } });
    open.when(observe).thenNothing();
    const residuals = [{ place: 'transit', minor: '4', currency: 'EUR' }] as const;
    open.when({ ...observe, facts: { ...facts, residuals } }).then({ type: 'BreakChanged', data: { residuals } });
  });

  it('is assigned to somebody, and to somebody else', () => {
    const assigned = open.and({ type: 'Assign', owner: 'eva', by: 'key:k-1' });
    assigned.when({ type: 'Assign', owner: 'eva', by: 'key:k-2' }).thenNothing();
    assigned
      .when({ type: 'Assign', owner: 'jan', by: 'key:k-1' })
      .then({ type: 'BreakAssigned', data: { owner: 'jan' } });
  });

  it('is resolved by a person, with a reason and with what it books; and then it stays resolved', () => {
    const resolved = open.when(resolve).then({
      type: 'BreakResolved',
      data: { treatment: 'fee', reason: 'bank charge', by: 'key:k-1', residuals: facts.residuals },
    });
    resolved.when(resolve).thenRefused({ code: 'break_closed', status: 'resolved' });
    resolved.when(observe).thenNothing();
    resolved.when({ type: 'Clear', reason: 'the rest came' }).thenNothing();
  });

  it('is closed when evidence explains it, and opened again when that was not so', () => {
    const assigned = open.and({ type: 'Assign', owner: 'eva', by: 'key:k-1' });
    const closed = assigned.when({ type: 'Clear', reason: 'the rest came' }).then({ type: 'BreakClosed' });
    closed.when({ type: 'Clear', reason: 'again' }).thenNothing();
    closed.when(resolve).thenRefused({ code: 'break_closed', status: 'closed' });
    expect(closed.when(observe).then({ type: 'BreakOpened' }).state.owner).toBe('eva');
  });

  it('takes notes of people, in whatever state it is, and keeps them when it is opened again', () => {
    const note = { type: 'Note', text: 'the bank was asked', by: 'key:k-1' } as const;
    const noted = open.when(note).then({
      type: 'BreakNoted',
      data: { text: 'the bank was asked', by: 'key:k-1', notedAt: expect.any(String) },
    });
    const closed = noted.and({ type: 'Clear', reason: 'the rest came' });
    const again = closed.and({ ...note, text: 'it came on Monday' }).and(observe);
    expect(again.state.notes?.map(({ text }) => text)).toEqual(['the bank was asked', 'it came on Monday']);
    again.and(resolve).when(note).then({ type: 'BreakNoted' });
    breaks.when(note).thenRefused({ code: 'not_found' });
    const full = Array.from({ length: NOTES_MAX }).reduce<typeof open>((spec) => spec.and(note), open);
    full.when(note).thenRefused({ code: 'note_limit_reached' });
  });

  it('between two currencies is an exchange, and nothing else is', () => {
    const two = [...facts.residuals, { place: 'clearing', minor: '-9', currency: 'USD', account: 'SK17' }] as const;
    const exchanged = breaks.and({ ...observe, facts: { ...facts, residuals: two } });
    exchanged.when({ ...resolve, treatment: 'exchange' }).then({ type: 'BreakResolved' });
    const detail = 'there are two currencies in it: only an exchange resolves it';
    exchanged.when(resolve).thenRefused({ code: 'treatment_not_possible', detail });
    const other = 'there is one currency in it; an exchange needs two';
    open.when({ ...resolve, treatment: 'exchange' }).thenRefused({ code: 'treatment_not_possible', detail: other });
    const nothing = [...facts.residuals, { place: 'clearing', minor: '0', currency: 'USD', account: 'SK17' }] as const;
    const alone = breaks.and({ ...observe, facts: { ...facts, residuals: nothing } });
    alone.when({ ...resolve, treatment: 'exchange' }).thenRefused({ code: 'treatment_not_possible', detail: other });
    alone.when(resolve).then({ type: 'BreakResolved' });
  });

  it('that was never found cannot be acted upon; unknown events are ignored; wrong states have a name', () => {
    breaks.when(resolve).thenRefused({ code: 'not_found' });
    expect(breakDecider.evolve(open.state, { type: 'Other', data: {} } as never)).toBe(open.state);
    expect(() => breakDecider.assertInvariants({ status: 'resolved' })).toThrow('resolves a break');
    expect(() => breakDecider.assertInvariants({ status: 'open' })).toThrow('about something');
  });
});
