import { matchingRules } from './terms';

const within = { lateAfterDays: 3, missingAfterDays: 10 };

describe('the rules of matching', () => {
  it('are the terms of all providers, each row with its name', () => {
    const acme = {
      ways: [
        { ...within, method: 'card', way: 'collective' as const, bankCode: 'ACME', fee: { permille: 9, fixed: 20 } },
        { ...within, way: 'direct' as const },
      ],
      fees: [{ bankCode: 'ACME-FEE' }],
      orders: within,
      proofs: [{ method: 'bank_transfer', type: 'refund' as const, side: 'debit' as const }],
    };
    const other = { ways: [{ ...within, way: 'collective' as const }] };
    const provider = 'acme';
    expect(
      matchingRules([{ name: provider, settlement: acme }, { name: 'silent' }, { name: 'other', settlement: other }]),
    ).toEqual({
      ways: [
        { provider, ...acme.ways[0] },
        { provider, ...acme.ways[1] },
        { provider: 'other', ...other.ways[0] },
      ],
      fees: [{ provider, bankCode: 'ACME-FEE' }],
      orders: [{ provider, ...within }],
      proofs: [{ provider, ...acme.proofs[0] }],
      otherwise: { way: 'report', lateAfterDays: 7, missingAfterDays: 21 },
    });
  });
});
