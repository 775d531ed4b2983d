import type { Pool } from 'pg';
import { parseOperationReference } from '#libs/payments';
import { collectiveId, orderedSubject, payoutSubject } from '#libs/settlements';
import type {
  BankLine,
  Evidence,
  Item,
  LineExchange,
  OpenLine,
  Payout,
  PayoutLineKind,
  Resolved,
} from '#libs/settlements';
import { loadDoubts } from './load-doubts';
import { loadFunded } from './load-funded';
import { loadOrdered } from './load-ordered';
import { loadReserves } from './load-reserves';
import type { MatchedCredits } from './matched-credits';
import { MATCHING_RULES } from './matching-rules';
import { withShownLines } from './shown-lines';
import { stateFromJson } from '../read-models/support/state-json';
import type { BreakState, SettlementState } from '#libs/settlements';

/**
 * What is not done yet of a merchant, and the done things that it may be about: an item that an open line names, a
 * closed payout that a line of the bank names. Read by the indexes over what is open, so it does not grow with the
 * history.
 * @param matched credits that their payouts may not show yet
 */
export async function loadEvidence(
  pool: Pool,
  merchantId: string,
  matched: MatchedCredits = new Map(),
): Promise<Evidence> {
  const bankLines = await loadBankLines(pool, merchantId);
  const payouts = await loadPayouts(pool, merchantId, bankLines, matched);
  const items = await loadItems(pool, merchantId, payouts);
  const names = bankLines.flatMap(({ references }) =>
    references.flatMap((name) => parseOperationReference(name) ?? []),
  );
  const ordered = await withShownLines(pool, await loadOrdered(pool, merchantId, names));
  const doubts = await loadDoubts(pool, merchantId, names);
  const funded = await loadFunded(pool, merchantId, payouts);
  const reserves = await loadReserves(pool, merchantId);
  const open = { bankLines, payouts, items, ordered, funded, doubts, reserves };
  return { ...open, resolved: await loadResolved(pool, merchantId, open) };
}

async function loadBankLines(pool: Pool, merchantId: string): Promise<BankLine[]> {
  const { rows } = await pool.query<{
    id: string;
    account: string;
    currency: string;
    amount: string;
    bookedOn: string;
    code: string | null;
    names: string[];
    from: string | null;
    to: string | null;
  }>(
    `SELECT bank_line_id AS id, account, currency, amount, booked_on AS "bookedOn", code, names,
            period_from AS "from", period_to AS "to"
       FROM rm.bank_line WHERE merchant_id = $1 AND matched_to IS NULL`,
    [merchantId],
  );
  const operations = await loadOperations(
    pool,
    merchantId,
    rows.flatMap(({ names }) => names),
  );
  return rows.map(({ amount, bookedOn, code, names, from, to, ...row }) => ({
    ...row,
    amount: BigInt(amount),
    bookedOn: new Date(`${bookedOn}T00:00:00.000Z`),
    references: names,
    operations: names.flatMap((name) => operations.get(name) ?? []),
    ...(code !== null && { code }),
    ...(from !== null && to !== null && { period: { from, to } }),
  }));
}

/** Our references by those of providers, of what is settled as well: a bank may know an operation by no other name. */
async function loadOperations(
  pool: Pool,
  merchantId: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await pool.query<{ name: string; references: string[] }>(
    `SELECT provider_reference AS name, array_agg(DISTINCT reference) AS references FROM rm.receivable_item
      WHERE merchant_id = $1 AND provider_reference = ANY ($2::text[]) GROUP BY provider_reference`,
    [merchantId, names],
  );
  return new Map(rows.map(({ name, references }) => [name, references]));
}

/** Names under which an open line of the bank may mean a payout. */
function namesOf(line: BankLine): string[] {
  const rules = MATCHING_RULES.ways.filter(({ way, bankCode }) => way === 'collective' && bankCode === line.code);
  return [...line.references, ...(line.operations ?? []), ...rules.map((rule) => collectiveId(rule, line))];
}

async function loadPayouts(
  pool: Pool,
  merchantId: string,
  bankLines: readonly BankLine[],
  matched: MatchedCredits,
): Promise<Payout[]> {
  const { rows } = await pool.query<{ id: string; state: unknown }>(
    `SELECT settlement_id AS id, state FROM rm.settlement
      WHERE merchant_id = $1 AND (status <> 'closed' OR open_lines > 0 OR payout_id = ANY ($2::text[]))`,
    [merchantId, bankLines.flatMap(namesOf)],
  );
  const lines = await loadLines(
    pool,
    rows.map(({ id }) => id),
  );
  return rows.flatMap(({ id, state }) => {
    const { payout, accepted, breaks: decided, ...told } = stateFromJson<SettlementState>(state);
    if (!payout) return [];
    const untold = (matched.get(id) ?? []).filter(({ bankLineId }) => !told.bankLines.includes(bankLineId));
    const credited = untold.reduce((sum, { minor }) => sum + minor, told.credited);
    const parts = told.bankLines.length + untold.length;
    const { provider, payoutId, currency, net, paidAt, source } = payout;
    const named = { id, source, provider, payoutId, currency, paidAt: new Date(paidAt), lines: lines.get(id) ?? [] };
    return [{ ...named, net: BigInt(net), credited, accepted, decided, parts }];
  });
}

