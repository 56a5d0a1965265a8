-- DropIndex
DROP INDEX "letter_decision_id_recipient_key";

-- AlterTable
ALTER TABLE "case" ADD COLUMN     "clock_steps" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "director_id" TEXT,
ADD COLUMN     "due_verified" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "extended" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "information_due_at" TIMESTAMPTZ(3),
ADD COLUMN     "information_lapsed_at" TIMESTAMPTZ(3),
ADD COLUMN     "overdue_at" TIMESTAMPTZ(3),
ADD COLUMN     "overdue_consequence" TEXT;

-- AlterTable
ALTER TABLE "decision" ADD COLUMN     "credential" JSONB,
ADD COLUMN     "criteria" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "reason" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "reauthenticated_at" TIMESTAMPTZ(3),
ADD COLUMN     "signing" JSONB,
ALTER COLUMN "authorization_number" DROP NOT NULL,
ALTER COLUMN "valid_from" DROP NOT NULL,
ALTER COLUMN "valid_to" DROP NOT NULL;

-- AlterTable
ALTER TABLE "user" ADD COLUMN     "reports_to_id" TEXT;

-- CreateTable
CREATE TABLE "credential" (
    "id" UUID NOT NULL,
    "user_id" TEXT NOT NULL,
    "license_number" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "specialty" TEXT NOT NULL,
    "board_status" TEXT NOT NULL,
    "npi" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "expires_on" DATE NOT NULL,
    "restrictions" TEXT NOT NULL DEFAULT '',
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "credential_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "information_request" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "asked_by_id" TEXT NOT NULL,
    "asked_by" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "stops_clock" BOOLEAN NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "completed_at" TIMESTAMPTZ(3),
    "lapsed_at" TIMESTAMPTZ(3),

    CONSTRAINT "information_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "information_item" (
    "request_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "leaf" TEXT NOT NULL,
    "fact" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3),
    "received_by" TEXT,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "information_item_pkey" PRIMARY KEY ("request_id","number")
);

-- CreateTable
CREATE TABLE "contact" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "outcome" TEXT NOT NULL DEFAULT '',
    "person" TEXT NOT NULL DEFAULT '',
    "means" TEXT NOT NULL DEFAULT '',
    "happened_at" TIMESTAMPTZ(3) NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "by_id" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "escalation" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "escalated_by_id" TEXT NOT NULL,
    "escalated_by" TEXT NOT NULL,
    "escalated_at" TIMESTAMPTZ(3) NOT NULL,
    "returned_by_id" TEXT,
    "returned_by" TEXT,
    "returned_at" TIMESTAMPTZ(3),
    "wanted" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "escalation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decision_draft" (
    "case_id" UUID NOT NULL,
    "director_id" TEXT NOT NULL,
    "draft" JSONB NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "decision_draft_pkey" PRIMARY KEY ("case_id","director_id")
);

