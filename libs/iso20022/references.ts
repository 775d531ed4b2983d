import type { Entry, TransactionDetails } from './statement/model';

/** TrustPay's ids as its statements carry them (sheet TrustPay EU 11.2; the mapping is a guess there). */
export interface TrustPayReferences {
  /** `NtryRef`. */
  readonly lineNumber?: string;
  /** `AcctSvcrRef`, of the transaction if it has one, else of the entry. */
  readonly transactionId?: string;
  /** `TxId`: the PaymentId of the notification. */
  readonly paymentId?: string;
  /** `PmtInfId`. */
  readonly orderId?: string;
  /** `EndToEndId`; missing where the payer gave none (`NOTPROVIDED`). */
  readonly payerReference?: string;
  /** The merchant's reference: structured remittance that starts with `CREF:`. */
  readonly clientReference?: string;
}

export const CLIENT_REFERENCE_TAG = 'CREF:';

export function trustPayReferences(entry: Entry, details?: TransactionDetails): TrustPayReferences {
  const references = details?.references ?? {};
  const tagged = details?.additional.find((each) => each.startsWith(CLIENT_REFERENCE_TAG));
  return {
    lineNumber: entry.reference,
    transactionId: references.servicerReference ?? entry.servicerReference,
    paymentId: references.transactionId,
    orderId: references.paymentInformationId,
    payerReference: references.endToEndId === 'NOTPROVIDED' ? undefined : references.endToEndId,
    clientReference: tagged?.slice(CLIENT_REFERENCE_TAG.length) || undefined,
  };
}
