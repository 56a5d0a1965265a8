-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "organization" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plan" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "payer" TEXT NOT NULL,
    "line_of_business" TEXT NOT NULL,
    "state" TEXT,
    "funding" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "settings" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "title" TEXT NOT NULL DEFAULT '',
    "organization_role" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "user_id" TEXT NOT NULL,
    "plan_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("user_id","plan_id")
);

-- CreateTable
CREATE TABLE "member" (
    "plan_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "party" JSONB NOT NULL,
    "representative" JSONB,

    CONSTRAINT "member_pkey" PRIMARY KEY ("plan_id","member_id")
);

-- CreateTable
CREATE TABLE "practitioner" (
    "plan_id" TEXT NOT NULL,
    "npi" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "party" JSONB NOT NULL,

    CONSTRAINT "practitioner_pkey" PRIMARY KEY ("plan_id","npi")
);

-- CreateTable
CREATE TABLE "facility" (
    "plan_id" TEXT NOT NULL,
    "npi" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "party" JSONB NOT NULL,

    CONSTRAINT "facility_pkey" PRIMARY KEY ("plan_id","npi")
);

-- CreateTable
CREATE TABLE "case" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "plan_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "ready_version" INTEGER,
    "accepted_gaps" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "assignee_id" TEXT,
    "channel" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "received_on" DATE NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "entered_by_id" TEXT NOT NULL,
    "urgency" TEXT NOT NULL,
    "urgency_record" JSONB NOT NULL,
    "payer" TEXT NOT NULL,
    "line_of_business" TEXT NOT NULL,
    "state" TEXT,
    "stage" TEXT,
    "date_of_service" DATE NOT NULL,
    "member_name" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "date_of_birth" DATE NOT NULL,
    "practitioner_name" TEXT NOT NULL,
    "search_text" TEXT NOT NULL,
    "member" JSONB NOT NULL,
    "representative" JSONB,
    "practitioner" JSONB NOT NULL,
    "facility" JSONB NOT NULL,
    "diagnoses" JSONB NOT NULL,
    "drug" TEXT NOT NULL DEFAULT '',
    "device" TEXT NOT NULL DEFAULT '',
    "policy_id" TEXT,
    "policy_version" TEXT,
    "indication" TEXT,
    "outcome" TEXT NOT NULL,
    "reasons" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "met_count" INTEGER NOT NULL DEFAULT 0,
    "not_met_count" INTEGER NOT NULL DEFAULT 0,
    "missing_count" INTEGER NOT NULL DEFAULT 0,
    "ambiguous_count" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "due_basis" TEXT NOT NULL,
    "open_due_at" TIMESTAMPTZ(3),
    "event_count" INTEGER NOT NULL DEFAULT 0,
    "head_hash" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_link" (
    "from_id" UUID NOT NULL,
    "to_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,

    CONSTRAINT "case_link_pkey" PRIMARY KEY ("from_id","to_id","kind")
);

-- CreateTable
CREATE TABLE "service_line" (
    "case_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "units" INTEGER NOT NULL,
    "site" TEXT NOT NULL,
    "date_of_service" DATE NOT NULL,

    CONSTRAINT "service_line_pkey" PRIMARY KEY ("case_id","number")
);

-- CreateTable
CREATE TABLE "answer" (
    "case_id" UUID NOT NULL,
    "fact" TEXT NOT NULL,
    "value" JSONB,
    "note" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL,
    "answered_by_id" TEXT NOT NULL,
    "answered_by" TEXT NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "answer_pkey" PRIMARY KEY ("case_id","fact")
);

