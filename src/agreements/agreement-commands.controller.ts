import { Body, Controller, Post, Res, applyDecorators } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Roles } from '../common/identity';
import type { ApiRole } from '../common/identity';
import { NoFieldsDto } from '../common/validation';
import { ResourceId } from '../common/validation/resource-id';
import { ApiCommand } from '../operations/openapi/api-docs';
import type { CommandDocs } from '../operations/openapi/api-docs';
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

type ActDocs = Pick<CommandDocs, 'summary' | 'codes' | 'body' | 'optionalBody'>;

/** `POST …/{id}/<word>` by one of these roles, answered with the agreement. */
const Act = (word: string, roles: readonly ApiRole[], { codes, ...docs }: ActDocs): MethodDecorator =>
  applyDecorators(
    Post(word),
    Roles(...roles),
    ApiCommand({ ...docs, view: AgreementView, codes: ['not_found', ...codes] }),
  );

const MERCHANT: readonly ApiRole[] = ['service', 'operator', 'admin'];
const PERSON: readonly ApiRole[] = ['operator', 'admin'];

/** Commands that the agreement decides by itself; nobody else is asked. */
@ApiTags('agreements')
@ApiBearerAuth()
@Controller('v1/agreements/:id')
export class AgreementCommandsController {
  constructor(private readonly answers: AgreementAnswers) {}

  @Act('pause', MERCHANT, {
    summary: 'Skip what begins from now on',
    codes: ['agreement_not_active', 'agreement_ended', 'agreement_paused'],
    body: { type: PauseDto, examples: PAUSE_EXAMPLES },
    optionalBody: true,
  })
  pause(@ResourceId() id: string, @Body() body: PauseDto, @Res() reply: FastifyReply): Promise<void> {
    return this.answers.run(reply, id, body, pauseOf(body));
  }

  @Act('resume', MERCHANT, {
    summary: 'End a pause',
    codes: ['agreement_not_active', 'agreement_ended', 'agreement_not_paused'],
  })
  resume(@ResourceId() id: string, @Body() body: NoFieldsDto, @Res() reply: FastifyReply): Promise<void> {
    return this.answers.run(reply, id, body, { type: 'Resume' });
  }

  @Act('resume-billing', PERSON, {
    summary: 'Let a parked agreement go on where it stood; what fell due meanwhile was missed',
    codes: ['agreement_ended', 'agreement_not_parked'],
    body: { type: ResumeBillingDto, examples: RESUME_BILLING_EXAMPLES },
  })
  resumeBilling(@ResourceId() id: string, @Body() body: ResumeBillingDto, @Res() reply: FastifyReply): Promise<void> {
    return this.answers.run(reply, id, body, { type: 'ResumeBilling', reason: body.reason });
  }

  @Act('cancel', MERCHANT, {
    summary: 'End it at once, or with the period that runs',
    codes: ['agreement_ended', 'attempt_in_progress', 'nothing_to_prorate'],
    body: { type: CancelDto, examples: CANCEL_EXAMPLES },
    optionalBody: true,
  })
  cancel(@ResourceId() id: string, @Body() body: CancelDto, @Res() reply: FastifyReply): Promise<void> {
    return this.answers.run(reply, id, body, cancelOf(body));
  }

  @Act('amount', MERCHANT, {
    summary: 'Another price, from a period on or at once',
    codes: [
      'agreement_ended',
      'agreement_not_active',
      'agreement_paused',
      'agreement_parked',
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
  amount(@ResourceId() id: string, @Body() body: ChangeAmountDto, @Res() reply: FastifyReply): Promise<void> {
    return this.answers.run(reply, id, body, changeAmountOf(body));
  }

  @Act('consent', MERCHANT, {
    summary: 'The customer has agreed anew: this consent holds instead of the one before',
    codes: ['agreement_ended', 'currency_mismatch', 'amount_exceeds_consent'],
    body: { type: ConsentDto, examples: CONSENT_EXAMPLES },
  })
  consent(@ResourceId() id: string, @Body() body: ConsentDto, @Res() reply: FastifyReply): Promise<void> {
    return this.answers.run(reply, id, body, giveConsentOf(body));
  }

  @Act('zone', MERCHANT, {
    summary: 'The customer lives by another clock, from the next period on',
    codes: ['agreement_ended'],
    body: { type: ChangeZoneDto, examples: ZONE_EXAMPLES },
  })
  zone(@ResourceId() id: string, @Body() body: ChangeZoneDto, @Res() reply: FastifyReply): Promise<void> {
    return this.answers.run(reply, id, body, { type: 'ChangeZone', zone: body.zone });
  }

  @Act('retry', MERCHANT, {
    summary: 'Try the open charge now, instead of when it was scheduled',
    codes: [
      'agreement_not_active',
      'agreement_ended',
      'agreement_paused',
      'agreement_parked',
      'attempt_in_progress',
      'new_card_required',
      'nothing_to_retry',
    ],
  })
  retry(@ResourceId() id: string, @Body() body: NoFieldsDto, @Res() reply: FastifyReply): Promise<void> {
    return this.answers.run(reply, id, body, { type: 'Retry' });
  }

  @Act('review', PERSON, {
    summary: 'Decide about the periods that are held',
    codes: ['agreement_not_active', 'agreement_ended', 'nothing_to_review'],
    body: { type: ReviewDto, examples: REVIEW_EXAMPLES },
  })
  review(@ResourceId() id: string, @Body() body: ReviewDto, @Res() reply: FastifyReply): Promise<void> {
    return this.answers.run(reply, id, body, { type: 'ReviewHeld', decision: body.decision });
  }
}
