import type { XmlElement } from '../xml/element';
import { find, findAll, required, requiredText, textOf } from '../xml/element';
import { amountOf, givenDate, signed } from '../values';
import { toAccount } from './map-header';
import type { Batch, Entry, Party, References, TransactionCode, TransactionDetails } from './model';

/** An entry without its details: those were complete, and read, before it. */
export function toEntry(entry: XmlElement, number: number): Omit<Entry, 'batches' | 'details'> {
  const [booked, value] = [find(entry, 'BookgDt'), find(entry, 'ValDt')];
  return {
    number,
    reference: textOf(entry, 'NtryRef'),
    amount: signed(amountOf(required(entry, 'Amt')), requiredText(entry, 'CdtDbtInd')),
    reversal: ['true', '1'].includes(textOf(entry, 'RvslInd') ?? ''),
    status: requiredText(entry, 'Sts') as Entry['status'],
    bookingDate: booked && givenDate(booked),
    valueDate: value && givenDate(value),
    servicerReference: textOf(entry, 'AcctSvcrRef'),
    transactionCode: toCode(required(entry, 'BkTxCd')),
    information: textOf(entry, 'AddtlNtryInf'),
  };
}

function toCode(code: XmlElement): TransactionCode {
  const domain = find(code, 'Domn');
  const family = domain && required(domain, 'Fmly');
  return {
    domain: domain && [domain, family!].map((each) => requiredText(each, 'Cd')).join('/') + subFamily(family!),
    proprietary: textOf(code, 'Prtry', 'Cd'),
  };
}

const subFamily = (family: XmlElement): string => `/${requiredText(family, 'SubFmlyCd')}`;

export function toBatch(details: XmlElement, indicator: string): Batch | undefined {
  const batch = find(details, 'Btch');
  if (!batch) return undefined;
  const [count, total] = [textOf(batch, 'NbOfTxs'), find(batch, 'TtlAmt')];
  return {
    messageId: textOf(batch, 'MsgId'),
    paymentInformationId: textOf(batch, 'PmtInfId'),
    transactions: count === undefined ? undefined : Number(count),
    total: total && signed(amountOf(total), textOf(batch, 'CdtDbtInd') ?? indicator),
  };
}

/** @param indicator of the entry: version 02 has none of its own for a transaction */
export function toDetails(transaction: XmlElement, indicator: string): TransactionDetails {
  const amount = find(transaction, 'Amt') ?? find(transaction, 'AmtDtls', 'TxAmt', 'Amt');
  const structured = findAll(find(transaction, 'RmtInf'), 'Strd');
  const creditorReferences = structured.map((each) => textOf(each, 'CdtrRefInf', 'Ref'));
  return {
    references: toReferences(find(transaction, 'Refs')),
    amount: amount && signed(amountOf(amount), textOf(transaction, 'CdtDbtInd') ?? indicator),
    debtor: toParty(transaction, 'Dbtr'),
    creditor: toParty(transaction, 'Cdtr'),
    remittance: findAll(find(transaction, 'RmtInf'), 'Ustrd').map(({ text }) => text),
    additional: structured.flatMap((each) => findAll(each, 'AddtlRmtInf').map(({ text }) => text)),
    creditorReferences: creditorReferences.filter((each) => each !== undefined),
    information: textOf(transaction, 'AddtlTxInf'),
  };
}

function toReferences(references: XmlElement | undefined): References {
  const get = (name: string): string | undefined => references && textOf(references, name);
  return {
    messageId: get('MsgId'),
    servicerReference: get('AcctSvcrRef'),
    paymentInformationId: get('PmtInfId'),
    instructionId: get('InstrId'),
    endToEndId: get('EndToEndId'),
    transactionId: get('TxId'),
    mandateId: get('MndtId'),
  };
}

function toParty(transaction: XmlElement, side: 'Dbtr' | 'Cdtr'): Party {
  const account = find(transaction, 'RltdPties', `${side}Acct`);
  return { name: textOf(transaction, 'RltdPties', side, 'Nm'), account: account && toAccount(account) };
}
