import type { Account } from '../merchant-api/accounts';
import type { Notices } from '../merchant-api/notices';
import type { WireNotice } from './notification';
import { noticeFields, WIRE_NOTICE } from './notification';
import type { WirePayment } from './wire-payment';

/** Tells a merchant about bank transfers. */
export class WireNotifier {
  constructor(private readonly notices: Notices) {}

  /** `paymentType` is that of the request that caused it, for aiming faults. Returns what its answer must wait for. */
  notify(
    account: Account,
    payment: WirePayment,
    notice: WireNotice,
    { url = account.defaultNotificationUrl, paymentType }: { url?: string; paymentType: string },
  ): Promise<void> | undefined {
    const { accountId, paymentId, paymentRequestId } = payment;
    const resultCode = String(notice.resultCode);
    return this.notices.send({
      kind: WIRE_NOTICE,
      key: paymentRequestId ?? paymentId,
      account,
      url,
      fields: noticeFields(payment, notice),
      subject: { accountId, reference: notice.reference, paymentRequestId, paymentType, resultCode },
    });
  }
}
