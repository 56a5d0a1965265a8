-- Letters of every notice that a case comes to owe, each made from a snapshot of its own where it is no decision's; a case closes when all that it
-- owes is given, and the worklist lists what is owed whatever the status.

-- DropIndex
DROP INDEX "letter_case_id_idx";

-- DropIndex
DROP INDEX "letter_decision_id_recipient_idx";

-- AlterTable
ALTER TABLE "case" ADD COLUMN     "notice_owed" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "contact" ADD COLUMN     "notice" TEXT;

-- What was issued so far were decisions' letters. The table refuses every change: what is new is filled by defaults, which then go.
-- AlterTable
ALTER TABLE "letter" ADD COLUMN     "arranged" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "notice" TEXT NOT NULL DEFAULT 'decision',
ADD COLUMN     "snapshot_id" UUID,
ADD COLUMN     "warnings" JSONB NOT NULL DEFAULT '[]',
ALTER COLUMN "decision_id" DROP NOT NULL;
ALTER TABLE "letter" ALTER COLUMN "notice" DROP DEFAULT;
ALTER TABLE "letter" DISABLE TRIGGER letter_immutable;
UPDATE letter l SET snapshot_id = d.snapshot_id FROM decision d WHERE d.id = l.decision_id;
ALTER TABLE "letter" ENABLE TRIGGER letter_immutable;
ALTER TABLE "letter" ALTER COLUMN "snapshot_id" SET NOT NULL;

-- CreateIndex
CREATE INDEX "letter_case_id_notice_recipient_idx" ON "letter"("case_id", "notice", "recipient");

-- CreateIndex
CREATE INDEX "letter_snapshot_id_idx" ON "letter"("snapshot_id");

-- AddForeignKey
ALTER TABLE "letter" ADD CONSTRAINT "letter_snapshot_id_fkey" FOREIGN KEY ("snapshot_id") REFERENCES "snapshot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE letter
  ADD CONSTRAINT letter_notice CHECK (notice ~ '^(decision|withdrawal|missed-due|information:[0-9a-f-]{36}|(extension|urgency):[1-9][0-9]*)$'),
  ADD CONSTRAINT letter_decision CHECK ((notice = 'decision') = (decision_id IS NOT NULL)),
  ADD CONSTRAINT letter_warnings CHECK (jsonb_typeof(warnings) = 'array');
ALTER TABLE contact ADD CONSTRAINT contact_notice CHECK (notice IS NULL OR kind = 'oral-notice');

-- ── What is owed ────────────────────────────────────────────────────────────

-- `owedNotices` of lib/cases/owed-notices.ts, those left out that need not be given any more; a test holds the two together.
CREATE FUNCTION notices_owed(c "case") RETURNS SETOF text LANGUAGE sql STABLE AS $$
  SELECT 'decision' WHERE c.status IN ('decided', 'closed')
  UNION ALL
  SELECT 'withdrawal' WHERE c.status = 'withdrawn'
  UNION ALL
  SELECT 'missed-due' WHERE c.overdue_consequence IN ('deemed-denied', 'deemed-approved')
  UNION ALL
  SELECT 'information:' || r.id FROM information_request r
    WHERE c.status = 'pended' AND r.case_id = c.id AND r.completed_at IS NULL AND r.lapsed_at IS NULL
  UNION ALL
  SELECT 'extension:' || e.number FROM event e WHERE e.case_id = c.id AND e.type = 'clock-extended' AND EXISTS (
    SELECT FROM jsonb_array_elements(c.clock_steps) s WHERE s->>'action' = 'extend' AND (s->>'at')::timestamptz = e.at)
  UNION ALL
  SELECT 'urgency:' || e.number FROM event e
    WHERE e.case_id = c.id AND e.type = 'urgency-changed' AND e.body::jsonb #>> '{payload,to}' = 'standard' AND EXISTS (
      SELECT FROM jsonb_array_elements(c.clock_steps) s WHERE s->>'action' = 'change-urgency' AND (s->>'at')::timestamptz = e.at)
