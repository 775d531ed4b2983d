import type { Feature } from '../feature';
import { Imports } from './imports/imports';
import { ImportsController } from './imports/imports.controller';
import { TakeReport } from './imports/take-report';
import { TakeStatement } from './imports/take-statement';
import { FetchPayouts } from './provider-payouts/fetch-payouts';
import { PayoutOwners } from './provider-payouts/payout-owners';
import { FetchesController } from './provider-payouts/fetches.controller';
import { SettlementsController } from './list/settlements.controller';
import { ProviderInvoicesController } from './provider-invoices/invoices.controller';
import { ProviderInvoices } from './provider-invoices/provider-invoices';

export const settlements: Feature = {
  // The imports first: their path is below that of a payout.
  controllers: [ImportsController, FetchesController, SettlementsController, ProviderInvoicesController],
  providers: [FetchPayouts, Imports, PayoutOwners, ProviderInvoices, TakeReport, TakeStatement],
};
