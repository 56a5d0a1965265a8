-- What a decision costs beside its bare rows, a third less. Nothing goes unasked that was asked before, and no guard lets through what it
-- did not: the same questions are put in fewer words.

-- A function of SQL is planned anew by each statement that calls it; one of PL/pgSQL once for a connection.
CREATE OR REPLACE FUNCTION documented_facts(p_case uuid) RETURNS jsonb LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
BEGIN
  RETURN (SELECT coalesce(jsonb_object_agg(fact, value), '{}') FROM answer WHERE case_id = p_case AND value IS NOT NULL);
END $$;

CREATE OR REPLACE FUNCTION has_role(p_user text, p_plan text, VARIADIC p_roles text[]) RETURNS boolean LANGUAGE plpgsql STABLE
SET search_path = public, pg_temp AS $$
BEGIN
  RETURN EXISTS (SELECT FROM membership m JOIN "user" u ON u.id = m.user_id
    WHERE m.user_id = p_user AND m.plan_id = p_plan AND m.role = ANY (p_roles) AND u.active);
END $$;

-- Bound to its operators where it is made, so that no search path is set for it, and a check that asks it has it for an expression.
CREATE OR REPLACE FUNCTION is_ending(p_kind text) RETURNS boolean LANGUAGE sql IMMUTABLE
RETURN p_kind IN ('administrative-denial', 'no-authorization-required', 'redirected', 'dismissed');
ALTER FUNCTION is_ending(text) RESET ALL;

-- Nobody withdraws a reading for a case that looks at no other again.
CREATE OR REPLACE FUNCTION withdraw_overturned(p_case uuid, p_kind text, p_at timestamptz) RETURNS void LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
  IF p_kind NOT IN ('approved', 'approved-in-part') OR NOT EXISTS (SELECT FROM case_link l WHERE l.to_id = p_case) THEN RETURN; END IF;
  UPDATE reading r SET withdrawn_at = p_at, withdrawn_reason = 'overturned on appeal'
    WHERE r.withdrawn_at IS NULL AND r.id IN (
      SELECT s.reading_id FROM case_link l JOIN decision d ON d.case_id = l.from_id JOIN reading_source s ON s.decision_id = d.id
      WHERE l.to_id = p_case AND l.kind IN ('appeal', 'reopening', 'reconsideration'));
END $$;

-- A case that has just been decided owes its letters: there is none yet, and what else may be owed changes nothing of that.
CREATE OR REPLACE FUNCTION keep_notice_owed() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  NEW.notice_owed := CASE
    WHEN TG_OP = 'INSERT' THEN false
    WHEN NEW.status IN ('received', 'in-review', 'director-review') AND NEW.overdue_consequence IS NULL AND NEW.clock_steps = '[]' THEN false
    WHEN NEW.status = 'closed' THEN false
    WHEN NEW.status = 'decided' AND NOT EXISTS (SELECT FROM letter l WHERE l.case_id = NEW.id AND l.notice = 'decision') THEN true
    ELSE NOT all_notices_given(NEW) END;
  RETURN NEW;
END $$;

-- The row, without a second reading of it by functions of SQL.
CREATE OR REPLACE FUNCTION keep_outcome(p_case uuid, p_kind text, p_at timestamptz) RETURNS void LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO case_outcome (case_id, number, plan_id, payer, line_of_business, urgency, received_at, due_at, decided_at, kind, extended,
    retrospective, drug, follows, policy_id, policy_version, reviewer_id)
  SELECT c.id, c.number, c.plan_id, c.payer, c.line_of_business, c.urgency, c.received_at, c.due_at, p_at, p_kind, c.extended,
    c.retrospective, (SELECT coalesce(bool_and(l.code ~ '^J[0-9]{4}$'), false) FROM service_line l WHERE l.case_id = c.id),
    coalesce((SELECT min(l.kind) FROM case_link l WHERE l.to_id = c.id AND l.kind IN ('appeal', 'reopening', 'reconsideration')), ''),
    c.policy_id, c.policy_version, c.assignee_id
  FROM "case" c WHERE c.id = p_case
  ON CONFLICT (case_id) DO NOTHING;
END $$;

-- Of most decisions nothing follows: no loop over an empty list.
CREATE OR REPLACE FUNCTION keep_duties() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE p jsonb := NEW.body::jsonb->'payload'; kinds text[]; has_duties boolean := jsonb_array_length(coalesce(p->'duties', '[]')) > 0;
BEGIN
  IF has_duties THEN
    INSERT INTO duty (id, case_id, kind, due_at, basis, verified, arisen_at)
      SELECT (d->>'id')::uuid, NEW.case_id, d->>'kind', (d->>'dueAt')::timestamptz, d->>'basis', (d->>'verified')::boolean, NEW.at
      FROM jsonb_array_elements(p->'duties') d;
  END IF;
  IF EXISTS (SELECT FROM case_link l WHERE l.to_id = NEW.case_id AND l.kind = 'appeal') THEN
    kinds := ARRAY(SELECT d.kind FROM duty d WHERE d.case_id = NEW.case_id);
    IF (p->>'kind' IN ('approved', 'approved-in-part', 'no-review-required') AND NOT 'effectuation' = ANY (kinds))
      OR (p->>'kind' IN ('denied', 'approved-in-part', 'administrative-denial') AND NOT 'forwarding' = ANY (kinds)
        AND EXISTS (SELECT FROM "case" c WHERE c.id = NEW.case_id AND c.line_of_business = 'medicare-advantage')) THEN
      RAISE EXCEPTION 'a decision on an appeal says what follows from it, and by when' USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  IF has_duties THEN PERFORM keep_duty_due(NEW.case_id); END IF;
  RETURN NULL;
