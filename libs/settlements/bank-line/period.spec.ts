import { payoutNamesIn, periodIn } from './period';

describe('what is read of the free text of a bank line', () => {
  it.each([
    ['card settlement 2026-03-01, 3 transactions', { from: '2026-03-01', to: '2026-03-01' }],
    ['Card Settlement 2026-03-01..2026-03-07', { from: '2026-03-01', to: '2026-03-07' }],
    ['settlement 2026-03-01 to 2026-03-07', { from: '2026-03-01', to: '2026-03-07' }],
    ['invoice 2026-03-01', undefined],
  ])('is the period: %s', (text, period) => {
    expect(periodIn(['something else', text])).toEqual(period);
  });

  it('are names of payouts, and no words of people', () => {
    expect(payoutNamesIn(['thanks Jana, PO-2026-03-07 and PO-2026-03-07', 'PAYOUT_4711'])).toEqual([
      'PO-2026-03-07',
      'PAYOUT_4711',
    ]);
    expect(payoutNamesIn(['PO123; STL-EU-4711. PO-7AB3'])).toEqual(['PO123', 'STL-EU-4711', 'PO-7AB3']);
    const people = ['POSPISILOVA MARIE NAJOM', 'POSPISILOVA-1985', 'PO NOVAKOVA_12', 'PO-12-Novakova', 'ŠPO-1234'];
    expect(payoutNamesIn(['Postbank, pocket money', ...people])).toEqual([]);
  });
});
