import { randomUUID } from 'node:crypto';
import type { Clock } from '#libs/clock';
import type { GrowingIds } from '#libs/simulators/kit';
import type { Account, Accounts } from '../merchant-api/accounts';
import { assertServiceAllowed } from '../merchant-api/accounts';
import { copy, copyUrls } from '../merchant-api/copy';
import type { Parameters } from '../merchant-api/parameters';
import { Refusal, ResultCode } from '../merchant-api/result-codes';
import { isSignedBy } from '../merchant-api/signature';
import type { Quirks } from '../quirks';
import type { CardPayment } from './card-payment';
import type { CardRequest } from './card-request';
import { readCardRequest, signedValues } from './card-request';
import type { CardStore } from './card-store';
import { isCardPaymentType } from './payment-types';

export interface VerifiedRequest extends CardRequest {
  readonly account: Account;
}

/** The door of the card endpoint: what comes in is checked in the order of section 11.2 before anything happens. */
export class CardGateway {
  constructor(
    private readonly accounts: Accounts,
    private readonly store: CardStore,
    private readonly ids: GrowingIds,
    private readonly clock: Clock,
    private readonly quirks: Quirks,
  ) {}

  /** Throws Refusal 1001 to 1004, 1008 or 1101. */
  verify(parameters: Parameters): VerifiedRequest {
    const request = readCardRequest(parameters, this.quirks);
    const account = this.accounts.working(request.accountId);
    if (!this.isSigned(parameters)) throw new Refusal(ResultCode.InvalidSignature, 'the signature does not fit');
    assertServiceAllowed(account, `card/${request.paymentType}`);
    if (!account.currencies.includes(request.currency)) {
      throw new Refusal(ResultCode.UnsupportedCurrency, `${request.currency} is not among the account's currencies`);
    }
    return { ...request, account };
  }

  /**
   * Whether the account's owner made the request, however malformed it is otherwise: only then may it lead a browser
   * anywhere.
   */
  isSigned(parameters: Parameters): boolean {
    const account = this.accounts.find(parameters.get('AccountId'));
    const type = parameters.get('PaymentType');
    const signature = parameters.get('Signature');
    if (!account || !isCardPaymentType(type) || signature === undefined || parameters.repeated !== undefined)
      return false;
    return isSignedBy(account.secrets, signedValues(parameters, type), signature);
  }

  /**
   * Opens a hosted payment; `session` names its page, if there is one. Throws Refusal 1010 when its card on file is
   * unknown.
   */
  open(request: VerifiedRequest, { withPage }: { withPage: boolean }): CardPayment {
    const registration = request.cardId === undefined ? undefined : this.registration(request);
    const payment = this.create(request);
    payment.session = withPage ? randomUUID() : undefined;
    payment.card = registration?.card;
    payment.cardId = registration?.cardId;
    this.store.add(payment);
    return payment;
  }

  /**
   * All fields at once and texts as own copies: 200,000 of these are kept, and a slice of a request would keep the
   * whole request.
   */
  create({ account, ...request }: VerifiedRequest): CardPayment {
    const { paymentType, amount, currency, urls, notificationUrl, language, description } = request;
    return {
      paymentRequestId: this.ids.take(),
      accountId: account.accountId,
      paymentType,
      reference: copy(request.reference),
      currency: account.currencies.find((known) => known === currency) ?? currency,
      amount,
      createdAt: this.clock.now().getTime(),
      urls: copyUrls(urls),
      notificationUrl: copy(notificationUrl),
      language: copy(language),
      description: copy(description),
      session: undefined,
      state: 'open',
      authorized: 0n,
      captured: 0n,
      refunded: 0n,
      cancelled: 0n,
      chargedBack: 0n,
      holdUntil: undefined,
      result: undefined,
      card: undefined,
      cardId: undefined,
      authNumber: undefined,
      mandate: undefined,
      redirectLost: undefined,
      paidAt: undefined,
      followUps: undefined,
    };
  }

  private registration({ cardId, accountId }: CardRequest): CardPayment {
    const registration = this.store.ofCardId(cardId);
    if (registration?.accountId === accountId) return registration;
    throw new Refusal(ResultCode.TransactionNotFound, `no card on file ${cardId ?? ''}`);
  }
}
