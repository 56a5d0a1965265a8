-- A request that was received under the wrong plan, or as the wrong kind, is corrected while it is in review. Its answers and evidence stay.

-- A case changes its plan only with the newest event of its chain, which says so: from which plan to which. Not by a setting that anyone can
-- make: what the record does not tell does not happen. Nothing that rested on the old plan outlives it: the case is in review, a version on,
-- and not confirmed ready.
CREATE FUNCTION is_told_correction(old_row "case", new_row "case") RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT old_row.status = 'in-review' AND new_row.status = 'in-review' AND new_row.assignee_id = old_row.assignee_id
    AND new_row.version = old_row.version + 1 AND new_row.ready_version IS NULL
    AND EXISTS (SELECT FROM plan p WHERE p.id = new_row.plan_id AND (p.payer, p.line_of_business) = (new_row.payer, new_row.line_of_business)
      AND p.state IS NOT DISTINCT FROM new_row.state)
    AND EXISTS (SELECT FROM event e WHERE e.case_id = old_row.id AND e.number = old_row.event_count AND e.type = 'request-corrected'
      AND (e.body::jsonb#>>'{payload,before,plan}', e.body::jsonb#>>'{payload,after,plan}') = (old_row.plan_id, new_row.plan_id))
$$;

CREATE OR REPLACE FUNCTION guard_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.status <> 'received' THEN RAISE EXCEPTION 'a case begins received' USING ERRCODE = 'check_violation'; END IF;
    NEW.version := 1;
    NEW.ready_version := NULL;
    NEW.event_count := 0;
    NEW.head_hash := repeat('0', 64);
    RETURN NEW;
  END IF;
  IF NEW.status <> OLD.status THEN
    IF (OLD.status, NEW.status) NOT IN (('received', 'in-review'), ('in-review', 'received'), ('in-review', 'decided'), ('decided', 'closed')) THEN
      RAISE EXCEPTION 'no transition from % to %', OLD.status, NEW.status USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.status = 'decided' AND NOT EXISTS (
      SELECT FROM decision d JOIN snapshot s ON s.id = d.snapshot_id AND s.case_id = d.case_id WHERE d.case_id = NEW.id
    ) THEN
      RAISE EXCEPTION 'no decided case without a decision and its snapshot' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.status = 'closed' AND NOT all_notices_given(NEW) THEN
      RAISE EXCEPTION 'no closed case with a notice owed' USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  IF NEW.id <> OLD.id OR NEW.number <> OLD.number OR NEW.received_at <> OLD.received_at
    OR (NEW.plan_id <> OLD.plan_id AND NOT is_told_correction(OLD, NEW)) THEN
    RAISE EXCEPTION 'the identity of a case is fixed' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

-- p_correction: {"plan_id", "stage", "received_on", "due_at", "due_basis"}, computed with p_score from the case at p_version. The payer, line of
-- business and state are the plan's own. The plan must be one in which p_actor is a nurse: whoever corrects goes on holding the case.
CREATE FUNCTION correct_request(p_case uuid, p_actor text, p_version integer, p_correction jsonb, p_score jsonb, p_body text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE held record; c "case"; p plan; e jsonb := p_body::jsonb->'payload';
BEGIN
  SELECT * INTO held FROM hold_case(p_case, p_actor);
  IF held.word <> 'ok' THEN RETURN held.word; END IF;
  c := held.c;
  IF c.version <> p_version THEN RETURN 'stale'; END IF;
  SELECT * INTO p FROM plan x WHERE x.id = p_correction->>'plan_id';
  IF NOT FOUND OR NOT has_role(p_actor, p.id, 'nurse') THEN RETURN 'forbidden'; END IF;
  IF (p.id, p_correction->>'stage') IS NOT DISTINCT FROM (c.plan_id, c.stage) THEN RETURN 'conflict'; END IF;
  IF (e#>>'{before,plan}', e#>>'{after,plan}', e#>>'{before,stage}', e#>>'{after,stage}')
    IS DISTINCT FROM (c.plan_id, p.id, c.stage, p_correction->>'stage') THEN RETURN 'forbidden'; END IF;
  PERFORM append_event(p_case, p_actor, 'request-corrected', p_body);
  UPDATE "case" SET version = version + 1, ready_version = NULL, accepted_gaps = '{}',
    plan_id = p.id, payer = p.payer, line_of_business = p.line_of_business, state = p.state, stage = p_correction->>'stage',
    received_on = (p_correction->>'received_on')::date, due_at = (p_correction->>'due_at')::timestamptz, due_basis = p_correction->>'due_basis',
    open_due_at = (p_correction->>'due_at')::timestamptz,
    policy_id = p_score->>'policy_id', policy_version = p_score->>'policy_version', indication = p_score->>'indication',
    outcome = p_score->>'outcome', reasons = ARRAY(SELECT jsonb_array_elements_text(p_score->'reasons')),
    met_count = (p_score->>'met_count')::int, not_met_count = (p_score->>'not_met_count')::int,
    missing_count = (p_score->>'missing_count')::int, ambiguous_count = (p_score->>'ambiguous_count')::int
    WHERE id = p_case;
  IF p.id <> c.plan_id THEN PERFORM keep_parties(c, p.id); END IF;
  RETURN 'ok';
END $$;

-- The people and places of a case, kept in a plan as last received there: as receive_cases does with those of a request.
CREATE FUNCTION keep_parties(c "case", p_plan text) RETURNS void LANGUAGE sql AS $$
  INSERT INTO member (plan_id, member_id, name, party, representative)
    VALUES (p_plan, c.member_id, c.member_name, c.member, NULLIF(c.representative, 'null'))
    ON CONFLICT ON CONSTRAINT member_pkey DO UPDATE SET name = EXCLUDED.name, party = EXCLUDED.party, representative = EXCLUDED.representative;
  INSERT INTO practitioner (plan_id, npi, name, party)
    VALUES (p_plan, c.practitioner->>'npi', c.practitioner_name, c.practitioner)
    ON CONFLICT ON CONSTRAINT practitioner_pkey DO UPDATE SET name = EXCLUDED.name, party = EXCLUDED.party;
  INSERT INTO facility (plan_id, npi, name, party)
    SELECT p_plan, c.facility->>'npi', c.facility->>'name', c.facility WHERE c.facility->>'npi' <> ''
    ON CONFLICT ON CONSTRAINT facility_pkey DO UPDATE SET name = EXCLUDED.name, party = EXCLUDED.party;
$$;

-- Replacing a function drops what was set on it.
DO $$
DECLARE f regprocedure;
BEGIN
  FOREACH f IN ARRAY ARRAY['guard_case()', 'is_told_correction("case", "case")', 'keep_parties("case", text)',
    'correct_request(uuid, text, integer, jsonb, jsonb, text)']::regprocedure[] LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('ALTER FUNCTION %s SET search_path = public, pg_temp', f);
  END LOOP;
END $$;
ALTER FUNCTION correct_request(uuid, text, integer, jsonb, jsonb, text) SECURITY DEFINER;
GRANT EXECUTE ON FUNCTION correct_request(uuid, text, integer, jsonb, jsonb, text) TO criterion_app;
