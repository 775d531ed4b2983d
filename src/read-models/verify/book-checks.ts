import type { ClientBase } from 'pg';
import { NOTHING_ON_ITS_WAY } from './on-its-way';
import { Findings } from './report';
import type { CheckResult } from './report';

interface BookCheck {
  readonly name: string;
  readonly claim: string;
  /** How many things the check looks at. */
  readonly looked: string;
  /** One row with a `line` per violation. */
  readonly violations: string;
}

/** What the bank says to be gone, and come back, and the account has not shown, less what decisions took over of it. */
const ORDERED = `
  SELECT merchant_id, state #>> '{order,account}' AS account, state #>> '{order,amount,currency}' AS currency,
         ((one ->> 'status' = 'reversed')::int - 1 + (one ? 'leftBy')::int - (one ? 'returnedBy')::int)
           * (one #>> '{minor,$bigint}')::numeric AS minor
    FROM rm.bank_order, jsonb_array_elements(state -> 'instructions') AS one
   WHERE one ->> 'status' IN ('executed', 'reversed')
   UNION ALL
  SELECT merchant_id, r.account, r.currency, -r.minor
    FROM rm.break_case,
         jsonb_to_recordset(state #> '{resolution,residuals}')
           AS r (place text, minor numeric, currency text, account text)
   WHERE status = 'resolved' AND r.place = 'ordered'`;

