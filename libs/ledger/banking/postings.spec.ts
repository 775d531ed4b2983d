import { balances } from '../balances';
import type { Posting } from '../types';
import { bankOrderPostings } from './postings';

const money = { provider: 'acme', account: 'SK17', amount: { minor: '12540', currency: 'EUR' } };
const book = (type: string, purpose = 'suspense') => bankOrderPostings({ type, data: { ...money, purpose } }, 'shop');
const sums = (...postings: readonly Posting[]) =>
  Object.fromEntries(
    balances(postings)
      .filter(({ minor }) => minor !== 0n)
      .map(({ account, minor }) => [account, minor]),
  );

describe('the books of an outgoing bank order', () => {
  it.each([
    ['suspense', 'suspense:acme:EUR:out'],
    ['refund', 'refund:acme:EUR:payable'],
    ['payout', 'service:shop:EUR:available'],
  ])('debit what it was for: %s', (purpose, account) => {
    expect(sums(...book('BankInstructionExecuted', purpose))).toEqual({
      [account]: 12_540n,
      'bank:SK17:EUR:ordered': -12_540n,
    });
  });

  it.each([
    ['provider_debt', 'psp:shopper:EUR:receivable'],
    ['refund', 'refund:shopper:EUR:payable'],
  ])('debit the account of the provider that it is for: %s', (purpose, account) => {
    const data = { ...money, purpose, forProvider: 'shopper' };
    const executed = bankOrderPostings({ type: 'BankInstructionExecuted', data }, 'shop');
    expect(sums(...executed)).toEqual({ [account]: 12_540n, 'bank:SK17:EUR:ordered': -12_540n });
    const reversed = bankOrderPostings({ type: 'BankInstructionReversed', data }, 'shop');
    expect(sums(...executed, ...reversed)).toEqual({});
  });

  it('are as before when the money came back', () => {
    expect(sums(...book('BankInstructionExecuted'), ...book('BankInstructionReversed'))).toEqual({});
  });

  it.each(['BankOrderRequested', 'BankOrderAccepted', 'BankInstructionFailed', 'BankOrderInDoubt'])(
    'say nothing of %s',
    (type) => expect(book(type)).toEqual([]),
  );
});