async function loadLines(pool: Pool, settlements: readonly string[]): Promise<Map<string, OpenLine[]>> {
  const { rows } = await pool.query<{
    id: string;
    number: number;
    kind: PayoutLineKind;
    reference: string | null;
    gross: string;
    fee: string;
    exchange: LineExchange | null;
  }>(
    `SELECT settlement_id AS id, number, kind, reference, gross, fee, exchange FROM rm.settlement_line
      WHERE settlement_id = ANY ($1::uuid[]) AND NOT settled ORDER BY settlement_id, number`,
    [settlements],
  );
  const lines = new Map<string, OpenLine[]>();
  for (const { id, number, kind, reference, gross, fee, exchange } of rows) {
    const line = { number, kind, reference: reference ?? undefined, gross: BigInt(gross), fee: BigInt(fee) };
    const whole = { ...line, ...(exchange && { exchange }) };
    const same = lines.get(id);
    if (same) same.push(whole);
    else lines.set(id, [whole]);
  }
  return lines;
}

async function loadItems(pool: Pool, merchantId: string, payouts: readonly Payout[]): Promise<Item[]> {
  const names = payouts.flatMap(({ lines }) => lines.flatMap(({ reference }) => reference ?? []));
  const orders = names.flatMap((name) => parseOperationReference(name)?.orderId ?? []);
  const { rows } = await pool.query<ItemRow>(
    `SELECT item_id AS id, order_id AS "orderId", operation_id AS "operationId", attempt_id AS "attemptId", method,
            provider, currency, gross, known_fee AS "knownFee",
            fee_estimated AS "feeEstimated", booked_value AS "bookedValue", developer_fee AS "developerFee",
            earned, order_currency AS "orderCurrency", reference,
            provider_reference AS "providerReference", at, settled,
            EXISTS (SELECT FROM rm.receivable_item first
                     WHERE first.order_id = item.order_id AND first.reference = item.reference
                       AND first.provider = item.provider AND first.position < item.position) AS "isFurther"
       FROM rm.receivable_item item
      WHERE merchant_id = $1 AND (NOT settled OR order_id = ANY ($2::uuid[]) OR provider_reference = ANY ($3::text[]))`,
    [merchantId, orders, names],
  );
  return rows.map(
    ({ gross, knownFee, earned, orderCurrency, providerReference, bookedValue, developerFee, ...row }) => ({
      ...row,
      ...(bookedValue !== null && { value: { minor: bookedValue, currency: orderCurrency } }),
      ...(developerFee && { developerFee }),
      gross: BigInt(gross),
      knownFee: BigInt(knownFee),
      earned: { minor: earned, currency: orderCurrency },
      ...(providerReference !== null && { providerReference }),
    }),
  );
}

type ItemRow = Omit<Item, 'gross' | 'knownFee' | 'earned' | 'providerReference' | 'value' | 'developerFee'> & {
  readonly bookedValue: string | null;
  readonly developerFee: Item['developerFee'] | null;
  readonly gross: string;
  readonly knownFee: string;
  readonly earned: string;
  readonly orderCurrency: string;
  readonly providerReference: string | null;
};

/**
 * Decisions of people about what is still open: their effects may not have been written yet. What was decided of a bank
 * order counts for as long as lines of it may come, also when the line that it was about is closed.
 */
async function loadResolved(pool: Pool, merchantId: string, open: Omit<Evidence, 'resolved'>): Promise<Resolved> {
  const subjects = [
    ...open.items.filter(({ settled }) => !settled).flatMap(({ id }) => [`item:${id}`, `fee:${id}`]),
    ...open.payouts.flatMap((payout) => [
      payoutSubject(payout),
      ...payout.lines.map(({ number }) => `line:${payout.id}:${number}`),
    ]),
    ...open.bankLines.map(({ id }) => `bank:${id}`),
    ...(open.ordered ?? []).map(orderedSubject),
  ];
  const { rows } = await pool.query<{ subject: string; breakId: string; state: unknown }>(
    `SELECT subject, break_id AS "breakId", state FROM rm.break_case
      WHERE merchant_id = $1 AND status = 'resolved'
        AND (subject = ANY ($2::text[]) OR state #>> '{facts,bankOrderId}' = ANY ($3::text[]))`,
    [merchantId, subjects, [...new Set((open.ordered ?? []).map(({ bankOrderId }) => bankOrderId))]],
  );
  return new Map(
    rows.map(({ subject, breakId, state }) => {
      const { facts, resolution } = stateFromJson<BreakState>(state);
      return [subject, { breakId, evidence: facts?.evidence ?? [], residuals: resolution?.residuals ?? [] }];
    }),
  );
}
