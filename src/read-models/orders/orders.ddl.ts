import { FOLDED_COLUMNS } from '../support/folded-table';

/**
 * Amounts are minor units. Lists are read newest first: by (created_at, created_position), which is what cursors hold.
 */
export const ORDERS_DDL = `
CREATE TABLE orders (
  order_id    uuid PRIMARY KEY,
  merchant_id text NOT NULL,
  reference   text NOT NULL,
  status      text NOT NULL,
  method      text NOT NULL,
  provider    text,
  customer_id text,
  currency    text NOT NULL,
  amount      numeric(38,0) NOT NULL,
  authorized  numeric(38,0) NOT NULL,
  captured    numeric(38,0) NOT NULL,
  refunded    numeric(38,0) NOT NULL,
  voided      numeric(38,0) NOT NULL,
  in_doubt    numeric(38,0) NOT NULL,
${FOLDED_COLUMNS}
);
CREATE INDEX orders_list ON orders (merchant_id, created_at, created_position);
CREATE INDEX orders_by_reference ON orders (merchant_id, reference);
CREATE INDEX orders_by_status ON orders (merchant_id, status, created_at, created_position);
CREATE INDEX orders_by_customer ON orders (merchant_id, customer_id, created_at) WHERE customer_id IS NOT NULL;

CREATE TABLE open_operation (
  order_id     uuid NOT NULL,
  operation_id integer NOT NULL,
  attempt_id   integer NOT NULL,
  merchant_id  text NOT NULL,
  provider     text NOT NULL,
  type         text NOT NULL,
  status       text NOT NULL,
  currency     text NOT NULL,
  amount       numeric(38,0) NOT NULL,
  requested_at timestamptz,
  since        timestamptz NOT NULL,
  expires_at   timestamptz,
  PRIMARY KEY (order_id, operation_id)
);
CREATE INDEX open_operation_due ON open_operation (status, since);
`;
