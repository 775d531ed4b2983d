import { CommandShell } from '#libs/command-shell';
import type { CommandEnvelope } from '#libs/command-shell';
import type { EventStore } from '#libs/event-store';
import { parseAmount, toMoneyJson } from '#libs/money';
import type { ProviderInvoiceRefusal } from '#libs/settlements';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Problem } from '../../common/problems';
import { EVENT_STORE } from '../../persistence/tokens';
import { Providers } from '../../providers/providers';
import { accruedFees } from '../../read-models/queries/accrued-fees';
import { ReadPosition } from '../../read-position/read-position';
import { invoicesIdOf, providerInvoiceAggregate } from './provider-invoice-aggregate';
import type { AccruedAccount, FoldedInvoices } from './provider-invoice-aggregate';
import type { RecordInvoiceDto } from './record-invoice.dto';

export interface InvoicesAnswer {
  readonly account: AccruedAccount;
  readonly folded: FoldedInvoices;
  readonly replayed: boolean;
}

/** Bills of providers that pay gross: a person records them, and what was accrued is cleared to what was billed. */
@Injectable()
export class ProviderInvoices {
  constructor(
    private readonly shell: CommandShell,
    private readonly providers: Providers,
    private readonly database: DataSource,
    private readonly position: ReadPosition,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  load(account: AccruedAccount): Promise<FoldedInvoices> {
    return this.shell.load(providerInvoiceAggregate, invoicesIdOf(account));
  }

  /**
   * What was accrued is read from the books once they have seen everything that was known when this was asked.
   * @throws Problem for fees that are not billed, a period that is wrong, not over or billed already, and a number that
   * is known, or for a correction is not; `projection_behind` where the books are not up to date in time
   */
  async record(dto: RecordInvoiceDto, envelope: CommandEnvelope): Promise<InvoicesAnswer> {
    const { provider, number, from, to, correction = false } = dto;
    const { currency } = dto.amount;
    const account = { merchantId: envelope.merchantId, provider, currency };
    const id = invoicesIdOf(account);
    const before = await this.shell.replayed(providerInvoiceAggregate, id, envelope);
    if (before) return { account, folded: before, replayed: true };
    if (from >= to)
      throw new Problem('invalid_request', 'The period ends before it begins.', {
        errors: [{ pointer: '/to', message: 'must be behind from' }],
      });
    if (!this.providers.billsFees(provider, envelope.merchantId, currency))
      throw new Problem('fees_not_billed', `No fees of ${provider} in ${currency} are agreed to be billed.`);
    await this.position.seen('journal', await this.store.head());
    const accrued = await accruedFees(this.database, { ...account, from, to });
    const invoice = {
      ...{ number, from: from.toISOString(), to: to.toISOString() },
      amount: toMoneyJson(parseAmount(dto.amount)),
      accrued: { minor: String(accrued), currency },
    };
    const command = { type: 'RecordInvoice', provider, invoice, corrects: correction } as const;
    const result = await this.shell.execute(providerInvoiceAggregate, id, command, envelope);
    if (result.kind === 'rejected') throw refused(result.refusal);
    return { account, folded: result.folded, replayed: result.kind === 'replayed' };
  }
}

function refused(refusal: ProviderInvoiceRefusal): Problem {
  switch (refusal.code) {
    case 'not_found':
      return new Problem('not_found', `No bill ${refusal.number} is recorded that could be corrected.`);
    case 'invoice_recorded':
      return new Problem(
        'invoice_recorded',
        `Bill ${refusal.number} is recorded. Send "correction": true to replace it.`,
      );
    case 'period_invoiced':
      return new Problem('period_invoiced', `Bill ${refusal.by} covers a part of this period.`);
    case 'period_not_over':
      return new Problem('period_not_over', 'The period is not over: more may be accrued for it.');
  }
}
