import { formatAmount } from '../merchant-api/amount';
import { sign } from '../merchant-api/signature';
import { withQuery } from '../merchant-api/return-urls';
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

type Fields = Readonly<Record<string, string | undefined>>;

/** In this order they are signed (section 3.2); it is not the order in which they are sent. */
const SIGNED_ORDER = [
  ...['AccountId', 'Amount', 'Currency', 'Reference', 'Type', 'ResultCode', 'PaymentRequestId'],
  ...['CardId', 'CardMask', 'CardExpiration', 'AuthNumber'],
];

const SENT_ORDER = [
  ...['AccountId', 'Type', 'Amount', 'Currency', 'Reference', 'ResultCode', 'PaymentRequestId'],
  ...['Signature', 'CardId', 'CardMask', 'CardExpiration', 'AuthNumber'],
];

export function noticeFields(payment: CardPayment, notice: CardNotice, quirks: Quirks): Fields {
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

function cardFields({ card, cardId, authNumber }: CardPayment, quirks: Quirks): Fields {
  const lastFour = card?.lastFour;
  const masked = lastFour === undefined ? undefined : `420000******${lastFour}`;
  return {
    CardId: cardId,
    CardMask: quirks.cardMask === 'masked' ? masked : lastFour,
    CardExpiration: card?.expiration,
    AuthNumber: authNumber,
  };
}

export const noticeSignature = (fields: Fields, secret: string): string =>
  sign(
    secret,
    SIGNED_ORDER.map((name) => fields[name]),
  );

/** The address that is called by GET: the merchant's own, with the fields in its query. */
export function noticeAddress(url: string, fields: Fields, signature: string): string {
  const all: Fields = { ...fields, Signature: signature };
  return withQuery(
    url,
    SENT_ORDER.map((name) => [name, all[name]] as const),
  );
}
