import type { Money } from '#libs/money';
import type { NotifiedDetails, RawNotification, Verification } from '../../spi';
import { fromProviderAmount } from '../amount';
import type { TrustPayEuConfig } from '../config';
import { keyOf, readAs, REQUIRED_OF_BOTH, verifyAs } from '../notification';
import type { NotificationFormat } from '../notification';
import { parseQuery } from '../query-string';
import type { Fields } from '../signature';
import { SIGNED_NOTIFICATION } from '../signed-fields';

/** A wire notification whose every value has the documented format (fact sheet 7.2). */
export interface WireNotification {
  readonly type: 'CRDT' | 'DBIT';
  readonly amount: Money;
  /** Absent where the payer's bank lost it, and where the signature does not prove that it was sent as one. */
  readonly reference?: string;
  readonly resultCode: number;
  readonly paymentId: string;
  /** Of the payment order behind a debit. */
  readonly orderId?: string;
  readonly refused: boolean;
}

/**
 * The payer chooses the account and its name, and banks write both with slashes (`2000145399/0800`), the separator of
 * the signed text. So what matters stands at fixed places counted from both ends, and `unambiguousReference` sees to
 * the one value behind the name that a clever name could stand for. The reference of a foreign transfer may be any
 * text; it is refused nothing, only not believed to be ours.
 */
const FORMAT: NotificationFormat = {
  signed: SIGNED_NOTIFICATION.wire,
  required: { ...REQUIRED_OF_BOTH, PaymentId: /^\d{1,10}$/ },
  optional: {
    Reference: /^.{1,500}$/su,
    OrderId: /^\d{1,10}$/,
    CounterAccount: /^.{1,100}$/su,
    CounterAccountName: /^.{1,200}$/su,
    RefuseReason: /^.{1,1000}$/su,
  },
  /**
   * Account, payment, type and result (fact sheet 10), so that 2, 3, 4 and 0 of one payment are four messages and a
   * second delivery of each is none. Debits of one payment differ in their order and reference besides.
   */
  naturalKey: (fields) =>
    `wire/${keyOf(fields, [
      ...['AccountId', 'PaymentId', 'Type', 'ResultCode'],
      ...(fields.Type === 'DBIT' ? ['OrderId', 'Reference'] : []),
    ])}`,
};

/** A wire names its PaymentId always, a card never (fact sheet 7.2, 7.3). */
export const isWireNotification = (raw: RawNotification): boolean => Boolean(parseQuery(raw.query)?.PaymentId);

export const verifyWireNotification = (config: TrustPayEuConfig, raw: RawNotification): Verification =>
  verifyAs(FORMAT, config, raw);

/** Reads a notification that was verified; undefined for any other. */
export function readWireNotification(raw: RawNotification): WireNotification | undefined {
  const fields = readAs(FORMAT, raw);
  if (!fields) return undefined;
  return {
    type: fields.Type as 'CRDT' | 'DBIT',
    amount: fromProviderAmount(fields.Amount!, fields.Currency!)!,
    reference: unambiguousReference(fields),
    resultCode: Number.parseInt(fields.ResultCode!, 10),
    paymentId: fields.PaymentId!,
    ...(fields.OrderId && { orderId: fields.OrderId }),
    refused: Boolean(fields.RefuseReason),
  };
}

/**
 * The other side, as the message names it (fact sheet 7.2). For people's eyes alone: the payer chooses the name, and
 * the borders between these values are not signed (fact sheet 3.1).
 */
export function otherSideOf(raw: RawNotification): NotifiedDetails {
  const { CounterAccount, CounterAccountName } = readAs(FORMAT, raw) ?? {};
  return {
    ...(CounterAccount && { counterAccount: CounterAccount }),
    ...(CounterAccountName && { counterAccountName: CounterAccountName }),
  };
}

/**
 * Whoever holds a signed message can move values between neighbouring fields without breaking its signature: the name
 * `N/1/R2` before the PaymentId `17` is also the name `N`, PaymentId `1`, Reference `R2`, RefuseReason `17`. Then the
 * true PaymentId stands somewhere in the reason. So a reference counts only where it holds no separator and there is no
 * reason, or a refused debit's without a mere number between its slashes. Any other message is money without a
 * reference.
 */
function unambiguousReference({ Type, Reference = '', RefuseReason = '' }: Fields): string | undefined {
  const holdsNumber = RefuseReason.split('/').some((part) => /^\d{1,10}$/.test(part));
  const isReason = RefuseReason === '' || (Type === 'DBIT' && !holdsNumber);
  return isReason && !Reference.includes('/') ? Reference || undefined : undefined;
}
