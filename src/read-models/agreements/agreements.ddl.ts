import { FOLDED_COLUMNS } from '../support/folded-table';

/**
 * `due_at` is null where nothing is to be done, so what a scheduler looks through is as long as what is due, however
 * many agreements there are.
 */
export const AGREEMENTS_DDL = `
CREATE TABLE agreement (
  agreement_id uuid PRIMARY KEY,
  merchant_id  text NOT NULL,
  customer_id  text NOT NULL,
  reference    text NOT NULL,
  provider     text NOT NULL,
  status       text NOT NULL,
  due_at       timestamptz,
  due_kind     text,
${FOLDED_COLUMNS}
);
CREATE INDEX agreement_due ON agreement (provider, due_at, agreement_id) WHERE due_at IS NOT NULL;
CREATE INDEX agreement_agenda ON agreement (merchant_id, due_at, agreement_id) WHERE due_at IS NOT NULL;
CREATE INDEX agreement_list ON agreement (merchant_id, created_at, created_position);
CREATE INDEX agreement_by_customer ON agreement (merchant_id, customer_id, created_at, created_position);
CREATE INDEX agreement_parked ON agreement (merchant_id, created_at, created_position) WHERE status = 'parked';

CREATE TABLE agreement_period (
  agreement_id uuid NOT NULL,
  period       integer NOT NULL,
  first_day    text NOT NULL,
  end_day      text NOT NULL,
  starts_at    timestamptz NOT NULL,
  ends_at      timestamptz NOT NULL,
  resolution   text NOT NULL,
  status       text NOT NULL,
  state        text,
  reason       text,
  merged_into  integer,
  covers       jsonb NOT NULL,
  amount       numeric,
  currency     text NOT NULL,
  attempts     integer NOT NULL,
  next_at      timestamptz,
  order_id     uuid,
  changed_at   timestamptz NOT NULL,
  PRIMARY KEY (agreement_id, period)
);
`;
