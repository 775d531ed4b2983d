import { amount, record, sequence, skip, skipped, text } from '../xml/shape';
import type { GroupShape } from '../xml/shape';
import { V2, V4 } from './dialect';
import type { Dialect } from './dialect';
import {
  ACCOUNT,
  ACCOUNT_ID,
  BIC,
  BOOLEAN,
  CODE_OR_PROPRIETARY,
  COUNT,
  CREDIT_DEBIT,
  CURRENCY,
  DAY,
  MOMENT,
  PARTY,
  REFERENCE,
  STATUS,
} from './parts';

/** The versions read here, by namespace. */
export type StatementVersion = 'camt.053.001.02' | 'camt.053.001.04';

const amountAndExchange = sequence(['Amt', amount], ['CcyXchg?', skip]);

const bankTransactionCode = sequence(
  ['Domn?', sequence(['Cd', text(4)], ['Fmly', sequence(['Cd', text(4)], ['SubFmlyCd', text(4)])])],
  ['Prtry?', sequence(['Cd', text(35)], ['Issr?', skip])],
);

const references = (dialect: Dialect): GroupShape =>
  sequence(
    ['MsgId?', REFERENCE],
    ['AcctSvcrRef?', REFERENCE],
    ['PmtInfId?', REFERENCE],
    ['InstrId?', REFERENCE],
    ['EndToEndId?', REFERENCE],
    ['TxId?', REFERENCE],
    ['MndtId?', REFERENCE],
    ['ChqNb?', REFERENCE],
    ['ClrSysRef?', REFERENCE],
    ...dialect.references,
  );

const relatedParties = sequence(
  ['InitgPty?', skip],
  ['Dbtr?', PARTY],
  ['DbtrAcct?', ACCOUNT],
  ['UltmtDbtr?', skip],
  ['Cdtr?', PARTY],
  ['CdtrAcct?', ACCOUNT],
  ...skipped('UltmtCdtr?', 'TradgPty?', 'Prtry*'),
);

const remittance = (dialect: Dialect): GroupShape =>
  sequence(
    ['Ustrd*', text(140)],
    [
      'Strd*',
      sequence(
        ...skipped('RfrdDocInf*', 'RfrdDocAmt?'),
        ['CdtrRefInf?', sequence(['Tp?', skip], ['Ref?', REFERENCE])],
        ...skipped('Invcr?', 'Invcee?'),
        ...dialect.structured,
        ['AddtlRmtInf*3', text(140)],
      ),
    ],
  );

const amountDetails = sequence(
  ['InstdAmt?', amountAndExchange],
  ['TxAmt?', amountAndExchange],
  ...skipped('CntrValAmt?', 'AnncdPstngAmt?', 'PrtryAmt*'),
);

const transaction = (dialect: Dialect): GroupShape =>
  record(
    ['Refs?', references(dialect)],
    ...dialect.transactionAmount,
    ['AmtDtls?', amountDetails],
    ...skipped('Avlbty*'),
    ['BkTxCd?', bankTransactionCode],
    ...skipped(`Chrgs${dialect.one}`, `Intrst${dialect.one}`),
    ['RltdPties?', relatedParties],
    ...skipped('RltdAgts?', 'Purp?', 'RltdRmtInf*10'),
    ['RmtInf?', remittance(dialect)],
    ...skipped('RltdDts?', 'RltdPric?', 'RltdQties*', 'FinInstrmId?', 'Tax?', 'RtrInf?', 'CorpActn?', 'SfkpgAcct?'),
    ...dialect.cash,
    ...dialect.card,
    ['AddtlTxInf?', text(500)],
    ...dialect.supplement,
  );

const batch = sequence(
  ['MsgId?', REFERENCE],
  ['PmtInfId?', REFERENCE],
  ['NbOfTxs?', COUNT],
  ['TtlAmt?', amount],
  ['CdtDbtInd?', CREDIT_DEBIT],
);

