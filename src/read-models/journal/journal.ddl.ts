/**
 * The books. Each leg carries the sums of its account up to itself, so a balance at any moment is one look into an
 * index, and costs the same in the tenth year as in the first. A posting is known by the position of its event and its
 * number within it, so a replay cannot post twice.
 *
 * There are two times. `reached_at` is when the ledger learnt of it: it never falls from one posting of a merchant to
 * the next, so a time on that axis is a position. `occurred_at` is when it happened, which a bank may tell days later.
 * Legs for which the two differ stand in `shifted_leg` as well, by the span between them, so that a balance as of a
 * time is the sums at one position and the few shifted legs whose span holds that time, however long the history is.
 *
 * The two functions live in `ops`: they outlive the switch between a rebuild and the live tables. They are the second
 * lock: the rules check every posting in code before it is written.
 */
export const JOURNAL_DDL = `
CREATE TABLE posting (
  position      bigint NOT NULL,
  number        smallint NOT NULL,
  event_id      uuid NOT NULL,
  merchant_id   text NOT NULL,
  order_id      uuid,
  rule          text NOT NULL,
  rules_version smallint NOT NULL,
  layer         text NOT NULL CHECK (layer IN ('posted', 'pending')),
  occurred_at   timestamptz NOT NULL,
  reached_at    timestamptz NOT NULL,
  recorded_at   timestamptz NOT NULL,
  PRIMARY KEY (position, number)
);
CREATE INDEX posting_list ON posting (merchant_id, position, number);
CREATE INDEX posting_by_time ON posting (merchant_id, reached_at, position);
CREATE INDEX posting_by_order ON posting (order_id);

CREATE TABLE leg (
  position      bigint NOT NULL,
  number        smallint NOT NULL,
  seq           smallint NOT NULL,
  merchant_id   text NOT NULL,
  account       text NOT NULL,
  currency      text NOT NULL,
  layer         text NOT NULL,
  amount        numeric(38,0) NOT NULL,
  debit_after   numeric(38,0) NOT NULL,
  credit_after  numeric(38,0) NOT NULL,
  PRIMARY KEY (position, number, seq)
);
CREATE INDEX leg_by_account ON leg (merchant_id, account, currency, layer, position, number, seq);

CREATE TABLE shifted_leg (
  position      bigint NOT NULL,
  number        smallint NOT NULL,
  seq           smallint NOT NULL,
  merchant_id   text NOT NULL,
  account       text NOT NULL,
  currency      text NOT NULL,
  layer         text NOT NULL,
  amount        numeric(38,0) NOT NULL,
  late          boolean NOT NULL,
  span          tstzrange NOT NULL,
  PRIMARY KEY (position, number, seq)
);
CREATE INDEX shifted_leg_by_span ON shifted_leg USING gist (span);

CREATE TABLE balance (
  merchant_id text NOT NULL,
  account     text NOT NULL,
  currency    text NOT NULL,
  layer       text NOT NULL,
  type        text NOT NULL CHECK (type IN ('asset', 'liability', 'expense', 'position', 'memo')),
  debit       numeric(38,0) NOT NULL CHECK (debit >= 0),
  credit      numeric(38,0) NOT NULL CHECK (credit >= 0),
  position    bigint NOT NULL,
  PRIMARY KEY (merchant_id, account, currency, layer)
);

CREATE OR REPLACE FUNCTION ops.refuse_unbalanced_legs() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE off record;
BEGIN
  SELECT position, number, currency, sum(amount) AS sum INTO off
    FROM written GROUP BY position, number, currency HAVING sum(amount) <> 0 LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'posting %/% is off by % %', off.position, off.number, off.sum, off.currency
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION ops.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: corrections are new postings', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER leg_balanced AFTER INSERT ON leg REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION ops.refuse_unbalanced_legs();
CREATE TRIGGER leg_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON leg
  FOR EACH STATEMENT EXECUTE FUNCTION ops.refuse_change();
CREATE TRIGGER posting_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON posting
  FOR EACH STATEMENT EXECUTE FUNCTION ops.refuse_change();
`;
