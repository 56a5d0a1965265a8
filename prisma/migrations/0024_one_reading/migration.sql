-- A decision reads its case once, and its record once. The same questions are asked as before, and refused in the same words.

-- The event after p_previous, of a case that the caller has locked. Returns its hash, which is the new head.
CREATE FUNCTION link_event(p_case uuid, p_number integer, p_previous text, p_actor text, p_type text, p_body text) RETURNS text LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
  j jsonb := p_body::jsonb;
  h text;
BEGIN
  IF (j->>'type', j#>>'{actor,id}') IS DISTINCT FROM (p_type, p_actor) THEN
    RAISE EXCEPTION 'not the event of this step' USING ERRCODE = 'check_violation';
  END IF;
  h := encode(sha256(convert_to(format('{"body":"%s","case":"%s","number":%s,"previous":"%s"}',
    encode(sha256(convert_to(p_body, 'UTF8')), 'hex'), p_case, p_number, p_previous), 'UTF8')), 'hex');
  INSERT INTO event (case_id, number, type, actor_id, actor_role, at, body, previous_hash, hash)
    VALUES (p_case, p_number, p_type, p_actor, j#>>'{actor,role}', (j->>'at')::timestamptz, p_body, p_previous, h);
  RETURN h;
END $$;
REVOKE ALL ON FUNCTION link_event(uuid, integer, text, text, text, text) FROM PUBLIC;

CREATE OR REPLACE FUNCTION chain_event(p_case uuid, p_actor text, p_type text, p_body text, OUT n integer, OUT h text) LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE prev text;
BEGIN
  SELECT event_count + 1, head_hash INTO STRICT n, prev FROM "case" WHERE id = p_case FOR UPDATE;
  h := link_event(p_case, n, prev, p_actor, p_type, p_body);
END $$;

-- What a nurse's approval stores, of a case that she holds: the record, the decision on it, the event, and the case's new status. p_case is as
-- hold_case read and locked it; p_outcome is the evaluation's.
CREATE FUNCTION store_approval(p_case "case", p_actor text, p_snapshot jsonb, p_decision jsonb, p_outcome text, p_body text) RETURNS void LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE h text; d decision;
BEGIN
  INSERT INTO snapshot (id, case_id, canonical, sha256, taken_at)
    VALUES ((p_snapshot->>'id')::uuid, p_case.id, p_snapshot->>'canonical', p_snapshot->>'sha256', (p_snapshot->>'taken_at')::timestamptz);
  d := jsonb_populate_record(NULL::decision,
    '{"reason":"","criteria":[]}' || p_decision || jsonb_build_object('case_id', p_case.id, 'snapshot_id', p_snapshot->>'id'));
  INSERT INTO decision VALUES (d.*);
  h := link_event(p_case.id, p_case.event_count + 1, p_case.head_hash, p_actor, 'case-approved', p_body);
  UPDATE "case" SET status = 'decided', outcome = p_outcome, event_count = p_case.event_count + 1, head_hash = h WHERE id = p_case.id;
END $$;
REVOKE ALL ON FUNCTION store_approval("case", text, jsonb, jsonb, text, text) FROM PUBLIC;

CREATE OR REPLACE FUNCTION approve_case(p_case uuid, p_actor text, p_version integer, p_snapshot jsonb, p_decision jsonb, p_body text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE held record; c "case"; s jsonb := (p_snapshot->>'canonical')::jsonb; expected text; follows boolean;
BEGIN
  SELECT * INTO held FROM hold_case(p_case, p_actor);
  IF held.word <> 'ok' THEN RETURN held.word; END IF;
  c := held.c;
  IF c.version <> p_version THEN RETURN 'stale'; END IF;
  IF c.ready_version IS DISTINCT FROM p_version THEN RETURN 'not-ready'; END IF;
  expected := CASE s#>>'{evaluation,outcome}' WHEN 'meets' THEN 'approved' WHEN 'no-review-required' THEN 'no-review-required' END;
  -- An appeal, a reopening, a reconsideration: the first decision has a say in this one.
  follows := EXISTS (SELECT FROM case_link l WHERE l.to_id = p_case);
  IF expected IS NULL
    OR (p_decision->>'kind', s->>'caseId', p_decision->>'signer_id', p_decision->>'signer_role') IS DISTINCT FROM (expected, p_case::text, p_actor, 'nurse')
    OR jsonb_strip_nulls(s#>'{input,facts}') IS DISTINCT FROM documented_facts(p_case) THEN
    RETURN 'forbidden';
  END IF;
  IF follows AND p_actor IN (SELECT first_deciders(p_case)) THEN RETURN 'forbidden'; END IF;
  PERFORM store_approval(c, p_actor, p_snapshot, p_decision, s#>>'{evaluation,outcome}', p_body);
  IF follows THEN PERFORM withdraw_overturned(p_case, expected, (p_decision->>'decided_at')::timestamptz); END IF;
  RETURN 'ok';
END $$;

CREATE OR REPLACE FUNCTION approve_continuity(p_case uuid, p_actor text, p_version integer, p_snapshot jsonb, p_decision jsonb, p_body text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE held record; c "case"; s jsonb := (p_snapshot->>'canonical')::jsonb;
BEGIN
  SELECT * INTO held FROM hold_case(p_case, p_actor);
  IF held.word <> 'ok' THEN RETURN held.word; END IF;
  c := held.c;
  IF c.version <> p_version THEN RETURN 'stale'; END IF;
  IF c.transition_until IS NULL OR c.effective_stage IS DISTINCT FROM 'maintenance'
    OR EXISTS (SELECT FROM service_line l WHERE l.case_id = p_case AND l.date_of_service > c.transition_until)
    OR EXISTS (SELECT FROM case_link l WHERE l.to_id = p_case AND l.kind = 'appeal')
    OR (p_decision->>'kind', p_decision->>'basis', s->>'caseId', p_decision->>'signer_id', p_decision->>'signer_role', (s#>>'{transition,until}')::date)
      IS DISTINCT FROM ('approved', 'transition-of-care', p_case::text, p_actor, 'nurse', c.transition_until)
    OR jsonb_array_length(s#>'{transition,conditions}') IS DISTINCT FROM (SELECT jsonb_array_length(p.settings#>'{transition,conditions}') FROM plan p WHERE p.id = c.plan_id)
    OR jsonb_strip_nulls(s#>'{input,facts}') IS DISTINCT FROM documented_facts(p_case) THEN
    RETURN 'forbidden';
  END IF;
  PERFORM store_approval(c, p_actor, p_snapshot, p_decision, s#>>'{evaluation,outcome}', p_body);
  RETURN 'ok';
END $$;

-- The one decision of a case is found by its index, and asked afterwards whether it is an ending.
CREATE OR REPLACE FUNCTION keep_ending() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE kind text;
BEGIN
  IF NEW.status IN ('decided', 'closed') THEN SELECT d.kind INTO kind FROM decision d WHERE d.case_id = NEW.id; END IF;
  NEW.ending := CASE WHEN NEW.status = 'withdrawn' THEN 'withdrawn' WHEN is_ending(kind) THEN kind END;
  IF TG_OP = 'UPDATE' AND OLD.status IN ('received', 'pended') AND NEW.status = 'decided' AND NEW.ending IS NULL THEN
    RAISE EXCEPTION 'a case is decided on its merits from review only' USING ERRCODE = 'check_violation';
  END IF;
  -- Rows made from JSON that does not name the column.
  NEW.retrospective := coalesce(NEW.retrospective, false);
  RETURN NEW;
END $$;

-- A case that has just been decided owes its letters: there is none yet, and what else may be owed changes nothing of that.
CREATE OR REPLACE FUNCTION all_notices_given(c "case") RETURNS boolean LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
BEGIN
  IF c.status = 'decided' AND NOT EXISTS (SELECT FROM letter l WHERE l.case_id = c.id AND l.notice = 'decision') THEN RETURN false; END IF;
  RETURN NOT EXISTS (SELECT FROM notices_owed(c) n WHERE NOT notice_given(c, n));
END $$;
CREATE OR REPLACE FUNCTION keep_notice_owed() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  NEW.notice_owed := CASE
    WHEN TG_OP = 'INSERT' THEN false
    WHEN NEW.status IN ('received', 'in-review', 'director-review') AND NEW.overdue_consequence IS NULL AND NEW.clock_steps = '[]' THEN false
    WHEN NEW.status = 'closed' THEN false
    ELSE NOT all_notices_given(NEW) END;
  RETURN NEW;
END $$;

-- Asked by nothing any more: the case says the one itself, and keep_outcome the other.
DROP FUNCTION was_retrospective("case");
DROP FUNCTION asks_for_drugs_only(uuid);

-- ── Checks ──────────────────────────────────────────────────────────────────

-- PostgreSQL reads the words of a check anew for every statement that writes its table. What holds for most rows stands in the check itself; the
-- rest in a function, whose words are read by the few rows that come to it. The same rows are refused, by checks of the same names.
CREATE FUNCTION is_sound_ending(p_kind text, p_basis text, p_lines jsonb, p_criteria text[], p_reason text, p_signing jsonb, p_credential jsonb,
  p_reauthenticated_at timestamptz) RETURNS boolean LANGUAGE plpgsql IMMUTABLE SET search_path = public, pg_temp AS $$
BEGIN
  RETURN NOT is_ending(p_kind)
    OR (cardinality(p_criteria) = 0 AND p_signing IS NULL AND p_credential IS NULL AND p_reauthenticated_at IS NULL AND btrim(p_reason) <> ''
      AND NOT jsonb_path_exists(p_lines, '$[*].result ? (@ == "approved")')
      AND CASE p_kind
        WHEN 'administrative-denial' THEN p_basis IN ('eligibility', 'benefit')
        WHEN 'no-authorization-required' THEN p_basis = 'no-authorization-required'
        WHEN 'redirected' THEN p_basis IN ('delegate', 'other-payer')
        WHEN 'dismissed' THEN p_basis IN ('not-a-proper-party', 'invalid-request', 'member-died') END);
END $$;
CREATE FUNCTION is_sound_adverse(p_kind text, p_signer_role text, p_credential jsonb, p_signing jsonb, p_reauthenticated_at timestamptz, p_reason text,
  p_rationale text, p_basis text, p_criteria text[]) RETURNS boolean LANGUAGE plpgsql IMMUTABLE SET search_path = public, pg_temp AS $$
BEGIN
  RETURN p_kind NOT IN ('approved-in-part', 'denied')
    OR (p_signer_role = 'medical-director' AND p_credential IS NOT NULL AND p_signing IS NOT NULL AND p_reauthenticated_at IS NOT NULL
      AND p_reason <> '' AND p_rationale <> '' AND p_basis IN ('criteria', 'information', 'other-source')
      AND (p_basis <> 'criteria' OR cardinality(p_criteria) > 0));
END $$;
CREATE FUNCTION is_basis_of_kind(p_kind text, p_basis text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE SET search_path = public, pg_temp AS $$
BEGIN
  RETURN is_ending(p_kind) OR p_basis NOT IN ('eligibility', 'benefit', 'no-authorization-required', 'delegate', 'other-payer', 'not-a-proper-party',
    'invalid-request', 'member-died');
END $$;
CREATE FUNCTION is_sound_authorization(p_kind text, p_number text, p_from date, p_to date) RETURNS boolean LANGUAGE plpgsql IMMUTABLE
SET search_path = public, pg_temp AS $$
BEGIN
  RETURN CASE WHEN p_kind IN ('approved', 'approved-in-part', 'no-review-required')
    THEN coalesce(p_number ~ '^AUTH-[0-9]{2}-[0-9]{6}$' AND p_from <= p_to, false)
    ELSE p_number IS NULL AND p_from IS NULL AND p_to IS NULL END;
END $$;
ALTER TABLE decision
  DROP CONSTRAINT decision_ending,
  ADD CONSTRAINT decision_ending CHECK (kind = 'approved'
    OR is_sound_ending(kind, basis, lines, criteria, reason, signing, credential, reauthenticated_at)),
  DROP CONSTRAINT decision_adverse,
  ADD CONSTRAINT decision_adverse CHECK (kind = 'approved'
    OR is_sound_adverse(kind, signer_role, credential, signing, reauthenticated_at, reason, rationale, basis, criteria)),
  DROP CONSTRAINT decision_clinical_basis,
  ADD CONSTRAINT decision_clinical_basis CHECK (basis = 'criteria' OR is_basis_of_kind(kind, basis)),
  DROP CONSTRAINT decision_authorization,
  ADD CONSTRAINT decision_authorization CHECK (is_sound_authorization(kind, authorization_number, valid_from, valid_to));

CREATE FUNCTION is_ended_so(p_ending text, p_status text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE SET search_path = public, pg_temp AS $$
BEGIN
  RETURN CASE WHEN p_ending = 'withdrawn' THEN p_status = 'withdrawn' ELSE is_ending(p_ending) AND p_status IN ('decided', 'closed') END;
END $$;
CREATE FUNCTION may_lack_holder(p_status text, p_assignee_id text, p_ending text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE
SET search_path = public, pg_temp AS $$
BEGIN
  RETURN CASE p_status WHEN 'received' THEN p_assignee_id IS NULL WHEN 'withdrawn' THEN true
    ELSE p_assignee_id IS NOT NULL OR is_ending(coalesce(p_ending, '')) END;
END $$;
CREATE FUNCTION may_have_director(p_status text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE SET search_path = public, pg_temp AS $$
BEGIN
  RETURN p_status IN ('director-review', 'decided', 'closed', 'withdrawn');
END $$;
CREATE FUNCTION is_sound_overdue(p_at timestamptz, p_consequence text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE SET search_path = public, pg_temp AS $$
BEGIN
  RETURN (p_at IS NULL) = (p_consequence IS NULL) AND p_consequence IN ('overdue', 'deemed-denied', 'deemed-approved');
END $$;
CREATE FUNCTION is_appeal_outcome(p_outcome text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE SET search_path = public, pg_temp AS $$
BEGIN
  RETURN p_outcome IN ('upheld', 'overturned', 'overturned-in-part', 'dismissed', 'withdrawn');
END $$;
ALTER TABLE "case"
  DROP CONSTRAINT case_ending,
  ADD CONSTRAINT case_ending CHECK (ending IS NULL OR is_ended_so(ending, status)),
  DROP CONSTRAINT case_holder,
  ADD CONSTRAINT case_holder CHECK (may_lack_holder(status, assignee_id, ending)),
  DROP CONSTRAINT case_director,
  ADD CONSTRAINT case_director CHECK (director_id IS NULL OR may_have_director(status)),
  DROP CONSTRAINT case_overdue,
  ADD CONSTRAINT case_overdue CHECK ((overdue_at IS NULL AND overdue_consequence IS NULL) OR is_sound_overdue(overdue_at, overdue_consequence)),
  DROP CONSTRAINT case_appeal_outcome,
  ADD CONSTRAINT case_appeal_outcome CHECK (appeal_outcome IS NULL OR is_appeal_outcome(appeal_outcome));

DO $$
DECLARE f regprocedure;
BEGIN
  FOREACH f IN ARRAY ARRAY['is_sound_ending(text, text, jsonb, text[], text, jsonb, jsonb, timestamptz)',
    'is_sound_adverse(text, text, jsonb, jsonb, timestamptz, text, text, text, text[])', 'is_basis_of_kind(text, text)',
    'is_sound_authorization(text, text, date, date)', 'is_ended_so(text, text)', 'may_lack_holder(text, text, text)', 'may_have_director(text)',
    'is_sound_overdue(timestamptz, text)', 'is_appeal_outcome(text)']::regprocedure[] LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
  END LOOP;
END $$;
