import { isDay } from './body';
import { isIban } from './iban';
import { BankingRefusal } from './model';
import type { Element } from './pain001';
import { at, each, parsePain001, textAt } from './pain001';
import { parseAmount } from '../merchant-api/amount';

/** One transfer out of a file, checked against the table of section 9.6. */
export interface ReadTransfer {
  readonly accountId: string;
  readonly executionDay: string;
  readonly amount: bigint;
  readonly currency: string;
  readonly counterAccount: string;
  readonly counterAccountName: string;
  readonly description?: string;
  readonly endToEndId: string;
  readonly clientReference?: string;
}

export interface ReadFile {
  readonly messageId: string;
  readonly transfers: readonly ReadTransfer[];
}

const SEPA = 'BWT2/EU';
/** Of the bank itself, which every order names (sheet, section 9.3, 9.6). */
const OWN_BIC = 'TPAYSKBX';
/** Only in orders of one transfer (sheet, section 9.6). */
const CLEARING: Readonly<Record<string, RegExp>> = { USABA: /^\d{9}$/, CACPA: /^0\d{8}$/, AUBSB: /^\d{6}$/ };
const BIC = /^[A-Z]{6}[A-Z2-9][A-NP-Z0-9]([A-Z0-9]{3})?$/;

/** Throws BankingRefusal 400 that names the field. `today`: `yyyy-MM-dd`. */
export function readOrderFile(xml: string, operation: 'CreateOrder' | 'CreateOrders', today: string): ReadFile {
  const message = at(parsePain001(xml), 'CstmrCdtTrfInitn')!;
  const header = at(message, 'GrpHdr')!;
  const messageId = text(header, ['MsgId'], 'MessageId', 35);
  const [day = '', time = ''] = textAt(header, 'CreDtTm')!.split('T');
  need(isDay(day) && /^([01]\d|2[0-3])(:[0-5]\d){2}$/.test(time), 'CreationDateTime');
  const transfers = each(message, 'PmtInf').flatMap((payment) =>
    each(payment, 'CdtTrfTxInf').map((transfer) => readTransfer(payment, transfer, operation, today)),
  );
  need(textAt(header, 'NbOfTxs') === String(transfers.length), 'NbOfTxs');
  need(operation === 'CreateOrders' || transfers.length === 1, 'CreateOrder takes one order');
  return { messageId, transfers };
}

function readTransfer(payment: Element, transfer: Element, operation: string, today: string): ReadTransfer {
  const executionDay = textAt(payment, 'ReqdExctnDt')!;
  need(isDay(executionDay) && executionDay >= today, 'RequestedExecutionDate');
  text(payment, ['Dbtr', 'Nm'], 'DebtorName', 35);
  const accountId = textAt(payment, 'DbtrAcct', 'Id', 'Othr', 'Id') ?? '';
  need(/^\d{1,10}$/.test(accountId), 'DebtorAccount');
  need(textAt(payment, 'DbtrAgt', 'FinInstnId', 'BIC') === OWN_BIC, 'the BIC of DbtrAgt');
  const isSepa = textAt(payment, 'PmtTpInf', 'LclInstrm', 'Prtry') === SEPA;
  const instructed = at(transfer, 'Amt', 'InstdAmt')!;
  const amount = parseAmount(instructed.text);
  need(amount !== undefined && amount > 0n, 'Amount');
  const currency = instructed.attributes.Ccy ?? '';
  need(/^[A-Z]{3}$/.test(currency) && (!isSepa || currency === 'EUR'), 'Currency');
  checkBank(at(transfer, 'CdtrAgt', 'FinInstnId'), isSepa, operation);
  optionalText(transfer, ['IntrmyAgt1', 'FinInstnId', 'Nm'], 'CorrespondentBank', 35);
  const counterAccountName = text(transfer, ['Cdtr', 'Nm'], 'CreditorName', 35);
  checkAddress(at(transfer, 'Cdtr', 'PstlAdr'), isSepa, 'Creditor');
  const iban = textAt(transfer, 'CdtrAcct', 'Id', 'IBAN');
  const counterAccount = iban ?? textAt(transfer, 'CdtrAcct', 'Id', 'Othr', 'Id') ?? '';
  need(iban === undefined ? !isSepa && /^.{1,34}$/.test(counterAccount) : isIban(iban), 'CreditorAccount');
  const tagged = textAt(transfer, 'RmtInf', 'Strd', 'AddtlRmtInf');
  need(tagged === undefined || (/^CREF:.{1,30}$/.test(tagged) && operation === 'CreateOrder'), 'ClientReference');
  return {
    ...{ accountId, executionDay, amount: amount!, currency, counterAccount, counterAccountName },
    description: optionalText(transfer, ['RmtInf', 'Ustrd'], 'Description', 140),
    endToEndId: text(transfer, ['PmtId', 'EndToEndId'], 'EndToEndReference', 35),
    clientReference: tagged?.slice('CREF:'.length),
  };
}

function checkBank(bank: Element | undefined, isSepa: boolean, operation: string): void {
  need(bank !== undefined && BIC.test(textAt(bank, 'BIC') ?? ''), 'CreditorBankBic');
  need(isSepa || textAt(bank!, 'BIC') !== 'NOTPROVIDED', 'CreditorBankBic');
  (isSepa ? optionalText : text)(bank!, ['Nm'], 'CreditorBankName', 35);
  checkAddress(at(bank!, 'PstlAdr'), isSepa, 'CreditorBank');
  const system = textAt(bank!, 'ClrSysMmbId', 'ClrSysId', 'Cd');
  if (system === undefined) return;
  const number = textAt(bank!, 'ClrSysMmbId', 'MmbId') ?? '';
  need(!isSepa && (CLEARING[system]?.test(number) ?? false), 'AbaCode, TransitCode or BsbCode');
  need(operation === 'CreateOrder', 'CreateOrders takes SEPA and other country orders only');
}

/** Within SEPA all of it may be left out, and a creditor's street may be as long as a line of an address. */
function checkAddress(address: Element | undefined, isSepa: boolean, of: 'Creditor' | 'CreditorBank'): void {
  if (isSepa && !address) return;
  need(address !== undefined, `${of}Address`);
  const read = isSepa ? optionalText : text;
  read(address!, ['StrtNm'], `${of}Address`, isSepa && of === 'Creditor' ? 70 : 35);
  read(address!, ['TwnNm'], `${of}City`, 35);
  if (isSepa) optionalText(address!, ['AdrLine'], `${of}Address`, 70);
  const country = textAt(address!, 'Ctry');
  need((isSepa && country === undefined) || /^[A-Z]{2}$/.test(country ?? ''), `${of}Country`);
}

function text(element: Element, path: readonly string[], field: string, max: number): string {
  const value = textAt(element, ...path) ?? '';
  need(value !== '' && [...value].length <= max, field);
  return value;
}

function optionalText(element: Element, path: readonly string[], field: string, max: number): string | undefined {
  return textAt(element, ...path) === undefined ? undefined : text(element, path, field, max);
}

function need(isRight: boolean, field: string): void {
  if (!isRight) throw new BankingRefusal(400, `${field} is missing or not valid`);
}