$$;

-- To everybody, by a letter that was not taken back.
CREATE FUNCTION notice_given(c "case", p_notice text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(l.recipient) @> owed_recipients(c), false) FROM letter l JOIN delivery d ON d.letter_id = l.id
    WHERE l.case_id = c.id AND l.notice = p_notice AND NOT EXISTS (SELECT FROM letter_void v WHERE v.letter_id = l.id)
$$;

CREATE OR REPLACE FUNCTION all_notices_given(c "case") RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT NOT EXISTS (SELECT FROM notices_owed(c) n WHERE NOT notice_given(c, n))
$$;

-- Every step of a case's life appends an event, and with it writes the case's row: there the worklist's column is kept. Where nothing can be
-- owed, as with nearly every answer that is saved, nothing is looked up.
CREATE FUNCTION keep_notice_owed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.notice_owed := CASE
    WHEN TG_OP = 'INSERT' THEN false
    WHEN NEW.status IN ('received', 'in-review', 'director-review') AND NEW.overdue_consequence IS NULL AND NEW.clock_steps = '[]' THEN false
    WHEN NEW.status = 'closed' THEN false
    ELSE NOT all_notices_given(NEW) END;
  RETURN NEW;
END $$;
CREATE TRIGGER case_notice_owed BEFORE INSERT OR UPDATE OF status, event_count, clock_steps, overdue_consequence ON "case"
  FOR EACH ROW EXECUTE FUNCTION keep_notice_owed();

-- For every role, the owner included: one letter that counts for each notice and recipient, made from the case's own snapshot.
CREATE FUNCTION guard_letter() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM "case" WHERE id = NEW.case_id FOR UPDATE;
  IF EXISTS (SELECT FROM letter l WHERE l.case_id = NEW.case_id AND l.notice = NEW.notice AND l.recipient = NEW.recipient
    AND NOT EXISTS (SELECT FROM letter_void v WHERE v.letter_id = l.id)) THEN
    RAISE EXCEPTION 'one letter to each recipient of a notice' USING ERRCODE = 'check_violation';
  END IF;
  IF NOT EXISTS (SELECT FROM snapshot s WHERE s.id = NEW.snapshot_id AND s.case_id = NEW.case_id)
    OR (NEW.notice = 'decision' AND NOT EXISTS (SELECT FROM decision d WHERE (d.id, d.case_id, d.snapshot_id) = (NEW.decision_id, NEW.case_id, NEW.snapshot_id))) THEN
    RAISE EXCEPTION 'a letter is made from the snapshot of its own decision or notice' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER letter_guard BEFORE INSERT ON letter FOR EACH ROW EXECUTE FUNCTION guard_letter();

-- ── The case's life, continued ──────────────────────────────────────────────

