import { reconcile } from './reconcile';
import type { Reserve } from './types';
import { MONTH_END, MONTH_RULES } from '../testing';

const reserve = (kept: bigint, takenOver = 0n, decided = 0): Reserve => ({
  ...{ provider: 'acme', currency: 'EUR', kept, takenOver, decided, since: new Date('2026-03-07T00:00:00.000Z') },
});
const found = (reserves: readonly Reserve[]) =>
  reconcile({ items: [], payouts: [], bankLines: [], reserves, resolved: new Map() }, MONTH_RULES, MONTH_END).breaks;

describe('the reserve that a provider keeps', () => {
  it('is no break while it holds something or nothing', () => {
    expect(found([reserve(5_000n), { ...reserve(0n), currency: 'USD' }])).toEqual([]);
  });

  it('is a break when more came out of it than went in: a surplus is one as well as a shortage', () => {
    expect(found([reserve(-5_000n)])).toMatchObject([
      {
        ...{ kind: 'extra', subject: 'reserve:acme:EUR', provider: 'acme', found: '50.00 EUR more' },
        residuals: [{ place: 'reserve', minor: '-5000', currency: 'EUR' }],
      },
    ]);
  });

  it('is another one when it happens again after a person decided', () => {
    expect(found([reserve(-400n, -300n, 1)])).toMatchObject([
      { subject: 'reserve:acme:EUR:1', residuals: [{ minor: '-100' }] },
    ]);
  });

  it('is right when exactly what came too much was decided about', () => {
    expect(found([reserve(-300n, -300n, 1)])).toEqual([]);
  });

  it.each([
    ['all of it', 0n, '300'],
    ['more than that', 500n, '300'],
    ['a part of it', -200n, '100'],
  ])('has too much when the report of %s comes after the decision', (_, kept, minor) => {
    expect(found([reserve(kept, -300n, 1)])).toMatchObject([
      { kind: 'extra', subject: 'reserve:acme:EUR:1', residuals: [{ place: 'reserve', minor, currency: 'EUR' }] },
    ]);
  });

  it('is right again when that was decided about as well', () => {
    expect(found([reserve(500n, 0n, 2)])).toEqual([]);
  });
});
