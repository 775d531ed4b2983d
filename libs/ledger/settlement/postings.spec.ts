import { balances } from '../balances';
import { imbalances } from '../coherence';
import type { Posting } from '../types';
import { bankOrderPostings } from '../banking/postings';
import { resolutionPostings, settlementPostings } from './postings';

const eur = (minor: number) => ({ minor: String(minor), currency: 'EUR' });
const payout = { provider: 'acme', currency: 'EUR', net: '9210', charges: '0', withheld: '500', released: '0' };
const announced = settlementPostings({ type: 'PayoutAnnounced', data: payout }, 'shop');
const line = (minor: number) => ({ account: 'SK17', amount: eur(minor) });
const imported = (minor: number) => settlementPostings({ type: 'BankLineImported', data: line(minor) }, 'shop');
const credited = (minor: number) =>
  settlementPostings({ type: 'PayoutCredited', data: { provider: 'acme', ...line(minor) } }, 'shop');

const booked = (...postings: readonly Posting[]): Record<string, bigint> => {
  const sums = balances(postings);
  expect(imbalances(sums)).toEqual([]);
  return Object.fromEntries(sums.filter(({ minor }) => minor !== 0n).map(({ account, minor }) => [account, minor]));
};

describe('the books of a payout', () => {
  it('move what the provider paid out of what it owes, and keep what it withheld', () => {
    expect(booked(...announced)).toEqual({
      'psp:acme:EUR:payout_transit': 9_210n,
      'psp:acme:EUR:reserve': 500n,
      'psp:acme:EUR:receivable': -9_710n,
    });
  });

  it('leave nothing in transit and nothing unmatched when the bank has credited it', () => {
    expect(booked(...announced, ...imported(9_210), ...credited(9_210))).toEqual({
      'bank:SK17:EUR': 9_210n,
      'psp:acme:EUR:reserve': 500n,
      'psp:acme:EUR:receivable': -9_710n,
    });
  });

  it('keep in transit what the bank credited too little, until a person takes it over', () => {
    const short = [...announced, ...imported(9_200), ...credited(9_200)];
    expect(booked(...short)['psp:acme:EUR:payout_transit']).toBe(10n);
    const residuals = [{ place: 'transit', ...eur(10) }];
    const resolved = resolutionPostings({ provider: 'acme', treatment: 'fee', residuals }, 'shop');
    const after = booked(...short, ...resolved);
    expect(after['psp:acme:EUR:payout_transit']).toBeUndefined();
    expect(after['fee:psp:acme:EUR']).toBe(10n);
  });

  it('turn round when the provider takes money', () => {
    const negative = settlementPostings(
      { type: 'PayoutAnnounced', data: { ...payout, net: '-100', withheld: '0' } },
      'shop',
    );
    expect(booked(...negative, ...imported(-100), ...credited(-100))).toEqual({
      'bank:SK17:EUR': -100n,
      'psp:acme:EUR:receivable': 100n,
    });
  });
});

describe('the books of a line of the bank', () => {
  it('take a fee that the bank shows by itself', () => {
    const data = { to: 'fee', provider: 'acme', ...line(-250) };
    const fee = settlementPostings({ type: 'BankLineMatched', data }, 'shop');
    expect(booked(...imported(-250), ...fee)).toEqual({ 'bank:SK17:EUR': -250n, 'fee:psp:acme:EUR': 250n });
  });

  it('take over what an order of ours left waiting, and turn round when its money comes back', () => {
    const order = { provider: 'acme', account: 'SK17', purpose: 'suspense', amount: eur(12_540) };
    const executed = bankOrderPostings({ type: 'BankInstructionExecuted', data: order }, 'shop');
    const reversed = bankOrderPostings({ type: 'BankInstructionReversed', data: order }, 'shop');
    const shown = (minor: number) => [
      ...imported(minor),
      ...settlementPostings({ type: 'BankLineMatched', data: { to: 'bank_order', ...line(minor) } }, 'shop'),
    ];
    expect(booked(...executed, ...shown(-12_540))).toEqual({
      'bank:SK17:EUR': -12_540n,
      'suspense:acme:EUR:out': 12_540n,
    });
    expect(booked(...executed, ...shown(-12_540), ...reversed, ...shown(12_540))).toEqual({});
  });

  it('leave the rest to the payout that it credits, and ignore what they do not know', () => {
    expect(settlementPostings({ type: 'BankLineMatched', data: { to: 'payout', ...line(5) } }, 'shop')).toEqual([]);
    expect(settlementPostings({ type: 'LinesSettled', data: {} }, 'shop')).toEqual([]);
  });
});

describe('the books of a resolved break', () => {
  const resolve = (treatment: string, ...residuals: { place: string; minor: string; currency: string }[]) =>
    booked(...resolutionPostings({ provider: 'acme', treatment, residuals }, 'shop'));

  it('say whether we miss it or have too much of it', () => {
    expect(resolve('suspense', { place: 'receivable', ...eur(100) })['suspense:acme:EUR:out']).toBe(100n);
    expect(resolve('suspense', { place: 'receivable', ...eur(-100) })['suspense:acme:EUR:in']).toBe(-100n);
    expect(resolve('difference', { place: 'receivable', ...eur(100) })).toEqual({
      'loss:settlement:EUR': 100n,
      'psp:acme:EUR:receivable': -100n,
    });
  });

  it('fill a reserve again out of which more came than went in', () => {
    expect(resolve('suspense', { place: 'reserve', ...eur(-5_000) })).toEqual({
      'psp:acme:EUR:reserve': 5_000n,
      'suspense:acme:EUR:in': -5_000n,
    });
  });

  it('empty the account of what was ordered, together with the line that should have been it', () => {
    const ordered = { place: 'ordered', account: 'SK17', ...eur(-12_540) };
    const clearing = { place: 'clearing', account: 'SK17', ...eur(12_500) };
    expect(resolve('difference', ordered, clearing)).toEqual({
      'bank:SK17:EUR:ordered': 12_540n,
      'bank:SK17:EUR:unmatched': -12_500n,
      'loss:settlement:EUR': -40n,
    });
  });

  it('exchange two currencies, each balanced in itself', () => {
    const usd = { place: 'receivable', minor: '-110', currency: 'USD' };
    expect(resolve('exchange', { place: 'receivable', ...eur(100) }, usd)).toEqual({
      'fx:EUR': 100n,
      'psp:acme:EUR:receivable': -100n,
      'fx:USD': -110n,
      'psp:acme:USD:receivable': 110n,
    });
  });

  it('are refused for a place or a treatment that does not exist', () => {
    expect(() => resolve('gift', { place: 'receivable', ...eur(1) })).toThrow('cannot be resolved as gift');
    expect(() => resolve('fee', { place: 'pocket', ...eur(1) })).toThrow('cannot stand in pocket');
  });
});