-- CreateTable
CREATE TABLE "evidence" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "fact" TEXT NOT NULL,
    "document" TEXT NOT NULL,
    "page" TEXT NOT NULL DEFAULT '',
    "note_date" TEXT NOT NULL DEFAULT '',
    "quotation" TEXT NOT NULL DEFAULT '',
    "comment" TEXT NOT NULL DEFAULT '',
    "cited_by_id" TEXT NOT NULL,
    "cited_by" TEXT NOT NULL,
    "cited_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "snapshot" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "canonical" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "snapshot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decision" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "snapshot_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "lines" JSONB NOT NULL,
    "basis" TEXT NOT NULL,
    "rationale" TEXT NOT NULL,
    "authorization_number" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE NOT NULL,
    "signer_id" TEXT NOT NULL,
    "signer_name" TEXT NOT NULL,
    "signer_role" TEXT NOT NULL,
    "meaning" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "letter" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "decision_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "addressee" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "pdf" BYTEA NOT NULL,
    "sha256" TEXT NOT NULL,
    "issued_by_id" TEXT NOT NULL,
    "issued_by" TEXT NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "letter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery" (
    "id" UUID NOT NULL,
    "letter_id" UUID NOT NULL,
    "method" TEXT NOT NULL,
    "detail" TEXT NOT NULL DEFAULT '',
    "delivered_by_id" TEXT NOT NULL,
    "delivered_by" TEXT NOT NULL,
    "delivered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "case_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_role" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "body" TEXT NOT NULL,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "event_pkey" PRIMARY KEY ("case_id","number")
);

