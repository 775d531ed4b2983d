import { amountOf, checkedDate } from '../values';
import { CLIENT_REFERENCE_TAG } from '../references';
import type { XmlElement } from '../xml/element';
import { find, required, requiredText, textOf } from '../xml/element';
import { DocumentRefusedError } from '../xml/error';
import { kindOfClearing } from './dialect';
import type { OrderDialect } from './dialect';
import type { Address, CreditTransfer, OrderKind, PaymentInformation } from './model';

/** A transfer, and the kind of order that its clearing number speaks of. */
export interface ReadTransfer {
  readonly transfer: CreditTransfer;
  readonly clearing: OrderKind;
  readonly element: XmlElement;
}

export function toTransfer(element: XmlElement, dialect: OrderDialect): ReadTransfer {
  const bank = required(element, 'CdtrAgt', 'FinInstnId');
  expectText(required(element, 'PmtTpInf', 'LclInstrm', 'Cd'), dialect.transferCode);
  const system = find(bank, 'ClrSysMmbId', 'ClrSysId', 'Cd');
  const clearing = kindOfClearing(system?.text);
  if (!clearing) throw new DocumentRefusedError('value', 'not a clearing system known here', system!);
  const transfer: CreditTransfer = {
    endToEndId: requiredText(element, 'PmtId', 'EndToEndId'),
    amount: amountOf(required(element, 'Amt', 'InstdAmt')),
    creditorBank: {
      bic: requiredText(bank, 'BIC'),
      clearingNumber: textOf(bank, 'ClrSysMmbId', 'MmbId'),
      name: textOf(bank, 'Nm'),
      address: toAddress(find(bank, 'PstlAdr')),
    },
    correspondentBank: textOf(element, 'IntrmyAgt1', 'FinInstnId', 'Nm'),
    creditor: {
      name: requiredText(element, 'Cdtr', 'Nm'),
      address: toAddress(find(element, 'Cdtr', 'PstlAdr')),
    },
    creditorAccount: toAccount(required(element, 'CdtrAcct', 'Id')),
    description: textOf(element, 'RmtInf', 'Ustrd'),
    clientReference: toClientReference(find(element, 'RmtInf', 'Strd', 'AddtlRmtInf')),
  };
  return { transfer, clearing, element };
}

/** @param transfers of this payment information, which were complete before it */
export function toPayment(
  element: XmlElement,
  transfers: readonly ReadTransfer[],
  dialect: OrderDialect,
): PaymentInformation {
  const instrument = required(element, 'PmtTpInf', 'LclInstrm', 'Prtry');
  if (instrument.text !== dialect.sepa) expectText(instrument, dialect.other);
  const clearing = transfers[0]!.clearing;
  const stranger = transfers.find((each) => each.clearing !== clearing);
  if (stranger)
    throw new DocumentRefusedError('order-rule', 'of another kind than the first transfer', stranger.element);
  return {
    id: requiredText(element, 'PmtInfId'),
    kind: instrument.text === dialect.sepa ? 'sepa' : clearing,
    executionDate: checkedDate(required(element, 'ReqdExctnDt')),
    debtor: {
      name: requiredText(element, 'Dbtr', 'Nm'),
      account: requiredText(element, 'DbtrAcct', 'Id', 'Othr', 'Id'),
      bic: requiredText(element, 'DbtrAgt', 'FinInstnId', 'BIC'),
    },
    transfers: transfers.map(({ transfer }) => transfer),
  };
}

function toAddress(element: XmlElement | undefined): Address | undefined {
  if (!element) return undefined;
  const [street, line] = [find(element, 'StrtNm'), find(element, 'AdrLine')];
  if (street && line) throw new DocumentRefusedError('order-rule', 'a street and an address line', element);
  return { street: (street ?? line)?.text, town: textOf(element, 'TwnNm'), country: textOf(element, 'Ctry') };
}

function toAccount(id: XmlElement): CreditTransfer['creditorAccount'] {
  const iban = textOf(id, 'IBAN');
  return iban === undefined ? { other: requiredText(id, 'Othr', 'Id') } : { iban };
}

function toClientReference(element: XmlElement | undefined): string | undefined {
  if (!element) return undefined;
  if (element.text.startsWith(CLIENT_REFERENCE_TAG)) return element.text.slice(CLIENT_REFERENCE_TAG.length);
  throw new DocumentRefusedError('value', `must begin with ${CLIENT_REFERENCE_TAG}`, element);
}

function expectText(element: XmlElement, expected: string): void {
  if (element.text !== expected) throw new DocumentRefusedError('value', 'not a code of this bank', element);
}
