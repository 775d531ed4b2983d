import { Sealer } from '#libs/sealing';
import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { envelopeOf, sendResource } from '../../common/http';
import { Caller, Roles } from '../../common/identity';
import type { Principal } from '../../common/identity';
import { ApiCommand, ApiReads } from '../../operations/openapi/api-docs';
import { ProviderInvoicesView, presentInvoices } from './invoices.view';
import { ProviderInvoices } from './provider-invoices';
import { InvoicesQueryDto, RecordInvoiceDto } from './record-invoice.dto';

const EXAMPLES = {
  march: {
    provider: 'trustpay-eu',
    number: 'F-2026-03',
    from: '2026-03-01',
    to: '2026-04-01',
    amount: { value: '10.50', currency: 'EUR' },
  },
};

@ApiTags('settlements')
@ApiBearerAuth()
@Controller('v1/provider-invoices')
export class ProviderInvoicesController {
  constructor(
    private readonly invoices: ProviderInvoices,
    private readonly sealer: Sealer,
  ) {}

  @Get()
  @Roles('auditor', 'operator', 'admin')
  @ApiReads({
    summary: 'Bills of a provider in one currency, read from their own events, the latest period first',
    view: ProviderInvoicesView,
    of: 'configuration',
  })
  async list(@Query() { provider, currency }: InvoicesQueryDto, @Caller() { merchantId }: Principal) {
    const account = { merchantId, provider, currency };
    return presentInvoices(account, await this.invoices.load(account));
  }

  @Post()
  @Roles('operator', 'admin')
  @ApiCommand({
    summary: 'Record the bill of a provider that pays gross: what was accrued for its period is cleared to its amount',
    view: ProviderInvoicesView,
    status: 200,
    codes: [
      ...(['not_found', 'invoice_recorded', 'period_invoiced', 'fees_not_billed'] as const),
      ...(['period_not_over', 'projection_behind'] as const),
    ],
    body: { type: RecordInvoiceDto, examples: EXAMPLES },
  })
  async record(@Body() body: RecordInvoiceDto, @Res() reply: FastifyReply): Promise<void> {
    const { account, folded, replayed } = await this.invoices.record(body, envelopeOf(reply, body, this.sealer));
    sendResource(reply, 200, presentInvoices(account, folded), replayed);
  }
}
