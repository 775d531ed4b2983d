import type { BankOrderState } from '#libs/banking';
import { operationReference, parseOperationReference } from '#libs/payments';
import type { FundedDebt, Payout } from '#libs/settlements';
import type { Pool } from 'pg';
import { stateFromJson } from '../read-models/support/state-json';

/** Debts to providers that bank orders of the merchant paid, of those that an open line of a payout names. */
export async function loadFunded(pool: Pool, merchantId: string, payouts: readonly Payout[]): Promise<FundedDebt[]> {
  const adjustments = payouts.flatMap(({ lines }) => lines.filter(({ kind }) => kind === 'adjustment'));
  const names = adjustments.flatMap(({ reference }) => reference ?? []);
  const orders = names.flatMap((name) => parseOperationReference(name)?.orderId ?? []);
  if (orders.length === 0) return [];
  const { rows } = await pool.query<{ state: unknown }>(
    `SELECT state FROM rm.bank_order WHERE merchant_id = $1 AND bank_order_id = ANY ($2::uuid[])`,
    [merchantId, orders],
  );
  const paid = rows.flatMap(({ state }) => debtsOf(stateFromJson<BankOrderState>(state)));
  if (paid.length === 0) return [];
  const shown = await shownBefore(pool, paid);
  return paid.map((debt) => ({ ...debt, isShown: shown.has(debt.reference) }));
}

function debtsOf({ order, instructions }: BankOrderState): Omit<FundedDebt, 'isShown'>[] {
  if (order?.purpose !== 'provider_debt') return [];
  const { bankOrderId, forProvider: provider = order.provider, amount } = order;
  return instructions
    .filter(({ status }) => status === 'executed')
    .map(({ number, minor }) => ({
      ...{ provider, currency: amount.currency, amount: minor },
      reference: operationReference(bankOrderId, number),
    }));
}

/** Looked for without an index: such lines come a few times a year, and are settled as soon as they are found. */
async function shownBefore(pool: Pool, debts: readonly { reference: string }[]): Promise<ReadonlySet<string>> {
  const { rows } = await pool.query<{ reference: string }>(
    `SELECT reference FROM rm.settlement_line WHERE settled AND kind = 'adjustment' AND reference = ANY ($1::text[])`,
    [debts.map(({ reference }) => reference)],
  );
  return new Set(rows.map(({ reference }) => reference));
}
