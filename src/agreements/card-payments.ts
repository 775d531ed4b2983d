import { deterministicId } from '#libs/command-shell';
import type { CommandEnvelope } from '#libs/command-shell';
import { formatAmount, fromMoneyJson } from '#libs/money';
import type { MoneyJson } from '#libs/money';
import type { Sealed } from '#libs/payments';
import type { Payer } from '#libs/providers';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CreateOrder } from '../orders/create-order/create-order.command';
import type { CreateOrderDto } from '../orders/create-order/create-order.dto';
import type { CustomerDto } from '../orders/create-order/customer.dto';
import { PersonalData } from '../personal-data/personal-data';
import { cardOrderId } from './order-ids';

const customerPlace = (agreementId: string): string => `agreement/${agreementId}/customer`;
const descriptionPlace = (agreementId: string): string => `agreement/${agreementId}/description`;

export interface CardPayment {
  readonly agreementId: string;
  readonly reference: string;
  readonly provider: string;
  readonly amount: MoneyJson;
  readonly customer: CustomerDto;
  readonly returnUrl?: string;
  readonly description?: string;
}

/** Payments with the customer present, each an order of its own that keeps the card for later charges. */
@Injectable()
export class CardPayments {
  constructor(
    private readonly commands: CommandBus,
    private readonly personalData: PersonalData,
  ) {}

  orderIdOf(agreementId: string, envelope: CommandEnvelope): string {
    return cardOrderId(agreementId, envelope.commandId);
  }

  /**
   * Opens the order; a repeat opens none. The agreement is told afterwards: without it nobody hears of the page, so an
   * order whose agreement was never written is an order that nobody pays.
   * @throws Problem for what the provider does not take
   */
  async open(payment: CardPayment, envelope: CommandEnvelope): Promise<string> {
    const { agreementId, amount } = payment;
    const orderId = this.orderIdOf(agreementId, envelope);
    const request: CreateOrderDto = {
      reference: payment.reference,
      amount: formatAmount(fromMoneyJson(amount)),
      method: 'card',
      provider: payment.provider,
      // A payment of nothing verifies the card (TrustPay EU, card payment type 12); nothing is captured.
      capture: BigInt(amount.minor) === 0n ? 'manual' : 'automatic',
      save_card: true,
      save_card_for: 'merchant',
      customer: payment.customer,
      return_url: payment.returnUrl,
      description: payment.description,
    };
    const own = {
      ...envelope,
      commandId: deterministicId('agreement-card-payment', envelope.commandId),
      fingerprint: undefined,
      ifRevision: undefined,
    };
    await this.commands.execute(new CreateOrder(orderId, request, own, { agreementId, purpose: 'card' }));
    return orderId;
  }

  /** What the agreement keeps for further payments of this kind. */
  async seal(
    agreementId: string,
    merchantId: string,
    { id, ...payer }: CustomerDto,
    description: string | undefined,
  ): Promise<{ customer?: Sealed; description?: Sealed }> {
    const subject = this.personalData.subjectOf({ merchantId, orderId: agreementId, customerId: id });
    const hasPayer = Object.values(payer).some((value) => value !== undefined);
    const [customer, text] = await Promise.all([
      this.personalData.seal(subject, customerPlace(agreementId), hasPayer ? payer : undefined),
      this.personalData.seal(subject, descriptionPlace(agreementId), description),
    ]);
    return { ...(customer && { customer }), ...(text && { description: text }) };
  }

  async reveal(
    agreementId: string,
    sealed: { customer?: Sealed; description?: Sealed },
  ): Promise<{ payer?: Payer; description?: string }> {
    const [payer, description] = await Promise.all([
      this.personalData.open<Payer>(sealed.customer, customerPlace(agreementId)),
      this.personalData.open<string>(sealed.description, descriptionPlace(agreementId)),
    ]);
    return { payer, description };
  }
}