-- p_letters: [{"letter": row with "pdf" in base64, "body": event}]: all that the notice owes and that are not out, or none. p_snapshot: what they
-- are made from, as the row that is stored with them; null: the decision's, which is there.
DROP FUNCTION issue_letters(uuid, text, jsonb);
CREATE FUNCTION issue_letters(p_case uuid, p_actor text, p_notice text, p_snapshot jsonb, p_letters jsonb) RETURNS text LANGUAGE plpgsql AS $$
DECLARE c "case"; d decision; l jsonb; r jsonb; this_snapshot uuid; frozen jsonb;
BEGIN
  SELECT * INTO c FROM "case" WHERE id = p_case FOR UPDATE;
  IF NOT FOUND THEN RETURN 'not-found'; END IF;
  IF p_notice = 'decision' THEN
    IF c.status <> 'decided' THEN RETURN 'conflict'; END IF;
    SELECT * INTO d FROM decision WHERE case_id = p_case;
    IF NOT ((d.signer_id = p_actor AND has_role(p_actor, c.plan_id, 'nurse', 'medical-director')) OR has_role(p_actor, c.plan_id, 'manager')) THEN RETURN 'forbidden'; END IF;
    IF p_snapshot IS NOT NULL THEN RETURN 'forbidden'; END IF;
    this_snapshot := d.snapshot_id;
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
    INSERT INTO snapshot SELECT (jsonb_populate_record(NULL::snapshot, p_snapshot || jsonb_build_object('case_id', p_case))).*;
  END IF;
  FOR l IN SELECT * FROM jsonb_array_elements(p_letters) LOOP
    r := l->'letter';
    INSERT INTO letter (id, case_id, notice, snapshot_id, decision_id, kind, recipient, addressee, status, pdf, sha256, warnings, arranged, issued_by_id, issued_by, issued_at)
      VALUES ((r->>'id')::uuid, p_case, p_notice, this_snapshot, d.id, r->>'kind', r->>'recipient', r->>'addressee', 'issued', decode(r->>'pdf', 'base64'), r->>'sha256',
        r->'warnings', r->>'arranged', p_actor, r->>'issued_by', (r->>'issued_at')::timestamptz);
    PERFORM append_event(p_case, p_actor, 'letter-issued', l->>'body');
  END LOOP;
  IF (SELECT array_agg(x.recipient ORDER BY x.recipient) FROM letter x WHERE x.case_id = p_case AND x.notice = p_notice AND NOT EXISTS (SELECT FROM letter_void v WHERE v.letter_id = x.id))
    IS DISTINCT FROM owed_recipients(c) THEN
    RAISE EXCEPTION 'the letters issued are not those owed' USING ERRCODE = 'check_violation';
  END IF;
  RETURN 'ok';
END $$;

