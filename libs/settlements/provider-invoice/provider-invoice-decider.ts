import { accept, reject } from '#libs/decider';
import type { Decider, Decision } from '#libs/decider';
import { eventSchema } from '#libs/payments';
import type { EventVersions } from '#libs/payments';
import type { InvoiceFields, ProviderInvoiceRecorded } from './events';

/** The bills of one provider in one currency; each number once, as it was recorded last. */
export interface ProviderInvoicesState {
  readonly invoices: readonly InvoiceFields[];
}

export interface RecordInvoice {
  readonly type: 'RecordInvoice';
  readonly provider: string;
  readonly invoice: InvoiceFields;
  /** The number is known, and what is said of it now is right. */
  readonly corrects: boolean;
}

export type ProviderInvoiceRefusal =
  | { readonly code: 'not_found'; readonly number: string }
  | { readonly code: 'invoice_recorded'; readonly number: string }
  /** `by`: the number of the bill whose period overlaps. */
  | { readonly code: 'period_invoiced'; readonly by: string }
  | { readonly code: 'period_not_over' };

/**
 * The bills of one provider to one merchant in one currency, one stream `providerinvoice-<id>`. No two of them cover
 * the same moment: what was accrued for it would be cleared twice.
 */
export const providerInvoiceDecider: Decider<
  ProviderInvoicesState,
  RecordInvoice,
  ProviderInvoiceRecorded,
  ProviderInvoiceRefusal
> = {
  category: 'providerinvoice',
  initial: { invoices: [] },
  decide: record,
  evolve: (state, event) => {
    if (event.type !== 'ProviderInvoiceRecorded') return state;
    const { number, from, to, amount, accrued } = event.data;
    const others = state.invoices.filter((one) => one.number !== number);
    return { invoices: [...others, { number, from, to, amount, accrued }] };
  },
  assertInvariants: ({ invoices }) => {
    for (const one of invoices) {
      if (invoices.some((other) => other !== one && overlap(one, other)))
        throw new Error(`the period of bill ${one.number} is billed twice`);
    }
  },
};

function record(
  { invoices }: ProviderInvoicesState,
  { provider, invoice, corrects }: RecordInvoice,
  { now }: { readonly now: Date },
): Decision<ProviderInvoiceRecorded, ProviderInvoiceRefusal> {
  const { number, to, amount } = invoice;
  const before = invoices.find((one) => one.number === number);
  if (corrects && !before) return reject({ code: 'not_found', number });
  if (!corrects && before) return reject({ code: 'invoice_recorded', number });
  if (Date.parse(to) > now.getTime()) return reject({ code: 'period_not_over' });
  const taken = invoices.find((one) => one !== before && overlap(one, invoice));
  if (taken) return reject({ code: 'period_invoiced', by: taken.number });
  const difference = beyondAccrued(invoice) - (before ? beyondAccrued(before) : 0n);
  return accept({
    type: 'ProviderInvoiceRecorded',
    data: {
      provider,
      ...invoice,
      difference: { minor: String(difference), currency: amount.currency },
      bookedOn: new Date(Date.parse(to) - 1).toISOString(),
      ...(corrects && { corrects: true as const }),
    },
  });
}

/** Minor units. */
export const beyondAccrued = ({ amount, accrued }: InvoiceFields): bigint =>
  BigInt(amount.minor) - BigInt(accrued.minor);

const overlap = (one: InvoiceFields, other: InvoiceFields): boolean =>
  Date.parse(one.from) < Date.parse(other.to) && Date.parse(other.from) < Date.parse(one.to);

export const providerInvoiceEventVersions: EventVersions<ProviderInvoiceRecorded['type']> = {
  ProviderInvoiceRecorded: [],
};

export const providerInvoiceEventSchema = eventSchema<ProviderInvoiceRecorded>(providerInvoiceEventVersions);
