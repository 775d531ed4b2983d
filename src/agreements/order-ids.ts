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
