import { isBic } from '../bic';
import { ibanFault } from '../iban';
import { DATE, isGivenDate } from '../values';
import { CLEARING, NOT_PROVIDED } from './dialect';
import type { OrderFault } from './faults';
import { countryCode, matching, orderAmount, referenceUpTo, textUpTo, wordsUpTo } from './field-rules';
import type { Rule } from './field-rules';
import type { Address, CreditTransfer, OrderKind, PaymentInformation, PaymentOrder } from './model';

/** Which operation of the bank takes the file: one transfer, or many of two kinds only (sheet TrustPay EU 9.6). */
export type OrderOperation = 'CreateOrder' | 'CreateOrders';

export interface OrderContext {
  readonly operation: OrderOperation;
  /** `yyyy-MM-dd`; without it a day in the past is not a fault: an old order can be read. */
  readonly today?: string;
}

type Report = (field: string, rule: string | undefined) => void;

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/;

/**
 * All rules of the sheet that an order breaks. `CityCode`, `Address` and the payment symbols of its table have no
 * known place in the XML and are not part of an order here.
 */
export function orderFaults(order: PaymentOrder, context: OrderContext): OrderFault[] {
  const faults: OrderFault[] = [];
  const report: Report = (field, rule) => rule && faults.push({ field, rule });
  const { messageId, createdAt, payments } = order;
  report('messageId', referenceUpTo(35)(messageId));
  report('createdAt', MOMENT.test(createdAt) && isGivenDate(createdAt) ? undefined : 'must be yyyy-MM-ddTHH:mm:ss');
  const transfers = payments.reduce((sum, each) => sum + each.transfers.length, 0);
  if (payments.some((each) => each.transfers.length === 0)) report('payments', 'must have at least one transfer each');
  if (transfers === 0) report('payments', 'must have at least one transfer');
  if (context.operation === 'CreateOrder' && transfers > 1) report('payments', 'CreateOrder takes one transfer');
  payments.forEach((each, payment) => {
    checkPayment(each, context, (field, rule) => rule && faults.push({ payment, field, rule }));
    each.transfers.forEach((transfer, index) => {
      const inTransfer: Report = (field, rule) => rule && faults.push({ payment, transfer: index, field, rule });
      checkTransfer(transfer, each.kind, context, inTransfer);
    });
  });
  return faults;
}

function checkPayment(payment: PaymentInformation, { operation, today }: OrderContext, report: Report): void {
  const { id, kind, executionDate, debtor } = payment;
  report('id', referenceUpTo(35)(id));
  if (operation === 'CreateOrders' && CLEARING[kind]) {
    report('kind', 'CreateOrders takes SEPA and other-country orders only');
  }
  const day = DATE.test(executionDate) && isGivenDate(executionDate);
  report('executionDate', day ? undefined : 'must be a day, yyyy-MM-dd');
  if (day && today !== undefined && executionDate < today) report('executionDate', 'must not be in the past');
  report('debtor.name', textUpTo(35)(debtor.name));
  report('debtor.account', matching(/^[0-9]{1,10}$/, '1 to 10 digits')(debtor.account));
  report('debtor.bic', isBic(debtor.bic) && debtor.bic !== NOT_PROVIDED ? undefined : 'must be a BIC');
}

function checkTransfer(transfer: CreditTransfer, kind: OrderKind, { operation }: OrderContext, report: Report): void {
  const optional = (field: string, value: string | undefined, rule: Rule<string>): void =>
    report(field, value === undefined ? undefined : rule(value));
  report('endToEndId', referenceUpTo(35)(transfer.endToEndId));
  report('amount', orderAmount(transfer.amount));
  if (kind === 'sepa' && transfer.amount.currency !== 'EUR') report('amount', 'must be in EUR for SEPA');
  checkBank(transfer, kind, report);
  optional('correspondentBank', transfer.correspondentBank, wordsUpTo(35));
  report('creditor.name', wordsUpTo(35)(transfer.creditor.name));
  checkAddress('creditor.address', transfer.creditor.address, { kind, street: kind === 'sepa' ? 70 : 35 }, report);
  checkAccount(transfer, kind, report);
  optional('description', transfer.description, textUpTo(140));
  optional('clientReference', transfer.clientReference, textUpTo(30));
  if (operation === 'CreateOrders') optional('clientReference', transfer.clientReference, () => 'not in CreateOrders');
}

function checkBank({ creditorBank }: CreditTransfer, kind: OrderKind, report: Report): void {
  const { bic, clearingNumber, name, address } = creditorBank;
  if (!isBic(bic)) report('creditorBank.bic', 'must be a BIC');
  if (bic === NOT_PROVIDED && kind !== 'sepa') report('creditorBank.bic', 'must be given outside of SEPA');
  const clearing = CLEARING[kind];
  if (clearing && !clearing.number.test(clearingNumber ?? '')) {
    report('creditorBank.clearingNumber', `must be a number of ${clearing.system}`);
  }
  if (!clearing && clearingNumber !== undefined) {
    report('creditorBank.clearingNumber', 'only for the US, Canada and Australia');
  }
  if (name !== undefined) report('creditorBank.name', wordsUpTo(35)(name));
  else if (kind !== 'sepa') report('creditorBank.name', 'must be given outside of SEPA');
  checkAddress('creditorBank.address', address, { kind, street: 35 }, report);
}

function checkAddress(
  field: string,
  address: Address | undefined,
  { kind, street }: { kind: OrderKind; street: number },
  report: Report,
): void {
  if (address && !address.street && !address.town && !address.country) report(field, 'must not be empty');
  const rules = { street: wordsUpTo(street), town: wordsUpTo(35), country: countryCode };
  for (const part of ['street', 'town', 'country'] as const) {
    const value = address?.[part];
    if (value !== undefined) report(`${field}.${part}`, rules[part](value));
    else if (kind !== 'sepa') report(`${field}.${part}`, 'must be given outside of SEPA');
  }
}

function checkAccount({ creditorAccount }: CreditTransfer, kind: OrderKind, report: Report): void {
  const { iban, other } = creditorAccount;
  if (iban !== undefined) {
    const fault = ibanFault(iban);
    report('creditorAccount.iban', fault && `must be an IBAN (wrong ${fault})`);
  } else {
    report('creditorAccount.other', kind === 'sepa' ? 'must be an IBAN for SEPA' : referenceUpTo(34)(other));
  }
}
