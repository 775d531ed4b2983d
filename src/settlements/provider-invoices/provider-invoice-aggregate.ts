import { deterministicId } from '#libs/command-shell';
import type { AggregateType, Folded } from '#libs/command-shell';
import { providerInvoiceDecider, providerInvoiceEventSchema } from '#libs/settlements';
import type {
  ProviderInvoiceRecorded,
  ProviderInvoiceRefusal,
  ProviderInvoicesState,
  RecordInvoice,
} from '#libs/settlements';

/** How the command shell folds and writes the bills of a provider. */
export const providerInvoiceAggregate: AggregateType<
  ProviderInvoicesState,
  RecordInvoice,
  ProviderInvoiceRecorded,
  ProviderInvoiceRefusal
> = { decider: providerInvoiceDecider, schema: providerInvoiceEventSchema };

export type FoldedInvoices = Folded<ProviderInvoicesState>;

/** Whose bills they are, from whom, and in which currency: one account of accrued fees. */
export interface AccruedAccount {
  readonly merchantId: string;
  readonly provider: string;
  readonly currency: string;
}

export const invoicesIdOf = ({ merchantId, provider, currency }: AccruedAccount): string =>
  deterministicId('provider-invoices', merchantId, provider, currency);
