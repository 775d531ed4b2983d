import type { Account } from '../merchant-api/accounts';
import type { Notices } from '../merchant-api/notices';
import type { Quirks } from '../quirks';
import type { CardPayment } from './card-payment';
import type { CardNotice } from './notification';
import { CARD_NOTICE, noticeFields } from './notification';

/** Tells a merchant about card payments. */
export class CardNotifier {
  constructor(
    private readonly notices: Notices,
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
    const { accountId, paymentRequestId } = payment;
    return this.notices.send({
      kind: CARD_NOTICE,
      key: paymentRequestId,
      account,
      url,
      fields: noticeFields(payment, notice, this.quirks),
      subject: {
        ...{ accountId, reference: notice.reference, paymentRequestId, paymentType },
        resultCode: String(notice.resultCode),
      },
    });
  }
}
