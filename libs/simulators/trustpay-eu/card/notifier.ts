import type { DeliveryEngine } from '#libs/simulators/kit';
import type { Faults, NotificationFault } from '../faults';
import { NOTIFICATION_FAULTS } from '../faults';
import type { Account } from '../merchant-api/accounts';
import { parseAmount } from '../merchant-api/amount';
import type { Quirks } from '../quirks';
import type { CardPayment } from './card-payment';
import type { CardNotice } from './notification';
import { noticeAddress, noticeFields, noticeSignature } from './notification';

/** The faults that strike one notification, each kind at most once. */
type Struck = { readonly [K in NotificationFault['kind']]?: Extract<NotificationFault, { kind: K }> };

/** Builds, signs and sends card notifications, and spoils them as the faults say. */
export class CardNotifier {
  constructor(
    private readonly deliveries: DeliveryEngine,
    private readonly faults: Faults,
    private readonly quirks: Quirks,
  ) {}

  /**
   * Sends a notice about the payment; `paymentType` is that of the request that caused it, for aiming faults.
   * Returns what the answer to that request must wait for, if a fault wants the notification to come first.
   */
  notify(
    account: Account,
    payment: CardPayment,
    notice: CardNotice,
    { url, paymentType }: { url: string | undefined; paymentType: string },
  ): Promise<void> | undefined {
    if (url === undefined) return undefined;
    const struck = this.strike(payment, notice, paymentType);
    if (struck.noNotification) return undefined;
    const message = {
      key: payment.paymentRequestId,
      method: 'GET' as const,
      url: this.address(account, payment, notice, url, struck),
    };
    const options = { delayMs: struck.delayed?.ms, letNextOvertake: struck.reordered !== undefined };
    const { id } = this.deliveries.send(message, options);
    const copies = struck.duplicate ? (struck.duplicate.copies ?? 1) : 0;
    for (let copy = 0; copy < copies; copy += 1) this.deliveries.send(message, options);
    return struck.notificationFirst && this.deliveries.firstAttempt(id);
  }

  private address(account: Account, payment: CardPayment, notice: CardNotice, url: string, struck: Struck): string {
    const amount = struck.wrongAmount
      ? (parseAmount(struck.wrongAmount.amount ?? '') ?? notice.amount + 1n)
      : notice.amount;
    const fields = noticeFields(payment, { ...notice, amount }, this.quirks);
    const signature = noticeSignature(fields, signingSecret(account, struck));
    return noticeAddress(url, fields, struck.wrongSignature ? spoil(signature) : signature);
  }

  private strike(payment: CardPayment, notice: CardNotice, paymentType: string): Struck {
    const { reference } = notice;
    const { accountId, paymentRequestId } = payment;
    const subject = { step: 'notification', accountId, reference, paymentRequestId, paymentType };
    return Object.fromEntries(this.faults.strikeAll(NOTIFICATION_FAULTS, subject).map((fault) => [fault.kind, fault]));
  }
}

function signingSecret({ secrets }: Account, { rotatedKey }: Struck): string {
  const [current = '', former] = secrets;
  if (!rotatedKey) return current;
  return rotatedKey.secret ?? former ?? `rotated-${current}`;
}

/** Another digit in front: still 64 hex digits, no longer the signature. */
const spoil = (signature: string): string => (signature.startsWith('0') ? '1' : '0') + signature.slice(1);
