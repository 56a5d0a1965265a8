-- What comes after a decision: versions of an authorization, corrections of letters, the case opened again, what an overturned decision asks for
-- and by when, what other bodies decided. The first decision and its snapshot stay as they are.

-- AlterTable
ALTER TABLE "case" ADD COLUMN     "appeal_outcome" TEXT,
ADD COLUMN     "duty_due_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "authorization_version" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE NOT NULL,
    "lines" JSONB NOT NULL,
    "practitioner" JSONB NOT NULL,
    "facility" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "basis" TEXT NOT NULL DEFAULT '',
    "signing" JSONB,
    "made_by_id" TEXT NOT NULL,
    "made_by" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "event_number" INTEGER NOT NULL,

    CONSTRAINT "authorization_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "duty" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "basis" TEXT NOT NULL,
    "verified" BOOLEAN NOT NULL,
    "arisen_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),
    "done_by_id" TEXT,
    "done_by" TEXT,
    "detail" JSONB,
    "event_number" INTEGER,

    CONSTRAINT "duty_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "external_review" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "decided_on" DATE NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "lines" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "recorded_by_id" TEXT NOT NULL,
    "recorded_by" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "event_number" INTEGER NOT NULL,

    CONSTRAINT "external_review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "correction" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "snapshot_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "changes" JSONB NOT NULL,
    "corrected_by_id" TEXT NOT NULL,
    "corrected_by" TEXT NOT NULL,
    "corrected_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "correction_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "authorization_version_case_id_idx" ON "authorization_version"("case_id");

-- CreateIndex
CREATE UNIQUE INDEX "authorization_version_number_version_key" ON "authorization_version"("number", "version");

-- CreateIndex
CREATE INDEX "duty_case_id_idx" ON "duty"("case_id");

-- CreateIndex
CREATE INDEX "external_review_case_id_idx" ON "external_review"("case_id");

-- CreateIndex
CREATE INDEX "correction_case_id_idx" ON "correction"("case_id");

-- CreateIndex
CREATE INDEX "correction_snapshot_id_idx" ON "correction"("snapshot_id");

-- AddForeignKey
ALTER TABLE "authorization_version" ADD CONSTRAINT "authorization_version_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "duty" ADD CONSTRAINT "duty_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "external_review" ADD CONSTRAINT "external_review_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "correction" ADD CONSTRAINT "correction_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "correction" ADD CONSTRAINT "correction_snapshot_id_fkey" FOREIGN KEY ("snapshot_id") REFERENCES "snapshot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── What columns alone cannot say ───────────────────────────────────────────

ALTER TABLE "case" ADD CONSTRAINT case_appeal_outcome CHECK (appeal_outcome IN ('upheld', 'overturned', 'overturned-in-part', 'dismissed', 'withdrawn'));
ALTER TABLE case_link
  DROP CONSTRAINT case_link_kind,
  ADD CONSTRAINT case_link_kind CHECK (kind IN ('split', 'duplicate', 'appeal', 'related', 'reopening', 'reconsideration') AND from_id <> to_id);
ALTER TABLE authorization_version ADD CONSTRAINT authorization_version_shape CHECK (
  number ~ '^AUTH-[0-9]{2}-[0-9]{6}$' AND valid_from <= valid_to AND reason <> '' AND jsonb_typeof(lines) = 'array' AND jsonb_array_length(lines) > 0
  AND CASE kind WHEN 'ordered' THEN version = 1 AND basis <> '' WHEN 'amended' THEN version > 1 WHEN 'continued' THEN version > 1 AND basis <> ''
    -- Ending what runs is adverse: a medical director's signature, with the license as it stood.
    WHEN 'ended' THEN version > 1 AND basis <> '' AND signing->'credential' IS NOT NULL AND signing->>'rationale' <> '' ELSE false END);
ALTER TABLE duty ADD CONSTRAINT duty_shape CHECK (kind IN ('effectuation', 'forwarding') AND basis <> ''
  AND (done_at IS NULL) = (done_by IS NULL) AND (done_at IS NULL) = (detail IS NULL) AND (done_at IS NULL) = (event_number IS NULL));
