import { TRUSTPAY_ORDERS, orderFaults, toBankText, writeOrder } from '#libs/iso20022';
import type { CreditTransfer, OrderOperation, PaymentOrder } from '#libs/iso20022';
import type { BankAddress, BankInstruction, BankOrderFault, BankOrderRequest } from '../../spi';
import type { BankingConfig } from './config';
import { NOT_PROVIDED_BIC, OWN_BIC, dayAtBank } from './own-bank';

const NAME_MAX = 35;
const DESCRIPTION_MAX = 140;
const TEXT_MAX = 1_000;

/** One transfer goes as CreateOrder, several as a mass file (fact sheet 9.6). */
export const operationFor = ({ instructions }: BankOrderRequest): OrderOperation =>
  instructions.length === 1 ? 'CreateOrder' : 'CreateOrders';

/** What the bank would refuse, or pay otherwise than meant. */
export function faultsOf(order: BankOrderRequest, today: string): readonly BankOrderFault[] {
  const operation = operationFor(order);
  const own = order.instructions.flatMap(({ endToEndId, iban, account }, instruction) => [
    ...(endToEndId !== undefined && operation === 'CreateOrders'
      ? [{ instruction, field: 'endToEndId', rule: 'only for an order of one instruction' }]
      : []),
    ...(iban !== undefined && account !== undefined
      ? [{ instruction, field: 'account', rule: 'must be left out where there is an IBAN' }]
      : []),
  ]);
  const message = messageOf(order, { debtor: 'NOTPROVIDED', createdAt: `${today}T00:00:00`, today });
  const found = orderFaults(message, { operation, today });
  return [...own, ...found.map(({ payment, transfer, field, rule }) => inOurWords(payment, transfer, field, rule))];
}

/** What all instructions share is a field of the order, although each has its copy in the file. */
function inOurWords(payment: number | undefined, transfer: number | undefined, field: string, rule: string) {
  const ofOrder = ['executionDate', 'debtor.account'].includes(field) || payment === undefined;
  if (ofOrder) return { field: field === 'debtor.account' ? 'accountId' : field, rule };
  const name = field
    .replace(/^creditorAccount\.other/, 'account')
    .replace(/^creditorAccount\./, '')
    .replace(/^creditorBank/, 'bank')
    .replace(/^creditor\./, '');
  return { instruction: payment, field: name, rule };
}

/** The file, as bytes of pain.001.001.03. @throws InvalidOrderError for what `faultsOf` names */
export function orderFile(
  { orderKind }: BankingConfig,
  order: BankOrderRequest,
  { debtor, now }: { debtor: string; now: Date },
): string {
  const createdAt = now.toISOString().slice(0, 19);
  const today = dayAtBank(now);
  const message = messageOf(order, { debtor: toBankText(debtor, NAME_MAX) || NOT_PROVIDED_BIC, createdAt, today });
  const dialect = { ...TRUSTPAY_ORDERS, other: orderKind };
  return writeOrder(message, { operation: operationFor(order), today, dialect });
}

/** Each instruction is a payment of its own, so kinds may be mixed; the bank numbers them in this order. */
const messageOf = (
  order: BankOrderRequest,
  { debtor, createdAt, today }: { debtor: string; createdAt: string; today: string },
): PaymentOrder => ({
  messageId: order.reference,
  createdAt,
  payments: order.instructions.map((instruction, index) => ({
    id: String(index + 1),
    kind: instruction.kind,
    executionDate: order.executionDate ?? today,
    debtor: { name: debtor, account: order.accountId, bic: OWN_BIC },
    transfers: [transferOf(instruction, operationFor(order))],
  })),
});

/** A mass file has no client reference: there ours stands in the end-to-end id (fact sheet 9.6). */
function transferOf(instruction: BankInstruction, operation: OrderOperation): CreditTransfer {
  const { reference, amount, name, iban, account, bank, correspondentBank, description } = instruction;
  return {
    endToEndId: instruction.endToEndId ?? reference,
    amount,
    creditorBank: {
      bic: bank.bic ?? NOT_PROVIDED_BIC,
      clearingNumber: bank.clearingNumber,
      name: inBankText(bank.name),
      address: addressOf(bank.address),
    },
    correspondentBank: inBankText(correspondentBank),
    creditor: { name: toBankText(name, NAME_MAX), address: addressOf(instruction.address) },
    creditorAccount: iban === undefined ? { other: account ?? '' } : { iban },
    description: description === undefined ? undefined : toBankText(description, DESCRIPTION_MAX),
    ...(operation === 'CreateOrder' && { clientReference: reference }),
  };
}

/** In the letters that banks carry; a length is checked, and not cut: half a street leads nowhere. */
const inBankText = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : toBankText(text, TEXT_MAX);

const addressOf = (address: BankAddress | undefined): BankAddress | undefined =>
  address && { street: inBankText(address.street), town: inBankText(address.town), country: address.country };
