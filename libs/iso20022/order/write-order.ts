import { formatAmount } from '#libs/money';
import { leaf, node, optionalLeaf, writeXml } from '../xml/writer';
import type { XmlNode } from '../xml/writer';
import { CLIENT_REFERENCE_TAG } from '../references';
import type { OrderDialect } from './dialect';
import { CLEARING, ORDER_NAMESPACE, TRUSTPAY_ORDERS } from './dialect';
import { InvalidOrderError } from './faults';
import type { Address, CreditorAccount, CreditorBank, CreditTransfer, PaymentInformation, PaymentOrder } from './model';
import { orderFaults } from './rules';
import type { OrderOperation } from './rules';

export interface WriteOrderOptions {
  readonly operation: OrderOperation;
  /** `yyyy-MM-dd` where the bank is: no execution day may lie before it. */
  readonly today: string;
  readonly dialect?: OrderDialect;
}

/** The same order gives the same bytes, always. @throws InvalidOrderError with every rule that it breaks */
export function writeOrder(order: PaymentOrder, options: WriteOrderOptions): string {
  const faults = orderFaults(order, options);
  if (faults.length > 0) throw new InvalidOrderError(faults);
  const dialect = options.dialect ?? TRUSTPAY_ORDERS;
  const transfers = order.payments.reduce((sum, { transfers }) => sum + transfers.length, 0);
  const header = node(
    'GrpHdr',
    leaf('MsgId', order.messageId),
    leaf('CreDtTm', order.createdAt),
    leaf('NbOfTxs', String(transfers)),
    node('InitgPty'),
  );
  const message = node('CstmrCdtTrfInitn', header, ...order.payments.map((each) => payment(each, dialect)));
  return writeXml({ name: 'Document', attributes: { xmlns: ORDER_NAMESPACE }, content: [message] });
}

function payment({ id, kind, executionDate, debtor, transfers }: PaymentInformation, dialect: OrderDialect): XmlNode {
  return node(
    'PmtInf',
    leaf('PmtInfId', id),
    leaf('PmtMtd', 'TRF'),
    node('PmtTpInf', node('LclInstrm', leaf('Prtry', kind === 'sepa' ? dialect.sepa : dialect.other))),
    leaf('ReqdExctnDt', executionDate),
    node('Dbtr', leaf('Nm', debtor.name)),
    node('DbtrAcct', account({ other: debtor.account })),
    node('DbtrAgt', node('FinInstnId', leaf('BIC', debtor.bic))),
    ...transfers.map((each) => transfer(each, kind, dialect)),
  );
}

function transfer(each: CreditTransfer, kind: PaymentInformation['kind'], dialect: OrderDialect): XmlNode {
  const { value, currency } = formatAmount(each.amount);
  const { correspondentBank, creditor } = each;
  return node(
    'CdtTrfTxInf',
    node('PmtId', leaf('EndToEndId', each.endToEndId)),
    node('PmtTpInf', node('LclInstrm', leaf('Cd', dialect.transferCode))),
    node('Amt', leaf('InstdAmt', value, { Ccy: currency })),
    correspondentBank === undefined ? undefined : node('IntrmyAgt1', node('FinInstnId', leaf('Nm', correspondentBank))),
    node('CdtrAgt', bank(each.creditorBank, CLEARING[kind]?.system)),
    node('Cdtr', leaf('Nm', creditor.name), address(creditor.address, kind === 'sepa' ? 'AdrLine' : 'StrtNm')),
    node('CdtrAcct', account(each.creditorAccount)),
    remittance(each),
  );
}

const bank = ({ bic, clearingNumber, name, address: at }: CreditorBank, system: string | undefined): XmlNode =>
  node(
    'FinInstnId',
    leaf('BIC', bic),
    system && clearingNumber
      ? node('ClrSysMmbId', node('ClrSysId', leaf('Cd', system)), leaf('MmbId', clearingNumber))
      : undefined,
    optionalLeaf('Nm', name),
    address(at, 'StrtNm'),
  );

/** A street may be longer in SEPA than `StrtNm` would carry: there it is a line of the address. */
function address(at: Address | undefined, street: 'StrtNm' | 'AdrLine'): XmlNode | undefined {
  if (!at) return undefined;
  const line = optionalLeaf(street, at.street);
  const rest = [optionalLeaf('TwnNm', at.town), optionalLeaf('Ctry', at.country)];
  return node('PstlAdr', ...(street === 'StrtNm' ? [line, ...rest] : [...rest, line]));
}

const account = ({ iban, other }: CreditorAccount): XmlNode =>
  node('Id', iban === undefined ? node('Othr', leaf('Id', other)) : leaf('IBAN', iban));

function remittance({ description, clientReference }: CreditTransfer): XmlNode | undefined {
  if (description === undefined && clientReference === undefined) return undefined;
  const tagged = clientReference === undefined ? undefined : CLIENT_REFERENCE_TAG + clientReference;
  return node(
    'RmtInf',
    optionalLeaf('Ustrd', description),
    tagged === undefined ? undefined : node('Strd', leaf('AddtlRmtInf', tagged)),
  );
}