-- CreateTable
CREATE TABLE "number_series" (
    "series" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "number_series_pkey" PRIMARY KEY ("series","year")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "account_user_id_idx" ON "account"("user_id");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- CreateIndex
CREATE INDEX "membership_plan_id_role_idx" ON "membership"("plan_id", "role");

-- CreateIndex
CREATE UNIQUE INDEX "case_number_key" ON "case"("number");

-- CreateIndex
CREATE INDEX "case_plan_id_status_due_at_id_idx" ON "case"("plan_id", "status", "due_at", "id");

-- CreateIndex
CREATE INDEX "case_assignee_id_status_due_at_id_idx" ON "case"("assignee_id", "status", "due_at", "id");

-- CreateIndex
CREATE INDEX "case_plan_id_due_at_id_idx" ON "case"("plan_id", "due_at", "id");

-- CreateIndex
CREATE INDEX "case_plan_id_member_id_idx" ON "case"("plan_id", "member_id");

-- CreateIndex
CREATE INDEX "case_link_to_id_idx" ON "case_link"("to_id");

-- CreateIndex
CREATE INDEX "evidence_case_id_fact_idx" ON "evidence"("case_id", "fact");

-- CreateIndex
CREATE INDEX "snapshot_case_id_idx" ON "snapshot"("case_id");

-- CreateIndex
CREATE UNIQUE INDEX "decision_case_id_key" ON "decision"("case_id");

-- CreateIndex
CREATE UNIQUE INDEX "decision_authorization_number_key" ON "decision"("authorization_number");

-- CreateIndex
CREATE INDEX "decision_snapshot_id_idx" ON "decision"("snapshot_id");

-- CreateIndex
CREATE INDEX "letter_case_id_idx" ON "letter"("case_id");

-- CreateIndex
CREATE UNIQUE INDEX "letter_decision_id_recipient_key" ON "letter"("decision_id", "recipient");

-- CreateIndex
CREATE INDEX "delivery_letter_id_idx" ON "delivery"("letter_id");

-- AddForeignKey
ALTER TABLE "plan" ADD CONSTRAINT "plan_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "practitioner" ADD CONSTRAINT "practitioner_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "facility" ADD CONSTRAINT "facility_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case" ADD CONSTRAINT "case_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_link" ADD CONSTRAINT "case_link_from_id_fkey" FOREIGN KEY ("from_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_link" ADD CONSTRAINT "case_link_to_id_fkey" FOREIGN KEY ("to_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_line" ADD CONSTRAINT "service_line_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "snapshot" ADD CONSTRAINT "snapshot_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_snapshot_id_fkey" FOREIGN KEY ("snapshot_id") REFERENCES "snapshot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter" ADD CONSTRAINT "letter_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter" ADD CONSTRAINT "letter_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_letter_id_fkey" FOREIGN KEY ("letter_id") REFERENCES "letter"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── What columns alone cannot say ───────────────────────────────────────────

ALTER TABLE "user" ADD CONSTRAINT user_organization_role CHECK (organization_role IN ('admin', 'auditor'));
ALTER TABLE membership ADD CONSTRAINT membership_role CHECK (role IN ('nurse', 'medical-director', 'manager'));
ALTER TABLE "case"
  ADD CONSTRAINT case_status CHECK (status IN ('received', 'in-review', 'decided', 'closed')),
  ADD CONSTRAINT case_number CHECK (number ~ '^PA-[0-9]{2}-[0-9]{6}$'),
  ADD CONSTRAINT case_urgency CHECK (urgency IN ('standard', 'expedited')),
  ADD CONSTRAINT case_outcome CHECK (outcome IN ('meets', 'does-not-meet', 'needs-information', 'needs-physician', 'no-review-required')),
  ADD CONSTRAINT case_stage CHECK (stage IN ('trial', 'permanent', 'replacement', 'revision', 'removal', 'maintenance')),
  ADD CONSTRAINT case_holder CHECK (CASE status WHEN 'received' THEN assignee_id IS NULL ELSE assignee_id IS NOT NULL END),
  ADD CONSTRAINT case_assignee_id_fkey FOREIGN KEY (assignee_id) REFERENCES "user" (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT case_entered_by_id_fkey FOREIGN KEY (entered_by_id) REFERENCES "user" (id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE case_link ADD CONSTRAINT case_link_kind CHECK (kind IN ('split', 'duplicate', 'appeal', 'related') AND from_id <> to_id);
ALTER TABLE service_line ADD CONSTRAINT service_line_shape CHECK (number >= 1 AND units >= 1 AND code ~ '^[A-Z0-9]{5}$');
ALTER TABLE snapshot ADD CONSTRAINT snapshot_hash CHECK (sha256 = encode(sha256(convert_to(canonical, 'UTF8')), 'hex'));
ALTER TABLE decision
  ADD CONSTRAINT decision_kind CHECK (kind IN ('approved', 'no-review-required')),
  ADD CONSTRAINT decision_authorization CHECK (authorization_number ~ '^AUTH-[0-9]{2}-[0-9]{6}$' AND valid_from <= valid_to),
  ADD CONSTRAINT decision_signer_id_fkey FOREIGN KEY (signer_id) REFERENCES "user" (id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE letter
  ADD CONSTRAINT letter_hash CHECK (sha256 = encode(sha256(pdf), 'hex')),
  ADD CONSTRAINT letter_status CHECK (status IN ('issued')),
  ADD CONSTRAINT letter_recipient CHECK (recipient IN ('member', 'practitioner', 'representative'));
ALTER TABLE delivery ADD CONSTRAINT delivery_method CHECK (method IN ('mail', 'portal', 'fax', 'email', 'in-person'));

-- ── Immutability: refused for every role, the owner included, as long as the trigger stands ──

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is never changed or deleted', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['event', 'snapshot', 'decision', 'letter', 'delivery'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t || '_immutable', t);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t || '_no_truncate', t);
  END LOOP;
END $$;

-- Nobody is both nurse and medical director, in whatever plans. Writing the user's row keeps two grants at once from passing each other:
-- the second waits, then sees the first, or, where its snapshot is older, fails to serialize.
CREATE FUNCTION one_side_of_the_table() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "user" SET updated_at = updated_at WHERE id = NEW.user_id;
  IF NEW.role IN ('nurse', 'medical-director') AND EXISTS (
    SELECT FROM membership m WHERE m.user_id = NEW.user_id AND m.plan_id <> NEW.plan_id
      AND m.role IN ('nurse', 'medical-director') AND m.role <> NEW.role
  ) THEN
    RAISE EXCEPTION 'nobody is both nurse and medical director' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER membership_one_side BEFORE INSERT OR UPDATE ON membership FOR EACH ROW EXECUTE FUNCTION one_side_of_the_table();

CREATE FUNCTION owed_recipients(c "case") RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN c.representative IS NULL THEN ARRAY['member', 'practitioner'] ELSE ARRAY['member', 'practitioner', 'representative'] END
$$;

CREATE FUNCTION all_notices_given(c "case") RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(l.recipient) @> owed_recipients(c), false) FROM letter l JOIN delivery d ON d.letter_id = l.id WHERE l.case_id = c.id
$$;

-- The transition table (lifecycle.md section 2) as far as SQL can say it.
CREATE FUNCTION guard_case() RETURNS trigger LANGUAGE plpgsql AS $$
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
  IF NEW.id <> OLD.id OR NEW.number <> OLD.number OR NEW.plan_id <> OLD.plan_id OR NEW.received_at <> OLD.received_at THEN
    RAISE EXCEPTION 'the identity of a case is fixed' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER case_guard BEFORE INSERT OR UPDATE ON "case" FOR EACH ROW EXECUTE FUNCTION guard_case();

-- ── The event chain ─────────────────────────────────────────────────────────

-- One chain per case. `body` is the event in RFC 8785 form, made by the application. The chained record is
-- {"body":sha256(body),"case":…,"number":…,"previous":…}: its keys are sorted and its values need no escaping, so the text built here is
-- itself RFC 8785, and the caller need not know number and previous hash before the row is locked. The event must name who acts and the step.
CREATE FUNCTION append_event(p_case uuid, p_actor text, p_type text, p_body text) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  j jsonb := p_body::jsonb;
  n integer; prev text; h text;
BEGIN
  IF (j->>'type', j#>>'{actor,id}') IS DISTINCT FROM (p_type, p_actor) THEN
    RAISE EXCEPTION 'not the event of this step' USING ERRCODE = 'check_violation';
  END IF;
  SELECT event_count + 1, head_hash INTO STRICT n, prev FROM "case" WHERE id = p_case FOR UPDATE;
  h := encode(sha256(convert_to(format('{"body":"%s","case":"%s","number":%s,"previous":"%s"}',
    encode(sha256(convert_to(p_body, 'UTF8')), 'hex'), p_case, n, prev), 'UTF8')), 'hex');
  INSERT INTO event (case_id, number, type, actor_id, actor_role, at, body, previous_hash, hash)
    VALUES (p_case, n, p_type, p_actor, j#>>'{actor,role}', (j->>'at')::timestamptz, p_body, prev, h);
  UPDATE "case" SET event_count = n, head_hash = h WHERE id = p_case;
  RETURN n;
END $$;

CREATE FUNCTION has_role(p_user text, p_plan text, VARIADIC p_roles text[]) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM membership m JOIN "user" u ON u.id = m.user_id
    WHERE m.user_id = p_user AND m.plan_id = p_plan AND m.role = ANY (p_roles) AND u.active)
$$;

CREATE FUNCTION next_number(p_series text, p_year integer) RETURNS integer LANGUAGE sql AS $$
  INSERT INTO number_series AS s (series, year, last) VALUES (p_series, p_year, 1)
  ON CONFLICT (series, year) DO UPDATE SET last = s.last + 1 RETURNING last
$$;

-- ── The case's life: each function is one transaction step, conditional on what its caller read ──
-- They answer with a word: 'ok', or what stood in the way. They run as the owner; the application may call them and write no case table itself.

-- p_cases: [{"case": row, "lines": [row], "body": event}], one receipt; several are linked as split from the first.
CREATE FUNCTION receive_cases(p_actor text, p_cases jsonb, p_parties jsonb) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  c jsonb; first_id uuid; this_id uuid; plan_id text := p_cases#>>'{0,case,plan_id}';
BEGIN
  IF NOT has_role(p_actor, plan_id, 'nurse', 'manager') THEN RETURN 'forbidden'; END IF;
  FOR c IN SELECT * FROM jsonb_array_elements(p_cases) LOOP
    this_id := (c#>>'{case,id}')::uuid;
    IF (c#>>'{case,plan_id}', c#>>'{case,entered_by_id}') IS DISTINCT FROM (plan_id, p_actor) THEN RETURN 'forbidden'; END IF;
    BEGIN
      INSERT INTO "case" SELECT (jsonb_populate_record(NULL::"case", c->'case' || '{"event_count":0,"head_hash":""}')).*;
    EXCEPTION WHEN unique_violation THEN
      -- The same submission once more: the first one stands.
      IF first_id IS NULL AND EXISTS (SELECT FROM "case" x WHERE x.id = this_id) THEN RETURN 'exists'; END IF;
      RAISE;
    END;
    INSERT INTO service_line SELECT (jsonb_populate_record(NULL::service_line, l || jsonb_build_object('case_id', this_id))).*
      FROM jsonb_array_elements(c->'lines') l;
    IF first_id IS NULL THEN first_id := this_id; ELSE INSERT INTO case_link (from_id, to_id, kind) VALUES (first_id, this_id, 'split'); END IF;
    PERFORM append_event(this_id, p_actor, 'request-received', c->>'body');
  END LOOP;
  INSERT INTO member (plan_id, member_id, name, party, representative)
    VALUES (plan_id, p_parties#>>'{member,memberId}', p_parties#>>'{member,name}', p_parties->'member', NULLIF(p_parties->'representative', 'null'))
    ON CONFLICT ON CONSTRAINT member_pkey DO UPDATE SET name = EXCLUDED.name, party = EXCLUDED.party, representative = EXCLUDED.representative;
  INSERT INTO practitioner (plan_id, npi, name, party)
    VALUES (plan_id, p_parties#>>'{practitioner,npi}', p_parties#>>'{practitioner,name}', p_parties->'practitioner')
    ON CONFLICT ON CONSTRAINT practitioner_pkey DO UPDATE SET name = EXCLUDED.name, party = EXCLUDED.party;
  IF p_parties#>>'{facility,npi}' <> '' THEN
    INSERT INTO facility (plan_id, npi, name, party)
      VALUES (plan_id, p_parties#>>'{facility,npi}', p_parties#>>'{facility,name}', p_parties->'facility')
      ON CONFLICT ON CONSTRAINT facility_pkey DO UPDATE SET name = EXCLUDED.name, party = EXCLUDED.party;
  END IF;
  RETURN 'ok';
END $$;

CREATE FUNCTION claim_case(p_case uuid, p_actor text, p_body text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE c "case";
BEGIN
  SELECT * INTO c FROM "case" WHERE id = p_case FOR UPDATE;
  IF NOT FOUND THEN RETURN 'not-found'; END IF;
  IF NOT has_role(p_actor, c.plan_id, 'nurse') THEN RETURN 'forbidden'; END IF;
  IF c.status <> 'received' THEN RETURN 'conflict'; END IF;
  UPDATE "case" SET status = 'in-review', assignee_id = p_actor WHERE id = p_case;
  PERFORM append_event(p_case, p_actor, 'case-claimed', p_body);
  RETURN 'ok';
END $$;

-- Locks the case and says whether p_actor may work on it now.
CREATE FUNCTION hold_case(p_case uuid, p_actor text, OUT c "case", OUT word text) LANGUAGE plpgsql AS $$
BEGIN
  SELECT * INTO c FROM "case" x WHERE x.id = p_case FOR UPDATE;
  word := CASE
    WHEN NOT FOUND THEN 'not-found'
    WHEN NOT has_role(p_actor, c.plan_id, 'nurse') THEN 'forbidden'
    WHEN c.status <> 'in-review' OR c.assignee_id IS DISTINCT FROM p_actor THEN 'not-holder'
    ELSE 'ok' END;
END $$;

CREATE FUNCTION release_case(p_case uuid, p_actor text, p_body text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE held record;
BEGIN
  SELECT * INTO held FROM hold_case(p_case, p_actor);
  IF held.word <> 'ok' THEN RETURN held.word; END IF;
  UPDATE "case" SET status = 'received', assignee_id = NULL, ready_version = NULL, accepted_gaps = '{}' WHERE id = p_case;
  PERFORM append_event(p_case, p_actor, 'case-released', p_body);
  RETURN 'ok';
END $$;

-- p_score is computed from the case at p_case_version: where the case has moved on, 'stale' asks the caller to read and score again.
-- 'conflict' means that this very answer was changed by another write.
CREATE FUNCTION save_answer(p_case uuid, p_actor text, p_answer jsonb, p_expected integer, p_case_version integer, p_score jsonb, p_body text)
RETURNS TABLE (word text, answer_version integer, case_version integer) LANGUAGE plpgsql AS $$
DECLARE held record; now_at integer;
BEGIN
  SELECT * INTO held FROM hold_case(p_case, p_actor);
  IF held.word <> 'ok' THEN RETURN QUERY SELECT held.word, 0, 0; RETURN; END IF;
  SELECT a.version INTO now_at FROM answer a WHERE a.case_id = p_case AND a.fact = p_answer->>'fact';
  now_at := coalesce(now_at, 0);
  IF now_at <> p_expected THEN RETURN QUERY SELECT 'conflict', now_at, (held.c).version; RETURN; END IF;
  IF (held.c).version <> p_case_version THEN RETURN QUERY SELECT 'stale', now_at, (held.c).version; RETURN; END IF;
  INSERT INTO answer AS a (case_id, fact, value, note, version, answered_by_id, answered_by, answered_at)
    VALUES (p_case, p_answer->>'fact', NULLIF(p_answer->'value', 'null'), p_answer->>'note', now_at + 1, p_actor, p_answer->>'answered_by', (p_answer->>'answered_at')::timestamptz)
    ON CONFLICT (case_id, fact) DO UPDATE SET value = EXCLUDED.value, note = EXCLUDED.note, version = EXCLUDED.version,
      answered_by_id = EXCLUDED.answered_by_id, answered_by = EXCLUDED.answered_by, answered_at = EXCLUDED.answered_at;
  UPDATE "case" SET version = version + 1, policy_id = p_score->>'policy_id', policy_version = p_score->>'policy_version',
    indication = p_score->>'indication', outcome = p_score->>'outcome', reasons = ARRAY(SELECT jsonb_array_elements_text(p_score->'reasons')),
    met_count = (p_score->>'met_count')::int, not_met_count = (p_score->>'not_met_count')::int,
    missing_count = (p_score->>'missing_count')::int, ambiguous_count = (p_score->>'ambiguous_count')::int
    WHERE id = p_case;
  PERFORM append_event(p_case, p_actor, 'answer-saved', p_body);
  RETURN QUERY SELECT 'ok', now_at + 1, p_case_version + 1;
END $$;

CREATE FUNCTION cite_evidence(p_case uuid, p_actor text, p_evidence jsonb, p_body text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE held record;
BEGIN
  SELECT * INTO held FROM hold_case(p_case, p_actor);
  IF held.word <> 'ok' THEN RETURN held.word; END IF;
  INSERT INTO evidence SELECT (jsonb_populate_record(NULL::evidence, p_evidence || jsonb_build_object('case_id', p_case, 'cited_by_id', p_actor))).*
    ON CONFLICT (id) DO NOTHING;
  IF NOT FOUND THEN
    -- The same citation once more: the first one stands. Or the id is another case's.
    RETURN CASE WHEN EXISTS (SELECT FROM evidence WHERE id = (p_evidence->>'id')::uuid AND case_id = p_case) THEN 'exists' ELSE 'conflict' END;
  END IF;
  UPDATE "case" SET version = version + 1 WHERE id = p_case;
  PERFORM append_event(p_case, p_actor, 'evidence-cited', p_body);
  RETURN 'ok';
END $$;

CREATE FUNCTION remove_evidence(p_case uuid, p_actor text, p_evidence uuid, p_body text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE held record;
BEGIN
  SELECT * INTO held FROM hold_case(p_case, p_actor);
  IF held.word <> 'ok' THEN RETURN held.word; END IF;
  DELETE FROM evidence WHERE id = p_evidence AND case_id = p_case;
  IF NOT FOUND THEN RETURN 'conflict'; END IF;
  UPDATE "case" SET version = version + 1 WHERE id = p_case;
  PERFORM append_event(p_case, p_actor, 'evidence-removed', p_body);
  RETURN 'ok';
END $$;

CREATE FUNCTION confirm_ready(p_case uuid, p_actor text, p_version integer, p_gaps text[], p_body text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE held record;
BEGIN
  SELECT * INTO held FROM hold_case(p_case, p_actor);
  IF held.word <> 'ok' THEN RETURN held.word; END IF;
  IF (held.c).version <> p_version THEN RETURN 'stale'; END IF;
  IF (held.c).ready_version = p_version THEN RETURN 'conflict'; END IF;
  UPDATE "case" SET ready_version = p_version, accepted_gaps = p_gaps WHERE id = p_case;
  PERFORM append_event(p_case, p_actor, 'ready-confirmed', p_body);
  RETURN 'ok';
END $$;

CREATE FUNCTION documented_facts(p_case uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_object_agg(fact, value), '{}') FROM answer WHERE case_id = p_case AND value IS NOT NULL
$$;

-- The evaluation in the snapshot was made from the case at p_version; that version is still the case's under the lock taken here,
-- so the decision rests on an evaluation made again within this transaction's view of the case. What it evaluated must be what is stored.
CREATE FUNCTION approve_case(p_case uuid, p_actor text, p_version integer, p_snapshot jsonb, p_decision jsonb, p_body text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE held record; s jsonb := (p_snapshot->>'canonical')::jsonb; expected text;
BEGIN
  SELECT * INTO held FROM hold_case(p_case, p_actor);
  IF held.word <> 'ok' THEN RETURN held.word; END IF;
  IF (held.c).version <> p_version THEN RETURN 'stale'; END IF;
  IF (held.c).ready_version IS DISTINCT FROM p_version THEN RETURN 'not-ready'; END IF;
  expected := CASE s#>>'{evaluation,outcome}' WHEN 'meets' THEN 'approved' WHEN 'no-review-required' THEN 'no-review-required' END;
  IF expected IS NULL OR (p_decision->>'kind', s->>'caseId', p_decision->>'signer_id') IS DISTINCT FROM (expected, p_case::text, p_actor)
    OR jsonb_strip_nulls(s#>'{input,facts}') IS DISTINCT FROM documented_facts(p_case) THEN
    RETURN 'forbidden';
  END IF;
  INSERT INTO snapshot SELECT (jsonb_populate_record(NULL::snapshot, p_snapshot || jsonb_build_object('case_id', p_case))).*;
  INSERT INTO decision SELECT (jsonb_populate_record(NULL::decision, p_decision || jsonb_build_object('case_id', p_case, 'snapshot_id', p_snapshot->>'id'))).*;
  UPDATE "case" SET status = 'decided', outcome = s#>>'{evaluation,outcome}' WHERE id = p_case;
  PERFORM append_event(p_case, p_actor, 'case-approved', p_body);
  RETURN 'ok';
END $$;

-- p_letters: [{"letter": row with "pdf" in base64, "body": event}]. All owed letters are issued at once or none.
CREATE FUNCTION issue_letters(p_case uuid, p_actor text, p_letters jsonb) RETURNS text LANGUAGE plpgsql AS $$
DECLARE c "case"; d decision; l jsonb; r jsonb;
BEGIN
  SELECT * INTO c FROM "case" WHERE id = p_case FOR UPDATE;
  IF NOT FOUND THEN RETURN 'not-found'; END IF;
  IF c.status <> 'decided' THEN RETURN 'conflict'; END IF;
  SELECT * INTO d FROM decision WHERE case_id = p_case;
  IF NOT ((d.signer_id = p_actor AND has_role(p_actor, c.plan_id, 'nurse')) OR has_role(p_actor, c.plan_id, 'manager')) THEN RETURN 'forbidden'; END IF;
  IF EXISTS (SELECT FROM letter WHERE decision_id = d.id) THEN RETURN 'conflict'; END IF;
  FOR l IN SELECT * FROM jsonb_array_elements(p_letters) LOOP
    r := l->'letter';
    INSERT INTO letter (id, case_id, decision_id, kind, recipient, addressee, status, pdf, sha256, issued_by_id, issued_by, issued_at)
      VALUES ((r->>'id')::uuid, p_case, d.id, d.kind, r->>'recipient', r->>'addressee', 'issued', decode(r->>'pdf', 'base64'), r->>'sha256',
        p_actor, r->>'issued_by', (r->>'issued_at')::timestamptz);
    PERFORM append_event(p_case, p_actor, 'letter-issued', l->>'body');
  END LOOP;
  IF (SELECT array_agg(recipient ORDER BY recipient) FROM letter WHERE decision_id = d.id) IS DISTINCT FROM owed_recipients(c) THEN
    RAISE EXCEPTION 'the letters issued are not those owed' USING ERRCODE = 'check_violation';
  END IF;
  RETURN 'ok';
END $$;

-- Closes the case, with p_close_body, when every owed notice has been given.
CREATE FUNCTION deliver_letter(p_case uuid, p_actor text, p_delivery jsonb, p_body text, p_close_body text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE c "case";
BEGIN
  SELECT * INTO c FROM "case" WHERE id = p_case FOR UPDATE;
  IF NOT FOUND THEN RETURN 'not-found'; END IF;
  IF NOT has_role(p_actor, c.plan_id, 'nurse', 'medical-director', 'manager') THEN RETURN 'forbidden'; END IF;
  IF c.status <> 'decided' OR NOT EXISTS (SELECT FROM letter l WHERE l.id = (p_delivery->>'letter_id')::uuid AND l.case_id = p_case)
    OR EXISTS (SELECT FROM delivery x WHERE x.letter_id = (p_delivery->>'letter_id')::uuid) THEN RETURN 'conflict'; END IF;
  INSERT INTO delivery SELECT (jsonb_populate_record(NULL::delivery, p_delivery || jsonb_build_object('delivered_by_id', p_actor))).*;
  PERFORM append_event(p_case, p_actor, 'letter-delivered', p_body);
  IF all_notices_given(c) THEN
    UPDATE "case" SET status = 'closed', open_due_at = NULL WHERE id = p_case;
    PERFORM append_event(p_case, p_actor, 'case-closed', p_close_body);
    RETURN 'closed';
  END IF;
  RETURN 'ok';
END $$;

-- ── Grants: the application reads; it writes accounts and plans itself, and cases only through the functions above ──

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'criterion_app') THEN CREATE ROLE criterion_app NOLOGIN; END IF;
END $$;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO criterion_app;
GRANT SELECT ON organization, plan, "user", session, account, verification, membership, member, practitioner, facility,
  "case", case_link, service_line, answer, evidence, snapshot, decision, letter, delivery, event, number_series TO criterion_app;
GRANT INSERT, UPDATE ON organization, plan, "user", membership TO criterion_app;
GRANT DELETE ON membership TO criterion_app;
GRANT INSERT, UPDATE, DELETE ON session, account, verification TO criterion_app;

DO $$
DECLARE f regprocedure;
BEGIN
  FOR f IN SELECT p.oid::regprocedure FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e') LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('ALTER FUNCTION %s SET search_path = public, pg_temp', f);
  END LOOP;
  FOREACH f IN ARRAY ARRAY[
    'next_number(text, integer)', 'receive_cases(text, jsonb, jsonb)', 'claim_case(uuid, text, text)', 'release_case(uuid, text, text)',
    'save_answer(uuid, text, jsonb, integer, integer, jsonb, text)', 'cite_evidence(uuid, text, jsonb, text)', 'remove_evidence(uuid, text, uuid, text)',
    'confirm_ready(uuid, text, integer, text[], text)', 'approve_case(uuid, text, integer, jsonb, jsonb, text)',
    'issue_letters(uuid, text, jsonb)', 'deliver_letter(uuid, text, jsonb, text, text)']::regprocedure[] LOOP
    EXECUTE format('ALTER FUNCTION %s SECURITY DEFINER', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO criterion_app', f);
  END LOOP;
  -- The migration log, absent in a shadow database: an app without the owner's address checks there that it is up to date.
  IF to_regclass('public._prisma_migrations') IS NOT NULL THEN GRANT SELECT ON _prisma_migrations TO criterion_app; END IF;
END $$;
