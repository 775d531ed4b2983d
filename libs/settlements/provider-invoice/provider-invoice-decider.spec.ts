import { DeciderSpec } from '#libs/decider/testing';
import { providerInvoiceDecider } from './provider-invoice-decider';

const eur = (minor: number) => ({ minor: String(minor), currency: 'EUR' });
const invoices = new DeciderSpec(providerInvoiceDecider).at(new Date('2026-04-05T10:00:00.000Z'));
const march = {
  number: 'F-2026-03',
  from: '2026-03-01T00:00:00.000Z',
  to: '2026-04-01T00:00:00.000Z',
  amount: eur(1_050),
  accrued: eur(1_000),
};
const record = (change: Partial<typeof march> = {}, corrects = false) =>
  ({ type: 'RecordInvoice', provider: 'acme', invoice: { ...march, ...change }, corrects }) as const;
const recorded = invoices.and(record());

describe('the bill of a provider', () => {
  it('books what it differs by from what was accrued, at the end of its period', () => {
    const bookedOn = '2026-03-31T23:59:59.999Z';
    const type = 'ProviderInvoiceRecorded';
    invoices.when(record()).then({ type, data: { ...march, provider: 'acme', difference: eur(50), bookedOn } });
    invoices.when(record({ amount: eur(900) })).then({ type, data: { difference: eur(-100) } });
    invoices.when(record({ amount: eur(1_000) })).then({ type, data: { difference: eur(0) } });
  });

  it('is recorded once under its number; only a correction takes its place, and books the rest', () => {
    recorded.when(record()).thenRefused({ code: 'invoice_recorded', number: 'F-2026-03' });
    const corrected = recorded
      .when(record({ amount: eur(900) }, true))
      .then({ type: 'ProviderInvoiceRecorded', data: { difference: eur(-150), corrects: true } });
    expect(corrected.state.invoices).toEqual([{ ...march, amount: eur(900) }]);
    invoices.when(record({}, true)).thenRefused({ code: 'not_found', number: 'F-2026-03' });
  });

  it('may be corrected to another period, and then gives the first one free', () => {
    const february = { from: '2026-02-01T00:00:00.000Z', to: '2026-03-01T00:00:00.000Z', accrued: eur(700) };
    recorded
      .when(record(february, true))
      .then({ type: 'ProviderInvoiceRecorded', data: { difference: eur(300) } })
      .when(record({ number: 'F-2' }))
      .then({ type: 'ProviderInvoiceRecorded', data: { number: 'F-2', difference: eur(50) } });
  });

  it('covers no moment that another one covers', () => {
    const late = record({ number: 'F-2', from: '2026-03-31T23:59:59.999Z', to: '2026-04-02T00:00:00.000Z' });
    recorded.when(late).thenRefused({ code: 'period_invoiced', by: 'F-2026-03' });
    const next = record({ number: 'F-2', from: march.to, to: '2026-04-02T00:00:00.000Z' });
    recorded.when(next).then({ type: 'ProviderInvoiceRecorded' });
  });

  it('waits for the end of its period: until then nobody knows what is accrued', () => {
    const open = record({ from: march.to, to: '2026-04-05T10:00:00.001Z' });
    invoices.when(open).thenRefused({ code: 'period_not_over' });
  });

  it('that stands in the log beside events of another kind is folded alone; wrong states have a name', () => {
    const { state } = recorded;
    expect(providerInvoiceDecider.evolve(state, { type: 'Other', data: {} } as never)).toBe(state);
    const twice = { invoices: [march, { ...march, number: 'F-2' }] };
    expect(() => providerInvoiceDecider.assertInvariants(twice)).toThrow('billed twice');
  });
});
