import type { OrderKind } from './model';

export const ORDER_NAMESPACE = 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.03';

/** What a bank puts into the open places of pain.001. */
export interface OrderDialect {
  /** `PmtInf/PmtTpInf/LclInstrm/Prtry` of a SEPA order and of all others. */
  readonly sepa: string;
  readonly other: string;
  /** `CdtTrfTxInf/PmtTpInf/LclInstrm/Cd`. */
  readonly transferCode: string;
}

/** Sheet TrustPay EU 9.6: `BWT2/EU` and `010000` were seen in use, `BWT2/OTHER` is a guess (U11). */
export const TRUSTPAY_ORDERS: OrderDialect = { sepa: 'BWT2/EU', other: 'BWT2/OTHER', transferCode: '010000' };

/** ISO external code of the clearing system whose number a kind of order needs, and the form of that number. */
export const CLEARING: Readonly<Partial<Record<OrderKind, { readonly system: string; readonly number: RegExp }>>> = {
  us: { system: 'USABA', number: /^[0-9]{9}$/ },
  canada: { system: 'CACPA', number: /^0[0-9]{8}$/ },
  australia: { system: 'AUBSB', number: /^[0-9]{6}$/ },
};

export const kindOfClearing = (system: string | undefined): OrderKind | undefined =>
  system === undefined
    ? 'other-country'
    : (Object.keys(CLEARING) as OrderKind[]).find((kind) => CLEARING[kind]!.system === system);

export const NOT_PROVIDED = 'NOTPROVIDED';
