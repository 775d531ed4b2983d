import { DeciderSpec } from '#libs/decider/testing';
import { bankLineDecider } from './bank-line-decider';

const line = {
  bankLineId: 'b-1',
  merchantId: 'shop',
  account: 'SK1799520000004107347927',
  amount: { minor: '98500', currency: 'EUR' },
  bookedOn: '2026-03-02',
  reference: '652810',
  code: 'TPAY-CARD',
  references: ['652810'],
  importId: 'f-1',
  place: '1/2',
};
const importLine = { type: 'ImportLine', line } as const;
const match = { type: 'MatchLine', to: 'fee', provider: 'acme' } as const;
const lines = new DeciderSpec(bankLineDecider);

describe('a line of the bank', () => {
  it('is imported once, whichever statement brings it again', () => {
    const imported = lines.when(importLine).then({ type: 'BankLineImported', data: { code: 'TPAY-CARD' } });
    imported.when({ ...importLine, line: { ...line, importId: 'f-2' } }).thenNothing();
  });

  it('is matched once, and carries what the books need', () => {
    const matched = lines
      .and(importLine)
      .when(match)
      .then({ type: 'BankLineMatched', data: { to: 'fee', provider: 'acme', amount: line.amount } });
    matched.when({ type: 'MatchLine', to: 'payout', id: 's-1' }).thenNothing();
    lines.when(match).thenRefused({ code: 'not_found' });
  });

  it('ignores events that it does not know, and names a state that must not exist', () => {
    const { state } = lines.and(importLine).and(match);
    expect(bankLineDecider.evolve(state, { type: 'Other', data: {} } as never)).toBe(state);
    expect(() => bankLineDecider.assertInvariants({ matched: state.matched })).toThrow('never was imported');
  });
});
