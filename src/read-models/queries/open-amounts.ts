import type { DataSource } from 'typeorm';

/**
 * What is not done: captured and not paid out, announced and not credited, on the account and not matched, ordered by
 * us and not shown by the account.
 */
export interface OpenAmount {
  readonly what: 'receivable' | 'transit' | 'clearing' | 'ordered';
  readonly provider: string | null;
  /** Of the bank, for `clearing` and `ordered`. */
  readonly account: string | null;
  readonly currency: string;
  readonly count: number;
  /** As the account in the books shows it: a claim of ours or what came is positive, and so is what left by order. */
  readonly minor: string;
  readonly oldest: Date | null;
}

/** A decision about a break takes money out of the account, though the line of the bank may still come. */
const DECIDED_ORDERS = `
  SELECT jsonb_array_elements_text(state #> '{facts,evidence}') FROM rm.break_case
   WHERE merchant_id = $1 AND status = 'resolved' AND state #> '{facts,bankOrderId}' IS NOT NULL`;

/** Money that left by the bank's word, and whose line is not there; and what is to come back of such that left. */
const ORDERED = `
  SELECT 'ordered' AS what, state #>> '{order,provider}' AS provider, state #>> '{order,account}' AS account,
         state #>> '{order,amount,currency}' AS currency, count(*)::integer AS count,
         sum((one #>> '{minor,$bigint}')::numeric * CASE one ->> 'status' WHEN 'reversed' THEN -1 ELSE 1 END)::text
           AS minor, min((state ->> 'submittedAt')::timestamp AT TIME ZONE 'UTC') AS oldest
    FROM rm.bank_order CROSS JOIN LATERAL jsonb_array_elements(state -> 'instructions') AS one
   CROSS JOIN LATERAL format('ordered:%s/%s', bank_order_id, one ->> 'number') AS subject
   CROSS JOIN LATERAL (SELECT one ? 'leftBy' OR subject IN (${DECIDED_ORDERS}) AS out,
                              one ? 'returnedBy' OR subject || '/returned' IN (${DECIDED_ORDERS}) AS back) shown
   WHERE merchant_id = $1 AND awaits_lines
     AND CASE one ->> 'status' WHEN 'executed' THEN NOT out WHEN 'reversed' THEN out AND NOT back ELSE false END
   GROUP BY 2, 3, 4`;

/** By account of the books, so that each can be added up again from what stands here. */
export const openAmounts = async (database: DataSource, merchantId: string): Promise<OpenAmount[]> =>
  database.query<OpenAmount[]>(
    `SELECT 'receivable' AS what, provider, NULL AS account, currency, count(*)::integer AS count,
            sum(gross - known_fee)::text AS minor, min(at) AS oldest
       FROM rm.receivable_item WHERE merchant_id = $1 AND NOT settled GROUP BY provider, currency
     UNION ALL
     SELECT 'transit', provider, NULL, currency, count(*)::integer, sum(in_transit)::text, min(created_at)
       FROM rm.settlement WHERE merchant_id = $1 AND status <> 'closed' GROUP BY provider, currency
     UNION ALL
     SELECT 'clearing', NULL, account, currency, count(*)::integer, sum(amount)::text, min(booked_on::timestamptz)
       FROM rm.bank_line WHERE merchant_id = $1 AND matched_to IS NULL GROUP BY account, currency
     UNION ALL
     ${ORDERED}
     ORDER BY 1, 2, 3, 4`,
    [merchantId],
  );
