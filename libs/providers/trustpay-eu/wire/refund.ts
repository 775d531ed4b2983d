import type { FollowUp, HttpClient, Outcome } from '../../spi';
import { outcomeOfCall } from '../card/outcomes';
import type { TrustPayEuConfig } from '../config';
import { postForm } from '../post-form';
import { urlField } from '../request-fields';
import { signedRefund, wireEndpoint } from './request';

/** A refund answers 0 and nothing else. */
const REFUND = { code: 8, done: [0] } as const;

/**
 * Refunds a bank transfer. The answer says that the provider has taken the money from the account's balance; the debit
 * that a notification tells afterwards confirms it, or a refusal of the payer's bank takes it back (fact sheet 10).
 */
export const refundWire = (
  config: TrustPayEuConfig,
  http: HttpClient,
  refund: FollowUp,
  wireId: string,
): Promise<Outcome> =>
  postForm(
    config,
    http,
    () => ({
      url: wireEndpoint(config),
      fields: { ...signedRefund(config, refund, wireId), NotificationUrl: urlField(refund.notificationUrl) },
    }),
    (result) => outcomeOfCall(REFUND, refund.amount, result),
  );
