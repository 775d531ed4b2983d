import { billingFields } from './billing';

const billing = { street: 'Za kasarnou 1', city: 'Bratislava', postcode: '831 03', country: 'sk' };

describe('billing fields', () => {
  it('are the six values for strong customer authentication', () => {
    expect(billingFields({ name: 'Žofia  Šťastná', email: ' zofia@example.sk ', billing })).toEqual({
      BillingCity: 'Bratislava',
      BillingCountry: 'SK',
      BillingPostcode: '83103',
      BillingStreet: 'Za kasarnou 1',
      CardHolder: 'Žofia Šťastná',
      Email: 'zofia@example.sk',
    });
  });

  it('are cut to the lengths of the manual, the holder to the shorter of its two', () => {
    const long = 'x'.repeat(300);
    const fields = billingFields({ name: long, billing: { street: long, city: long, postcode: long, country: 'SK' } });
    expect(Object.values(fields).map((value) => value?.length)).toEqual([80, 2, 30, 100, 100, undefined]);
  });

  it('leave out what has no valid form', () => {
    const fields = billingFields({
      name: 'Li',
      email: 'x'.repeat(250) + '@a.example',
      billing: { street: ' ', city: '', postcode: '---', country: 'Slovakia' },
    });
    expect(Object.values(fields)).toEqual(Array(6).fill(undefined));
    expect(Object.values(billingFields({}))).toEqual(Array(6).fill(undefined));
    expect(billingFields({ email: 'no address' }).Email).toBeUndefined();
  });

  it('keep a slash, which the signature joins as it is', () => {
    expect(billingFields({ billing: { ...billing, street: 'Žižkova 7/12' } }).BillingStreet).toBe('Žižkova 7/12');
  });
});
