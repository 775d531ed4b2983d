import { Body, Controller, Post, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Roles } from '../common/identity';
import { NoFieldsDto } from '../common/validation';
import { ResourceId } from '../common/validation/resource-id';
import { ApiCommand } from '../operations/openapi/api-docs';
import { AgreementAnswers } from './agreement-answers';
import {
  AMOUNT_EXAMPLES,
  CANCEL_EXAMPLES,
  CONSENT_EXAMPLES,
  PAUSE_EXAMPLES,
  RESUME_BILLING_EXAMPLES,
  REVIEW_EXAMPLES,
  ZONE_EXAMPLES,
} from './agreement.examples';
import { cancelOf, changeAmountOf, giveConsentOf, pauseOf } from './commands/command-of';
import {
  CancelDto,
  ChangeAmountDto,
  ChangeZoneDto,
  PauseDto,
  ResumeBillingDto,
  ReviewDto,
} from './commands/commands.dto';
import { ConsentDto } from './create-agreement/create-agreement.dto';
import { AgreementView } from './view/agreement.view';

/** Commands that the agreement decides by itself; nobody else is asked. */
@ApiTags('agreements')
@ApiBearerAuth()
@Controller('v1/agreements/:id')
export class AgreementCommandsController {
  constructor(private readonly answers: AgreementAnswers) {}

  @Post('pause')
  @Roles('service', 'operator', 'admin')
  @ApiCommand({
    summary: 'Skip what begins from now on',
    view: AgreementView,
    codes: ['not_found', 'agreement_not_active', 'agreement_ended', 'agreement_paused'],
    body: { type: PauseDto, examples: PAUSE_EXAMPLES },
    optionalBody: true,
  })
  async pause(@ResourceId() id: string, @Body() body: PauseDto, @Res() reply: FastifyReply): Promise<void> {
    await this.answers.run(reply, id, body, pauseOf(body));
  }

  @Post('resume')
  @Roles('service', 'operator', 'admin')
  @ApiCommand({
    summary: 'End a pause',
    view: AgreementView,
    codes: ['not_found', 'agreement_not_active', 'agreement_ended', 'agreement_not_paused'],
  })
  async resume(@ResourceId() id: string, @Body() body: NoFieldsDto, @Res() reply: FastifyReply): Promise<void> {
    await this.answers.run(reply, id, body, { type: 'Resume' });
  }

  @Post('resume-billing')
  @Roles('operator', 'admin')
  @ApiCommand({
    summary: 'Let a parked agreement go on where it stood; what fell due meanwhile was missed',
    view: AgreementView,
    codes: ['not_found', 'agreement_ended', 'agreement_not_parked'],
    body: { type: ResumeBillingDto, examples: RESUME_BILLING_EXAMPLES },
  })
  async resumeBilling(
    @ResourceId() id: string,
    @Body() body: ResumeBillingDto,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const command = { type: 'ResumeBilling', reason: body.reason } as const;
    await this.answers.run(reply, id, body, command);
  }

  @Post('cancel')
  @Roles('service', 'operator', 'admin')
  @ApiCommand({
    summary: 'End it at once, or with the period that runs',
    view: AgreementView,
    codes: ['not_found', 'agreement_ended', 'attempt_in_progress', 'nothing_to_prorate'],
    body: { type: CancelDto, examples: CANCEL_EXAMPLES },
    optionalBody: true,
  })
  async cancel(@ResourceId() id: string, @Body() body: CancelDto, @Res() reply: FastifyReply): Promise<void> {
    await this.answers.run(reply, id, body, cancelOf(body));
  }

  @Post('amount')
  @Roles('service', 'operator', 'admin')
  @ApiCommand({
    summary: 'Another price, from a period on or at once',
    view: AgreementView,
    codes: [
      'not_found',
      'agreement_ended',
      'agreement_not_active',
      'agreement_paused',
      'attempt_in_progress',
      'new_card_required',
      'nothing_to_prorate',
      'period_closed',
      'currency_mismatch',
      'amount_not_positive',
      'amount_exceeds_consent',
    ],
    body: { type: ChangeAmountDto, examples: AMOUNT_EXAMPLES },
  })
  async amount(@ResourceId() id: string, @Body() body: ChangeAmountDto, @Res() reply: FastifyReply): Promise<void> {
    await this.answers.run(reply, id, body, changeAmountOf(body));
  }

  @Post('consent')
  @Roles('service', 'operator', 'admin')
  @ApiCommand({
    summary: 'The customer has agreed anew: this consent holds instead of the one before',
    view: AgreementView,
    codes: ['not_found', 'agreement_ended', 'currency_mismatch', 'amount_exceeds_consent'],
    body: { type: ConsentDto, examples: CONSENT_EXAMPLES },
  })
  async consent(@ResourceId() id: string, @Body() body: ConsentDto, @Res() reply: FastifyReply): Promise<void> {
    await this.answers.run(reply, id, body, giveConsentOf(body));
  }

  @Post('zone')
  @Roles('service', 'operator', 'admin')
  @ApiCommand({
    summary: 'The customer lives by another clock, from the next period on',
    view: AgreementView,
    codes: ['not_found', 'agreement_ended'],
    body: { type: ChangeZoneDto, examples: ZONE_EXAMPLES },
  })
  async zone(@ResourceId() id: string, @Body() body: ChangeZoneDto, @Res() reply: FastifyReply): Promise<void> {
    await this.answers.run(reply, id, body, { type: 'ChangeZone', zone: body.zone });
  }

  @Post('retry')
  @Roles('service', 'operator', 'admin')
  @ApiCommand({
    summary: 'Try the open charge now, instead of when it was scheduled',
    view: AgreementView,
    codes: [
      'not_found',
      'agreement_not_active',
      'agreement_ended',
      'agreement_paused',
      'agreement_parked',
      'attempt_in_progress',
      'new_card_required',
      'nothing_to_retry',
    ],
  })
  async retry(@ResourceId() id: string, @Body() body: NoFieldsDto, @Res() reply: FastifyReply): Promise<void> {
    await this.answers.run(reply, id, body, { type: 'Retry' });
  }

  @Post('review')
  @Roles('operator', 'admin')
  @ApiCommand({
    summary: 'Decide about the periods that are held',
    view: AgreementView,
    codes: ['not_found', 'agreement_not_active', 'agreement_ended', 'nothing_to_review'],
    body: { type: ReviewDto, examples: REVIEW_EXAMPLES },
  })
  async review(@ResourceId() id: string, @Body() body: ReviewDto, @Res() reply: FastifyReply): Promise<void> {
    await this.answers.run(reply, id, body, { type: 'ReviewHeld', decision: body.decision });
  }
}
