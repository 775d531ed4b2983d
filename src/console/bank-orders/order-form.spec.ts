import { bankOrderOf } from './order-form';

describe('the form of a bank order', () => {
  it('makes the body that the API takes, without what was left empty', () => {
    const form = {
      ...{
        csrf: 'x',
        key: 'y',
        account_id: '4107347927',
        execution_date: ' ',
        purpose: 'refund',
        for_provider: 'cobo',
        kind: 'us',
      },
      ...{ 'amount/value': ' 900.00 ', 'amount/currency': 'USD', name: 'Example Corp', iban: '' },
      ...{ 'bank/bic': 'EXBKUS33', 'bank/address/town': 'New York', 'address/street': '' },
    };
    expect(bankOrderOf(form)).toEqual({
      account_id: '4107347927',
      purpose: 'refund',
      for_provider: 'cobo',
      instructions: [
        {
          kind: 'us',
          amount: { value: '900.00', currency: 'USD' },
          name: 'Example Corp',
          bank: { bic: 'EXBKUS33', address: { town: 'New York' } },
        },
      ],
    });
  });
});
