import { amount, skip, skipped } from '../xml/shape';
import type { ChildSpec } from '../xml/shape';
import { CREDIT_DEBIT } from './parts';

/** What differs between the two versions (sheet TrustPay EU 11.2 and the schemas). */
export interface Dialect {
  readonly bic: 'BIC?' | 'BICFI?';
  readonly references: readonly ChildSpec[];
  readonly transactionAmount: readonly ChildSpec[];
  /** Repeatable charges and interest in 02, one structure each in 04. */
  readonly one: string;
  readonly card: readonly ChildSpec[];
  readonly cash: readonly ChildSpec[];
  readonly supplement: readonly ChildSpec[];
  readonly structured: readonly ChildSpec[];
  readonly group: readonly ChildSpec[];
  readonly net: readonly ChildSpec[];
}

export const V2: Dialect = {
  bic: 'BIC?',
  references: [['Prtry?', skip]],
  transactionAmount: [],
  one: '*',
  card: [],
  cash: [],
  supplement: [],
  structured: [],
  group: [],
  net: skipped('TtlNetNtryAmt?', 'CdtDbtInd?'),
};

export const V4: Dialect = {
  bic: 'BICFI?',
  references: skipped('AcctOwnrTxId?', 'AcctSvcrTxId?', 'MktInfrstrctrTxId?', 'PrcgId?', 'Prtry*'),
  transactionAmount: [
    ['Amt', amount],
    ['CdtDbtInd', CREDIT_DEBIT],
  ],
  one: '?',
  card: skipped('CardTx?'),
  cash: skipped('CshDpst*'),
  supplement: skipped('SplmtryData*'),
  structured: skipped('TaxRmt?', 'GrnshmtRmt?'),
  group: skipped('OrgnlBizQry?'),
  net: skipped('TtlNetNtry?'),
};