-- Closes a decided case, with p_close_body, when every notice that it owes has been given.
CREATE OR REPLACE FUNCTION deliver_letter(p_case uuid, p_actor text, p_delivery jsonb, p_body text, p_close_body text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE c "case"; this_letter letter;
BEGIN
  SELECT * INTO c FROM "case" WHERE id = p_case FOR UPDATE;
  IF NOT FOUND THEN RETURN 'not-found'; END IF;
  IF NOT has_role(p_actor, c.plan_id, 'nurse', 'medical-director', 'manager') THEN RETURN 'forbidden'; END IF;
  SELECT * INTO this_letter FROM letter l WHERE l.id = (p_delivery->>'letter_id')::uuid AND l.case_id = p_case;
  IF NOT FOUND OR c.status = 'closed' OR (this_letter.notice = 'decision' AND c.status <> 'decided')
    OR EXISTS (SELECT FROM letter_void v WHERE v.letter_id = this_letter.id) OR EXISTS (SELECT FROM delivery x WHERE x.letter_id = this_letter.id) THEN RETURN 'conflict'; END IF;
  INSERT INTO delivery SELECT (jsonb_populate_record(NULL::delivery, p_delivery || jsonb_build_object('delivered_by_id', p_actor))).*;
  PERFORM append_event(p_case, p_actor, 'letter-delivered', p_body);
  IF c.status = 'decided' AND all_notices_given(c) THEN
    UPDATE "case" SET status = 'closed', open_due_at = NULL WHERE id = p_case;
    PERFORM append_event(p_case, p_actor, 'case-closed', p_close_body);
    RETURN 'closed';
  END IF;
  RETURN 'ok';
END $$;

-- p_void: {"letter_id","reason","voided_by","voided_at"}. The notice is owed again; a decision's opens a closed case.
CREATE OR REPLACE FUNCTION void_letter(p_case uuid, p_actor text, p_void jsonb, p_body text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE c "case"; this_letter letter;
BEGIN
  SELECT * INTO c FROM "case" WHERE id = p_case FOR UPDATE;
  IF NOT FOUND THEN RETURN 'not-found'; END IF;
  IF NOT has_role(p_actor, c.plan_id, 'medical-director', 'manager') THEN RETURN 'forbidden'; END IF;
  SELECT * INTO this_letter FROM letter l WHERE l.id = (p_void->>'letter_id')::uuid AND l.case_id = p_case;
  IF NOT FOUND OR (this_letter.notice <> 'decision' AND c.status = 'closed')
    OR EXISTS (SELECT FROM letter_void v WHERE v.letter_id = this_letter.id) THEN RETURN 'conflict'; END IF;
  INSERT INTO letter_void SELECT (jsonb_populate_record(NULL::letter_void, p_void || jsonb_build_object('voided_by_id', p_actor))).*;
  IF this_letter.notice = 'decision' THEN
    UPDATE "case" SET status = 'decided', open_due_at = due_at WHERE id = p_case;
  END IF;
  PERFORM append_event(p_case, p_actor, 'letter-voided', p_body);
  RETURN 'ok';
END $$;

-- p_contact: a row of it without case, kind and who recorded it; "notice" is one that the case came to owe, which its history tells.
CREATE FUNCTION record_oral_notice(p_case uuid, p_actor text, p_contact jsonb, p_body text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE c "case";
BEGIN
  SELECT * INTO c FROM "case" WHERE id = p_case FOR UPDATE;
  IF NOT FOUND THEN RETURN 'not-found'; END IF;
  IF NOT has_role(p_actor, c.plan_id, 'nurse', 'medical-director', 'manager') THEN RETURN 'forbidden'; END IF;
  IF EXISTS (SELECT FROM contact x WHERE x.id = (p_contact->>'id')::uuid AND x.case_id = p_case) THEN RETURN 'exists'; END IF;
  IF c.status = 'closed' THEN RETURN 'conflict'; END IF;
  IF p_contact->>'notice' IS NULL THEN RETURN 'forbidden'; END IF;
  INSERT INTO contact SELECT (jsonb_populate_record(NULL::contact, p_contact || jsonb_build_object('case_id', p_case, 'by_id', p_actor, 'kind', 'oral-notice', 'outcome', ''))).*;
  PERFORM append_event(p_case, p_actor, 'oral-notice-recorded', p_body);
  RETURN 'ok';
END $$;

-- ── The worklist ────────────────────────────────────────────────────────────

UPDATE "case" c SET notice_owed = NOT all_notices_given(c) WHERE c.status <> 'closed';

-- What is owed is a small part of the cases, in each order of the list.
CREATE INDEX case_owed_due_idx ON "case" (due_at, id) INCLUDE (plan_id) WHERE notice_owed;
CREATE INDEX case_owed_received_idx ON "case" (received_at, id) WHERE notice_owed;
CREATE INDEX case_owed_member_idx ON "case" (member_name, id) WHERE notice_owed;
CREATE INDEX case_owed_number_idx ON "case" (number) WHERE notice_owed;

-- ── Grants ──────────────────────────────────────────────────────────────────

DO $$
DECLARE f regprocedure;
BEGIN
  FOREACH f IN ARRAY ARRAY[
    'notices_owed("case")', 'notice_given("case", text)', 'all_notices_given("case")', 'keep_notice_owed()', 'guard_letter()',
    'issue_letters(uuid, text, text, jsonb, jsonb)', 'deliver_letter(uuid, text, jsonb, text, text)', 'void_letter(uuid, text, jsonb, text)',
    'record_oral_notice(uuid, text, jsonb, text)']::regprocedure[] LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('ALTER FUNCTION %s SET search_path = public, pg_temp', f);
  END LOOP;
  FOREACH f IN ARRAY ARRAY[
    'issue_letters(uuid, text, text, jsonb, jsonb)', 'deliver_letter(uuid, text, jsonb, text, text)', 'void_letter(uuid, text, jsonb, text)',
    'record_oral_notice(uuid, text, jsonb, text)']::regprocedure[] LOOP
    EXECUTE format('ALTER FUNCTION %s SECURITY DEFINER', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO criterion_app', f);
  END LOOP;
END $$;
