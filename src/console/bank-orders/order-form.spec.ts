import { bankOrderOf, changedForm, paymentsIn } from './order-form';

const payment = (index: number, fields: Record<string, string>) =>
  Object.fromEntries(Object.entries({ kind: 'sepa', ...fields }).map(([name, text]) => [`${index}.${name}`, text]));

const ORDER = { csrf: 'x', key: 'y', account_id: '4107347927', purpose: 'refund', currency: 'EUR' };

describe('the form of a bank order', () => {
  it('makes the body that the API takes, without what was left empty', () => {
    const form = {
      ...ORDER,
      ...{ execution_date: ' ', purpose: 'refund', for_provider: 'cobo', order_id: 'o-1', currency: 'USD' },
      ...payment(0, { kind: 'us', amount: ' 900.00 ', name: 'Example Corp', iban: '' }),
      ...payment(0, { kind: 'us', 'bank.bic': 'EXBKUS33', 'bank.address.town': 'New York', 'address.street': '' }),
    };
    expect(bankOrderOf(form)).toEqual({
      account_id: '4107347927',
      purpose: 'refund',
      for_provider: 'cobo',
      order_id: 'o-1',
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

  it('makes one instruction of each payment, all in the one currency', () => {
    const form = {
      ...ORDER,
      ...payment(0, { amount: '1.00', name: 'Ada' }),
      ...payment(1, { amount: '2.00', name: 'Ben' }),
    };
    expect(bankOrderOf(form)).toMatchObject({
      instructions: [
        { amount: { value: '1.00', currency: 'EUR' }, name: 'Ada' },
        { amount: { value: '2.00', currency: 'EUR' }, name: 'Ben' },
      ],
    });
  });

  it('takes its own fields alone: a name from outside changes nothing in the process', () => {
    const hostile = JSON.parse(
      '{ "__proto__/polluted": "yes", "__proto__.polluted": "yes", "0.__proto__.polluted": "yes", ' +
        '"0.constructor.prototype.polluted": "yes", "0.amount.value": "9.99", "7.kind": "sepa" }',
    ) as Record<string, string>;
    const order = bankOrderOf({ ...ORDER, ...payment(0, { amount: '1.00', name: 'Ada' }), ...hostile });
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
    expect(order).toMatchObject({ instructions: [{ amount: { value: '1.00', currency: 'EUR' } }] });
    expect((order as { instructions: object[] }).instructions).toHaveLength(1);
  });

  it('is shown with one payment more, and what was filled in stays', () => {
    const form = { ...ORDER, ...payment(0, { name: 'Ada' }), add: 'payment' };
    const { values, at } = changedForm(form)!;
    expect(at).toBe(1);
    expect(paymentsIn(values)).toBe(2);
    expect(values).toMatchObject({ account_id: '4107347927', '0.name': 'Ada', '1.kind': 'sepa' });
    expect(values['1.name']).toBeUndefined();
  });

  it('is shown without a payment, and those behind it move up', () => {
    const three = ['Ada', 'Ben', 'Cleo'].map((name, index) => payment(index, { name }));
    const { values, at } = changedForm(Object.assign({ ...ORDER, remove: '1' }, ...three))!;
    expect(at).toBe(1);
    expect(paymentsIn(values)).toBe(2);
    expect(values).toMatchObject({ '0.name': 'Ada', '1.name': 'Cleo' });
    expect(values['2.name']).toBeUndefined();
  });

  it.each([{ remove: '0' }, { remove: '-1' }, { remove: 'x' }])('always has a payment: %j', (button) => {
    expect(paymentsIn(changedForm({ ...ORDER, ...payment(0, { name: 'Ada' }), ...button })!.values)).toBe(1);
  });

  it('has no more payments than the API takes', () => {
    const full = Object.assign({}, ...Array.from({ length: 100 }, (_, index) => payment(index, {}))) as object;
    expect(paymentsIn(changedForm({ ...ORDER, ...full, add: 'payment' })!.values)).toBe(100);
    expect(paymentsIn(changedForm({ ...ORDER, ...payment(0, {}), add: 'payment' })!.values)).toBe(2);
  });

  it('is no change where no button of it was pressed: the payments are asked for', () => {
    expect(changedForm({ ...ORDER, ...payment(0, { name: 'Ada' }) })).toBeUndefined();
  });
});
