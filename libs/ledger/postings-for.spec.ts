import { assertBalanced } from './balanced';
import { chart } from './chart';
import { postingsFor } from './postings-for';
import { rules } from './rules';
import { context, examples } from './testing';

const eur = (minor: number) => ({ minor: String(minor), currency: 'EUR' });
const evidence = { source: 'answer' } as const;
const base = { attemptId: 1, operationId: 1, provider: 'acme', evidence };

describe('the postings of an event', () => {
  it('of a capture release the hold and book the money', () => {
    const captured = { type: 'Captured', data: { ...base, amount: eur(6_000), released: eur(10_000) } };
    expect(postingsFor(captured, context)).toEqual([
      {
        ...context,
        rule: 'hold.capture',
        layer: 'pending',
        legs: [
          { account: 'hold:acme:EUR', type: 'memo', currency: 'EUR', minor: 10_000n },
          { account: 'hold_contra:acme:EUR', type: 'memo', currency: 'EUR', minor: -10_000n },
        ],
      },
      {
        ...context,
        rule: 'capture',
        layer: 'posted',
        legs: [
          { account: 'psp:acme:EUR:receivable', type: 'asset', currency: 'EUR', minor: 6_000n },
          { account: 'service:shop:EUR:unsettled', type: 'liability', currency: 'EUR', minor: -6_000n },
        ],
      },
    ]);
  });

  it('of an authorisation post nothing: a hold is no money', () => {
    const authorized = { type: 'Authorized', data: { ...base, amount: eur(10_000) } };
    expect(postingsFor(authorized, context).map(({ layer }) => layer)).toEqual(['pending']);
  });

  it('release a doubt by the amount that stood in doubt, not by what came of it', () => {
    const partial = { type: 'Authorized', data: { ...base, amount: eur(6_000), inDoubt: eur(10_000) } };
    const [doubt] = postingsFor(partial, context);
    expect(doubt).toMatchObject({ rule: 'doubt.end', legs: [{ minor: 10_000n }, { minor: -10_000n }] });
  });

  it('of a repeated refund debit the merchant only for what is not owed already', () => {
    const again = { type: 'RefundRequested', data: { ...base, amount: eur(4_000), owed: eur(4_000) } };
    expect(postingsFor(again, context)).toEqual([]);
  });

  it('of a refund that a bank order pays leave the provider out, there and back', () => {
    const data = { ...base, amount: eur(4_000), bankOrderId: 'bank-1', code: 'returned', reason: 'came back' };
    for (const type of ['Refunded', 'RefundFailedAfterAcceptance'])
      expect([type, postingsFor({ type, data }, context)]).toEqual([type, []]);
    expect(postingsFor({ type: 'RefundRequested', data }, context)).toMatchObject([{ rule: 'refund.request' }]);
  });

  it('of 0.00 are none', () => {
    expect(postingsFor({ type: 'Authorized', data: { ...base, amount: eur(0) } }, context)).toEqual([]);
  });

  it('of an event that the rules do not know are none', () => {
    expect(postingsFor({ type: 'OrderPainted', data: {} }, context)).toEqual([]);
    expect(postingsFor({ type: 'constructor', data: {} }, context)).toEqual([]);
  });
});

describe('the rules', () => {
  it('never mix the layers in one posting', () => {
    for (const table of Object.values(rules)) {
      for (const { layer, lines } of table) {
        const layers = lines.flatMap(({ debit, credit }) => [
          layer ?? chart[debit].layer,
          layer ?? chart[credit].layer,
        ]);
        expect(new Set(layers).size).toBe(1);
      }
    }
  });

  it('give every posting of an event its own name: event and rule are its identity', () => {
    for (const table of Object.values(rules)) {
      const names = table.map(({ rule }) => rule);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('book something for every example', () => {
    for (const event of examples.values()) expect(postingsFor(event, context).length).toBeGreaterThan(0);
  });
});

describe('a posting that is off', () => {
  const leg = { account: 'psp:acme:EUR:receivable', type: 'asset', currency: 'EUR', minor: 2n } as const;
  const posting = { rule: 'capture', layer: 'posted', ...context } as const;

  it('is refused, naming the rule and the difference', () => {
    const off = { ...posting, legs: [leg, { ...leg, minor: -1n }] };
    expect(() => assertBalanced(off)).toThrow(`posting capture of order ${context.orderId} is off by 1 EUR`);
  });

  it('is not saved by another currency', () => {
    const mixed = { ...posting, legs: [leg, { ...leg, currency: 'USD', minor: -2n }] };
    expect(() => assertBalanced(mixed)).toThrow('off by 2 EUR');
  });
});
