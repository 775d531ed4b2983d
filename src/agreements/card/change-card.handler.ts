import type { AgreementState } from '#libs/agreements';
import type { Clock } from '#libs/clock';
import type { CommandEnvelope } from '#libs/command-shell';
import type { MoneyJson } from '#libs/money';
import { Inject } from '@nestjs/common';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CardsOnFile } from '../../cards/cards-on-file';
import { Problem } from '../../common/problems';
import type { CustomerDto } from '../../orders/create-order/customer.dto';
import { CLOCK } from '../../persistence/tokens';
import type { FoldedAgreement } from '../agreement-aggregate';
import { AgreementCommands } from '../agreement-commands';
import type { AgreementAnswer } from '../agreement-commands';
import { CardPayments } from '../card-payments';
import { moneyOf } from '../create-agreement/agreement-terms';
import type { ChangeCardDto } from './change-card.dto';

export class ChangeCard extends Command<AgreementAnswer> {
  constructor(
    readonly agreementId: string,
    readonly request: ChangeCardDto,
    readonly envelope: CommandEnvelope,
  ) {
    super();
  }
}

/** Another card: one that is on file already, or one that the customer gives with a payment. */
@CommandHandler(ChangeCard)
export class ChangeCardHandler implements ICommandHandler<ChangeCard> {
  constructor(
    private readonly agreements: AgreementCommands,
    private readonly payments: CardPayments,
    private readonly cards: CardsOnFile,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ agreementId, request, envelope }: ChangeCard): Promise<AgreementAnswer> {
    const folded = await this.agreements.load(agreementId, envelope.merchantId);
    const before =
      folded.commands.has(envelope.commandId) && (await this.agreements.answerBefore(agreementId, envelope));
    if (before) return before;
    return request.card_id === undefined
      ? this.askForCard(folded, request, envelope)
      : this.useCard(folded, request.card_id, envelope);
  }

  private async useCard(folded: FoldedAgreement, cardId: string, envelope: CommandEnvelope): Promise<AgreementAnswer> {
    const { agreementId, customerId } = folded.state.agreement!;
    const card = await this.cards.usable(cardId, envelope.merchantId, 'merchant');
    if (card.customerId !== customerId) {
      throw new Problem('invalid_request', 'The card is that of another customer.', {
        errors: [{ pointer: '/card_id', message: 'must be a card of the customer of the agreement' }],
      });
    }
    const { provider, card: details } = card;
    const used = { id: cardId, provider, scheme: details.brand ?? 'other' };
    return this.agreements.execute(agreementId, envelope, { type: 'UseCard', card: used }, folded);
  }

  private async askForCard(
    folded: FoldedAgreement,
    request: ChangeCardDto,
    envelope: CommandEnvelope,
  ): Promise<AgreementAnswer> {
    const { agreement } = folded.state;
    const { agreementId, reference, provider, customerId } = agreement!;
    const amount = amountOf(folded.state, request);
    const orderId = this.payments.orderIdOf(agreementId, envelope);
    const command = { type: 'StartCardPayment', orderId, amount } as const;
    this.agreements.assertAccepted(folded, command, this.clock.now());
    const { payer, description } = await this.payments.reveal(agreementId, agreement!);
    const customer = { ...(request.customer ?? payer), id: customerId } as CustomerDto;
    const returnUrl = request.return_url ?? agreement!.returnUrl;
    await this.payments.open({ agreementId, reference, provider, amount, customer, returnUrl, description }, envelope);
    return this.agreements.execute(agreementId, envelope, command, folded);
  }
}

function amountOf({ agreement, activatedAt, firstPayment }: AgreementState, { amount }: ChangeCardDto): MoneyJson {
  if (amount) return moneyOf(amount);
  if (activatedAt === undefined && firstPayment) return firstPayment.amount;
  return { minor: '0', currency: agreement!.amount.currency };
}
