import type { PeriodPayment } from '#libs/agreements';
import { deterministicId } from '#libs/command-shell';

/**
 * The one order that collects a period, for ever: its stream's name makes it unique, whoever wants to open it
 * (practice sheet "payments" 5.2).
 */
export const chargeOrderId = (agreementId: string, period: number): string =>
  deterministicId('agreement-order', agreementId, 'charge', String(period));

/** The order of a payment with the customer present; `commandId` is that of the request that wants it. */
export const cardOrderId = (agreementId: string, commandId: string): string =>
  deterministicId('agreement-order', agreementId, 'card', commandId);

/** The one order of a change of price within a period, for ever: its purpose is another than that of the charge. */
export const prorationOrderId = (agreementId: string, period: number, change: number): string =>
  deterministicId('agreement-order', agreementId, 'proration', String(period), String(change));

/** The order that a payment of a period was made by. */
export function paymentOrderId(agreementId: string, { purpose, period, change, orderId }: PeriodPayment): string {
  if (purpose === 'proration') return prorationOrderId(agreementId, period, change!);
  return orderId ?? chargeOrderId(agreementId, period);
}