-- CreateTable
CREATE TABLE "reading" (
    "id" UUID NOT NULL,
    "plan_id" TEXT NOT NULL,
    "policy_id" TEXT NOT NULL,
    "policy_version" TEXT NOT NULL,
    "leaf" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "director_id" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_reason" TEXT,

    CONSTRAINT "reading_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reading_source" (
    "reading_id" UUID NOT NULL,
    "decision_id" UUID NOT NULL,

    CONSTRAINT "reading_source_pkey" PRIMARY KEY ("reading_id")
);

-- CreateTable
CREATE TABLE "letter_void" (
    "letter_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "voided_by_id" TEXT NOT NULL,
    "voided_by" TEXT NOT NULL,
    "voided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "letter_void_pkey" PRIMARY KEY ("letter_id")
);

-- CreateIndex
CREATE INDEX "credential_user_id_idx" ON "credential"("user_id");

-- CreateIndex
CREATE INDEX "information_request_case_id_idx" ON "information_request"("case_id");

-- CreateIndex
CREATE INDEX "contact_case_id_idx" ON "contact"("case_id");

-- CreateIndex
CREATE INDEX "escalation_case_id_idx" ON "escalation"("case_id");

-- CreateIndex
CREATE INDEX "reading_plan_id_policy_id_policy_version_leaf_idx" ON "reading"("plan_id", "policy_id", "policy_version", "leaf");

-- CreateIndex
CREATE INDEX "reading_source_decision_id_idx" ON "reading_source"("decision_id");

-- CreateIndex
CREATE INDEX "letter_decision_id_recipient_idx" ON "letter"("decision_id", "recipient");

-- AddForeignKey
ALTER TABLE "credential" ADD CONSTRAINT "credential_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case" ADD CONSTRAINT "case_director_id_fkey" FOREIGN KEY ("director_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "information_request" ADD CONSTRAINT "information_request_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "information_item" ADD CONSTRAINT "information_item_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "information_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "escalation" ADD CONSTRAINT "escalation_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter_void" ADD CONSTRAINT "letter_void_letter_id_fkey" FOREIGN KEY ("letter_id") REFERENCES "letter"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── What columns alone cannot say ───────────────────────────────────────────

ALTER TABLE "user" ADD CONSTRAINT user_reports_to_id_fkey FOREIGN KEY (reports_to_id) REFERENCES "user" (id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE credential ADD CONSTRAINT credential_shape CHECK (valid_from <= expires_on AND license_number <> '' AND state ~ '^[A-Z]{2}$');
ALTER TABLE "case"
  DROP CONSTRAINT case_status,
  ADD CONSTRAINT case_status CHECK (status IN ('received', 'in-review', 'pended', 'director-review', 'decided', 'closed', 'withdrawn')),
  DROP CONSTRAINT case_holder,
  ADD CONSTRAINT case_holder CHECK (CASE status WHEN 'received' THEN assignee_id IS NULL WHEN 'withdrawn' THEN true ELSE assignee_id IS NOT NULL END),
  ADD CONSTRAINT case_director CHECK (director_id IS NULL OR status IN ('director-review', 'decided', 'closed', 'withdrawn')),
  ADD CONSTRAINT case_information CHECK ((information_due_at IS NOT NULL) = (status = 'pended')),
  ADD CONSTRAINT case_overdue CHECK ((overdue_at IS NULL) = (overdue_consequence IS NULL)
    AND overdue_consequence IN ('overdue', 'deemed-denied', 'deemed-approved')),
  ADD CONSTRAINT case_open_due CHECK (open_due_at IS NULL OR status NOT IN ('closed', 'withdrawn'));
ALTER TABLE information_item ADD CONSTRAINT information_item_shape CHECK (number >= 1 AND what <> '' AND (received_at IS NULL) = (received_by IS NULL));
ALTER TABLE contact
  ADD CONSTRAINT contact_kind CHECK (kind IN ('contact', 'peer-to-peer', 'oral-notice', 'note')),
  ADD CONSTRAINT contact_outcome CHECK (CASE kind WHEN 'peer-to-peer' THEN outcome IN ('offered', 'not-reached', 'declined', 'held') ELSE outcome = '' END);
ALTER TABLE escalation ADD CONSTRAINT escalation_shape CHECK (reason <> '' AND question <> '' AND (returned_at IS NULL) = (returned_by_id IS NULL));
ALTER TABLE reading ADD CONSTRAINT reading_shape CHECK (result IN ('met', 'not-met') AND text <> '' AND (withdrawn_at IS NULL) = (withdrawn_reason IS NULL));
ALTER TABLE letter_void ADD CONSTRAINT letter_void_reason CHECK (reason <> '');
ALTER TABLE decision
  DROP CONSTRAINT decision_kind,
  ADD CONSTRAINT decision_kind CHECK (kind IN ('approved', 'approved-in-part', 'denied', 'no-review-required')),
  DROP CONSTRAINT decision_authorization,
  ADD CONSTRAINT decision_authorization CHECK (CASE WHEN kind = 'denied'
    THEN authorization_number IS NULL AND valid_from IS NULL AND valid_to IS NULL
    ELSE authorization_number ~ '^AUTH-[0-9]{2}-[0-9]{6}$' AND valid_from <= valid_to END),
  -- An adverse clinical decision bears a medical director's signature, or it is not stored.
  ADD CONSTRAINT decision_adverse CHECK (kind NOT IN ('approved-in-part', 'denied') OR (
    signer_role = 'medical-director' AND credential IS NOT NULL AND signing IS NOT NULL AND reauthenticated_at IS NOT NULL
    AND reason <> '' AND rationale <> '' AND basis IN ('criteria', 'information', 'other-source')
    AND (basis <> 'criteria' OR cardinality(criteria) > 0)));

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['contact', 'letter_void', 'reading_source'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t || '_immutable', t);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t || '_no_truncate', t);
  END LOOP;
END $$;

-- Who ever held the case, answered, asked for information or escalated.
CREATE FUNCTION preparers(p_case uuid) RETURNS SETOF text LANGUAGE sql STABLE AS $$
  SELECT e.actor_id FROM event e WHERE e.case_id = p_case AND e.type IN ('case-claimed', 'answer-saved', 'evidence-cited', 'evidence-removed',
    'request-corrected', 'ready-confirmed', 'case-approved', 'information-requested', 'case-escalated')
  UNION
  SELECT e.body::jsonb #>> '{payload,to}' FROM event e WHERE e.case_id = p_case AND e.type = 'case-assigned'
$$;

-- Everybody who took part in the decision that an appeal is about, or in one before that, with all who report to them.
CREATE FUNCTION first_deciders(p_case uuid) RETURNS SETOF text LANGUAGE sql STABLE AS $$
  WITH RECURSIVE appealed (id) AS (
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
  ) SELECT id FROM barred
$$;

-- Whether a license carries a signature in the plan at that time. The state's rule is the plan's setting, which the application checks.
CREATE FUNCTION carries_signature(p_credential uuid, p_user text, p_plan text, p_at timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM credential c JOIN plan p ON p.id = p_plan WHERE c.id = p_credential AND c.user_id = p_user
    AND btrim(c.restrictions) = '' AND (p_at AT TIME ZONE p.time_zone)::date BETWEEN c.valid_from AND c.expires_on)
$$;

-- For every role, the owner included: who may not sign does not get a decision stored.
CREATE FUNCTION guard_decision() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE c "case";
BEGIN
  SELECT * INTO STRICT c FROM "case" WHERE id = NEW.case_id;
  IF NEW.signer_id IN (SELECT first_deciders(NEW.case_id)) THEN
    RAISE EXCEPTION 'an appeal is decided by nobody who took part in the first decision' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.signer_role <> 'medical-director' THEN RETURN NEW; END IF;
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
CREATE TRIGGER decision_guard BEFORE INSERT ON decision FOR EACH ROW EXECUTE FUNCTION guard_decision();

CREATE OR REPLACE FUNCTION all_notices_given(c "case") RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(l.recipient) @> owed_recipients(c), false) FROM letter l JOIN delivery d ON d.letter_id = l.id
    WHERE l.case_id = c.id AND NOT EXISTS (SELECT FROM letter_void v WHERE v.letter_id = l.id)
$$;

-- ── The case's life, continued ──────────────────────────────────────────────

CREATE FUNCTION extensions(p_steps jsonb) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
  SELECT count(*) FROM jsonb_array_elements(p_steps) s WHERE s->>'action' IN ('extend', 'extend-for-information')
$$;

-- p_clock: what the clock came to in the application from the p_seen steps that it read, the new one with them. False: someone else moved it, or
-- it would be extended again.
CREATE FUNCTION apply_clock(p_case uuid, p_clock jsonb, p_seen integer) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "case" SET clock_steps = p_clock->'steps', due_at = (p_clock->>'due_at')::timestamptz, due_basis = p_clock->>'due_basis',
    due_verified = (p_clock->>'due_verified')::boolean, extended = extended OR extensions(p_clock->'steps') > 0,
    open_due_at = CASE WHEN open_due_at IS NULL THEN NULL ELSE (p_clock->>'due_at')::timestamptz END
    WHERE id = p_case AND jsonb_array_length(clock_steps) = p_seen AND NOT (extended AND extensions(p_clock->'steps') > extensions(clock_steps));
  RETURN FOUND;
END $$;

-- p_from: who held it as the manager saw it; null: nobody.
CREATE FUNCTION assign_case(p_case uuid, p_actor text, p_nurse text, p_from text, p_body text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE c "case";
BEGIN
  SELECT * INTO c FROM "case" WHERE id = p_case FOR UPDATE;
  IF NOT FOUND THEN RETURN 'not-found'; END IF;
  IF NOT has_role(p_actor, c.plan_id, 'manager') THEN RETURN 'forbidden'; END IF;
  IF c.status NOT IN ('received', 'in-review', 'pended') OR c.assignee_id IS DISTINCT FROM p_from OR c.assignee_id = p_nurse THEN RETURN 'conflict'; END IF;
  IF NOT has_role(p_nurse, c.plan_id, 'nurse') THEN RETURN 'not-nurse'; END IF;
  UPDATE "case" SET status = CASE status WHEN 'received' THEN 'in-review' ELSE status END, assignee_id = p_nurse, ready_version = NULL, accepted_gaps = '{}'
    WHERE id = p_case;
  PERFORM append_event(p_case, p_actor, 'case-assigned', p_body);
  RETURN 'ok';
END $$;

-- Claims the case due first that nobody holds, in the nurse's plans; whoever asks at the same moment gets the next one. Null: there is none.
-- No appeal of a decision in which the nurse took part.
CREATE INDEX case_received_due_idx ON "case" (due_at, id) WHERE status = 'received';
CREATE FUNCTION next_case(p_actor text, p_body text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE found_id uuid; found_number text;
BEGIN
  SELECT c.id, c.number INTO found_id, found_number FROM "case" c
    WHERE c.status = 'received' AND c.plan_id IN (
      SELECT m.plan_id FROM membership m JOIN "user" u ON u.id = m.user_id WHERE m.user_id = p_actor AND m.role = 'nurse' AND u.active)
      AND NOT (EXISTS (SELECT FROM case_link l WHERE l.to_id = c.id AND l.kind = 'appeal') AND p_actor IN (SELECT first_deciders(c.id)))
    ORDER BY c.due_at, c.id LIMIT 1 FOR UPDATE OF c SKIP LOCKED;
  IF NOT FOUND THEN RETURN NULL; END IF;
  UPDATE "case" SET status = 'in-review', assignee_id = p_actor WHERE id = found_id;
  PERFORM append_event(found_id, p_actor, 'case-claimed', p_body);
  RETURN found_number;
END $$;

-- p_request: row with its "items".
CREATE FUNCTION request_information(p_case uuid, p_actor text, p_request jsonb, p_clock jsonb, p_seen integer, p_body text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE held record; request_id uuid := (p_request->>'id')::uuid;
BEGIN
  SELECT * INTO held FROM hold_case(p_case, p_actor);
  IF held.word <> 'ok' THEN RETURN held.word; END IF;
  IF NOT apply_clock(p_case, p_clock, p_seen) THEN RETURN 'stale'; END IF;
  INSERT INTO information_request SELECT (jsonb_populate_record(NULL::information_request,
    p_request || jsonb_build_object('case_id', p_case, 'asked_by_id', p_actor, 'completed_at', NULL, 'lapsed_at', NULL))).*;
  INSERT INTO information_item SELECT (jsonb_populate_record(NULL::information_item,
    i || jsonb_build_object('request_id', request_id, 'received_at', NULL, 'received_by', NULL, 'note', ''))).*
    FROM jsonb_array_elements(p_request->'items') i;
  IF NOT FOUND THEN RAISE EXCEPTION 'information is asked for by items' USING ERRCODE = 'check_violation'; END IF;
  UPDATE "case" SET status = 'pended', information_due_at = (p_request->>'due_at')::timestamptz, information_lapsed_at = NULL, ready_version = NULL, accepted_gaps = '{}'
    WHERE id = p_case;
  PERFORM append_event(p_case, p_actor, 'information-requested', p_body);
  RETURN 'ok';
END $$;

-- p_items: [{"number":…,"note":…}]. p_clock is given when the caller takes these for the last open ones.
CREATE FUNCTION record_information(p_case uuid, p_actor text, p_actor_name text, p_request uuid, p_items jsonb, p_at timestamptz, p_clock jsonb, p_seen integer, p_body text)
RETURNS text LANGUAGE plpgsql AS $$
DECLARE c "case"; open_left boolean;
BEGIN
  SELECT * INTO c FROM "case" WHERE id = p_case FOR UPDATE;
  IF NOT FOUND THEN RETURN 'not-found'; END IF;
  IF NOT ((c.assignee_id = p_actor AND has_role(p_actor, c.plan_id, 'nurse')) OR has_role(p_actor, c.plan_id, 'manager')) THEN RETURN 'forbidden'; END IF;
  IF c.status <> 'pended' OR NOT EXISTS (SELECT FROM information_request r WHERE r.id = p_request AND r.case_id = p_case AND r.completed_at IS NULL AND r.lapsed_at IS NULL)
    OR EXISTS (SELECT FROM jsonb_array_elements(p_items) i WHERE NOT EXISTS (
      SELECT FROM information_item x WHERE x.request_id = p_request AND x.number = (i->>'number')::int AND x.received_at IS NULL)) THEN
    RETURN 'conflict';
  END IF;
  UPDATE information_item x SET received_at = p_at, received_by = p_actor_name, note = i->>'note'
    FROM jsonb_array_elements(p_items) i WHERE x.request_id = p_request AND x.number = (i->>'number')::int;
  open_left := EXISTS (SELECT FROM information_item x WHERE x.request_id = p_request AND x.received_at IS NULL);
  IF open_left <> (p_clock IS NULL) THEN RAISE EXCEPTION 'stale' USING ERRCODE = 'serialization_failure'; END IF;
  IF NOT open_left THEN
    IF NOT apply_clock(p_case, p_clock, p_seen) THEN RAISE EXCEPTION 'stale' USING ERRCODE = 'serialization_failure'; END IF;
    UPDATE information_request SET completed_at = p_at WHERE id = p_request;
    UPDATE "case" SET status = 'in-review', information_due_at = NULL WHERE id = p_case;
  END IF;
  PERFORM append_event(p_case, p_actor, 'information-recorded', p_body);
  RETURN 'ok';
END $$;

-- By the job that watches the clocks: the time to send the information is over.
CREATE FUNCTION lapse_information(p_case uuid, p_request uuid, p_now timestamptz, p_body text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE c "case";
BEGIN
  SELECT * INTO c FROM "case" WHERE id = p_case FOR UPDATE;
  IF NOT FOUND THEN RETURN 'not-found'; END IF;
  IF c.status <> 'pended' OR c.information_due_at >= p_now THEN RETURN 'conflict'; END IF;
  UPDATE information_request SET lapsed_at = p_now WHERE id = p_request AND case_id = p_case AND completed_at IS NULL AND lapsed_at IS NULL;
  IF NOT FOUND THEN RETURN 'conflict'; END IF;
  UPDATE "case" SET status = 'in-review', information_due_at = NULL, information_lapsed_at = p_now WHERE id = p_case;
  PERFORM append_event(p_case, 'system', 'information-lapsed', p_body);
  RETURN 'ok';
END $$;

CREATE FUNCTION escalate_case(p_case uuid, p_actor text, p_version integer, p_escalation jsonb, p_body text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE c "case";
BEGIN
  SELECT * INTO c FROM "case" WHERE id = p_case FOR UPDATE;
  IF NOT FOUND THEN RETURN 'not-found'; END IF;
  IF NOT has_role(p_actor, c.plan_id, 'nurse') THEN RETURN 'forbidden'; END IF;
  IF c.status NOT IN ('in-review', 'pended') OR c.assignee_id IS DISTINCT FROM p_actor THEN RETURN 'not-holder'; END IF;
  IF c.version <> p_version THEN RETURN 'stale'; END IF;
  INSERT INTO escalation SELECT (jsonb_populate_record(NULL::escalation,
    p_escalation || jsonb_build_object('case_id', p_case, 'escalated_by_id', p_actor, 'wanted', '', 'returned_by_id', NULL, 'returned_by', NULL, 'returned_at', NULL))).*;
  UPDATE "case" SET status = 'director-review', director_id = NULL, information_due_at = NULL WHERE id = p_case;
  PERFORM append_event(p_case, p_actor, 'case-escalated', p_body);
  RETURN 'ok';
END $$;

CREATE FUNCTION take_case(p_case uuid, p_actor text, p_body text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE c "case";
BEGIN
  SELECT * INTO c FROM "case" WHERE id = p_case FOR UPDATE;
  IF NOT FOUND THEN RETURN 'not-found'; END IF;
  IF NOT has_role(p_actor, c.plan_id, 'medical-director') THEN RETURN 'forbidden'; END IF;
  IF c.status <> 'director-review' OR c.director_id IS NOT NULL THEN RETURN 'conflict'; END IF;
  UPDATE "case" SET director_id = p_actor WHERE id = p_case;
  PERFORM append_event(p_case, p_actor, 'case-taken', p_body);
  RETURN 'ok';
END $$;

-- Locks the case and says whether p_actor is the medical director who works on it.
CREATE FUNCTION direct_case(p_case uuid, p_actor text, OUT c "case", OUT word text) LANGUAGE plpgsql AS $$
BEGIN
  SELECT * INTO c FROM "case" x WHERE x.id = p_case FOR UPDATE;
  word := CASE
    WHEN NOT FOUND THEN 'not-found'
    WHEN NOT has_role(p_actor, c.plan_id, 'medical-director') THEN 'forbidden'
    WHEN c.status <> 'director-review' OR c.director_id IS DISTINCT FROM p_actor THEN 'not-holder'
    ELSE 'ok' END;
END $$;

CREATE FUNCTION return_case(p_case uuid, p_actor text, p_actor_name text, p_wanted text, p_at timestamptz, p_body text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE held record;
BEGIN
  SELECT * INTO held FROM direct_case(p_case, p_actor);
  IF held.word <> 'ok' THEN RETURN held.word; END IF;
  UPDATE escalation SET returned_by_id = p_actor, returned_by = p_actor_name, returned_at = p_at, wanted = p_wanted WHERE case_id = p_case AND returned_at IS NULL;
  DELETE FROM decision_draft WHERE case_id = p_case;
  UPDATE "case" SET status = 'in-review', director_id = NULL, ready_version = NULL, accepted_gaps = '{}' WHERE id = p_case;
  PERFORM append_event(p_case, p_actor, 'case-returned', p_body);
  RETURN 'ok';
END $$;

CREATE FUNCTION record_contact(p_case uuid, p_actor text, p_contact jsonb, p_body text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE c "case";
BEGIN
  SELECT * INTO c FROM "case" WHERE id = p_case FOR UPDATE;
  IF NOT FOUND THEN RETURN 'not-found'; END IF;
  IF NOT has_role(p_actor, c.plan_id, 'medical-director', 'manager') THEN RETURN 'forbidden'; END IF;
  IF c.status <> 'director-review' THEN RETURN 'conflict'; END IF;
  INSERT INTO contact SELECT (jsonb_populate_record(NULL::contact, p_contact || jsonb_build_object('case_id', p_case, 'by_id', p_actor))).* ON CONFLICT (id) DO NOTHING;
  IF NOT FOUND THEN RETURN 'exists'; END IF;
  PERFORM append_event(p_case, p_actor, CASE p_contact->>'kind' WHEN 'peer-to-peer' THEN 'peer-to-peer-recorded' WHEN 'note' THEN 'note-recorded' ELSE 'contact-recorded' END, p_body);
  RETURN 'ok';
END $$;

CREATE FUNCTION save_draft(p_case uuid, p_actor text, p_draft jsonb, p_at timestamptz) RETURNS text LANGUAGE plpgsql AS $$
DECLARE held record;
BEGIN
  SELECT * INTO held FROM direct_case(p_case, p_actor);
  IF held.word <> 'ok' THEN RETURN held.word; END IF;
  INSERT INTO decision_draft (case_id, director_id, draft, saved_at) VALUES (p_case, p_actor, p_draft, p_at)
    ON CONFLICT (case_id, director_id) DO UPDATE SET draft = EXCLUDED.draft, saved_at = EXCLUDED.saved_at;
  RETURN 'ok';
END $$;

-- An appeal that approves anything takes the first decision's readings out of use.
CREATE FUNCTION withdraw_overturned(p_case uuid, p_kind text, p_at timestamptz) RETURNS void LANGUAGE sql AS $$
  UPDATE reading r SET withdrawn_at = p_at, withdrawn_reason = 'overturned on appeal'
    WHERE p_kind IN ('approved', 'approved-in-part') AND r.withdrawn_at IS NULL AND r.id IN (
      SELECT s.reading_id FROM case_link l JOIN decision d ON d.case_id = l.from_id JOIN reading_source s ON s.decision_id = d.id
      WHERE l.to_id = p_case AND l.kind = 'appeal')
$$;

-- As approve_case, under a medical director's signature. p_readings: [{"id","leaf","result","text"}]. Who may sign at all: guard_decision.
CREATE FUNCTION sign_decision(p_case uuid, p_actor text, p_version integer, p_snapshot jsonb, p_decision jsonb, p_readings jsonb, p_body text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE held record; s jsonb := (p_snapshot->>'canonical')::jsonb; kind text := p_decision->>'kind'; results text[]; adverse boolean;
BEGIN
  SELECT * INTO held FROM direct_case(p_case, p_actor);
  IF held.word <> 'ok' THEN RETURN held.word; END IF;
  IF (held.c).version <> p_version THEN RETURN 'stale'; END IF;
  IF p_actor IN (SELECT preparers(p_case)) OR p_actor IN (SELECT first_deciders(p_case)) THEN RETURN 'forbidden'; END IF;
  IF NOT carries_signature((p_decision#>>'{credential,id}')::uuid, p_actor, (held.c).plan_id, (p_decision->>'decided_at')::timestamptz) THEN RETURN 'no-credential'; END IF;
  results := ARRAY(SELECT l->>'result' FROM jsonb_array_elements(p_decision->'lines') l);
  adverse := kind <> 'approved';
  IF (s->>'caseId', p_decision->>'signer_id', p_decision->>'signer_role') IS DISTINCT FROM (p_case::text, p_actor, 'medical-director')
    OR jsonb_strip_nulls(s#>'{input,facts}') IS DISTINCT FROM documented_facts(p_case)
    OR cardinality(results) <> (SELECT count(*) FROM service_line WHERE case_id = p_case)
    OR EXISTS (SELECT FROM service_line l WHERE l.case_id = p_case AND NOT EXISTS (
      SELECT FROM jsonb_array_elements(p_decision->'lines') d WHERE ((d->>'number')::int, d->>'code') = (l.number, l.code)))
    OR kind IS DISTINCT FROM (CASE WHEN 'denied' <> ALL (results) THEN 'approved' WHEN 'approved' <> ALL (results) THEN 'denied' ELSE 'approved-in-part' END)
    OR (adverse AND s#>>'{evaluation,outcome}' IN ('meets', 'no-review-required'))
    OR (adverse AND NOT EXISTS (SELECT FROM contact x WHERE x.case_id = p_case AND x.kind = 'peer-to-peer'))
    OR (p_decision->>'basis' = 'information' AND NOT EXISTS (SELECT FROM information_request r WHERE r.case_id = p_case AND r.completed_at IS NULL AND r.due_at < (p_decision->>'decided_at')::timestamptz))
    OR (p_decision->>'basis' = 'information' AND NOT EXISTS (SELECT FROM contact x WHERE x.case_id = p_case AND x.kind = 'contact')) THEN
    RETURN 'forbidden';
  END IF;
  INSERT INTO snapshot SELECT (jsonb_populate_record(NULL::snapshot, p_snapshot || jsonb_build_object('case_id', p_case))).*;
  INSERT INTO decision SELECT (jsonb_populate_record(NULL::decision, '{"reason":"","criteria":[]}' || p_decision || jsonb_build_object('case_id', p_case, 'snapshot_id', p_snapshot->>'id'))).*;
  INSERT INTO reading (id, plan_id, policy_id, policy_version, leaf, result, text, director_id, written_at)
    SELECT (r->>'id')::uuid, (held.c).plan_id, s#>>'{evaluation,policy}', s#>>'{evaluation,version}', r->>'leaf', r->>'result', r->>'text', p_actor, (p_decision->>'decided_at')::timestamptz
    FROM jsonb_array_elements(p_readings) r;
  INSERT INTO reading_source (reading_id, decision_id) SELECT (r->>'id')::uuid, (p_decision->>'id')::uuid FROM jsonb_array_elements(p_readings) r;
  PERFORM withdraw_overturned(p_case, kind, (p_decision->>'decided_at')::timestamptz);
  DELETE FROM decision_draft WHERE case_id = p_case;
  UPDATE "case" SET status = 'decided', outcome = s#>>'{evaluation,outcome}' WHERE id = p_case;
  PERFORM append_event(p_case, p_actor, 'decision-signed', p_body);
  RETURN 'ok';
END $$;

-- p_event: 'urgency-changed' with the new urgency and its record, or 'clock-extended' with null. p_clock as apply_clock's; with
-- "information_due_at" where the time to send what was asked for moves too.
CREATE FUNCTION move_clock(p_case uuid, p_actor text, p_event text, p_urgency text, p_urgency_record jsonb, p_clock jsonb, p_seen integer, p_oral_notice jsonb, p_body text)
RETURNS text LANGUAGE plpgsql AS $$
DECLARE c "case";
BEGIN
  SELECT * INTO c FROM "case" WHERE id = p_case FOR UPDATE;
  IF NOT FOUND THEN RETURN 'not-found'; END IF;
  IF NOT has_role(p_actor, c.plan_id, 'nurse', 'medical-director', 'manager') THEN RETURN 'forbidden'; END IF;
  IF p_event NOT IN ('urgency-changed', 'clock-extended') OR (p_event = 'urgency-changed') <> (p_urgency IS NOT NULL) THEN RETURN 'forbidden'; END IF;
  IF c.status NOT IN ('received', 'in-review', 'pended', 'director-review') THEN RETURN 'conflict'; END IF;
  IF p_event = 'clock-extended' AND c.extended OR p_event = 'urgency-changed' AND c.urgency = p_urgency THEN RETURN 'conflict'; END IF;
  -- A practitioner's attestation is never lowered; a member's only by a physician, and told by telephone.
  IF p_event = 'urgency-changed' AND p_urgency = 'standard' AND (c.urgency_record->>'attestedBy' = 'practitioner'
    OR (c.urgency_record->>'attestedBy' = 'member' AND (p_oral_notice IS NULL OR NOT has_role(p_actor, c.plan_id, 'medical-director')))) THEN RETURN 'forbidden'; END IF;
  IF NOT apply_clock(p_case, p_clock, p_seen) THEN RETURN 'stale'; END IF;
  UPDATE "case" SET extended = extended OR p_event = 'clock-extended', urgency = coalesce(p_urgency, urgency), urgency_record = coalesce(p_urgency_record, urgency_record),
    version = version + 1 WHERE id = p_case;
  IF c.status = 'pended' AND p_clock->>'information_due_at' IS NOT NULL THEN
    UPDATE information_request SET due_at = (p_clock->>'information_due_at')::timestamptz WHERE case_id = p_case AND due_at = c.information_due_at
      AND completed_at IS NULL AND lapsed_at IS NULL;
    UPDATE "case" SET information_due_at = (p_clock->>'information_due_at')::timestamptz WHERE id = p_case;
  END IF;
  IF p_oral_notice IS NOT NULL THEN
    INSERT INTO contact SELECT (jsonb_populate_record(NULL::contact, p_oral_notice || jsonb_build_object('case_id', p_case, 'by_id', p_actor, 'kind', 'oral-notice'))).*;
  END IF;
  PERFORM append_event(p_case, p_actor, p_event, p_body);
  RETURN 'ok';
END $$;

CREATE FUNCTION withdraw_case(p_case uuid, p_actor text, p_status text, p_body text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE c "case";
BEGIN
  SELECT * INTO c FROM "case" WHERE id = p_case FOR UPDATE;
  IF NOT FOUND THEN RETURN 'not-found'; END IF;
  IF NOT has_role(p_actor, c.plan_id, 'nurse', 'manager') THEN RETURN 'forbidden'; END IF;
  IF c.status NOT IN ('received', 'in-review', 'pended', 'director-review') OR c.status <> p_status THEN RETURN 'conflict'; END IF;
  UPDATE "case" SET status = 'withdrawn', open_due_at = NULL, information_due_at = NULL WHERE id = p_case;
  DELETE FROM decision_draft WHERE case_id = p_case;
  PERFORM append_event(p_case, p_actor, 'case-withdrawn', p_body);
  RETURN 'ok';
END $$;

-- By the job that watches the clocks, once: a flag and an event, never a decision.
CREATE FUNCTION flag_overdue(p_case uuid, p_now timestamptz, p_consequence text, p_body text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE c "case";
BEGIN
  SELECT * INTO c FROM "case" WHERE id = p_case FOR UPDATE;
  IF NOT FOUND THEN RETURN 'not-found'; END IF;
  IF c.status NOT IN ('received', 'in-review', 'pended', 'director-review') OR c.due_at >= p_now OR c.overdue_at IS NOT NULL THEN RETURN 'conflict'; END IF;
  UPDATE "case" SET overdue_at = p_now, overdue_consequence = p_consequence WHERE id = p_case;
  PERFORM append_event(p_case, 'system', 'overdue-flagged', p_body);
  RETURN 'ok';
END $$;
-- What the job looks through.
CREATE INDEX case_overdue_idx ON "case" (open_due_at) WHERE overdue_at IS NULL AND status IN ('received', 'in-review', 'pended', 'director-review');
CREATE INDEX case_lapse_idx ON "case" (information_due_at) WHERE information_due_at IS NOT NULL;

-- p_void: {"letter_id","reason","voided_by","voided_at"}. The notice is owed again.
CREATE FUNCTION void_letter(p_case uuid, p_actor text, p_void jsonb, p_body text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE c "case";
BEGIN
  SELECT * INTO c FROM "case" WHERE id = p_case FOR UPDATE;
  IF NOT FOUND THEN RETURN 'not-found'; END IF;
  IF NOT has_role(p_actor, c.plan_id, 'medical-director', 'manager') THEN RETURN 'forbidden'; END IF;
  IF c.status NOT IN ('decided', 'closed') OR NOT EXISTS (SELECT FROM letter l WHERE l.id = (p_void->>'letter_id')::uuid AND l.case_id = p_case)
    OR EXISTS (SELECT FROM letter_void v WHERE v.letter_id = (p_void->>'letter_id')::uuid) THEN RETURN 'conflict'; END IF;
  INSERT INTO letter_void SELECT (jsonb_populate_record(NULL::letter_void, p_void || jsonb_build_object('voided_by_id', p_actor))).*;
  UPDATE "case" SET status = 'decided', open_due_at = due_at WHERE id = p_case;
  PERFORM append_event(p_case, p_actor, 'letter-voided', p_body);
  RETURN 'ok';
END $$;

CREATE OR REPLACE FUNCTION issue_letters(p_case uuid, p_actor text, p_letters jsonb) RETURNS text LANGUAGE plpgsql AS $$
DECLARE c "case"; d decision; l jsonb; r jsonb;
BEGIN
  SELECT * INTO c FROM "case" WHERE id = p_case FOR UPDATE;
  IF NOT FOUND THEN RETURN 'not-found'; END IF;
  IF c.status <> 'decided' THEN RETURN 'conflict'; END IF;
  SELECT * INTO d FROM decision WHERE case_id = p_case;
  IF NOT ((d.signer_id = p_actor AND has_role(p_actor, c.plan_id, 'nurse', 'medical-director')) OR has_role(p_actor, c.plan_id, 'manager')) THEN RETURN 'forbidden'; END IF;
  IF EXISTS (SELECT FROM letter x WHERE x.decision_id = d.id AND NOT EXISTS (SELECT FROM letter_void v WHERE v.letter_id = x.id)
    AND x.recipient IN (SELECT y#>>'{letter,recipient}' FROM jsonb_array_elements(p_letters) y)) THEN RETURN 'conflict'; END IF;
  FOR l IN SELECT * FROM jsonb_array_elements(p_letters) LOOP
    r := l->'letter';
    INSERT INTO letter (id, case_id, decision_id, kind, recipient, addressee, status, pdf, sha256, issued_by_id, issued_by, issued_at)
      VALUES ((r->>'id')::uuid, p_case, d.id, d.kind, r->>'recipient', r->>'addressee', 'issued', decode(r->>'pdf', 'base64'), r->>'sha256',
        p_actor, r->>'issued_by', (r->>'issued_at')::timestamptz);
    PERFORM append_event(p_case, p_actor, 'letter-issued', l->>'body');
  END LOOP;
  IF (SELECT array_agg(x.recipient ORDER BY x.recipient) FROM letter x WHERE x.decision_id = d.id AND NOT EXISTS (SELECT FROM letter_void v WHERE v.letter_id = x.id))
    IS DISTINCT FROM owed_recipients(c) THEN
    RAISE EXCEPTION 'the letters issued are not those owed' USING ERRCODE = 'check_violation';
  END IF;
  RETURN 'ok';
END $$;

CREATE OR REPLACE FUNCTION deliver_letter(p_case uuid, p_actor text, p_delivery jsonb, p_body text, p_close_body text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE c "case"; this_letter uuid := (p_delivery->>'letter_id')::uuid;
BEGIN
  SELECT * INTO c FROM "case" WHERE id = p_case FOR UPDATE;
  IF NOT FOUND THEN RETURN 'not-found'; END IF;
  IF NOT has_role(p_actor, c.plan_id, 'nurse', 'medical-director', 'manager') THEN RETURN 'forbidden'; END IF;
  IF c.status <> 'decided' OR NOT EXISTS (SELECT FROM letter l WHERE l.id = this_letter AND l.case_id = p_case)
    OR EXISTS (SELECT FROM letter_void v WHERE v.letter_id = this_letter) OR EXISTS (SELECT FROM delivery x WHERE x.letter_id = this_letter) THEN RETURN 'conflict'; END IF;
  INSERT INTO delivery SELECT (jsonb_populate_record(NULL::delivery, p_delivery || jsonb_build_object('delivered_by_id', p_actor))).*;
  PERFORM append_event(p_case, p_actor, 'letter-delivered', p_body);
  IF all_notices_given(c) THEN
    UPDATE "case" SET status = 'closed', open_due_at = NULL WHERE id = p_case;
    PERFORM append_event(p_case, p_actor, 'case-closed', p_close_body);
    RETURN 'closed';
  END IF;
  RETURN 'ok';
END $$;

-- As before, with the clock that a case now carries: {"clock_steps", "clock_seen", "due_verified"} beside what p_correction had. A due time that
-- is yet to come under the right plan was not missed.
CREATE OR REPLACE FUNCTION correct_request(p_case uuid, p_actor text, p_version integer, p_correction jsonb, p_score jsonb, p_body text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE held record; c "case"; p plan; e jsonb := p_body::jsonb->'payload'; due timestamptz := (p_correction->>'due_at')::timestamptz; missed boolean;
BEGIN
  SELECT * INTO held FROM hold_case(p_case, p_actor);
  IF held.word <> 'ok' THEN RETURN held.word; END IF;
  c := held.c;
  IF c.version <> p_version OR jsonb_array_length(c.clock_steps) IS DISTINCT FROM (p_correction->>'clock_seen')::int THEN RETURN 'stale'; END IF;
  SELECT * INTO p FROM plan x WHERE x.id = p_correction->>'plan_id';
  IF NOT FOUND OR NOT has_role(p_actor, p.id, 'nurse') THEN RETURN 'forbidden'; END IF;
  IF (p.id, p_correction->>'stage') IS NOT DISTINCT FROM (c.plan_id, c.stage) THEN RETURN 'conflict'; END IF;
  IF (e#>>'{before,plan}', e#>>'{after,plan}', e#>>'{before,stage}', e#>>'{after,stage}')
    IS DISTINCT FROM (c.plan_id, p.id, c.stage, p_correction->>'stage') THEN RETURN 'forbidden'; END IF;
  missed := due < (p_body::jsonb->>'at')::timestamptz;
  PERFORM append_event(p_case, p_actor, 'request-corrected', p_body);
  UPDATE "case" SET version = version + 1, ready_version = NULL, accepted_gaps = '{}',
    plan_id = p.id, payer = p.payer, line_of_business = p.line_of_business, state = p.state, stage = p_correction->>'stage',
    received_on = (p_correction->>'received_on')::date, due_at = due, due_basis = p_correction->>'due_basis', open_due_at = due,
    due_verified = (p_correction->>'due_verified')::boolean, clock_steps = p_correction->'clock_steps',
    overdue_at = CASE WHEN missed THEN overdue_at END, overdue_consequence = CASE WHEN missed THEN overdue_consequence END,
    policy_id = p_score->>'policy_id', policy_version = p_score->>'policy_version', indication = p_score->>'indication',
    outcome = p_score->>'outcome', reasons = ARRAY(SELECT jsonb_array_elements_text(p_score->'reasons')),
    met_count = (p_score->>'met_count')::int, not_met_count = (p_score->>'not_met_count')::int,
    missing_count = (p_score->>'missing_count')::int, ambiguous_count = (p_score->>'ambiguous_count')::int
    WHERE id = p_case;
  IF p.id <> c.plan_id THEN PERFORM keep_parties(c, p.id); END IF;
  RETURN 'ok';
END $$;

-- Opens the appeal as a case of its own, linked; answers and evidence come along with who gave them. p_case: as one of receive_cases'.
CREATE FUNCTION file_appeal(p_original uuid, p_actor text, p_case jsonb, p_body text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE c "case"; appeal_id uuid := (p_case#>>'{case,id}')::uuid;
BEGIN
  SELECT * INTO c FROM "case" WHERE id = p_original FOR UPDATE;
  IF NOT FOUND THEN RETURN 'not-found'; END IF;
  IF NOT has_role(p_actor, c.plan_id, 'nurse', 'manager') THEN RETURN 'forbidden'; END IF;
  IF (p_case#>>'{case,plan_id}', p_case#>>'{case,entered_by_id}') IS DISTINCT FROM (c.plan_id, p_actor) THEN RETURN 'forbidden'; END IF;
  IF EXISTS (SELECT FROM "case" x WHERE x.id = appeal_id) THEN RETURN 'exists'; END IF;
  IF c.status NOT IN ('decided', 'closed') OR NOT EXISTS (SELECT FROM decision d WHERE d.case_id = p_original AND d.kind IN ('denied', 'approved-in-part'))
    OR EXISTS (SELECT FROM case_link l JOIN "case" a ON a.id = l.to_id WHERE l.from_id = p_original AND l.kind = 'appeal' AND a.status <> 'withdrawn') THEN RETURN 'conflict'; END IF;
  IF (p_case#>>'{case,member_id}', p_case#>>'{case,status}') IS DISTINCT FROM (c.member_id, 'received')
    OR ARRAY(SELECT l->>'code' FROM jsonb_array_elements(p_case->'lines') l ORDER BY (l->>'number')::int)
      IS DISTINCT FROM ARRAY(SELECT l->>'code' FROM decision d, jsonb_array_elements(d.lines) l WHERE d.case_id = p_original AND l->>'result' = 'denied' ORDER BY (l->>'number')::int)
    THEN RETURN 'forbidden'; END IF;
  INSERT INTO "case" SELECT (jsonb_populate_record(NULL::"case", p_case->'case' || '{"event_count":0,"head_hash":""}')).*;
  INSERT INTO service_line SELECT (jsonb_populate_record(NULL::service_line, l || jsonb_build_object('case_id', appeal_id))).* FROM jsonb_array_elements(p_case->'lines') l;
  INSERT INTO case_link (from_id, to_id, kind) VALUES (p_original, appeal_id, 'appeal');
  INSERT INTO answer (case_id, fact, value, note, version, answered_by_id, answered_by, answered_at)
    SELECT appeal_id, fact, value, note, 1, answered_by_id, answered_by, answered_at FROM answer WHERE case_id = p_original;
  INSERT INTO evidence (id, case_id, fact, document, page, note_date, quotation, comment, cited_by_id, cited_by, cited_at)
    SELECT gen_random_uuid(), appeal_id, fact, document, page, note_date, quotation, comment, cited_by_id, cited_by, cited_at FROM evidence WHERE case_id = p_original;
  PERFORM append_event(appeal_id, p_actor, 'request-received', p_case->>'body');
  PERFORM append_event(p_original, p_actor, 'appeal-filed', p_body);
  RETURN 'ok';
END $$;

-- A nurse's approval of an appeal overturns too, and is not by who took part in the first decision (guard_decision).
CREATE OR REPLACE FUNCTION approve_case(p_case uuid, p_actor text, p_version integer, p_snapshot jsonb, p_decision jsonb, p_body text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE held record; s jsonb := (p_snapshot->>'canonical')::jsonb; expected text;
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
  INSERT INTO snapshot SELECT (jsonb_populate_record(NULL::snapshot, p_snapshot || jsonb_build_object('case_id', p_case))).*;
  INSERT INTO decision SELECT (jsonb_populate_record(NULL::decision, '{"reason":"","criteria":[]}' || p_decision || jsonb_build_object('case_id', p_case, 'snapshot_id', p_snapshot->>'id'))).*;
  PERFORM withdraw_overturned(p_case, expected, (p_decision->>'decided_at')::timestamptz);
  UPDATE "case" SET status = 'decided', outcome = s#>>'{evaluation,outcome}' WHERE id = p_case;
  PERFORM append_event(p_case, p_actor, 'case-approved', p_body);
  RETURN 'ok';
END $$;

-- The transition table (lifecycle.md section 2) as far as SQL can say it.
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
    IF (OLD.status, NEW.status) NOT IN (
      ('received', 'in-review'), ('received', 'withdrawn'),
      ('in-review', 'received'), ('in-review', 'pended'), ('in-review', 'director-review'), ('in-review', 'decided'), ('in-review', 'withdrawn'),
      ('pended', 'in-review'), ('pended', 'director-review'), ('pended', 'withdrawn'),
      ('director-review', 'in-review'), ('director-review', 'decided'), ('director-review', 'withdrawn'),
      ('decided', 'closed'), ('closed', 'decided')) THEN
      RAISE EXCEPTION 'no transition from % to %', OLD.status, NEW.status USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.status = 'decided' AND NOT EXISTS (
      SELECT FROM decision d JOIN snapshot s ON s.id = d.snapshot_id AND s.case_id = d.case_id WHERE d.case_id = NEW.id
    ) THEN
      RAISE EXCEPTION 'no decided case without a decision and its snapshot' USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.status = 'closed' AND all_notices_given(NEW) THEN
      RAISE EXCEPTION 'a closed case whose notices were given stays closed' USING ERRCODE = 'check_violation';
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

-- ── Grants ──────────────────────────────────────────────────────────────────

GRANT SELECT ON credential, information_request, information_item, contact, escalation, decision_draft, reading, letter_void TO criterion_app;
GRANT INSERT, UPDATE ON credential TO criterion_app;

DO $$
DECLARE f regprocedure;
BEGIN
  FOREACH f IN ARRAY ARRAY[
    'preparers(uuid)', 'first_deciders(uuid)', 'carries_signature(uuid, text, text, timestamptz)', 'guard_decision()', 'extensions(jsonb)', 'apply_clock(uuid, jsonb, integer)',
    'direct_case(uuid, text)', 'withdraw_overturned(uuid, text, timestamptz)', 'guard_case()', 'all_notices_given("case")',
    'assign_case(uuid, text, text, text, text)', 'next_case(text, text)', 'request_information(uuid, text, jsonb, jsonb, integer, text)',
    'record_information(uuid, text, text, uuid, jsonb, timestamptz, jsonb, integer, text)', 'lapse_information(uuid, uuid, timestamptz, text)',
    'escalate_case(uuid, text, integer, jsonb, text)', 'take_case(uuid, text, text)', 'return_case(uuid, text, text, text, timestamptz, text)',
    'record_contact(uuid, text, jsonb, text)', 'save_draft(uuid, text, jsonb, timestamptz)',
    'sign_decision(uuid, text, integer, jsonb, jsonb, jsonb, text)', 'move_clock(uuid, text, text, text, jsonb, jsonb, integer, jsonb, text)',
    'withdraw_case(uuid, text, text, text)', 'correct_request(uuid, text, integer, jsonb, jsonb, text)', 'flag_overdue(uuid, timestamptz, text, text)', 'void_letter(uuid, text, jsonb, text)',
    'file_appeal(uuid, text, jsonb, text)', 'issue_letters(uuid, text, jsonb)', 'deliver_letter(uuid, text, jsonb, text, text)',
    'approve_case(uuid, text, integer, jsonb, jsonb, text)']::regprocedure[] LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('ALTER FUNCTION %s SET search_path = public, pg_temp', f);
  END LOOP;
  FOREACH f IN ARRAY ARRAY[
    'preparers(uuid)', 'first_deciders(uuid)',
    'assign_case(uuid, text, text, text, text)', 'next_case(text, text)', 'request_information(uuid, text, jsonb, jsonb, integer, text)',
    'record_information(uuid, text, text, uuid, jsonb, timestamptz, jsonb, integer, text)', 'lapse_information(uuid, uuid, timestamptz, text)',
    'escalate_case(uuid, text, integer, jsonb, text)', 'take_case(uuid, text, text)', 'return_case(uuid, text, text, text, timestamptz, text)',
    'record_contact(uuid, text, jsonb, text)', 'save_draft(uuid, text, jsonb, timestamptz)',
    'sign_decision(uuid, text, integer, jsonb, jsonb, jsonb, text)', 'move_clock(uuid, text, text, text, jsonb, jsonb, integer, jsonb, text)',
    'withdraw_case(uuid, text, text, text)', 'correct_request(uuid, text, integer, jsonb, jsonb, text)', 'flag_overdue(uuid, timestamptz, text, text)', 'void_letter(uuid, text, jsonb, text)',
    'file_appeal(uuid, text, jsonb, text)', 'issue_letters(uuid, text, jsonb)', 'deliver_letter(uuid, text, jsonb, text, text)',
    'approve_case(uuid, text, integer, jsonb, jsonb, text)']::regprocedure[] LOOP
    EXECUTE format('ALTER FUNCTION %s SECURITY DEFINER', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO criterion_app', f);
  END LOOP;
END $$;
