import { decimalOf } from '../values';
import type { Parent, XmlElement } from '../xml/element';
import { find, required, requiredText } from '../xml/element';
import { DocumentRefusedError } from '../xml/error';
import type { XmlLimits } from '../xml/limits';
import { XML_LIMITS } from '../xml/limits';
import { readRecords } from '../xml/read-records';
import type { XmlSource } from '../xml/source';
import type { OrderDialect } from './dialect';
import { TRUSTPAY_ORDERS } from './dialect';
import { toPayment, toTransfer } from './map-order';
import type { ReadTransfer } from './map-order';
import type { PaymentInformation, PaymentOrder } from './model';
import { orderFaults } from './rules';
import type { OrderOperation } from './rules';
import { ORDER_SHAPES } from './shape';

export interface ReadOrderOptions {
  readonly operation: OrderOperation;
  /** `yyyy-MM-dd`: with it, an execution day in the past is refused. */
  readonly today?: string;
  readonly dialect?: OrderDialect;
  readonly limits?: Partial<XmlLimits>;
}

/** An order is held in memory as a whole. */
export const ORDER_LIMITS: XmlLimits = { ...XML_LIMITS, bytes: 16 * 1024 * 1024 };

interface ReadPayment {
  readonly payment: PaymentInformation;
  readonly element: XmlElement;
  readonly transfers: readonly ReadTransfer[];
}

/**
 * Reads what `writeOrder` writes, by the same rules, and counts and sums against `NbOfTxs` and `CtrlSum`.
 * @throws DocumentRefusedError
 */
export async function readOrder(source: XmlSource, options: ReadOrderOptions): Promise<PaymentOrder> {
  const dialect = options.dialect ?? TRUSTPAY_ORDERS;
  const payments: ReadPayment[] = [];
  let header: XmlElement | undefined;
  let transfers: ReadTransfer[] = [];
  const records = readRecords(
    source,
    ORDER_SHAPES,
    { ...ORDER_LIMITS, ...options.limits },
    {
      record: (element) => {
        if (element.name === 'GrpHdr') header = element;
        else if (element.name === 'CdtTrfTxInf') transfers.push(toTransfer(element, dialect));
        else {
          payments.push({ payment: toPayment(element, transfers, dialect), element, transfers });
          checkTotals(element, transfers);
          transfers = [];
        }
      },
      take: () => [],
      end: () => undefined,
    },
  );
  for await (const _ of records);
  checkTotals(
    header!,
    payments.flatMap((each) => each.transfers),
  );
  return checked(header!, payments, options);
}

function checked(header: XmlElement, payments: readonly ReadPayment[], options: ReadOrderOptions): PaymentOrder {
  const order: PaymentOrder = {
    messageId: requiredText(header, 'MsgId'),
    createdAt: requiredText(header, 'CreDtTm'),
    payments: payments.map(({ payment }) => payment),
  };
  const [fault] = orderFaults(order, options);
  if (!fault) return order;
  const payment = fault.payment === undefined ? undefined : payments[fault.payment];
  const transfer = fault.transfer === undefined ? undefined : payment?.transfers[fault.transfer];
  const place = transfer?.element ?? payment?.element ?? header;
  throw new DocumentRefusedError('order-rule', `${fault.field}: ${fault.rule}`, place);
}

/** A control sum adds up amounts whatever their currency; all have two decimals here. */
function checkTotals(parent: Parent, transfers: readonly ReadTransfer[]): void {
  const [count, sum] = [find(parent, 'NbOfTxs'), find(parent, 'CtrlSum')];
  if (count && Number(count.text) !== transfers.length) {
    throw new DocumentRefusedError('total', `there are ${transfers.length} transactions`, count);
  }
  const total = transfers.reduce((before, { transfer }) => before + transfer.amount.minor, 0n);
  if (sum && decimalOf(sum, 'EUR').minor !== total) {
    throw new DocumentRefusedError('total', 'the transactions add up to another sum', required(parent, 'CtrlSum'));
  }
}
