import { FOLDED_COLUMNS } from '../support/folded-table';

/**
 * What matching needs to see: what providers owe us item by item, what they say they paid, and what the bank shows.
 * Each has a mark when it is done, and an index over what is not.
 */
export const RECONCILIATION_DDL = `
CREATE TABLE receivable_order (
  order_id           uuid PRIMARY KEY,
  method             text NOT NULL,
  provider_reference text
);

CREATE TABLE receivable_item (
  item_id            uuid PRIMARY KEY,
  order_id           uuid NOT NULL,
  operation_id       integer NOT NULL,
  attempt_id         integer NOT NULL,
  merchant_id        text NOT NULL,
  provider           text NOT NULL,
  method             text NOT NULL,
  kind               text NOT NULL,
  currency           text NOT NULL,
  gross              numeric(38,0) NOT NULL,
  known_fee          numeric(38,0) NOT NULL,
  fee_estimated      boolean NOT NULL,
  booked_value       numeric(38,0),
  developer_fee      jsonb,
  earned             numeric(38,0) NOT NULL,
  order_currency     text NOT NULL,
  reference          text NOT NULL,
  provider_reference text,
  at                 timestamptz NOT NULL,
  position           bigint NOT NULL,
  settled            boolean NOT NULL,
  settlement_id      uuid
);
CREATE INDEX receivable_item_open ON receivable_item (merchant_id, at) WHERE NOT settled;
CREATE INDEX receivable_item_by_order ON receivable_item (order_id);
CREATE INDEX receivable_item_by_name ON receivable_item (provider_reference) WHERE provider_reference IS NOT NULL;

CREATE TABLE settlement (
  settlement_id uuid PRIMARY KEY,
  merchant_id   text,
  provider      text,
  payout_id     text,
  currency      text,
  status        text NOT NULL,
  in_transit    numeric(38,0) NOT NULL,
  reserve       numeric(38,0) NOT NULL,
  open_lines    integer NOT NULL,
${FOLDED_COLUMNS}
);
CREATE INDEX settlement_list ON settlement (merchant_id, created_at, created_position);
CREATE INDEX settlement_by_payout ON settlement (merchant_id, payout_id);
CREATE INDEX settlement_reserve ON settlement (merchant_id, provider, currency) INCLUDE (reserve) WHERE reserve <> 0;
CREATE INDEX settlement_open ON settlement (merchant_id) WHERE status <> 'closed' OR open_lines > 0;

CREATE TABLE settlement_line (
  settlement_id uuid NOT NULL,
  number        integer NOT NULL,
  kind          text NOT NULL,
  reference     text,
  gross         numeric(38,0) NOT NULL,
  fee           numeric(38,0) NOT NULL,
  exchange      jsonb,
  settled       boolean NOT NULL,
  PRIMARY KEY (settlement_id, number)
);

CREATE TABLE bank_line (
  bank_line_id uuid PRIMARY KEY,
  merchant_id  text NOT NULL,
  account      text NOT NULL,
  currency     text NOT NULL,
  amount       numeric(38,0) NOT NULL,
  booked_on    text NOT NULL,
  code         text,
  names        jsonb NOT NULL,
  period_from  text,
  period_to    text,
  opening      numeric(38,0),
  opening_on   text,
  closing      numeric(38,0),
  closing_on   text,
  stated       boolean NOT NULL,
  position     bigint NOT NULL,
  matched_to   text,
  matched_id   text,
  instruction  integer
);
CREATE INDEX bank_line_open ON bank_line (merchant_id) WHERE matched_to IS NULL;
CREATE INDEX bank_line_by_order ON bank_line (matched_id) WHERE matched_to = 'bank_order';
CREATE INDEX bank_line_list ON bank_line (merchant_id, booked_on, position);

CREATE TABLE break_case (
  break_id    uuid PRIMARY KEY,
  merchant_id text NOT NULL,
  kind        text NOT NULL,
  subject     text NOT NULL,
  provider    text NOT NULL,
  status      text NOT NULL,
  owner       text,
  since       timestamptz NOT NULL,
${FOLDED_COLUMNS}
);
CREATE INDEX break_case_list ON break_case (merchant_id, since, break_id);
CREATE INDEX break_case_open ON break_case (merchant_id) WHERE status = 'open';
CREATE INDEX break_case_by_subject ON break_case (merchant_id, subject);
`;
