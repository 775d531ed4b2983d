import { randomUUID } from 'node:crypto';
import type { Clock } from '#libs/clock';
import type { GrowingIds } from '#libs/simulators/kit';
import type { Account, Accounts } from '../merchant-api/accounts';
import { assertServiceAllowed } from '../merchant-api/accounts';
import { copy, copyUrls } from '../merchant-api/copy';
import type { Parameters } from '../merchant-api/parameters';
import { Refusal, ResultCode } from '../merchant-api/result-codes';
import { isSignedBy } from '../merchant-api/signature';
import type { WirePayment } from './wire-payment';
import type { WireRequest } from './wire-request';
import { isWirePaymentType, readWireRequest, signedValues } from './wire-request';
import type { WireStore } from './wire-store';

export interface VerifiedWireRequest extends WireRequest {
  readonly account: Account;
}

/** Money that comes without a payment page. */
export interface IncomingTransfer {
  readonly accountId: string;
  /** Hundredths. */
  readonly amount: bigint;
  readonly currency: string;
  readonly reference?: string;
  readonly notificationUrl?: string;
}

/** The door of the wire endpoint: what comes in is checked in the order of section 11.2 before anything happens. */
export class WireGateway {
  constructor(
    private readonly accounts: Accounts,
    private readonly store: WireStore,
    private readonly ids: GrowingIds,
    private readonly clock: Clock,
  ) {}

  /** Throws Refusal 1001 to 1004 or 1008; 1001 again for another currency than the account's. */
  verify(parameters: Parameters): VerifiedWireRequest {
    const request = readWireRequest(parameters);
    const account = this.accounts.working(request.accountId);
    if (!this.isSigned(parameters)) throw new Refusal(ResultCode.InvalidSignature, 'the signature does not fit');
    assertServiceAllowed(account, `wire/${request.paymentType}`);
    if (request.currency !== account.wireCurrency) {
      throw new Refusal(ResultCode.InvalidRequest, `the account is in ${account.wireCurrency}`);
    }
    return { ...request, account };
  }

  /** Whether the account's owner made the request: only then may it lead a browser anywhere. */
  isSigned(parameters: Parameters): boolean {
    const account = this.accounts.find(parameters.get('AccountId'));
    const type = parameters.get('PaymentType');
    const signature = parameters.get('Signature');
    if (!account || !isWirePaymentType(type) || signature === undefined || parameters.repeated !== undefined)
      return false;
    return isSignedBy(account.secrets, signedValues(parameters, type), signature);
  }

  /** Opens a hosted payment; `session` names its page, if there is one. Texts are copied, as for cards. */
  open({ account, amount, ...request }: VerifiedWireRequest, { withPage }: { withPage: boolean }): WirePayment {
    const { currency, urls, notificationUrl, language, country, description } = request;
    return this.keep({
      ...this.blank(account.accountId, amount, currency),
      ...{ paymentRequestId: this.ids.take(), paymentType: '0' },
      ...{ reference: copy(request.reference), urls: copyUrls(urls), notificationUrl: copy(notificationUrl) },
      ...{ language, country, description: copy(description) },
      session: withPage ? randomUUID() : undefined,
    });
  }

  receive({ accountId, amount, currency, reference, notificationUrl }: IncomingTransfer): WirePayment {
    return this.keep({ ...this.blank(accountId, amount, currency), reference, notificationUrl });
  }

  private keep(payment: WirePayment): WirePayment {
    this.store.add(payment);
    return payment;
  }

  private blank(accountId: string, amount: bigint, currency: string): WirePayment {
    return {
      ...{ paymentId: this.ids.take(), accountId, amount, currency, paymentType: 'transfer', urls: {} },
      ...{ createdAt: this.clock.now().getTime(), loggedIn: false, state: 'open', credited: 0n, refunded: 0n },
    };
  }
}