ALTER TABLE external_review ADD CONSTRAINT external_review_shape CHECK (
  body IN ('independent-entity', 'fair-hearing', 'external-review', 'opm') AND reference <> ''
  AND CASE WHEN result IN ('overturned', 'overturned-in-part') THEN cardinality(lines) > 0
    ELSE result IN ('upheld', 'dismissed', 'withdrawn') AND cardinality(lines) = 0 END);
ALTER TABLE correction ADD CONSTRAINT correction_shape CHECK (reason <> '' AND jsonb_typeof(changes) = 'array' AND jsonb_array_length(changes) > 0);
ALTER TABLE letter
  DROP CONSTRAINT letter_notice,
  ADD CONSTRAINT letter_notice CHECK (notice ~ '^(decision|withdrawal|missed-due|information:[0-9a-f-]{36}|(extension|urgency|amended|ended|ordered|forwarded):[1-9][0-9]*)$');

-- A duty once done stays as it is.
CREATE FUNCTION guard_duty() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.done_at IS NOT NULL OR (NEW.id, NEW.case_id, NEW.kind, NEW.due_at, NEW.basis, NEW.verified, NEW.arisen_at)
    IS DISTINCT FROM (OLD.id, OLD.case_id, OLD.kind, OLD.due_at, OLD.basis, OLD.verified, OLD.arisen_at) THEN
    RAISE EXCEPTION 'a duty is done once, and its time stays' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER duty_guard BEFORE UPDATE ON duty FOR EACH ROW EXECUTE FUNCTION guard_duty();

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['authorization_version', 'external_review', 'correction'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t || '_immutable', t);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t || '_no_truncate', t);
  END LOOP;
  CREATE TRIGGER duty_immutable BEFORE DELETE ON duty FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER duty_no_truncate BEFORE TRUNCATE ON duty FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
END $$;

-- ── What is owed ────────────────────────────────────────────────────────────

-- As before, with the letters that an authorization's new version, and a forwarding, owe.
CREATE OR REPLACE FUNCTION notices_owed(c "case") RETURNS SETOF text LANGUAGE sql STABLE AS $$
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
  UNION ALL
  SELECT v.kind || ':' || v.event_number FROM authorization_version v WHERE v.case_id = c.id AND v.kind IN ('amended', 'ended', 'ordered')
  UNION ALL
  SELECT 'forwarded:' || d.event_number FROM duty d WHERE d.case_id = c.id AND d.kind = 'forwarding' AND d.done_at IS NOT NULL
$$;

-- As before; a decision's letter may also be made from the decision's snapshot with a clerical error put right.
CREATE OR REPLACE FUNCTION guard_letter() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM "case" WHERE id = NEW.case_id FOR UPDATE;
  IF EXISTS (SELECT FROM letter l WHERE l.case_id = NEW.case_id AND l.notice = NEW.notice AND l.recipient = NEW.recipient
    AND NOT EXISTS (SELECT FROM letter_void v WHERE v.letter_id = l.id)) THEN
    RAISE EXCEPTION 'one letter to each recipient of a notice' USING ERRCODE = 'check_violation';
  END IF;
  IF NOT EXISTS (SELECT FROM snapshot s WHERE s.id = NEW.snapshot_id AND s.case_id = NEW.case_id)
    OR (NEW.notice = 'decision' AND NOT EXISTS (SELECT FROM decision d WHERE (d.id, d.case_id) = (NEW.decision_id, NEW.case_id)
      AND NEW.snapshot_id = letters_snapshot(NEW.case_id))) THEN
    RAISE EXCEPTION 'a letter is made from the snapshot of its own decision or notice' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

-- What the decision's letters are made from: its last correction, or the decision's own snapshot.
CREATE FUNCTION letters_snapshot(p_case uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT x.snapshot_id FROM correction x WHERE x.case_id = p_case ORDER BY x.corrected_at DESC, x.id DESC LIMIT 1),
    (SELECT d.snapshot_id FROM decision d WHERE d.case_id = p_case))
$$;

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

-- A closed case that owes a letter again is decided until it is given. Its clock is over: no due time comes with it.
CREATE FUNCTION owe_again(p_case uuid) RETURNS void LANGUAGE sql AS $$
  UPDATE "case" SET status = 'decided', open_due_at = NULL WHERE id = p_case AND status = 'closed'
$$;

-- ── Duties with a clock ─────────────────────────────────────────────────────

