import { situations } from '#libs/payments/testing';
import { balances } from './balances';
import { balancesOfOrder, imbalances, incoherence } from './coherence';
import { postingsFor } from './postings-for';
import { context } from './testing';

const booksOf = (name: string) => balances(situations()[name]!.events.flatMap((event) => postingsFor(event, context)));

describe('books and order', () => {
  it.each(Object.keys(situations()))('agree: %s', (name) => {
    expect(imbalances(booksOf(name))).toEqual([]);
    expect(incoherence(booksOf(name), situations()[name]!.state)).toEqual([]);
  });

  it('of a refund taken back: the customer is still owed, and the provider owes us again', () => {
    expect(Object.fromEntries(balancesOfOrder(situations()['refund taken back']!.state))).toEqual({
      'psp:acme:EUR:receivable': 10_000n,
      'service:shop:EUR:unsettled': -6_000n,
      'refund:acme:EUR:payable': -4_000n,
    });
  });

  it('are told apart when they do not agree', () => {
    const paid = situations().paid!.state;
    expect(incoherence([], paid)).toEqual([
      'psp:acme:EUR:receivable is 0, the order says 10000',
      'service:shop:EUR:unsettled is 0, the order says -10000',
    ]);
    const twice = balances(
      [...situations().paid!.events, ...situations().paid!.events].flatMap((one) => postingsFor(one, context)),
    );
    expect(incoherence(twice, paid)).toContain('psp:acme:EUR:receivable is 20000, the order says 10000');
  });

  it('are off when a leg is missing, by currency and layer', () => {
    const torn = booksOf('paid').filter(({ account }) => !account.endsWith('receivable'));
    expect(imbalances(torn)).toEqual(['posted EUR is off by -10000']);
    const [first] = booksOf('held');
    expect(imbalances([{ ...first!, minor: 1n }])).toEqual(['pending EUR is off by 1']);
  });
});
