import { awaitedSince } from '#libs/banking';
import type { BankOrderState, InstructionState } from '#libs/banking';
import { operationReference } from '#libs/payments';
import type { OrderedPayment } from '#libs/settlements';
import type { Pool } from 'pg';
import { stateFromJson } from '../read-models/support/state-json';

/**
 * Instructions of the merchant's bank orders that lines of the account have still to show, and those of the orders that
 * an open line names.
 */
export async function loadOrdered(
  pool: Pool,
  merchantId: string,
  names: readonly { readonly orderId: string }[],
): Promise<OrderedPayment[]> {
  const { rows } = await pool.query<{ state: unknown }>(
    `SELECT state FROM rm.bank_order WHERE merchant_id = $1 AND (awaits_lines OR bank_order_id = ANY ($2::uuid[]))`,
    [merchantId, names.map(({ orderId }) => orderId)],
  );
  return rows.flatMap(({ state }) => orderedOf(stateFromJson<BankOrderState>(state)));
}

/**
 * Of an order that was never sent nothing can be on the account. What the bank refused never left; what a person gave
 * up may have, where the person was wrong: a line of it proves that it did.
 */
function orderedOf(state: BankOrderState): OrderedPayment[] {
  const { order, submittedAt, stage, failedBy, instructions } = state;
  if (!order || submittedAt === undefined) return [];
  const { bankOrderId, provider, account, amount } = order;
  return instructions.map((one) => ({
    ...{ bankOrderId, instruction: one.number, provider, account, currency: amount.currency, amount: one.minor },
    names: [operationReference(bankOrderId, one.number), ...numberOf(one)],
    status: stage === 'failed' && failedBy !== 'person' ? 'refused' : statusOf(one),
    hasLeft: one.leftBy !== undefined,
    hasReturned: one.returnedBy !== undefined,
    at: new Date(awaitedSince(state, one)!),
  }));
}

const numberOf = ({ bankOrderNumber: number }: InstructionState): string[] => (number === undefined ? [] : [number]);

const statusOf = ({ status }: InstructionState): OrderedPayment['status'] => (status === 'failed' ? 'refused' : status);
