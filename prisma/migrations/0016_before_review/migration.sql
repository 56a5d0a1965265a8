-- What comes before review, and instead of a decision on the merits: checks that a person confirms, duplicates that are linked, and endings,
-- each a decision of its own kind with its frozen record.

-- AlterTable
ALTER TABLE "case" ADD COLUMN     "ending" TEXT,
ADD COLUMN     "retrospective" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "eligibility_span" (
    "plan_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "eligibility_span_pkey" PRIMARY KEY ("plan_id","member_id","valid_from")
);

-- CreateTable
CREATE TABLE "case_check" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "plan_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "suggested" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "original" TEXT NOT NULL DEFAULT '',
    "by_id" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "case_check_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "case_check_case_id_number_key" ON "case_check"("case_id", "number");

-- AddForeignKey
ALTER TABLE "eligibility_span" ADD CONSTRAINT "eligibility_span_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_check" ADD CONSTRAINT "case_check_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- ── What columns alone cannot say ───────────────────────────────────────────

ALTER TABLE eligibility_span ADD CONSTRAINT eligibility_span_order CHECK (valid_to >= valid_from);
ALTER TABLE case_check
  ADD CONSTRAINT case_check_kind CHECK (kind IN ('eligibility', 'benefit', 'authorization', 'responsibility', 'network', 'duplicate', 'timing')),
  ADD CONSTRAINT case_check_result CHECK (result IN ('favorable', 'unfavorable') AND suggested IN ('favorable', 'unfavorable')),
  -- What speaks against review is said in words; a duplicate names what it repeats.
  ADD CONSTRAINT case_check_note CHECK (result = 'favorable' OR btrim(note) <> ''),
  ADD CONSTRAINT case_check_original CHECK ((original <> '') = (kind = 'duplicate' AND result = 'unfavorable'));