/** Each of them is one statement over all books, so nothing that code remembers can hide anything. */
const CHECKS: readonly BookCheck[] = [
  {
    name: 'zero-sum',
    claim: 'debits equal credits per merchant, currency and layer',
    looked: 'SELECT count(*) FROM rm.leg',
    violations: `
      SELECT format('%s %s %s is off by %s', merchant_id, currency, layer, sum(amount)) AS line
        FROM rm.leg GROUP BY merchant_id, currency, layer HAVING sum(amount) <> 0`,
  },
  {
    name: 'balanced-postings',
    claim: 'every posting balances per currency',
    looked: 'SELECT count(*) FROM rm.posting',
    violations: `
      SELECT format('posting %s.%s is off by %s %s', position, number, sum(amount), currency) AS line
        FROM rm.leg GROUP BY position, number, currency HAVING sum(amount) <> 0`,
  },
  {
    name: 'no-orphans',
    claim: 'every leg has its posting, every posting has legs of its own merchant',
    looked: 'SELECT count(*) FROM rm.posting',
    violations: `
      SELECT format('posting %s.%s and its legs do not belong together', position, number) AS line
        FROM rm.posting p FULL JOIN (SELECT DISTINCT position, number, merchant_id, layer FROM rm.leg) l
             USING (position, number)
       WHERE p.merchant_id IS DISTINCT FROM l.merchant_id OR p.layer IS DISTINCT FROM l.layer`,
  },
  {
    name: 'balances',
    claim: 'every balance is the sum of its legs',
    looked: 'SELECT count(*) FROM rm.balance',
    violations: `
      SELECT format('%s %s %s shows %s/%s, its legs give %s/%s', merchant_id, account, currency,
                    b.debit, b.credit, l.debit, l.credit) AS line
        FROM rm.balance b FULL JOIN (
          SELECT merchant_id, account, currency, layer,
                 coalesce(sum(amount) FILTER (WHERE amount > 0), 0) AS debit,
                 coalesce(-sum(amount) FILTER (WHERE amount < 0), 0) AS credit
            FROM rm.leg GROUP BY merchant_id, account, currency, layer) l
             USING (merchant_id, account, currency, layer)
       WHERE b.debit IS DISTINCT FROM l.debit OR b.credit IS DISTINCT FROM l.credit`,
  },
  {
    name: 'running-balances',
    claim: 'every leg carries the sums of all legs of its account before it',
    looked: 'SELECT count(*) FROM rm.leg',
    violations: `
      SELECT format('leg %s.%s.%s carries %s, the legs before it give %s', position, number, seq, carried, summed) AS line
        FROM (SELECT position, number, seq, debit_after - credit_after AS carried,
                     sum(amount) OVER (PARTITION BY merchant_id, account, currency, layer
                                           ORDER BY position, number, seq) AS summed
                FROM rm.leg) legs
       WHERE carried <> summed`,
  },
  {
    name: 'payout-clearing',
    claim: 'what stands in payout transit is what open payouts have not been credited: that of a closed one is zero',
    looked: 'SELECT count(*) FROM rm.settlement',
    violations: `
      SELECT format('%s %s has %s in transit, its payouts say %s', coalesce(b.merchant_id, s.merchant_id),
                    coalesce(b.account, s.account), coalesce(b.sum, 0), coalesce(s.sum, 0)) AS line
        FROM (SELECT merchant_id, account, sum(amount) AS sum FROM rm.leg
               WHERE account LIKE 'psp:%:payout\\_transit' GROUP BY 1, 2) b
        FULL JOIN (SELECT merchant_id, format('psp:%s:%s:payout_transit', provider, currency) AS account,
                          sum(in_transit) AS sum
                     FROM rm.settlement WHERE merchant_id IS NOT NULL GROUP BY 1, 2) s
             USING (merchant_id, account)
       WHERE coalesce(b.sum, 0) <> coalesce(s.sum, 0) AND ${NOTHING_ON_ITS_WAY}`,
  },
  {
    name: 'bank-clearing',
    claim: 'what stands unmatched at a bank is the sum of its lines that nothing was found for',
    looked: 'SELECT count(*) FROM rm.bank_line',
    violations: `
      SELECT format('%s %s has %s unmatched, its lines say %s', coalesce(b.merchant_id, l.merchant_id),
                    coalesce(b.account, l.account), coalesce(b.sum, 0), coalesce(l.sum, 0)) AS line
        FROM (SELECT merchant_id, account, -sum(amount) AS sum FROM rm.leg
               WHERE account LIKE 'bank:%:unmatched' GROUP BY 1, 2) b
        FULL JOIN (SELECT merchant_id, format('bank:%s:%s:unmatched', account, currency) AS account, sum(amount) AS sum
                     FROM rm.bank_line WHERE matched_to IS NULL GROUP BY 1, 2) l
             USING (merchant_id, account)
       WHERE coalesce(b.sum, 0) <> coalesce(l.sum, 0) AND ${NOTHING_ON_ITS_WAY}`,
  },
  {
    name: 'bank-ordered',
    claim: 'what stands at a bank as ordered is what left or comes back by its word and no line shows yet',
    looked: 'SELECT count(*) FROM rm.bank_order',
    violations: `
      SELECT format('%s %s has %s, its bank orders say %s', merchant_id, account,
                    coalesce(b.sum, 0), coalesce(o.sum, 0)) AS line
        FROM (SELECT merchant_id, account, sum(amount) AS sum FROM rm.leg
               WHERE account LIKE 'bank:%:ordered' GROUP BY 1, 2) b
        FULL JOIN (SELECT merchant_id, format('bank:%s:%s:ordered', account, currency) AS account, sum(minor) AS sum
                     FROM (${ORDERED}) awaited GROUP BY 1, 2) o
             USING (merchant_id, account)
       WHERE coalesce(b.sum, 0) <> coalesce(o.sum, 0) AND ${NOTHING_ON_ITS_WAY}`,
  },
  {
    name: 'suspense',
    claim: 'what stands in suspense is the sum of what nobody has placed yet',
    looked: 'SELECT (SELECT count(*) FROM rm.suspense_item) + (SELECT count(*) FROM rm.suspense_order) AS count',
    violations: `
      SELECT format('%s %s %s has %s, its open items say %s', merchant_id, account, of_order,
                    coalesce(b.sum, 0), coalesce(i.sum, 0)) AS line
        FROM (SELECT l.merchant_id, l.account, l.currency, coalesce('of order ' || p.order_id, '') AS of_order,
                     sum(l.amount) AS sum
                FROM rm.leg l JOIN rm.posting p USING (position, number)
               WHERE l.account LIKE 'suspense:%' GROUP BY 1, 2, 3, 4) b
        FULL JOIN (SELECT merchant_id, account, currency, '' AS of_order, sum(open) AS sum
                     FROM rm.suspense_item GROUP BY 1, 2, 3
                    UNION ALL
                   SELECT merchant_id, account, currency, 'of order ' || order_id, open FROM rm.suspense_order) i
             USING (merchant_id, account, currency, of_order)
       WHERE coalesce(b.sum, 0) <> coalesce(i.sum, 0)
         AND (SELECT count(DISTINCT position) FROM ops.checkpoint WHERE name IN ('journal', 'suspense')) = 1`,
  },
];

/** @param snapshot a connection inside a repeatable-read transaction: all checks see the books of one moment */
export async function checkBooks(snapshot: ClientBase, onProgress: (done: number) => void): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (const check of CHECKS) {
    const findings = new Findings(check.name, check.claim);
    const { rows } = await snapshot.query<{ line: string }>(check.violations);
    for (const { line } of rows) findings.add(line);
    const looked = await snapshot.query<{ count: string }>(check.looked);
    results.push(findings.result(Number.parseInt(looked.rows[0]!.count, 10)));
    onProgress(results.length / CHECKS.length);
  }
  return results;
}
