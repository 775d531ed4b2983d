import { formatAmount } from '#libs/money';
import { orderStatus } from '#libs/payments';
import type { FoldedOrder } from '../../orders/order-aggregate';
import { table } from '../output';
import type { Output } from '../output';

/** State, amounts and operations of an order. @throws Error for one that does not exist */
export function showOrder(output: Output, id: string, folded: FoldedOrder): void {
  const { order } = folded.state;
  if (!order) throw new Error(`There is no order ${id}.`);
  const amount = (minor: bigint): string => {
    const { value, currency } = formatAmount({ minor, currency: folded.state.currency });
    return `${value} ${currency}`;
  };
  const { amounts } = folded.state;
  const operations = folded.state.operations.map((operation) => ({
    id: operation.id,
    type: operation.type,
    status: operation.status,
    amount: amount(operation.amount),
    provider_reference: operation.providerReference ?? null,
    bank_order_id: operation.bankOrderId ?? null,
  }));
  const data = {
    id,
    merchant_id: order.merchantId,
    reference: order.reference,
    status: orderStatus(folded.state),
    amount: amount(folded.state.requested),
    authorized: amount(amounts.authorized),
    captured: amount(amounts.captured),
    refunded: amount(amounts.refunded),
    voided: amount(amounts.voided),
    in_doubt: amount(amounts.inDoubt),
    revision: folded.revision,
    created_at: folded.createdAt,
    updated_at: folded.updatedAt,
    operations,
  };
  const { operations: _, ...facts } = data;
  const lines = Object.entries(facts).map(([name, value]) => `${name.padEnd(12)} ${value}`);
  const rows = operations.map((o) => [
    String(o.id),
    o.type,
    o.status,
    o.amount,
    o.provider_reference ?? byBank(o.bank_order_id) ?? '-',
  ]);
  output.result(data, [...lines, '', ...table(['OP', 'TYPE', 'STATUS', 'AMOUNT', 'AT PROVIDER'], rows)]);
}

const byBank = (id: string | null): string | undefined => (id === null ? undefined : `bank order ${id}`);