CREATE FUNCTION keep_duty_due(p_case uuid) RETURNS void LANGUAGE sql AS $$
  UPDATE "case" SET duty_due_at = (SELECT min(d.due_at) FROM duty d WHERE d.case_id = p_case AND d.done_at IS NULL) WHERE id = p_case
$$;

-- A decision on an appeal names what it asks for, in the event that tells it: an overturned one is put into effect, and an upheld one goes on by
-- itself where the line of business says so. Without them it is not stored.
CREATE FUNCTION keep_duties() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE p jsonb := NEW.body::jsonb->'payload'; kinds text[];
BEGIN
  INSERT INTO duty (id, case_id, kind, due_at, basis, verified, arisen_at)
    SELECT (d->>'id')::uuid, NEW.case_id, d->>'kind', (d->>'dueAt')::timestamptz, d->>'basis', (d->>'verified')::boolean, NEW.at
    FROM jsonb_array_elements(coalesce(p->'duties', '[]')) d;
  IF EXISTS (SELECT FROM case_link l WHERE l.to_id = NEW.case_id AND l.kind = 'appeal') THEN
    kinds := ARRAY(SELECT d.kind FROM duty d WHERE d.case_id = NEW.case_id);
    IF (p->>'kind' <> 'denied' AND NOT 'effectuation' = ANY (kinds))
      OR (p->>'kind' IN ('denied', 'approved-in-part') AND NOT 'forwarding' = ANY (kinds)
        AND EXISTS (SELECT FROM "case" c WHERE c.id = NEW.case_id AND c.line_of_business = 'medicare-advantage')) THEN
      RAISE EXCEPTION 'a decision on an appeal says what follows from it, and by when' USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  IF jsonb_array_length(coalesce(p->'duties', '[]')) > 0 THEN PERFORM keep_duty_due(NEW.case_id); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER event_duties AFTER INSERT ON event FOR EACH ROW WHEN (NEW.type IN ('case-approved', 'decision-signed')) EXECUTE FUNCTION keep_duties();

-- What became of an appeal at the plan. A dismissal is an ending that another migration may add: it is asked for by name.
CREATE FUNCTION keep_appeal_outcome() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.appeal_outcome IS NULL AND NEW.status IN ('decided', 'closed', 'withdrawn')
    AND EXISTS (SELECT FROM case_link l WHERE l.to_id = NEW.id AND l.kind = 'appeal') THEN
    NEW.appeal_outcome := CASE
      WHEN to_jsonb(NEW)->>'ending' = 'dismissed' THEN 'dismissed'
      WHEN NEW.status = 'withdrawn' THEN 'withdrawn'
      ELSE (SELECT CASE d.kind WHEN 'denied' THEN 'upheld' WHEN 'approved-in-part' THEN 'overturned-in-part'
        WHEN 'approved' THEN 'overturned' WHEN 'no-review-required' THEN 'overturned' END FROM decision d WHERE d.case_id = NEW.id) END;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER case_appeal_outcome_kept BEFORE UPDATE OF status ON "case" FOR EACH ROW WHEN (NEW.status <> OLD.status) EXECUTE FUNCTION keep_appeal_outcome();
UPDATE "case" c SET appeal_outcome = CASE WHEN c.status = 'withdrawn' THEN 'withdrawn' ELSE (SELECT CASE d.kind WHEN 'denied' THEN 'upheld'
    WHEN 'approved-in-part' THEN 'overturned-in-part' WHEN 'approved' THEN 'overturned' WHEN 'no-review-required' THEN 'overturned' END FROM decision d WHERE d.case_id = c.id) END
  WHERE c.status IN ('decided', 'closed', 'withdrawn') AND EXISTS (SELECT FROM case_link l WHERE l.to_id = c.id AND l.kind = 'appeal');

