-- es.append: one batch of appends, each of which succeeds, repeats or conflicts on its own.
--
-- Called by: AppendConnection (append-connection.ts), in autocommit: one call is one transaction, and no client ever
--            holds the lock while it thinks.
-- Lock:      the gate row, FOR UPDATE, first of all and until the commit is durable. Positions are given out under it,
--            so they become visible in their order, and a reader of "position > last" never passes a gap.
-- Isolation: READ COMMITTED, asserted below. Each statement after the lock takes a new snapshot and sees everything
--            that was committed under the gate before; an older snapshot would give out positions twice.
-- Assumes:   at most one append per stream in a batch; the events of an append adjacent and in order of revision.
-- Updates nothing: no dead rows, so neither vacuum nor a long snapshot slows it down.
--
-- Per event: its stream, revision, id, type, data, metadata, and whether it is the first of its append.
-- Answers `head`, the position before the first event written, and `refused`, null or a JSON array of
-- [stream, last revision (-1: none), position of the last event if these very events stand there already, else null].
CREATE OR REPLACE FUNCTION es.append(
  streams text[], revisions int[], firsts boolean[], ids uuid[], types text[], data text[], metadata text[],
  OUT head bigint, OUT refused json
) LANGUAGE plpgsql AS $$
DECLARE
  stale text[];
  at timestamptz;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'es.append needs READ COMMITTED' USING ERRCODE = 'invalid_transaction_state';
  END IF;
  PERFORM FROM es.gate FOR UPDATE;

  head := coalesce((SELECT position FROM es.event ORDER BY position DESC LIMIT 1), 0);

  SELECT array_agg(u.stream) INTO stale
    FROM unnest(streams, revisions, firsts) AS u (stream, revision, first)
   WHERE u.first AND u.revision - 1 <> coalesce(
     (SELECT e.revision FROM es.event e WHERE e.stream = u.stream ORDER BY e.revision DESC LIMIT 1), -1);

  IF stale IS NOT NULL THEN
    -- A refused append whose events all stand at their place is the repeat of one whose answer was lost.
    SELECT json_agg(json_build_array(r.stream, r.last, CASE WHEN r.events = r.known THEN r.position END)) INTO refused
      FROM (
        SELECT u.stream,
               coalesce((SELECT max(e.revision) FROM es.event e WHERE e.stream = u.stream), -1) AS last,
               count(*) AS events, count(k.position) AS known, max(k.position)::text AS position
          FROM unnest(streams, revisions, ids) AS u (stream, revision, id)
          LEFT JOIN LATERAL (
            SELECT e.position FROM es.event e
             WHERE e.stream = u.stream AND e.revision = u.revision AND e.event_id = u.id
             LIMIT 1) k ON true
         WHERE u.stream = ANY (stale)
         GROUP BY u.stream
      ) r;

    -- The others are written as if the refused ones had not been sent, so that positions stay without holes.
    SELECT array_agg(u.stream ORDER BY u.n), array_agg(u.revision ORDER BY u.n), array_agg(u.id ORDER BY u.n),
           array_agg(u.type ORDER BY u.n), array_agg(u.data ORDER BY u.n), array_agg(u.metadata ORDER BY u.n)
      INTO streams, revisions, ids, types, data, metadata
      FROM unnest(streams, revisions, ids, types, data, metadata)
           WITH ORDINALITY AS u (stream, revision, id, type, data, metadata, n)
     WHERE u.stream <> ALL (stale);
  END IF;

  at := clock_timestamp();
  INSERT INTO es.event (position, recorded_at, event_id, revision, stream, type, data, metadata)
  SELECT head + u.n, at, u.id, u.revision, u.stream, u.type, u.data, u.metadata
    FROM unnest(streams, revisions, ids, types, data, metadata)
         WITH ORDINALITY AS u (stream, revision, id, type, data, metadata, n);
END $$;