const entry = (dialect: Dialect): GroupShape =>
  record(
    ['NtryRef?', REFERENCE],
    ['Amt', amount],
    ['CdtDbtInd', CREDIT_DEBIT],
    ['RvslInd?', BOOLEAN],
    ['Sts', STATUS],
    ['BookgDt?', DAY],
    ['ValDt?', DAY],
    ['AcctSvcrRef?', REFERENCE],
    ['Avlbty*', skip],
    ['BkTxCd', bankTransactionCode],
    ...skipped('ComssnWvrInd?', 'AddtlInfInd?', 'AmtDtls?', `Chrgs${dialect.one}`, 'TechInptChanl?'),
    [`Intrst${dialect.one}`, skip],
    ...dialect.card,
    ['NtryDtls*', record(['Btch?', batch], ['TxDtls*', transaction(dialect)])],
    ['AddtlNtryInf?', text(500)],
  );

const balance = record(
  ['Tp', sequence(['CdOrPrtry', CODE_OR_PROPRIETARY], ['SubTp?', skip])],
  ['CdtLine?', skip],
  ['Amt', amount],
  ['CdtDbtInd', CREDIT_DEBIT],
  ['Dt', DAY],
  ['Avlbty*', skip],
);

const countAndSum = sequence(['NbOfNtries?', COUNT], ['Sum?', text(24)]);

const summary = ({ net }: Dialect): GroupShape =>
  sequence(
    ['TtlNtries?', sequence(['NbOfNtries?', COUNT], ['Sum?', text(24)], ...net)],
    ['TtlCdtNtries?', countAndSum],
    ['TtlDbtNtries?', countAndSum],
    ['TtlNtriesPerBkTxCd*', skip],
  );

const account = ({ bic }: Dialect): GroupShape =>
  sequence(
    ['Id', ACCOUNT_ID],
    ['Tp?', skip],
    ['Ccy?', CURRENCY],
    ['Nm?', text(70)],
    ['Ownr?', PARTY],
    [
      'Svcr?',
      sequence(
        ['FinInstnId', sequence([bic, BIC], ...skipped('ClrSysMmbId?', 'Nm?', 'PstlAdr?', 'Othr?'))],
        ['BrnchId?', skip],
      ),
    ],
  );

const statement = (dialect: Dialect): GroupShape =>
  record(
    ['Id', REFERENCE],
    ['ElctrncSeqNb?', text(18)],
    ['LglSeqNb?', text(18)],
    ['CreDtTm', MOMENT],
    ['FrToDt?', sequence(['FrDtTm', MOMENT], ['ToDtTm', MOMENT])],
    ...skipped('CpyDplctInd?', 'RptgSrc?'),
    ['Acct', account(dialect)],
    ...skipped('RltdAcct?', 'Intrst*'),
    ['Bal+', balance],
    ['TxsSummry?', summary(dialect)],
    ['Ntry*', entry(dialect)],
    ['AddtlStmtInf?', skip],
  );

const document = (dialect: Dialect): GroupShape =>
  sequence([
    'BkToCstmrStmt',
    sequence(
      [
        'GrpHdr',
        record(['MsgId', REFERENCE], ['CreDtTm', MOMENT], ...skipped('MsgRcpt?', 'MsgPgntn?'), ...dialect.group, [
          'AddtlInf?',
          skip,
        ]),
      ],
      ['Stmt+', statement(dialect)],
      ...dialect.supplement,
    ),
  ]);

const namespaceOf = (version: StatementVersion): string => `urn:iso:std:iso:20022:tech:xsd:${version}`;

export const STATEMENT_SHAPES: ReadonlyMap<string, GroupShape> = new Map([
  [namespaceOf('camt.053.001.02'), document(V2)],
  [namespaceOf('camt.053.001.04'), document(V4)],
]);

/** The version that a known namespace stands for. */
export const versionOf = (namespace: string): StatementVersion => namespace.split(':').at(-1) as StatementVersion;
