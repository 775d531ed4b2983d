import type { BankOrderState } from '#libs/banking';
import { operationReference } from '#libs/payments';
import type { ClientBase } from 'pg';
import { stateFromJson } from '../support/state-json';
import { NOTHING_ON_ITS_WAY } from './on-its-way';
import { Findings } from './report';
import type { CheckResult } from './report';

/**
 * What is told apart: payments that no payout has paid; lines of payouts that pay nothing yet; fees beyond what was
 * agreed, which are a claim from when their payment is settled; what a provider told of without an order, and what of
 * suspense was placed against it; and debts to a provider that a bank order paid, until a line of the provider shows
 * it. A decision is booked at once, but what it is about waits for the bank's credit: until then it is taken off.
 */
const TOLD_BY_THE_OTHERS = `
  SELECT merchant_id, provider, currency, gross - known_fee AS minor FROM rm.receivable_item WHERE NOT settled
   UNION ALL
  SELECT s.merchant_id, s.provider, s.currency, l.fee - l.gross
    FROM rm.settlement s JOIN rm.settlement_line l USING (settlement_id)
   WHERE s.merchant_id IS NOT NULL AND s.open_lines > 0 AND NOT l.settled AND l.kind <> 'fee'
   UNION ALL
  SELECT b.merchant_id, b.provider, r.currency, r.minor
    FROM rm.break_case b JOIN rm.receivable_item i ON b.subject = 'fee:' || i.item_id,
         jsonb_to_recordset(b.state #> '{facts,residuals}') AS r (place text, minor numeric, currency text)
   WHERE b.status = 'open' AND b.kind = 'fee' AND i.settled AND r.place = 'receivable'
   UNION ALL
  SELECT b.merchant_id, b.provider, r.currency, -r.minor
    FROM rm.break_case b JOIN (
           SELECT unnest(ARRAY['item:' || item_id, 'fee:' || item_id]) AS subject
             FROM rm.receivable_item WHERE NOT settled
            UNION ALL
           SELECT format('line:%s:%s', settlement_id, number) FROM rm.settlement_line WHERE NOT settled) AS waiting
           USING (subject),
         jsonb_to_recordset(b.state #> '{resolution,residuals}') AS r (place text, minor numeric, currency text)
   WHERE b.status = 'resolved' AND r.place = 'receivable'
   UNION ALL
  SELECT merchant_id, provider, currency, amount FROM receivable WHERE rule ~ '^(unmatched|bankorder|suspense)\\.'
   UNION ALL
  SELECT s.merchant_id, s.provider, s.currency, -l.gross
    FROM rm.settlement s JOIN rm.settlement_line l USING (settlement_id)
   WHERE l.settled AND l.kind = 'adjustment' AND l.reference = ANY ($1::text[])
     AND NOT EXISTS (SELECT FROM rm.break_case b
                      WHERE b.status = 'resolved' AND b.subject = format('line:%s:%s', l.settlement_id, l.number))`;

/**
 * Coins stand in custody where money would be a receivable. Where a provider has paid out nothing yet, the
 * items are all that there is, and they are made of the same postings.
 */
const VIOLATIONS = `
WITH receivable AS (
  SELECT l.merchant_id, coalesce(name[1], name[3]) AS provider, coalesce(name[2], name[4]) AS currency, amount, rule
    FROM rm.leg l JOIN rm.posting USING (position, number),
         regexp_match(l.account, '^(?:psp:(.+):([^:]+):receivable|custody:(.+):([^:]+))$') AS name
   WHERE name IS NOT NULL AND l.layer = 'posted'),
     told AS (${TOLD_BY_THE_OTHERS}),
     payer AS (SELECT DISTINCT merchant_id, provider FROM rm.settlement WHERE merchant_id IS NOT NULL)
SELECT format('%s: %s owes %s %s by the books, its items and payouts say %s', merchant_id, provider,
              coalesce(b.sum, 0), currency, coalesce(t.sum, 0)) AS line
  FROM (SELECT merchant_id, provider, currency, sum(amount) AS sum FROM receivable GROUP BY 1, 2, 3) b
  FULL JOIN (SELECT merchant_id, provider, currency, sum(minor) AS sum FROM told GROUP BY 1, 2, 3) t
       USING (merchant_id, provider, currency)
  JOIN payer USING (merchant_id, provider)
 WHERE coalesce(b.sum, 0) <> coalesce(t.sum, 0) AND ${NOTHING_ON_ITS_WAY}`;

/** What the books say a provider owes a merchant must be what its open items and payouts say, in each currency. */
export async function checkReceivables(snapshot: ClientBase): Promise<CheckResult> {
  const findings = new Findings('receivables', 'what a provider owes is what no payout has paid yet');
  const { rows: orders } = await snapshot.query<{ state: unknown }>(
    `SELECT state FROM rm.bank_order WHERE state #>> '{order,purpose}' = 'provider_debt'`,
  );
  const debts = orders.flatMap(({ state }) => referencesOf(stateFromJson<BankOrderState>(state)));
  const { rows } = await snapshot.query<{ line: string }>(VIOLATIONS, [debts]);
  for (const { line } of rows) findings.add(line);
  const looked = await snapshot.query<{ count: string }>('SELECT count(*) FROM rm.receivable_item');
  return findings.result(Number.parseInt(looked.rows[0]!.count, 10));
}

const referencesOf = ({ order, instructions }: BankOrderState): string[] =>
  instructions.map(({ number }) => operationReference(order!.bankOrderId, number));
