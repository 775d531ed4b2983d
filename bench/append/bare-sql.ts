/** The same table and keys as the product's, without its checks on names, rights and triggers. */
export const BARE_SCHEMA = `
  CREATE TABLE gate (id int PRIMARY KEY);
  INSERT INTO gate VALUES (0);
  CREATE TABLE event (
    position bigint PRIMARY KEY, recorded_at timestamptz NOT NULL, event_id uuid NOT NULL, revision int NOT NULL,
    stream text COLLATE "C" NOT NULL, type text NOT NULL, data text NOT NULL, metadata text NOT NULL,
    UNIQUE (stream, revision))`;

const SIGNATURE = 'streams text[], revisions int[], ids uuid[], types text[], data text[], metadata text[]';

const INSERT = `
  INSERT INTO event (position, recorded_at, event_id, revision, stream, type, data, metadata)
  SELECT head + u.n, clock_timestamp(), u.id, u.revision, u.stream, u.type, u.data, u.metadata
    FROM unnest(streams, revisions, ids, types, data, metadata)
         WITH ORDINALITY AS u (stream, revision, id, type, data, metadata, n);`;

const LOCK = `
  PERFORM FROM gate FOR UPDATE;
  head := coalesce((SELECT position FROM event ORDER BY position DESC LIMIT 1), 0);`;

/**
 * Raises for the whole batch when one stream does not stand where it should: the least that makes it an event store.
 */
const CHECK = `
  IF EXISTS (
    SELECT FROM unnest(streams, revisions) AS u (stream, revision)
     WHERE u.revision - 1 <> coalesce(
       (SELECT e.revision FROM event e WHERE e.stream = u.stream ORDER BY e.revision DESC LIMIT 1), -1))
  THEN RAISE EXCEPTION 'conflict'; END IF;`;

const bareFunction = (name: string, body: string): string =>
  `CREATE FUNCTION ${name}(${SIGNATURE}, OUT head bigint) LANGUAGE plpgsql AS $$ BEGIN ${body} END $$`;

export const BARE_FUNCTIONS = [
  bareFunction('append_checked', LOCK + CHECK + INSERT),
  bareFunction('append_unchecked', LOCK + INSERT),
];
