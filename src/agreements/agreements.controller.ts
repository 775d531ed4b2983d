import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { CursorCodec, PageDto, Paging } from '../common/http';
import { Caller, Roles } from '../common/identity';
import type { Principal } from '../common/identity';
import { ResourceId } from '../common/validation/resource-id';
import { ApiCommand, ApiReads } from '../operations/openapi/api-docs';
import { ON_PAYMENTS } from '../operations/openapi/problem-responses';
import { ReadPosition } from '../read-position/read-position';
import { listAgreements, listPeriods } from '../read-models/queries';
import { AgreementAnswers } from './agreement-answers';
import { AgreementCommands } from './agreement-commands';
import { AGREEMENT_EXAMPLES, CARD_EXAMPLES } from './agreement.examples';
import { ChangeCardDto } from './card/change-card.dto';
import { ChangeCard } from './card/change-card.handler';
import { CreateAgreementDto } from './create-agreement/create-agreement.dto';
import { CreateAgreement } from './create-agreement/create-agreement.handler';
import { ListAgreementsDto } from './list-agreements.dto';
import { AgreementListView, AgreementView } from './view/agreement.view';
import { PeriodListView, presentPeriod } from './view/period.view';
import { presentAgreement } from './view/present-agreement';

@ApiTags('agreements')
@ApiBearerAuth()
@Controller('v1/agreements')
export class AgreementsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly agreements: AgreementCommands,
    private readonly answers: AgreementAnswers,
    private readonly database: DataSource,
    private readonly cursors: CursorCodec,
    private readonly position: ReadPosition,
  ) {}

  @Post()
  @Roles('service', 'admin')
  @ApiCommand({
    summary: 'Agree with a customer to charge again and again; the first payment is theirs to make',
    view: AgreementView,
    codes: [...ON_PAYMENTS, 'currency_mismatch', 'amount_exceeds_consent'],
    body: { type: CreateAgreementDto, examples: AGREEMENT_EXAMPLES },
  })
  async create(@Body() body: CreateAgreementDto, @Res() reply: FastifyReply): Promise<void> {
    const envelope = this.answers.envelope(reply, body);
    const answer = await this.commands.execute(new CreateAgreement(envelope.commandId, body, envelope));
    await this.answers.send(reply, answer, 201);
  }

  @Get()
  @Roles('service', 'auditor', 'operator', 'admin')
  @ApiReads({ summary: 'Agreements, the newest first', view: AgreementListView, of: 'read_model' })
  async list(
    @Query() query: ListAgreementsDto,
    @Caller() { merchantId }: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const paging = new Paging(this.cursors, 'agreements', merchantId, query);
    await this.position.reach(request, reply, 'agreements');
    const { customer_id: customerId, reference, status } = query;
    const filter = { merchantId, customerId, reference, status, ...paging.request() };
    return paging.answer(await listAgreements(this.database, filter), (folded) => presentAgreement(folded));
  }

  @Get(':id')
  @Roles('service', 'auditor', 'operator', 'admin')
  @ApiReads({ summary: 'One agreement, read from its own events', view: AgreementView, of: 'resource' })
  async get(@ResourceId() id: string, @Caller() caller: Principal, @Res() reply: FastifyReply): Promise<void> {
    const folded = await this.agreements.load(id, caller.merchantId);
    await this.answers.send(reply, { folded, replayed: false }, 200);
  }

  @Get(':id/periods')
  @Roles('service', 'auditor', 'operator', 'admin')
  @ApiReads({ summary: 'What became of each period, the newest first', view: PeriodListView, of: 'statement' })
  async periods(
    @ResourceId() id: string,
    @Query() query: PageDto,
    @Caller() { merchantId }: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await this.agreements.load(id, merchantId);
    const paging = new Paging(this.cursors, `periods ${id}`, merchantId, query);
    await this.position.reach(request, reply, 'agreements');
    return paging.answer(await listPeriods(this.database, { agreementId: id, ...paging.request() }), presentPeriod);
  }

  @Post(':id/card')
  @Roles('service', 'operator', 'admin')
  @ApiCommand({
    summary: 'Another card: one on file, or one that the customer gives with a payment',
    view: AgreementView,
    codes: [...ON_PAYMENTS, 'not_found', 'agreement_ended', 'attempt_in_progress', 'currency_mismatch'],
    body: { type: ChangeCardDto, examples: CARD_EXAMPLES },
    optionalBody: true,
  })
  async card(@ResourceId() id: string, @Body() body: ChangeCardDto, @Res() reply: FastifyReply): Promise<void> {
    const envelope = this.answers.envelope(reply, body);
    await this.answers.send(reply, await this.commands.execute(new ChangeCard(id, body, envelope)), 201);
  }
}