-- p_detail: what was done: of a forwarding to whom, by what means and what was sent.
CREATE FUNCTION discharge_duty(p_case uuid, p_actor text, p_duty uuid, p_by text, p_at timestamptz, p_detail jsonb, p_body text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE c "case"; d duty; n integer;
BEGIN
  SELECT * INTO c FROM "case" WHERE id = p_case FOR UPDATE;
  IF NOT FOUND THEN RETURN 'not-found'; END IF;
  IF NOT has_role(p_actor, c.plan_id, 'nurse', 'medical-director', 'manager') THEN RETURN 'forbidden'; END IF;
  SELECT * INTO d FROM duty x WHERE x.id = p_duty AND x.case_id = p_case;
  IF NOT FOUND OR d.done_at IS NOT NULL OR c.status NOT IN ('decided', 'closed') THEN RETURN 'conflict'; END IF;
  IF d.kind = 'forwarding' AND (coalesce(p_detail->>'to', '') = '' OR coalesce(jsonb_array_length(p_detail->'sent'), 0) = 0) THEN RETURN 'forbidden'; END IF;
  n := append_event(p_case, p_actor, CASE d.kind WHEN 'forwarding' THEN 'appeal-forwarded' ELSE 'decision-effectuated' END, p_body);
  UPDATE duty SET done_at = p_at, done_by_id = p_actor, done_by = p_by, detail = p_detail, event_number = n WHERE id = p_duty;
  PERFORM keep_duty_due(p_case);
  IF d.kind = 'forwarding' THEN PERFORM owe_again(p_case); END IF;
  RETURN 'ok';
END $$;

-- ── Versions of an authorization ────────────────────────────────────────────

-- The last version of an authorization of the case, as a row; a decision's own is its first. Null: the case has no such authorization.
CREATE FUNCTION authorization_now(p_case uuid, p_number text) RETURNS authorization_version LANGUAGE sql STABLE AS $$
  SELECT v.* FROM (
    SELECT v.* FROM authorization_version v WHERE v.case_id = p_case AND v.number = p_number
    UNION ALL
    SELECT d.id, d.case_id, d.authorization_number, 1, 'decided', d.valid_from, d.valid_to,
      (SELECT jsonb_agg(jsonb_build_object('number', l.number, 'code', l.code, 'units', l.units, 'site', l.site, 'dateOfService', l.date_of_service) ORDER BY l.number)
        FROM service_line l JOIN jsonb_array_elements(d.lines) x ON (x->>'number')::int = l.number AND x->>'result' = 'approved' WHERE l.case_id = d.case_id),
      c.practitioner, c.facility, d.rationale, d.basis, NULL::jsonb, d.signer_id, d.signer_name, d.decided_at, 0
      FROM decision d JOIN "case" c ON c.id = d.case_id WHERE d.case_id = p_case AND d.authorization_number = p_number
  ) v ORDER BY v.version DESC LIMIT 1
$$;

-- p_version: a row of it. What no review stands behind is refused: another line, more units, a day outside the span.
CREATE FUNCTION amend_authorization(p_case uuid, p_actor text, p_expected integer, p_version jsonb, p_body text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE c "case"; now_at authorization_version; n integer;
BEGIN
  SELECT * INTO c FROM "case" WHERE id = p_case FOR UPDATE;
  IF NOT FOUND THEN RETURN 'not-found'; END IF;
  IF NOT has_role(p_actor, c.plan_id, 'nurse', 'medical-director') THEN RETURN 'forbidden'; END IF;
  now_at := authorization_now(p_case, p_version->>'number');
  IF c.status NOT IN ('decided', 'closed') OR now_at.number IS NULL OR now_at.kind = 'ended' THEN RETURN 'conflict'; END IF;
  IF now_at.version <> p_expected THEN RETURN 'stale'; END IF;
  IF (p_version->>'kind', (p_version->>'version')::int) IS DISTINCT FROM ('amended', p_expected + 1)
    OR (p_version->>'valid_from')::date < now_at.valid_from OR (p_version->>'valid_to')::date > now_at.valid_to
    OR jsonb_array_length(p_version->'lines') <> jsonb_array_length(now_at.lines)
    OR EXISTS (SELECT FROM jsonb_array_elements(p_version->'lines') l
      LEFT JOIN jsonb_array_elements(now_at.lines) w ON (w->>'number') = (l->>'number')
      WHERE w IS NULL OR (l->>'units')::int > (w->>'units')::int
        OR NOT (l->>'dateOfService')::date BETWEEN (p_version->>'valid_from')::date AND (p_version->>'valid_to')::date) THEN
    RETURN 'forbidden';
  END IF;
  n := append_event(p_case, p_actor, 'authorization-amended', p_body);
  INSERT INTO authorization_version SELECT * FROM jsonb_populate_record(NULL::authorization_version,
    p_version || jsonb_build_object('case_id', p_case, 'made_by_id', p_actor, 'event_number', n, 'signing', NULL));
  PERFORM owe_again(p_case);
  RETURN 'ok';
END $$;

-- Ends or shortens what runs: a medical director, licensed, who did not prepare the case; with the days of notice that Medicaid is owed, unless
-- an exception is named.
CREATE FUNCTION end_authorization(p_case uuid, p_actor text, p_expected integer, p_version jsonb, p_body text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE c "case"; now_at authorization_version; n integer; made timestamptz := (p_version->>'made_at')::timestamptz; zone text;
BEGIN
  SELECT * INTO c FROM "case" WHERE id = p_case FOR UPDATE;
  IF NOT FOUND THEN RETURN 'not-found'; END IF;
  IF NOT has_role(p_actor, c.plan_id, 'medical-director') OR p_actor IN (SELECT preparers(p_case)) THEN RETURN 'forbidden'; END IF;
  IF NOT carries_signature((p_version#>>'{signing,credential,id}')::uuid, p_actor, c.plan_id, made) THEN RETURN 'no-credential'; END IF;
  SELECT p.time_zone INTO zone FROM plan p WHERE p.id = c.plan_id;
  now_at := authorization_now(p_case, p_version->>'number');
  IF c.status NOT IN ('decided', 'closed') OR now_at.number IS NULL OR now_at.kind = 'ended' THEN RETURN 'conflict'; END IF;
  IF now_at.version <> p_expected THEN RETURN 'stale'; END IF;
  IF (p_version->>'kind', (p_version->>'version')::int, p_version->>'valid_from') IS DISTINCT FROM ('ended', p_expected + 1, now_at.valid_from::text)
    OR (p_version->>'valid_to')::date >= now_at.valid_to OR p_version->'lines' IS DISTINCT FROM now_at.lines
    OR (c.line_of_business = 'medicaid' AND coalesce(p_version#>>'{signing,exception}', '') = ''
      AND (p_version->>'valid_to')::date < (made AT TIME ZONE zone)::date + 10) THEN
    RETURN 'forbidden';
  END IF;
  n := append_event(p_case, p_actor, 'authorization-ended', p_body);
  INSERT INTO authorization_version SELECT * FROM jsonb_populate_record(NULL::authorization_version,
    p_version || jsonb_build_object('case_id', p_case, 'made_by_id', p_actor, 'event_number', n));
  PERFORM owe_again(p_case);
  RETURN 'ok';
END $$;

-- ── What other bodies decided ───────────────────────────────────────────────

-- p_outcome: a row of external_review. p_version: the authorization that it orders, as a row, where it overturned anything; p_duty: its effect.
-- Nobody here decides: what was overturned is approved as ordered, and nothing else changes.
CREATE FUNCTION record_external_review(p_case uuid, p_actor text, p_outcome jsonb, p_version jsonb, p_duty jsonb, p_body text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE c "case"; d decision; n integer; overturned integer[];
BEGIN
  SELECT * INTO c FROM "case" WHERE id = p_case FOR UPDATE;
  IF NOT FOUND THEN RETURN 'not-found'; END IF;
  IF NOT has_role(p_actor, c.plan_id, 'nurse', 'medical-director', 'manager') THEN RETURN 'forbidden'; END IF;
  IF EXISTS (SELECT FROM external_review x WHERE x.id = (p_outcome->>'id')::uuid AND x.case_id = p_case) THEN RETURN 'exists'; END IF;
  SELECT * INTO d FROM decision x WHERE x.case_id = p_case;
  IF c.status NOT IN ('decided', 'closed') OR d.kind NOT IN ('denied', 'approved-in-part')
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

-- ── Clerical errors ─────────────────────────────────────────────────────────

-- How people and places are written is all that a correction may change: who they are and what was decided stay.
CREATE FUNCTION without_spelling(s jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT s - 'correction'
    #- '{member,name}' #- '{member,address}' #- '{representative,name}' #- '{representative,address}'
    #- '{requestingPractitioner,name}' #- '{requestingPractitioner,address}' #- '{requestingPractitioner,phone}' #- '{requestingPractitioner,fax}'
    #- '{facility,name}' #- '{facility,address}'
$$;

-- Takes the decision's letters back and gives them a snapshot to be made from anew. p_correction: a row without case and snapshot; p_snapshot: the
-- decision's as corrected; p_voids: [{"void": row, "body": event}], one for each letter that stands; p_parties: the case's columns as corrected.
CREATE FUNCTION correct_letters(p_case uuid, p_actor text, p_correction jsonb, p_snapshot jsonb, p_voids jsonb, p_parties jsonb, p_body text) RETURNS text LANGUAGE plpgsql AS $$
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
  UPDATE "case" SET member = corrected->'member', member_name = corrected#>>'{member,name}', representative = NULLIF(corrected->'representative', 'null'),
    practitioner = corrected->'requestingPractitioner', practitioner_name = corrected#>>'{requestingPractitioner,name}', facility = corrected->'facility',
    search_text = p_parties->>'search_text' WHERE id = p_case;
  PERFORM owe_again(p_case);
  RETURN 'ok';
END $$;

-- ── The case opened again ───────────────────────────────────────────────────

-- As first_deciders before, through decisions that were reopened or reconsidered too.
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
      SELECT e.actor_id FROM event e WHERE e.case_id = a.id AND e.type IN ('case-taken', 'case-returned', 'peer-to-peer-recorded', 'decision-signed', 'authorization-ended')
    ) x (id)
    UNION
    SELECT u.id FROM "user" u JOIN barred b ON u.reports_to_id = b.id
  ) SELECT barred.id FROM barred;
END $$;

-- A linked case of what was denied, answers and evidence with it. p_case: as one of receive_cases'.
CREATE FUNCTION copy_case(c "case", p_actor text, p_kind text, p_case jsonb) RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE new_id uuid := (p_case#>>'{case,id}')::uuid;
BEGIN
  INSERT INTO "case" SELECT * FROM jsonb_populate_record(NULL::"case", p_case->'case' || '{"event_count":0,"head_hash":"","notice_owed":false}');
  INSERT INTO service_line SELECT x.* FROM jsonb_array_elements(p_case->'lines') l, jsonb_populate_record(NULL::service_line, l || jsonb_build_object('case_id', new_id)) x;
  INSERT INTO case_link (from_id, to_id, kind) VALUES (c.id, new_id, p_kind);
  INSERT INTO answer (case_id, fact, value, note, version, answered_by_id, answered_by, answered_at)
    SELECT new_id, fact, value, note, 1, answered_by_id, answered_by, answered_at FROM answer WHERE case_id = c.id;
  INSERT INTO evidence (id, case_id, fact, document, page, note_date, quotation, comment, cited_by_id, cited_by, cited_at)
    SELECT gen_random_uuid(), new_id, fact, document, page, note_date, quotation, comment, cited_by_id, cited_by, cited_at FROM evidence WHERE case_id = c.id;
  PERFORM append_event(new_id, p_actor, 'request-received', p_case->>'body');
  RETURN new_id;
END $$;

-- Lines that a new look is at: what was denied, else all of them.
CREATE FUNCTION lines_looked_at(p_case uuid) RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT ARRAY(SELECT l->>'code' FROM decision d, jsonb_array_elements(d.lines) l
    WHERE d.case_id = p_case AND (d.kind IN ('approved', 'no-review-required') OR l->>'result' = 'denied') ORDER BY (l->>'number')::int)
$$;

-- p_kind: 'reopening', or 'reconsideration' with the talk that it follows: p_talk, a row of contact. What was approved is reopened by a medical
-- director only. Where the line of business has appeals only, nothing is reconsidered.
CREATE FUNCTION look_again(p_original uuid, p_actor text, p_kind text, p_case jsonb, p_talk jsonb, p_bodies jsonb) RETURNS text LANGUAGE plpgsql AS $$
DECLARE c "case"; d decision; new_id uuid := (p_case#>>'{case,id}')::uuid;
BEGIN
  SELECT * INTO c FROM "case" WHERE id = p_original FOR UPDATE;
  IF NOT FOUND THEN RETURN 'not-found'; END IF;
  SELECT * INTO d FROM decision x WHERE x.case_id = p_original;
  IF NOT (CASE WHEN p_kind = 'reopening' AND d.kind IN ('denied', 'approved-in-part') THEN has_role(p_actor, c.plan_id, 'medical-director', 'manager')
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

-- A decision that approves what was denied before takes the readings of the denial out of use: on appeal, reopened, or reconsidered.
CREATE OR REPLACE FUNCTION withdraw_overturned(p_case uuid, p_kind text, p_at timestamptz) RETURNS void LANGUAGE sql AS $$
  UPDATE reading r SET withdrawn_at = p_at, withdrawn_reason = 'overturned on appeal'
    WHERE p_kind IN ('approved', 'approved-in-part') AND r.withdrawn_at IS NULL AND r.id IN (
      SELECT s.reading_id FROM case_link l JOIN decision d ON d.case_id = l.from_id JOIN reading_source s ON s.decision_id = d.id
      WHERE l.to_id = p_case AND l.kind IN ('appeal', 'reopening', 'reconsideration'))
$$;

-- As before; what was ended early may be appealed as what was denied, and where services are to go on meanwhile, p_case names the version of the
-- authorization that says so.
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
  IF c.status NOT IN ('decided', 'closed') OR NOT (d.kind IN ('denied', 'approved-in-part') OR v.id IS NOT NULL)
    OR EXISTS (SELECT FROM case_link l JOIN "case" a ON a.id = l.to_id WHERE l.from_id = p_original AND l.kind = 'appeal' AND a.status <> 'withdrawn') THEN RETURN 'conflict'; END IF;
  wanted := CASE WHEN d.kind IN ('denied', 'approved-in-part')
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

-- ── The worklist ────────────────────────────────────────────────────────────

CREATE INDEX case_duty_due_idx ON "case" (duty_due_at, id) INCLUDE (plan_id) WHERE duty_due_at IS NOT NULL;
CREATE INDEX case_duty_received_idx ON "case" (received_at, id) WHERE duty_due_at IS NOT NULL;
CREATE INDEX case_duty_member_idx ON "case" (member_name, id) WHERE duty_due_at IS NOT NULL;
CREATE INDEX case_duty_number_idx ON "case" (number) WHERE duty_due_at IS NOT NULL;

-- ── Grants ──────────────────────────────────────────────────────────────────

GRANT SELECT ON authorization_version, duty, external_review, correction TO criterion_app;

DO $$
DECLARE f regprocedure;
BEGIN
  FOREACH f IN ARRAY ARRAY[
    'guard_duty()', 'notices_owed("case")', 'guard_letter()', 'letters_snapshot(uuid)', 'issue_letters(uuid, text, text, jsonb, jsonb)', 'owe_again(uuid)',
    'keep_duty_due(uuid)', 'keep_duties()', 'keep_appeal_outcome()', 'discharge_duty(uuid, text, uuid, text, timestamptz, jsonb, text)', 'authorization_now(uuid, text)',
    'amend_authorization(uuid, text, integer, jsonb, text)', 'end_authorization(uuid, text, integer, jsonb, text)',
    'record_external_review(uuid, text, jsonb, jsonb, jsonb, text)', 'without_spelling(jsonb)', 'correct_letters(uuid, text, jsonb, jsonb, jsonb, jsonb, text)',
    'first_deciders(uuid)', 'copy_case("case", text, text, jsonb)', 'lines_looked_at(uuid)', 'look_again(uuid, text, text, jsonb, jsonb, jsonb)',
    'withdraw_overturned(uuid, text, timestamptz)', 'file_appeal(uuid, text, jsonb, text)']::regprocedure[] LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('ALTER FUNCTION %s SET search_path = public, pg_temp', f);
  END LOOP;
  FOREACH f IN ARRAY ARRAY[
    'issue_letters(uuid, text, text, jsonb, jsonb)', 'discharge_duty(uuid, text, uuid, text, timestamptz, jsonb, text)',
    'amend_authorization(uuid, text, integer, jsonb, text)', 'end_authorization(uuid, text, integer, jsonb, text)',
    'record_external_review(uuid, text, jsonb, jsonb, jsonb, text)', 'correct_letters(uuid, text, jsonb, jsonb, jsonb, jsonb, text)', 'first_deciders(uuid)',
    'look_again(uuid, text, text, jsonb, jsonb, jsonb)', 'file_appeal(uuid, text, jsonb, text)']::regprocedure[] LOOP
    EXECUTE format('ALTER FUNCTION %s SECURITY DEFINER', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO criterion_app', f);
  END LOOP;
END $$;