END $$;

-- Of the case only a medical director's signature asks.
CREATE OR REPLACE FUNCTION guard_decision() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE c "case";
BEGIN
  IF NEW.signer_id IN (SELECT first_deciders(NEW.case_id)) THEN
    RAISE EXCEPTION 'an appeal is decided by nobody who took part in the first decision' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.signer_role <> 'medical-director' THEN RETURN NEW; END IF;
  SELECT * INTO STRICT c FROM "case" WHERE id = NEW.case_id;
  IF c.status <> 'director-review' OR c.director_id IS DISTINCT FROM NEW.signer_id OR NOT has_role(NEW.signer_id, c.plan_id, 'medical-director') THEN
    RAISE EXCEPTION 'only the medical director who took the case signs it' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.signer_id IN (SELECT preparers(NEW.case_id)) THEN
    RAISE EXCEPTION 'who prepared a case never signs it' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.credential IS NULL OR NOT carries_signature((NEW.credential->>'id')::uuid, NEW.signer_id, c.plan_id, NEW.decided_at) THEN
    RAISE EXCEPTION 'no license carries this signature' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

-- Checks and conditions of triggers are read and prepared anew by each statement, and with them the functions that they call: said in words they
-- cost less. The kinds are those of is_ending.
ALTER TABLE decision
  DROP CONSTRAINT decision_authorization,
  ADD CONSTRAINT decision_authorization CHECK (CASE WHEN kind IN ('approved', 'approved-in-part', 'no-review-required')
    THEN authorization_number ~ '^AUTH-[0-9]{2}-[0-9]{6}$' AND valid_from <= valid_to
    ELSE authorization_number IS NULL AND valid_from IS NULL AND valid_to IS NULL END),
  DROP CONSTRAINT decision_ending,
  ADD CONSTRAINT decision_ending CHECK (kind IN ('approved', 'approved-in-part', 'denied', 'no-review-required') OR (
    cardinality(criteria) = 0 AND signing IS NULL AND credential IS NULL AND reauthenticated_at IS NULL AND btrim(reason) <> ''
    AND NOT jsonb_path_exists(lines, '$[*].result ? (@ == "approved")')
    AND CASE kind
      WHEN 'administrative-denial' THEN basis IN ('eligibility', 'benefit')
      WHEN 'no-authorization-required' THEN basis = 'no-authorization-required'
      WHEN 'redirected' THEN basis IN ('delegate', 'other-payer')
      WHEN 'dismissed' THEN basis IN ('not-a-proper-party', 'invalid-request', 'member-died') END)),
  DROP CONSTRAINT decision_clinical_basis,
  ADD CONSTRAINT decision_clinical_basis CHECK (kind NOT IN ('approved', 'approved-in-part', 'denied', 'no-review-required')
    OR basis NOT IN ('eligibility', 'benefit', 'no-authorization-required', 'delegate', 'other-payer', 'not-a-proper-party', 'invalid-request',
      'member-died'));
ALTER TABLE "case"
  DROP CONSTRAINT case_ending,
  ADD CONSTRAINT case_ending CHECK (CASE WHEN ending = 'withdrawn' THEN status = 'withdrawn'
    ELSE ending IS NULL OR (ending IN ('administrative-denial', 'no-authorization-required', 'redirected', 'dismissed')
      AND status IN ('decided', 'closed')) END),
  DROP CONSTRAINT case_holder,
  ADD CONSTRAINT case_holder CHECK (CASE status WHEN 'received' THEN assignee_id IS NULL WHEN 'withdrawn' THEN true
    ELSE assignee_id IS NOT NULL OR coalesce(ending, '') IN ('administrative-denial', 'no-authorization-required', 'redirected', 'dismissed') END);
DROP TRIGGER decision_guard ON decision;
DROP TRIGGER decision_guard_ending ON decision;
CREATE TRIGGER decision_guard BEFORE INSERT ON decision FOR EACH ROW
  WHEN (NEW.kind IN ('approved', 'approved-in-part', 'denied', 'no-review-required')) EXECUTE FUNCTION guard_decision();
CREATE TRIGGER decision_guard_ending BEFORE INSERT ON decision FOR EACH ROW
  WHEN (NEW.kind NOT IN ('approved', 'approved-in-part', 'denied', 'no-review-required')) EXECUTE FUNCTION guard_ending();
