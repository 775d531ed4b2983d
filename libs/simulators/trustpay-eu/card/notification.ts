import { formatAmount } from '../merchant-api/amount';
import type { NoticeFields, NoticeKind } from '../merchant-api/notices';
import type { Quirks } from '../quirks';
import type { CardPayment } from './card-payment';

/** What a card notification says (sheet, section 7.3). */
export interface CardNotice {
  readonly type: 'CRDT' | 'DBIT';
  /** Hundredths. */
  readonly amount: bigint;
  readonly reference: string;
  readonly resultCode: number;
}

export const CARD_NOTICE: NoticeKind = {
  name: 'card',
  signed: [
    ...['AccountId', 'Amount', 'Currency', 'Reference', 'Type', 'ResultCode', 'PaymentRequestId'],
    ...['CardId', 'CardMask', 'CardExpiration', 'AuthNumber'],
  ],
  sent: [
    ...['AccountId', 'Type', 'Amount', 'Currency', 'Reference', 'ResultCode', 'PaymentRequestId'],
    ...['Signature', 'CardId', 'CardMask', 'CardExpiration', 'AuthNumber'],
  ],
};

export function noticeFields(payment: CardPayment, notice: CardNotice, quirks: Quirks): NoticeFields {
  const resultCode = quirks.zeroInsteadOfThree && notice.resultCode === 3 ? 0 : notice.resultCode;
  const common = {
    AccountId: payment.accountId,
    Type: notice.type,
    Amount: formatAmount(notice.amount),
    Currency: payment.currency,
    Reference: notice.reference,
    ResultCode: String(resultCode),
    PaymentRequestId: payment.paymentRequestId,
  };
  // The card belongs to what was charged; debits go without it.
  return notice.type === 'DBIT' ? common : { ...common, ...cardFields(payment, quirks) };
}

function cardFields({ card, cardId, authNumber }: CardPayment, quirks: Quirks): NoticeFields {
  const lastFour = card?.lastFour;
  const masked = lastFour === undefined ? undefined : `420000******${lastFour}`;
  return {
    CardId: cardId,
    CardMask: quirks.cardMask === 'masked' ? masked : lastFour,
    CardExpiration: card?.expiration,
    AuthNumber: authNumber,
  };
}
