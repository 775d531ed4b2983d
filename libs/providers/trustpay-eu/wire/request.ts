import type { Money } from '#libs/money';
import { toProviderAmount } from '../amount';
import type { TrustPayEuConfig } from '../config';
import { referenceField } from '../request-fields';
import { signedMessage } from '../signature';
import type { Fields } from '../signature';
import { SIGNED_REQUEST } from '../signed-fields';
import { Unsupported } from '../unsupported';

export interface WireOperation {
  readonly reference: string;
  readonly amount: Money;
}

const ENDPOINT = '/mapi5/wire/paypopup';
const PURCHASE = '0';
const REFUND = '8';

export const wireEndpoint = (config: TrustPayEuConfig): string => config.gatewayUrl + ENDPOINT;

/** Payment type 0 (fact sheet 4.1). @throws Unsupported when a required value has no valid form */
export const signedPurchase = (config: TrustPayEuConfig, operation: WireOperation): Fields =>
  signed(config, SIGNED_REQUEST.order, orderFields(config, operation, PURCHASE));

/** Payment type 8 (fact sheet 4.2). @throws Unsupported when a required value has no valid form */
export const signedRefund = (config: TrustPayEuConfig, operation: WireOperation, PaymentRequestId: string): Fields =>
  signed(config, SIGNED_REQUEST.followUp, { ...orderFields(config, operation, REFUND), PaymentRequestId });

function orderFields(config: TrustPayEuConfig, { reference, amount }: WireOperation, PaymentType: string): Fields {
  const Reference = referenceField(reference);
  if (amount.minor <= 0n) throw new Unsupported('the amount must be positive');
  if (amount.currency !== config.wireCurrency) {
    throw new Unsupported(`bank transfers are in ${config.wireCurrency}, the currency of the account`);
  }
  const fields = toProviderAmount(amount);
  if (!fields) throw new Unsupported('the amount has at most 13 digits');
  return { AccountId: config.accountId, ...fields, Reference, PaymentType };
}

const signed = ({ keys }: TrustPayEuConfig, names: readonly string[], fields: Fields): Fields => ({
  ...fields,
  Signature: keys.sign(signedMessage(names, fields)),
});