CREATE TRIGGER case_check_immutable BEFORE UPDATE OR DELETE ON case_check FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER case_check_no_truncate BEFORE TRUNCATE ON case_check FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Kinds of decision that end a case without one on its merits.
CREATE FUNCTION is_ending(p_kind text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT p_kind IN ('administrative-denial', 'no-authorization-required', 'redirected', 'dismissed')
$$;

ALTER TABLE decision
  DROP CONSTRAINT decision_kind,
  ADD CONSTRAINT decision_kind CHECK (kind IN ('approved', 'approved-in-part', 'denied', 'no-review-required',
    'administrative-denial', 'no-authorization-required', 'redirected', 'dismissed')),
  DROP CONSTRAINT decision_authorization,
  ADD CONSTRAINT decision_authorization CHECK (CASE WHEN kind = 'denied' OR is_ending(kind)
    THEN authorization_number IS NULL AND valid_from IS NULL AND valid_to IS NULL
    ELSE authorization_number ~ '^AUTH-[0-9]{2}-[0-9]{6}$' AND valid_from <= valid_to END),
  -- An ending rests on no criterion, bears no clinical signature, and says why; each on grounds of its own.
  ADD CONSTRAINT decision_ending CHECK (NOT is_ending(kind) OR (
    cardinality(criteria) = 0 AND signing IS NULL AND credential IS NULL AND reauthenticated_at IS NULL AND btrim(reason) <> ''
    AND NOT jsonb_path_exists(lines, '$[*].result ? (@ == "approved")')
    AND CASE kind
      WHEN 'administrative-denial' THEN basis IN ('eligibility', 'benefit')
      WHEN 'no-authorization-required' THEN basis = 'no-authorization-required'
      WHEN 'redirected' THEN basis IN ('delegate', 'other-payer')
      WHEN 'dismissed' THEN basis IN ('not-a-proper-party', 'invalid-request', 'member-died') END)),
  -- Nor does what is decided on the merits borrow an ending's grounds.
  ADD CONSTRAINT decision_clinical_basis CHECK (is_ending(kind) OR basis NOT IN ('eligibility', 'benefit', 'no-authorization-required',
    'delegate', 'other-payer', 'not-a-proper-party', 'invalid-request', 'member-died'));
ALTER TABLE "case"
  ADD CONSTRAINT case_ending CHECK (CASE WHEN ending = 'withdrawn' THEN status = 'withdrawn'
    ELSE ending IS NULL OR (is_ending(ending) AND status IN ('decided', 'closed')) END),
  DROP CONSTRAINT case_holder,
  -- A case may end before anybody held it.
  ADD CONSTRAINT case_holder CHECK (CASE status WHEN 'received' THEN assignee_id IS NULL WHEN 'withdrawn' THEN true
    ELSE assignee_id IS NOT NULL OR is_ending(coalesce(ending, '')) END);

-- The column follows from status and decision, whoever writes.
CREATE FUNCTION keep_ending() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.ending := CASE WHEN NEW.status = 'withdrawn' THEN 'withdrawn'
    WHEN NEW.status IN ('decided', 'closed') THEN (SELECT d.kind FROM decision d WHERE d.case_id = NEW.id AND is_ending(d.kind)) END;
  IF TG_OP = 'UPDATE' AND OLD.status IN ('received', 'pended') AND NEW.status = 'decided' AND NEW.ending IS NULL THEN
    RAISE EXCEPTION 'a case is decided on its merits from review only' USING ERRCODE = 'check_violation';
  END IF;
  -- Rows made from JSON that does not name the column.
  NEW.retrospective := coalesce(NEW.retrospective, false);
  RETURN NEW;
END $$;
-- Triggers run by name: before any that asks how the case ended.
CREATE TRIGGER case_actual_ending BEFORE INSERT OR UPDATE OF status, ending ON "case" FOR EACH ROW EXECUTE FUNCTION keep_ending();

UPDATE "case" SET ending = 'withdrawn' WHERE status = 'withdrawn';

-- The transition table, as guard_case has it, with the ways to an ending.
DO $$
DECLARE f text := pg_get_functiondef('guard_case()'::regprocedure); g text;
BEGIN
  g := replace(f, '(''received'', ''withdrawn''),', '(''received'', ''withdrawn''), (''received'', ''decided''),');
  g := replace(g, '(''pended'', ''withdrawn''),', '(''pended'', ''withdrawn''), (''pended'', ''decided''),');
  IF length(g) <> length(f) + 2 * length(' (''pended'', ''decided''),') + 2 THEN RAISE EXCEPTION 'guard_case is not as it was read'; END IF;
  EXECUTE g;
END $$;

-- Who denies administratively is a setting of the plan: its managers where it says nothing.
CREATE FUNCTION may_deny_administratively(p_user text, p_plan text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM plan p, jsonb_array_elements_text(coalesce(p.settings #> '{beforeReview,administrativeDenialBy}', '["manager"]')) r
    WHERE p.id = p_plan AND has_role(p_user, p_plan, r))
$$;

-- For every role, the owner included. An ending is no clinical signature, so guard_decision does not ask for a license; it asks for authority.
CREATE FUNCTION guard_ending() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE c "case"; s jsonb;
BEGIN
  SELECT * INTO STRICT c FROM "case" WHERE id = NEW.case_id;
  SELECT canonical::jsonb INTO s FROM snapshot WHERE id = NEW.snapshot_id AND case_id = NEW.case_id;
  IF NEW.signer_id IN (SELECT first_deciders(NEW.case_id)) THEN
    RAISE EXCEPTION 'an appeal is decided by nobody who took part in the first decision' USING ERRCODE = 'check_violation';
  END IF;
  IF NOT has_role(NEW.signer_id, c.plan_id, NEW.signer_role) OR NEW.signer_role NOT IN ('nurse', 'medical-director', 'manager')
    OR (NEW.kind = 'administrative-denial' AND NOT may_deny_administratively(NEW.signer_id, c.plan_id)) THEN
    RAISE EXCEPTION 'no authority for this ending' USING ERRCODE = 'check_violation';
  END IF;
  IF (s#>>'{decision,kind}', s#>>'{ending,basis}') IS DISTINCT FROM (NEW.kind, NEW.basis) OR s->'signature' IS DISTINCT FROM 'null'::jsonb THEN
    RAISE EXCEPTION 'the record that was frozen is not of this ending' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
DROP TRIGGER decision_guard ON decision;
CREATE TRIGGER decision_guard BEFORE INSERT ON decision FOR EACH ROW WHEN (NOT is_ending(NEW.kind)) EXECUTE FUNCTION guard_decision();
CREATE TRIGGER decision_guard_ending BEFORE INSERT ON decision FOR EACH ROW WHEN (is_ending(NEW.kind)) EXECUTE FUNCTION guard_ending();

-- ── The case's life, continued ──────────────────────────────────────────────

-- The checks that count: the newest of each kind. What was found of another plan, before the case was corrected to this one, counts no more; that
-- the service was given is no plan's.
CREATE FUNCTION confirmed_checks(p_case uuid) RETURNS SETOF case_check LANGUAGE sql STABLE AS $$
  SELECT DISTINCT ON (k.kind) k.* FROM case_check k JOIN "case" c ON c.id = k.case_id
    WHERE k.case_id = p_case AND (k.plan_id = c.plan_id OR k.kind = 'timing') ORDER BY k.kind, k.number DESC
$$;

-- Which check an ending's grounds rest on; null: it rests on none.
CREATE FUNCTION check_of_basis(p_basis text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE p_basis WHEN 'eligibility' THEN 'eligibility' WHEN 'benefit' THEN 'benefit'
    WHEN 'no-authorization-required' THEN 'authorization' WHEN 'delegate' THEN 'responsibility' WHEN 'other-payer' THEN 'responsibility' END
$$;

-- p_check: a row of case_check without case and person. p_clock: where the service was given, or was not after all, the clock from then on, worked
-- out from p_seen steps. A duplicate is linked from the case that it repeats, and neither clock moves.
CREATE FUNCTION confirm_check(p_case uuid, p_actor text, p_check jsonb, p_clock jsonb, p_seen integer, p_body text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE c "case"; original uuid; given boolean;
BEGIN
  SELECT * INTO c FROM "case" WHERE id = p_case FOR UPDATE;
  IF NOT FOUND THEN RETURN 'not-found'; END IF;
  IF NOT has_role(p_actor, c.plan_id, 'nurse', 'medical-director', 'manager') THEN RETURN 'forbidden'; END IF;
  IF c.status NOT IN ('received', 'in-review', 'pended', 'director-review') THEN RETURN 'conflict'; END IF;
  IF (p_body::jsonb#>>'{payload,check}', p_body::jsonb#>>'{payload,kind}', p_body::jsonb#>>'{payload,result}')
    IS DISTINCT FROM (p_check->>'id', p_check->>'kind', p_check->>'result') THEN RETURN 'forbidden'; END IF;
  IF p_check->>'kind' = 'timing' THEN
    given := p_check->>'result' = 'unfavorable';
    IF given <> c.retrospective AND p_clock IS NULL THEN RETURN 'stale'; END IF;
    IF given <> c.retrospective AND NOT apply_clock(p_case, p_clock, p_seen) THEN RETURN 'stale'; END IF;
    UPDATE "case" SET retrospective = given, urgency = CASE WHEN given THEN 'standard' ELSE urgency END WHERE id = p_case;
  ELSIF p_clock IS NOT NULL THEN RETURN 'forbidden';
  END IF;
  IF p_check->>'kind' = 'duplicate' THEN
    DELETE FROM case_link WHERE to_id = p_case AND kind = 'duplicate';
    IF p_check->>'result' = 'unfavorable' THEN
      SELECT o.id INTO original FROM "case" o WHERE o.number = p_check->>'original' AND (o.plan_id, o.member_id) = (c.plan_id, c.member_id) AND o.id <> p_case;
      IF NOT FOUND THEN RETURN 'not-found'; END IF;
      INSERT INTO case_link (from_id, to_id, kind) VALUES (original, p_case, 'duplicate');
    END IF;
  END IF;
  INSERT INTO case_check SELECT * FROM jsonb_populate_record(NULL::case_check, p_check || jsonb_build_object('case_id', p_case, 'by_id', p_actor,
    'plan_id', c.plan_id, 'number', (SELECT count(*) + 1 FROM case_check k WHERE k.case_id = p_case)));
  UPDATE "case" SET version = version + 1 WHERE id = p_case;
  PERFORM append_event(p_case, p_actor, 'check-confirmed', p_body);
  RETURN 'ok';
END $$;

-- Ends a case otherwise than on its merits. What it rests on is a check that was confirmed so, of the case at p_version; a dismissal rests on none.
CREATE FUNCTION end_case(p_case uuid, p_actor text, p_version integer, p_snapshot jsonb, p_decision jsonb, p_body text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE c "case"; needed text := check_of_basis(p_decision->>'basis'); kind text := p_decision->>'kind';
BEGIN
  SELECT * INTO c FROM "case" WHERE id = p_case FOR UPDATE;
  IF NOT FOUND THEN RETURN 'not-found'; END IF;
  IF NOT is_ending(kind) OR (p_decision->>'signer_id', p_snapshot->>'canonical' IS NULL) IS DISTINCT FROM (p_actor, false) THEN RETURN 'forbidden'; END IF;
  IF kind = 'administrative-denial' THEN
    IF NOT may_deny_administratively(p_actor, c.plan_id) THEN RETURN 'forbidden'; END IF;
  ELSIF NOT has_role(p_actor, c.plan_id, 'nurse', 'manager') THEN RETURN 'forbidden';
  END IF;
  IF p_actor IN (SELECT first_deciders(p_case)) THEN RETURN 'forbidden'; END IF;
  IF c.status NOT IN ('received', 'in-review', 'pended', 'director-review') THEN RETURN 'conflict'; END IF;
  IF c.version <> p_version THEN RETURN 'stale'; END IF;
  IF needed IS NOT NULL AND NOT EXISTS (SELECT FROM confirmed_checks(p_case) k WHERE k.kind = needed AND k.result = 'unfavorable') THEN RETURN 'forbidden'; END IF;
  IF (p_snapshot->>'canonical')::jsonb->>'caseId' IS DISTINCT FROM p_case::text THEN RETURN 'forbidden'; END IF;
  INSERT INTO snapshot SELECT * FROM jsonb_populate_record(NULL::snapshot, p_snapshot || jsonb_build_object('case_id', p_case));
  INSERT INTO decision SELECT * FROM jsonb_populate_record(NULL::decision, '{"criteria":[]}' || p_decision || jsonb_build_object('case_id', p_case, 'snapshot_id', p_snapshot->>'id'));
  UPDATE "case" SET status = 'decided', information_due_at = NULL WHERE id = p_case;
  DELETE FROM decision_draft WHERE case_id = p_case;
  PERFORM append_event(p_case, p_actor, 'case-ended', p_body);
  RETURN 'ok';
END $$;

-- As receive_cases, with links to what is repeated: p_cases as there, and in each "duplicates", the numbers of cases of the same plan and member.
CREATE FUNCTION receive_requests(p_actor text, p_cases jsonb, p_parties jsonb) RETURNS text LANGUAGE plpgsql AS $$
DECLARE word text := receive_cases(p_actor, p_cases, p_parties); c jsonb; wanted integer; linked integer;
BEGIN
  IF word <> 'ok' THEN RETURN word; END IF;
  FOR c IN SELECT * FROM jsonb_array_elements(p_cases) LOOP
    wanted := jsonb_array_length(coalesce(c->'duplicates', '[]'));
    INSERT INTO case_link (from_id, to_id, kind)
      SELECT o.id, (c#>>'{case,id}')::uuid, 'duplicate' FROM "case" o JOIN jsonb_array_elements_text(coalesce(c->'duplicates', '[]')) n ON o.number = n
      WHERE (o.plan_id, o.member_id) = (c#>>'{case,plan_id}', c#>>'{case,member_id}');
    GET DIAGNOSTICS linked = ROW_COUNT;
    IF linked <> wanted THEN RAISE EXCEPTION 'a duplicate is of the same member and plan' USING ERRCODE = 'check_violation'; END IF;
  END LOOP;
  RETURN 'ok';
END $$;

-- Who ended a case, or confirmed what it rests on, took part in the first decision.
DO $$
DECLARE f text := pg_get_functiondef('first_deciders(uuid)'::regprocedure); g text;
BEGIN
  g := replace(f, '''decision-signed'')', '''decision-signed'', ''case-ended'', ''check-confirmed'')');
  IF g = f THEN RAISE EXCEPTION 'first_deciders is not as it was read'; END IF;
  EXECUTE g;
END $$;

-- An administrative denial is appealed as a denial is.
DO $$
DECLARE f text := pg_get_functiondef('file_appeal(uuid, text, jsonb, text)'::regprocedure); g text;
BEGIN
  g := replace(f, 'd.kind IN (''denied'', ''approved-in-part'')', 'd.kind IN (''denied'', ''approved-in-part'', ''administrative-denial'')');
  IF g = f THEN RAISE EXCEPTION 'file_appeal is not as it was read'; END IF;
  EXECUTE g;
END $$;

-- ── Grants ──────────────────────────────────────────────────────────────────

GRANT SELECT ON case_check TO criterion_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON eligibility_span TO criterion_app;

DO $$
DECLARE f regprocedure;
BEGIN
  FOREACH f IN ARRAY ARRAY['is_ending(text)', 'keep_ending()', 'may_deny_administratively(text, text)', 'guard_ending()', 'confirmed_checks(uuid)',
    'check_of_basis(text)', 'confirm_check(uuid, text, jsonb, jsonb, integer, text)', 'end_case(uuid, text, integer, jsonb, jsonb, text)',
    'receive_requests(text, jsonb, jsonb)']::regprocedure[] LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('ALTER FUNCTION %s SET search_path = public, pg_temp', f);
  END LOOP;
  FOREACH f IN ARRAY ARRAY['confirm_check(uuid, text, jsonb, jsonb, integer, text)', 'end_case(uuid, text, integer, jsonb, jsonb, text)',
    'receive_requests(text, jsonb, jsonb)']::regprocedure[] LOOP
    EXECUTE format('ALTER FUNCTION %s SECURITY DEFINER', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO criterion_app', f);
  END LOOP;
END $$;
