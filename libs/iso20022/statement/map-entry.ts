import type { Money } from '#libs/money';
import type { Parent, XmlElement } from '../xml/element';
import { find, findAll, required, requiredText, textOf } from '../xml/element';
import { amountOf, amountOrNone, givenDate, signed } from '../values';
import { toAccount } from './map-header';
import type { Batch, Entry, Party, References, TransactionCode, TransactionDetails } from './model';

/** An entry without its details: those were complete, and read, before it. */
export function toEntry(entry: XmlElement, number: number): Omit<Entry, 'batches' | 'details'> {
  const [booked, value] = [find(entry, 'BookgDt'), find(entry, 'ValDt')];
  return {
    number,
    line: entry.line,
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

/** What an entry says of all that it stands for. */
export interface EntrySide {
  readonly indicator: string;
  readonly currency?: string;
}

export const sideOf = (entry: Parent): EntrySide => ({
  indicator: requiredText(entry, 'CdtDbtInd'),
  currency: required(entry, 'Amt').currency,
});

/** Amounts in the currency of the entry are added up; those of another currency are told along. */
const amountBeside = (amount: XmlElement, { currency }: EntrySide): Money | undefined =>
  amount.currency === currency ? amountOf(amount) : amountOrNone(amount);

export function toBatch(details: XmlElement, side: EntrySide): Batch | undefined {
  const batch = find(details, 'Btch');
  if (!batch) return undefined;
  const [count, given] = [textOf(batch, 'NbOfTxs'), find(batch, 'TtlAmt')];
  const total = given && amountBeside(given, side);
  return {
    messageId: textOf(batch, 'MsgId'),
    paymentInformationId: textOf(batch, 'PmtInfId'),
    transactions: count === undefined ? undefined : Number(count),
    total: total && signed(total, textOf(batch, 'CdtDbtInd') ?? side.indicator),
  };
}

/** @param side of the entry: version 02 has no indicator of its own for a transaction */
export function toDetails(transaction: XmlElement, side: EntrySide): TransactionDetails {
  const given = find(transaction, 'Amt') ?? find(transaction, 'AmtDtls', 'TxAmt', 'Amt');
  const amount = given && amountBeside(given, side);
  const structured = findAll(find(transaction, 'RmtInf'), 'Strd');
  const creditorReferences = structured.map((each) => textOf(each, 'CdtrRefInf', 'Ref'));
  return {
    references: toReferences(find(transaction, 'Refs')),
    amount: amount && signed(amount, textOf(transaction, 'CdtDbtInd') ?? side.indicator),
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
