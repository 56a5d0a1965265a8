-- Migrations that were written beside each other replaced functions that others had changed. Here is each of these functions with all of it, and
-- what each part has to know of the others.

-- ── Letters ─────────────────────────────────────────────────────────────────

-- A decision's letters are made from its last correction, and go to the parties that the case has now: others may stand beside those owed.
CREATE OR REPLACE FUNCTION issue_letters(p_case uuid, p_actor text, p_notice text, p_snapshot jsonb, p_letters jsonb) RETURNS text LANGUAGE plpgsql AS $$
DECLARE c "case"; d decision; l jsonb; r jsonb; this_snapshot uuid; frozen jsonb;
BEGIN
  SELECT * INTO c FROM "case" WHERE id = p_case FOR UPDATE;
  IF NOT FOUND THEN RETURN 'not-found'; END IF;
  IF p_notice = 'decision' THEN
    IF c.status <> 'decided' THEN RETURN 'conflict'; END IF;
    SELECT * INTO d FROM decision WHERE case_id = p_case;
    IF NOT ((d.signer_id = p_actor AND has_role(p_actor, c.plan_id, 'nurse', 'medical-director')) OR has_role(p_actor, c.plan_id, 'manager')) THEN RETURN 'forbidden'; END IF;
    IF p_snapshot IS NOT NULL THEN RETURN 'forbidden'; END IF;
    this_snapshot := letters_snapshot(p_case);
  ELSE
    IF NOT has_role(p_actor, c.plan_id, 'nurse', 'medical-director', 'manager') THEN RETURN 'forbidden'; END IF;
    IF c.status = 'closed' OR p_notice NOT IN (SELECT notices_owed(c)) THEN RETURN 'conflict'; END IF;
    frozen := (p_snapshot->>'canonical')::jsonb;
    IF (frozen->>'caseId', frozen->>'key') IS DISTINCT FROM (p_case::text, p_notice) THEN RETURN 'forbidden'; END IF;
    this_snapshot := (p_snapshot->>'id')::uuid;
  END IF;
  IF EXISTS (SELECT FROM letter x WHERE x.case_id = p_case AND x.notice = p_notice AND NOT EXISTS (SELECT FROM letter_void v WHERE v.letter_id = x.id)
    AND x.recipient IN (SELECT y#>>'{letter,recipient}' FROM jsonb_array_elements(p_letters) y)) THEN RETURN 'conflict'; END IF;
  IF frozen IS NOT NULL THEN
    INSERT INTO snapshot SELECT * FROM jsonb_populate_record(NULL::snapshot, p_snapshot || jsonb_build_object('case_id', p_case));
  END IF;
  FOR l IN SELECT * FROM jsonb_array_elements(p_letters) LOOP
    r := l->'letter';
    INSERT INTO letter (id, case_id, notice, snapshot_id, decision_id, kind, recipient, addressee, status, pdf, sha256, warnings, arranged, parties, issued_by_id, issued_by, issued_at)
      VALUES ((r->>'id')::uuid, p_case, p_notice, this_snapshot, d.id, r->>'kind', r->>'recipient', r->>'addressee', 'issued', decode(r->>'pdf', 'base64'), r->>'sha256',
        r->'warnings', r->>'arranged', NULLIF(r->'parties', 'null'), p_actor, r->>'issued_by', (r->>'issued_at')::timestamptz);
    PERFORM append_event(p_case, p_actor, 'letter-issued', l->>'body');
  END LOOP;
  IF NOT coalesce((SELECT array_agg(x.recipient) FROM letter x
      WHERE x.case_id = p_case AND x.notice = p_notice AND NOT EXISTS (SELECT FROM letter_void v WHERE v.letter_id = x.id)) @> owed_recipients(c), false)
    OR EXISTS (SELECT FROM jsonb_array_elements(p_letters) y WHERE y#>>'{letter,recipient}' <> ALL (owed_recipients(c))) THEN
    RAISE EXCEPTION 'the letters issued are not those owed' USING ERRCODE = 'check_violation';
  END IF;
  RETURN 'ok';
END $$;

-- How somebody or some place is written now, where it is written as it was when the decision was made: what changed since is not written over.
CREATE FUNCTION respelled(p_held jsonb, p_was jsonb, p_corrected jsonb) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE k text; held jsonb := p_held;
BEGIN
  FOREACH k IN ARRAY ARRAY['name', 'address', 'phone', 'fax'] LOOP
    IF held->k = p_was->k AND p_was->k <> p_corrected->k THEN held := jsonb_set(held, ARRAY[k], p_corrected->k); END IF;
  END LOOP;
  RETURN held;
END $$;

-- As before, from the case's own parties: what changed of them since the decision stays.
CREATE OR REPLACE FUNCTION correct_letters(p_case uuid, p_actor text, p_correction jsonb, p_snapshot jsonb, p_voids jsonb, p_parties jsonb, p_body text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE c "case"; v jsonb; was jsonb; corrected jsonb := (p_snapshot->>'canonical')::jsonb;
BEGIN
  SELECT * INTO c FROM "case" WHERE id = p_case FOR UPDATE;
  IF NOT FOUND THEN RETURN 'not-found'; END IF;
  IF NOT has_role(p_actor, c.plan_id, 'medical-director', 'manager') THEN RETURN 'forbidden'; END IF;
  IF c.status NOT IN ('decided', 'closed') THEN RETURN 'conflict'; END IF;
  IF EXISTS (SELECT FROM correction x WHERE x.id = (p_correction->>'id')::uuid) THEN RETURN 'exists'; END IF;
  SELECT s.canonical::jsonb INTO was FROM snapshot s WHERE s.id = letters_snapshot(p_case);
  IF without_spelling(was) IS DISTINCT FROM without_spelling(corrected) OR was - 'correction' = corrected - 'correction' THEN RETURN 'forbidden'; END IF;
  IF ARRAY(SELECT (x#>>'{void,letter_id}')::uuid FROM jsonb_array_elements(p_voids) x ORDER BY 1)
    IS DISTINCT FROM ARRAY(SELECT l.id FROM letter l WHERE l.case_id = p_case AND l.notice = 'decision' AND NOT EXISTS (SELECT FROM letter_void x WHERE x.letter_id = l.id) ORDER BY 1) THEN
    RETURN 'stale';
  END IF;
  FOR v IN SELECT * FROM jsonb_array_elements(p_voids) LOOP
    INSERT INTO letter_void SELECT * FROM jsonb_populate_record(NULL::letter_void, v->'void' || jsonb_build_object('voided_by_id', p_actor));
    PERFORM append_event(p_case, p_actor, 'letter-voided', v->>'body');
  END LOOP;
  INSERT INTO snapshot SELECT * FROM jsonb_populate_record(NULL::snapshot, p_snapshot || jsonb_build_object('case_id', p_case));
  INSERT INTO correction SELECT * FROM jsonb_populate_record(NULL::correction,
    p_correction || jsonb_build_object('case_id', p_case, 'snapshot_id', p_snapshot->>'id', 'corrected_by_id', p_actor));
  PERFORM append_event(p_case, p_actor, 'error-corrected', p_body);
  c.member := respelled(c.member, was->'member', corrected->'member');
  c.practitioner := respelled(c.practitioner, was->'requestingPractitioner', corrected->'requestingPractitioner');
  UPDATE "case" SET member = c.member, member_name = c.member->>'name',
    representative = NULLIF(respelled(c.representative, was->'representative', corrected->'representative'), 'null'),
    practitioner = c.practitioner, practitioner_name = c.practitioner->>'name', facility = respelled(c.facility, was->'facility', corrected->'facility'),
    search_text = p_parties->>'search_text' WHERE id = p_case;
  PERFORM owe_again(p_case);
  RETURN 'ok';
END $$;

-- ── Appeals, and other looks at a decision ──────────────────────────────────

-- As before; who ended a case, or confirmed what that rests on, took part in the first decision too.
CREATE OR REPLACE FUNCTION first_deciders(p_case uuid) RETURNS SETOF text LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM case_link l WHERE l.to_id = p_case AND l.kind = 'appeal') THEN RETURN; END IF;
  RETURN QUERY WITH RECURSIVE appealed (id) AS (
    SELECT l.from_id FROM case_link l WHERE l.to_id = p_case AND l.kind = 'appeal'
    UNION
    SELECT l.from_id FROM case_link l JOIN appealed a ON l.to_id = a.id WHERE l.kind IN ('appeal', 'reopening', 'reconsideration')
  ), barred (id) AS (
    SELECT x.id FROM appealed a, LATERAL (
      SELECT p FROM preparers(a.id) p
      UNION
      SELECT e.actor_id FROM event e WHERE e.case_id = a.id AND e.type IN ('case-taken', 'case-returned', 'peer-to-peer-recorded', 'decision-signed', 'authorization-ended',
        'case-ended', 'check-confirmed')
    ) x (id)
    UNION
    SELECT u.id FROM "user" u JOIN barred b ON u.reports_to_id = b.id
  ) SELECT barred.id FROM barred;
END $$;

-- A linked case of what was denied: answers, records and the evidence that cites them with it.
CREATE OR REPLACE FUNCTION copy_case(c "case", p_actor text, p_kind text, p_case jsonb) RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE new_id uuid := (p_case#>>'{case,id}')::uuid;
BEGIN
  INSERT INTO "case" SELECT * FROM jsonb_populate_record(NULL::"case", p_case->'case' || '{"event_count":0,"head_hash":"","notice_owed":false}');
  INSERT INTO service_line SELECT x.* FROM jsonb_array_elements(p_case->'lines') l, jsonb_populate_record(NULL::service_line, l || jsonb_build_object('case_id', new_id)) x;
  INSERT INTO case_link (from_id, to_id, kind) VALUES (c.id, new_id, p_kind);
  INSERT INTO answer (case_id, fact, value, note, version, answered_by_id, answered_by, answered_at)
    SELECT new_id, fact, value, note, 1, answered_by_id, answered_by, answered_at FROM answer WHERE case_id = c.id;
  -- The same bytes under ids of the new case's own, made from both so that the citations find theirs.
  INSERT INTO record_document (id, case_id, sha256, name, kind, sensitivity, added_by_id, added_by, added_at)
    SELECT md5(new_id::text || id)::uuid, new_id, sha256, name, kind, sensitivity, added_by_id, added_by, added_at
    FROM record_document WHERE case_id = c.id AND removed_at IS NULL;
  INSERT INTO evidence (id, case_id, fact, document, page, note_date, quotation, comment, cited_by_id, cited_by, cited_at, document_id, suggested)
    SELECT gen_random_uuid(), new_id, fact, document, page, note_date, quotation, comment, cited_by_id, cited_by, cited_at,
      md5(new_id::text || document_id)::uuid, suggested FROM evidence WHERE case_id = c.id;
  PERFORM append_event(new_id, p_actor, 'request-received', p_case->>'body');
  RETURN new_id;
END $$;

-- Lines that a new look is at: what was denied, else all of them, of an ending too.
CREATE OR REPLACE FUNCTION lines_looked_at(p_case uuid) RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT ARRAY(SELECT l->>'code' FROM decision d, jsonb_array_elements(d.lines) l
    WHERE d.case_id = p_case AND (l->>'result' = 'denied' OR NOT jsonb_path_exists(d.lines, '$[*].result ? (@ == "denied")')) ORDER BY (l->>'number')::int)
$$;

-- As before; an administrative denial is reopened as a denial is, and reconsidered after no talk of physicians.
CREATE OR REPLACE FUNCTION look_again(p_original uuid, p_actor text, p_kind text, p_case jsonb, p_talk jsonb, p_bodies jsonb) RETURNS text LANGUAGE plpgsql AS $$
DECLARE c "case"; d decision; new_id uuid := (p_case#>>'{case,id}')::uuid;
BEGIN
  SELECT * INTO c FROM "case" WHERE id = p_original FOR UPDATE;
  IF NOT FOUND THEN RETURN 'not-found'; END IF;
  SELECT * INTO d FROM decision x WHERE x.case_id = p_original;
  IF NOT (CASE WHEN p_kind = 'reopening' AND d.kind IN ('denied', 'approved-in-part', 'administrative-denial') THEN has_role(p_actor, c.plan_id, 'medical-director', 'manager')
    WHEN p_kind IN ('reopening', 'reconsideration') THEN has_role(p_actor, c.plan_id, 'medical-director') ELSE false END) THEN RETURN 'forbidden'; END IF;
  IF (p_case#>>'{case,plan_id}', p_case#>>'{case,entered_by_id}', p_case#>>'{case,member_id}', p_case#>>'{case,status}')
    IS DISTINCT FROM (c.plan_id, p_actor, c.member_id, 'received') THEN RETURN 'forbidden'; END IF;
  IF EXISTS (SELECT FROM "case" x WHERE x.id = new_id) THEN RETURN 'exists'; END IF;
  -- Nobody reopens what is under appeal, and one look is taken at a time.
  IF c.status NOT IN ('decided', 'closed') OR EXISTS (SELECT FROM case_link l JOIN "case" a ON a.id = l.to_id WHERE l.from_id = p_original
    AND l.kind IN ('appeal', 'reopening', 'reconsideration') AND a.status NOT IN ('decided', 'closed', 'withdrawn')) THEN RETURN 'conflict'; END IF;
  IF p_kind = 'reconsideration' AND (d.kind NOT IN ('denied', 'approved-in-part') OR c.line_of_business = 'medicare-advantage' OR p_talk IS NULL
    OR p_actor IN (SELECT preparers(p_original))) THEN RETURN 'forbidden'; END IF;
  IF ARRAY(SELECT l->>'code' FROM jsonb_array_elements(p_case->'lines') l ORDER BY (l->>'number')::int) IS DISTINCT FROM lines_looked_at(p_original) THEN RETURN 'forbidden'; END IF;
  PERFORM copy_case(c, p_actor, p_kind, p_case);
  IF p_kind = 'reconsideration' THEN
    -- The physicians have talked: the case lies before the director at once, with the nurse who reviewed it.
    UPDATE "case" SET status = 'in-review', assignee_id = c.assignee_id WHERE id = new_id;
    UPDATE "case" SET status = 'director-review', director_id = p_actor WHERE id = new_id;
    PERFORM append_event(new_id, p_actor, 'case-taken', p_bodies->>'taken');
    INSERT INTO contact SELECT * FROM jsonb_populate_record(NULL::contact,
      p_talk || jsonb_build_object('case_id', new_id, 'by_id', p_actor, 'kind', 'peer-to-peer', 'outcome', 'held'));
    PERFORM append_event(new_id, p_actor, 'peer-to-peer-recorded', p_bodies->>'talk');
  END IF;
  PERFORM append_event(p_original, p_actor, CASE p_kind WHEN 'reopening' THEN 'case-reopened' ELSE 'case-reconsidered' END, p_bodies->>'original');
  RETURN 'ok';
END $$;

-- As before, for administrative denials too; the records go with the appeal.
CREATE OR REPLACE FUNCTION file_appeal(p_original uuid, p_actor text, p_case jsonb, p_body text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE c "case"; d decision; v authorization_version; appeal_id uuid := (p_case#>>'{case,id}')::uuid; wanted text[]; n integer;
BEGIN
  SELECT * INTO c FROM "case" WHERE id = p_original FOR UPDATE;
  IF NOT FOUND THEN RETURN 'not-found'; END IF;
  IF NOT has_role(p_actor, c.plan_id, 'nurse', 'manager') THEN RETURN 'forbidden'; END IF;
  IF (p_case#>>'{case,plan_id}', p_case#>>'{case,entered_by_id}') IS DISTINCT FROM (c.plan_id, p_actor) THEN RETURN 'forbidden'; END IF;
  IF EXISTS (SELECT FROM "case" x WHERE x.id = appeal_id) THEN RETURN 'exists'; END IF;
  SELECT * INTO d FROM decision x WHERE x.case_id = p_original;
  SELECT * INTO v FROM authorization_version x WHERE x.case_id = p_original AND x.kind = 'ended' ORDER BY x.made_at DESC LIMIT 1;
  IF c.status NOT IN ('decided', 'closed') OR NOT (d.kind IN ('denied', 'approved-in-part', 'administrative-denial') OR v.id IS NOT NULL)
    OR EXISTS (SELECT FROM case_link l JOIN "case" a ON a.id = l.to_id WHERE l.from_id = p_original AND l.kind = 'appeal' AND a.status <> 'withdrawn') THEN RETURN 'conflict'; END IF;
  wanted := CASE WHEN d.kind IN ('denied', 'approved-in-part', 'administrative-denial')
    THEN ARRAY(SELECT l->>'code' FROM jsonb_array_elements(d.lines) l WHERE l->>'result' = 'denied' ORDER BY (l->>'number')::int)
    ELSE ARRAY(SELECT l->>'code' FROM jsonb_array_elements(v.lines) l ORDER BY (l->>'number')::int) END;
  IF (p_case#>>'{case,member_id}', p_case#>>'{case,status}') IS DISTINCT FROM (c.member_id, 'received')
    OR ARRAY(SELECT l->>'code' FROM jsonb_array_elements(p_case->'lines') l ORDER BY (l->>'number')::int) IS DISTINCT FROM wanted
    -- Only what ran and was ended goes on.
    OR (p_case ? 'continued' AND (v.id IS NULL OR (p_case#>>'{continued,kind}', p_case#>>'{continued,number}', (p_case#>>'{continued,version}')::int)
      IS DISTINCT FROM ('continued', v.number, v.version + 1)))
    THEN RETURN 'forbidden'; END IF;
  PERFORM copy_case(c, p_actor, 'appeal', p_case);
  n := append_event(p_original, p_actor, 'appeal-filed', p_body);
  IF p_case ? 'continued' THEN
    INSERT INTO authorization_version SELECT * FROM jsonb_populate_record(NULL::authorization_version,
      p_case->'continued' || jsonb_build_object('case_id', p_original, 'made_by_id', p_actor, 'event_number', n, 'signing', NULL));
  END IF;
  RETURN 'ok';
END $$;

-- As before, of administrative denials too.
CREATE OR REPLACE FUNCTION record_external_review(p_case uuid, p_actor text, p_outcome jsonb, p_version jsonb, p_duty jsonb, p_body text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE c "case"; d decision; n integer; overturned integer[];
BEGIN
  SELECT * INTO c FROM "case" WHERE id = p_case FOR UPDATE;
  IF NOT FOUND THEN RETURN 'not-found'; END IF;
  IF NOT has_role(p_actor, c.plan_id, 'nurse', 'medical-director', 'manager') THEN RETURN 'forbidden'; END IF;
  IF EXISTS (SELECT FROM external_review x WHERE x.id = (p_outcome->>'id')::uuid AND x.case_id = p_case) THEN RETURN 'exists'; END IF;
  SELECT * INTO d FROM decision x WHERE x.case_id = p_case;
  IF c.status NOT IN ('decided', 'closed') OR d.kind NOT IN ('denied', 'approved-in-part', 'administrative-denial')
    OR EXISTS (SELECT FROM external_review x WHERE x.case_id = p_case AND x.body = p_outcome->>'body') THEN RETURN 'conflict'; END IF;
  overturned := ARRAY(SELECT jsonb_array_elements_text(p_outcome->'lines')::int ORDER BY 1);
  IF overturned IS DISTINCT FROM ARRAY(SELECT (l->>'number')::int FROM jsonb_array_elements(coalesce(p_version->'lines', '[]')) l ORDER BY 1)
    OR (p_version IS NULL) <> (p_duty IS NULL) OR (p_version IS NOT NULL AND p_version->>'kind' <> 'ordered')
    OR EXISTS (SELECT FROM unnest(overturned) o WHERE NOT EXISTS (
      SELECT FROM jsonb_array_elements(d.lines) l WHERE (l->>'number')::int = o AND l->>'result' = 'denied')) THEN
    RETURN 'forbidden';
  END IF;
  n := append_event(p_case, p_actor, 'external-outcome-recorded', p_body);
  INSERT INTO external_review SELECT * FROM jsonb_populate_record(NULL::external_review,
    p_outcome || jsonb_build_object('case_id', p_case, 'recorded_by_id', p_actor, 'event_number', n));
  IF p_version IS NOT NULL THEN
    INSERT INTO authorization_version SELECT * FROM jsonb_populate_record(NULL::authorization_version,
      p_version || jsonb_build_object('case_id', p_case, 'made_by_id', p_actor, 'event_number', n, 'signing', NULL, 'version', 1));
    INSERT INTO duty (id, case_id, kind, due_at, basis, verified, arisen_at)
      VALUES ((p_duty->>'id')::uuid, p_case, 'effectuation', (p_duty->>'dueAt')::timestamptz, p_duty->>'basis', (p_duty->>'verified')::boolean,
        (p_outcome->>'recorded_at')::timestamptz);
    PERFORM keep_duty_due(p_case);
    -- The readings of this decision, and of the one that it was about, are not read alike any more.
    UPDATE reading r SET withdrawn_at = (p_outcome->>'recorded_at')::timestamptz, withdrawn_reason = 'overturned by another body'
      WHERE r.withdrawn_at IS NULL AND r.id IN (SELECT s.reading_id FROM reading_source s JOIN decision x ON x.id = s.decision_id
        WHERE x.case_id = p_case OR x.case_id IN (SELECT l.from_id FROM case_link l WHERE l.to_id = p_case AND l.kind = 'appeal'));
    PERFORM owe_again(p_case);
  END IF;
  RETURN 'ok';
END $$;

-- As before; an administrative denial on appeal upholds, and the other endings ask for nothing.
CREATE OR REPLACE FUNCTION keep_duties() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE p jsonb := NEW.body::jsonb->'payload'; kinds text[];
BEGIN
  INSERT INTO duty (id, case_id, kind, due_at, basis, verified, arisen_at)
    SELECT (d->>'id')::uuid, NEW.case_id, d->>'kind', (d->>'dueAt')::timestamptz, d->>'basis', (d->>'verified')::boolean, NEW.at
    FROM jsonb_array_elements(coalesce(p->'duties', '[]')) d;
  IF EXISTS (SELECT FROM case_link l WHERE l.to_id = NEW.case_id AND l.kind = 'appeal') THEN
    kinds := ARRAY(SELECT d.kind FROM duty d WHERE d.case_id = NEW.case_id);
    IF (p->>'kind' IN ('approved', 'approved-in-part', 'no-review-required') AND NOT 'effectuation' = ANY (kinds))
      OR (p->>'kind' IN ('denied', 'approved-in-part', 'administrative-denial') AND NOT 'forwarding' = ANY (kinds)
        AND EXISTS (SELECT FROM "case" c WHERE c.id = NEW.case_id AND c.line_of_business = 'medicare-advantage')) THEN
      RAISE EXCEPTION 'a decision on an appeal says what follows from it, and by when' USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  IF jsonb_array_length(coalesce(p->'duties', '[]')) > 0 THEN PERFORM keep_duty_due(NEW.case_id); END IF;
  RETURN NULL;
END $$;

DROP TRIGGER event_duties ON event;
CREATE TRIGGER event_duties AFTER INSERT ON event FOR EACH ROW WHEN (NEW.type IN ('case-approved', 'decision-signed', 'case-ended'))
  EXECUTE FUNCTION keep_duties();

-- What became of an appeal at the plan; null where it was redirected, or needed no authorization.
CREATE OR REPLACE FUNCTION keep_appeal_outcome() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.appeal_outcome IS NULL AND NEW.status IN ('decided', 'closed', 'withdrawn')
    AND EXISTS (SELECT FROM case_link l WHERE l.to_id = NEW.id AND l.kind = 'appeal') THEN
    NEW.appeal_outcome := CASE
      WHEN NEW.ending = 'dismissed' THEN 'dismissed'
      WHEN NEW.status = 'withdrawn' THEN 'withdrawn'
      ELSE (SELECT CASE d.kind WHEN 'denied' THEN 'upheld' WHEN 'administrative-denial' THEN 'upheld' WHEN 'approved-in-part' THEN 'overturned-in-part'
        WHEN 'approved' THEN 'overturned' WHEN 'no-review-required' THEN 'overturned' END FROM decision d WHERE d.case_id = NEW.id) END;
  END IF;
  RETURN NEW;
END $$;

UPDATE "case" c SET appeal_outcome = CASE c.ending WHEN 'dismissed' THEN 'dismissed' ELSE 'upheld' END
  WHERE c.appeal_outcome IS NULL AND c.ending IN ('dismissed', 'administrative-denial')
    AND EXISTS (SELECT FROM case_link l WHERE l.to_id = c.id AND l.kind = 'appeal');

-- ── Grants ──────────────────────────────────────────────────────────────────

DO $$
DECLARE f regprocedure; callable regprocedure[] := ARRAY['issue_letters(uuid, text, text, jsonb, jsonb)',
    'correct_letters(uuid, text, jsonb, jsonb, jsonb, jsonb, text)', 'first_deciders(uuid)', 'look_again(uuid, text, text, jsonb, jsonb, jsonb)',
    'file_appeal(uuid, text, jsonb, text)', 'record_external_review(uuid, text, jsonb, jsonb, jsonb, text)'];
BEGIN
  FOREACH f IN ARRAY callable || ARRAY['respelled(jsonb, jsonb, jsonb)', 'copy_case("case", text, text, jsonb)', 'lines_looked_at(uuid)',
    'keep_duties()', 'keep_appeal_outcome()']::regprocedure[] LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('ALTER FUNCTION %s SET search_path = public, pg_temp', f);
  END LOOP;
  FOREACH f IN ARRAY callable LOOP
    EXECUTE format('ALTER FUNCTION %s SECURITY DEFINER', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO criterion_app', f);
  END LOOP;
END $$;
