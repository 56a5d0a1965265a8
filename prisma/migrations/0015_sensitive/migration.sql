-- That somebody opened what the law protects further, and that a packet left: events of the case, and nothing else of it changes.

-- Whoever may see the case may note it: who works in its plan, and an auditor. 'conflict': no such document stands in the case, or it is not
-- protected.
CREATE FUNCTION open_protected(p_case uuid, p_actor text, p_document uuid, p_body text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE c "case";
BEGIN
  SELECT * INTO c FROM "case" WHERE id = p_case FOR UPDATE;
  IF NOT FOUND OR NOT reads_case(p_actor, c.plan_id) THEN RETURN 'not-found'; END IF;
  PERFORM FROM record_document WHERE id = p_document AND case_id = p_case AND removed_at IS NULL AND sensitivity <> 'none';
  IF NOT FOUND THEN RETURN 'conflict'; END IF;
  PERFORM append_event(p_case, p_actor, 'protected-opened', p_body);
  RETURN 'ok';
END $$;

CREATE FUNCTION note_packet(p_case uuid, p_actor text, p_body text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE c "case";
BEGIN
  SELECT * INTO c FROM "case" WHERE id = p_case FOR UPDATE;
  IF NOT FOUND OR NOT reads_case(p_actor, c.plan_id) THEN RETURN 'not-found'; END IF;
  PERFORM append_event(p_case, p_actor, 'packet-made', p_body);
  RETURN 'ok';
END $$;

CREATE FUNCTION reads_case(p_actor text, p_plan text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT is_auditor(p_actor) OR has_role(p_actor, p_plan, 'nurse', 'medical-director', 'manager')
$$;

-- Who opened what of a case, looked for each time that it is shown to somebody else than who works on it.
CREATE INDEX event_protected_idx ON event (case_id, actor_id) WHERE type = 'protected-opened';

DO $$
DECLARE f regprocedure; callable regprocedure[] := ARRAY['open_protected(uuid, text, uuid, text)', 'note_packet(uuid, text, text)'];
BEGIN
  FOREACH f IN ARRAY callable || 'reads_case(text, text)'::regprocedure LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('ALTER FUNCTION %s SET search_path = public, pg_temp', f);
  END LOOP;
  FOREACH f IN ARRAY callable LOOP
    EXECUTE format('ALTER FUNCTION %s SECURITY DEFINER', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO criterion_app', f);
  END LOOP;
END $$;
