import type { AgreementCommand } from '#libs/agreements';
import type { Clock } from '#libs/clock';
import { emptyFold } from '#libs/command-shell';
import type { CommandEnvelope } from '#libs/command-shell';
import { fromMoneyJson } from '#libs/money';
import { Inject } from '@nestjs/common';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { Problem } from '../../common/problems';
import { CLOCK } from '../../persistence/tokens';
import { Providers } from '../../providers/providers';
import { agreementAggregate } from '../agreement-aggregate';
import { AgreementCommands } from '../agreement-commands';
import type { AgreementAnswer } from '../agreement-commands';
import { CardPayments } from '../card-payments';
import { moneyOf, termsOf } from './agreement-terms';
import type { CreateAgreementDto } from './create-agreement.dto';

export class CreateAgreement extends Command<AgreementAnswer> {
  constructor(
    readonly agreementId: string,
    readonly request: CreateAgreementDto,
    readonly envelope: CommandEnvelope,
  ) {
    super();
  }
}

/** Writes down what was agreed, and opens the first payment, at which the customer is present. */
@CommandHandler(CreateAgreement)
export class CreateAgreementHandler implements ICommandHandler<CreateAgreement> {
  constructor(
    private readonly agreements: AgreementCommands,
    private readonly payments: CardPayments,
    private readonly providers: Providers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ agreementId, request, envelope }: CreateAgreement): Promise<AgreementAnswer> {
    const before = await this.agreements.answerBefore(agreementId, envelope);
    if (before) return before;
    const command = await this.plan(agreementId, request, envelope);
    const from = emptyFold(`agreement-${agreementId}`, agreementAggregate.decider.initial);
    this.agreements.assertAccepted(from, command, this.clock.now());
    const { reference, provider } = command.agreement;
    const { customer, return_url: returnUrl, description } = request;
    const { amount } = command.firstPayment;
    await this.payments.open({ agreementId, reference, provider, amount, customer, returnUrl, description }, envelope);
    return this.agreements.execute(agreementId, envelope, command, from);
  }

  private async plan(
    agreementId: string,
    request: CreateAgreementDto,
    envelope: CommandEnvelope,
  ): Promise<Extract<AgreementCommand, { type: 'CreateAgreement' }>> {
    const { merchantId } = envelope;
    const { customer, reference, return_url: returnUrl } = request;
    if (customer.id === undefined) {
      throw new Problem('invalid_request', 'An agreement is with somebody: name the customer.', {
        errors: [{ pointer: '/customer/id', message: 'is required' }],
      });
    }
    const terms = termsOf(request, this.clock.now());
    const amount = fromMoneyJson(terms.amount);
    const adapter = this.providers.choose({ provider: request.provider, merchantId, method: 'card', amount });
    if (!adapter.capabilities.cardOnFile.merchantInitiated || !adapter.charge) {
      throw new Problem('unsupported_by_provider', `${adapter.title} cannot charge a card without the payer.`);
    }
    const first = request.first_payment ? moneyOf(request.first_payment) : terms.amount;
    const covers = request.first_payment_covers ?? (BigInt(first.minor) > 0n ? 'first_period' : 'nothing');
    const orderId = this.payments.orderIdOf(agreementId, envelope);
    return {
      type: 'CreateAgreement',
      agreement: {
        agreementId,
        merchantId,
        reference,
        customerId: customer.id,
        ...(await this.payments.seal(agreementId, merchantId, customer, request.description)),
        ...(returnUrl !== undefined && { returnUrl }),
        provider: adapter.name,
        ...terms,
      },
      firstPayment: {
        orderId,
        amount: first,
        coversFirstPeriod: covers === 'first_period' && BigInt(first.minor) > 0n,
      },
    };
  }
}
