-- "(f(x)).*" calls f once for each column of its row. Where a function stores one row made of JSON, the frozen record of a case was read 5
-- times and a decision's 22 times over. Each such statement is rewritten to call it once, whichever migration wrote it: nothing else changes.
DO $$
DECLARE f record; n integer := 0;
BEGIN
  FOR f IN
    SELECT p.oid, pg_get_functiondef(p.oid) AS before,
      regexp_replace(pg_get_functiondef(p.oid), '^(\s*INSERT INTO \S+ SELECT )\(jsonb_populate_record\(([^\n]*)\)\)\.\*;$', '\1* FROM jsonb_populate_record(\2);', 'gn') AS after
    FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
    WHERE p.pronamespace = 'public'::regnamespace AND l.lanname = 'plpgsql' AND p.prokind = 'f'
  LOOP
    IF f.after <> f.before THEN
      EXECUTE f.after;
      n := n + 1;
    END IF;
  END LOOP;
  IF n = 0 THEN RAISE EXCEPTION 'no statement was found to rewrite'; END IF;
END $$;

-- An event and the new head of its chain, which the caller writes into the case in an update of its own.
CREATE FUNCTION chain_event(p_case uuid, p_actor text, p_type text, p_body text, OUT n integer, OUT h text) LANGUAGE plpgsql AS $$
DECLARE
  j jsonb := p_body::jsonb;
  prev text;
BEGIN
  IF (j->>'type', j#>>'{actor,id}') IS DISTINCT FROM (p_type, p_actor) THEN
    RAISE EXCEPTION 'not the event of this step' USING ERRCODE = 'check_violation';
  END IF;
  SELECT event_count + 1, head_hash INTO STRICT n, prev FROM "case" WHERE id = p_case FOR UPDATE;
  h := encode(sha256(convert_to(format('{"body":"%s","case":"%s","number":%s,"previous":"%s"}',
    encode(sha256(convert_to(p_body, 'UTF8')), 'hex'), p_case, n, prev), 'UTF8')), 'hex');
  INSERT INTO event (case_id, number, type, actor_id, actor_role, at, body, previous_hash, hash)
    VALUES (p_case, n, p_type, p_actor, j#>>'{actor,role}', (j->>'at')::timestamptz, p_body, prev, h);
END $$;

CREATE OR REPLACE FUNCTION append_event(p_case uuid, p_actor text, p_type text, p_body text) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE e record;
BEGIN
  SELECT * INTO e FROM chain_event(p_case, p_actor, p_type, p_body);
  UPDATE "case" SET event_count = e.n, head_hash = e.h WHERE id = p_case;
  RETURN e.n;
END $$;

-- As before, with one update of the case for its status and its chain: a row with as many indexes is the dearest thing to write twice.
CREATE OR REPLACE FUNCTION approve_case(p_case uuid, p_actor text, p_version integer, p_snapshot jsonb, p_decision jsonb, p_body text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE held record; e record; s jsonb := (p_snapshot->>'canonical')::jsonb; expected text;
BEGIN
  SELECT * INTO held FROM hold_case(p_case, p_actor);
  IF held.word <> 'ok' THEN RETURN held.word; END IF;
  IF (held.c).version <> p_version THEN RETURN 'stale'; END IF;
  IF (held.c).ready_version IS DISTINCT FROM p_version THEN RETURN 'not-ready'; END IF;
  expected := CASE s#>>'{evaluation,outcome}' WHEN 'meets' THEN 'approved' WHEN 'no-review-required' THEN 'no-review-required' END;
  IF expected IS NULL OR p_actor IN (SELECT first_deciders(p_case))
    OR (p_decision->>'kind', s->>'caseId', p_decision->>'signer_id', p_decision->>'signer_role') IS DISTINCT FROM (expected, p_case::text, p_actor, 'nurse')
    OR jsonb_strip_nulls(s#>'{input,facts}') IS DISTINCT FROM documented_facts(p_case) THEN
    RETURN 'forbidden';
  END IF;
  INSERT INTO snapshot SELECT * FROM jsonb_populate_record(NULL::snapshot, p_snapshot || jsonb_build_object('case_id', p_case));
  INSERT INTO decision SELECT * FROM jsonb_populate_record(NULL::decision, '{"reason":"","criteria":[]}' || p_decision || jsonb_build_object('case_id', p_case, 'snapshot_id', p_snapshot->>'id'));
  PERFORM withdraw_overturned(p_case, expected, (p_decision->>'decided_at')::timestamptz);
  SELECT * INTO e FROM chain_event(p_case, p_actor, 'case-approved', p_body);
  UPDATE "case" SET status = 'decided', outcome = s#>>'{evaluation,outcome}', event_count = e.n, head_hash = e.h WHERE id = p_case;
  RETURN 'ok';
END $$;

-- The same people. Asked twice for every decision, and nobody unless the case is an appeal, which one look at an index tells.
CREATE OR REPLACE FUNCTION first_deciders(p_case uuid) RETURNS SETOF text LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM case_link l WHERE l.to_id = p_case AND l.kind = 'appeal') THEN RETURN; END IF;
  RETURN QUERY WITH RECURSIVE appealed (id) AS (
    SELECT l.from_id FROM case_link l WHERE l.to_id = p_case AND l.kind = 'appeal'
    UNION
    SELECT l.from_id FROM case_link l JOIN appealed a ON l.to_id = a.id WHERE l.kind = 'appeal'
  ), barred (id) AS (
    SELECT x.id FROM appealed a, LATERAL (
      SELECT p FROM preparers(a.id) p
      UNION
      SELECT e.actor_id FROM event e WHERE e.case_id = a.id AND e.type IN ('case-taken', 'case-returned', 'peer-to-peer-recorded', 'decision-signed')
    ) x (id)
    UNION
    SELECT u.id FROM "user" u JOIN barred b ON u.reports_to_id = b.id
  ) SELECT barred.id FROM barred;
END $$;

REVOKE ALL ON FUNCTION chain_event(uuid, text, text, text) FROM PUBLIC;
ALTER FUNCTION chain_event(uuid, text, text, text) SET search_path = public, pg_temp;
ALTER FUNCTION append_event(uuid, text, text, text) SET search_path = public, pg_temp;
ALTER FUNCTION approve_case(uuid, text, integer, jsonb, jsonb, text) SECURITY DEFINER SET search_path = public, pg_temp;
ALTER FUNCTION first_deciders(uuid) SECURITY DEFINER SET search_path = public, pg_temp;
