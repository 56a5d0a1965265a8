-- What reports count: one narrow row for each case that came to its end, kept by triggers, so that a year of a million cases is counted from
-- an index. And the second review: a sample that can be proved, blind answers that never touch the case, disagreements and who settled them.

-- CreateTable
CREATE TABLE "case_outcome" (
    "case_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "plan_id" TEXT NOT NULL,
    "payer" TEXT NOT NULL,
    "line_of_business" TEXT NOT NULL,
    "urgency" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "notified_at" TIMESTAMPTZ(3),
    "kind" TEXT NOT NULL,
    "extended" BOOLEAN NOT NULL,
    "retrospective" BOOLEAN NOT NULL,
    "drug" BOOLEAN NOT NULL,
    "follows" TEXT NOT NULL,
    "policy_id" TEXT,
    "policy_version" TEXT,
    "reviewer_id" TEXT,

    CONSTRAINT "case_outcome_pkey" PRIMARY KEY ("case_id")
);

-- CreateTable
CREATE TABLE "review_sample" (
    "id" UUID NOT NULL,
    "plan_id" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "percent" INTEGER NOT NULL,
    "seed" TEXT NOT NULL,
    "seed_from" TEXT NOT NULL,
    "population" JSONB NOT NULL,
    "drawn_by_id" TEXT NOT NULL,
    "drawn_by" TEXT NOT NULL,
    "drawn_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_sample_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "second_review" (
    "id" UUID NOT NULL,
    "sample_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "stratum" TEXT NOT NULL,
    "first_reviewer_id" TEXT NOT NULL,
    "reviewer_id" TEXT,
    "reviewer" TEXT,
    "taken_at" TIMESTAMPTZ(3),
    "answers" JSONB NOT NULL DEFAULT '{}',
    "saves" INTEGER NOT NULL DEFAULT 0,
    "finished_at" TIMESTAMPTZ(3),
    "blind" BOOLEAN,
    "result" JSONB,

    CONSTRAINT "second_review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "settlement" (
    "review_id" UUID NOT NULL,
    "leaf" TEXT NOT NULL,
    "stands" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "suggests_reopening" BOOLEAN NOT NULL,
    "settled_by_id" TEXT NOT NULL,
    "settled_by" TEXT NOT NULL,
    "settled_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "settlement_pkey" PRIMARY KEY ("review_id","leaf")
);

-- CreateIndex
CREATE INDEX "case_outcome_plan_id_decided_at_case_id_idx" ON "case_outcome"("plan_id", "decided_at", "case_id");

-- CreateIndex
CREATE INDEX "review_sample_plan_id_month_idx" ON "review_sample"("plan_id", "month");

-- CreateIndex
CREATE INDEX "second_review_sample_id_place_idx" ON "second_review"("sample_id", "place");

-- CreateIndex
CREATE UNIQUE INDEX "second_review_case_id_key" ON "second_review"("case_id");

-- CreateIndex
CREATE INDEX "second_review_reviewer_id_idx" ON "second_review"("reviewer_id");

-- CreateIndex
CREATE INDEX "case_plan_id_received_at_id_idx" ON "case"("plan_id", "received_at", "id");

-- CreateIndex
CREATE INDEX "information_request_asked_at_idx" ON "information_request"("asked_at");

-- AddForeignKey
ALTER TABLE "case_outcome" ADD CONSTRAINT "case_outcome_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "review_sample" ADD CONSTRAINT "review_sample_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "second_review" ADD CONSTRAINT "second_review_sample_id_fkey" FOREIGN KEY ("sample_id") REFERENCES "review_sample"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "second_review" ADD CONSTRAINT "second_review_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "settlement" ADD CONSTRAINT "settlement_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "second_review"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- ── What columns alone cannot say ───────────────────────────────────────────

ALTER TABLE review_sample
  ADD CONSTRAINT review_sample_month CHECK (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  ADD CONSTRAINT review_sample_percent CHECK (percent BETWEEN 1 AND 100),
  ADD CONSTRAINT review_sample_seed CHECK (seed ~ '^[0-9a-f]{64}$' AND seed_from <> '');
ALTER TABLE second_review
  ADD CONSTRAINT second_review_taken CHECK ((reviewer_id IS NULL) = (taken_at IS NULL) AND (reviewer_id IS NULL) = (reviewer IS NULL)),
  ADD CONSTRAINT second_review_other CHECK (reviewer_id <> first_reviewer_id),
  ADD CONSTRAINT second_review_finished CHECK ((finished_at IS NULL) = (result IS NULL) AND (finished_at IS NULL) = (blind IS NULL)
    AND (finished_at IS NULL OR reviewer_id IS NOT NULL));
ALTER TABLE settlement
  ADD CONSTRAINT settlement_stands CHECK (stands IN ('first', 'second')),
  ADD CONSTRAINT settlement_reason CHECK (btrim(reason) <> '');

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['review_sample', 'settlement'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t || '_immutable', t);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t || '_no_truncate', t);
  END LOOP;
END $$;
CREATE TRIGGER second_review_no_delete BEFORE DELETE ON second_review FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER second_review_no_truncate BEFORE TRUNCATE ON second_review FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- What was drawn, and what a review came to, stay as they are, whoever writes.
CREATE FUNCTION guard_second_review() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.finished_at IS NOT NULL OR (NEW.id, NEW.sample_id, NEW.case_id, NEW.place, NEW.stratum, NEW.first_reviewer_id)
    IS DISTINCT FROM (OLD.id, OLD.sample_id, OLD.case_id, OLD.place, OLD.stratum, OLD.first_reviewer_id) THEN
    RAISE EXCEPTION 'a second review is not changed once it is finished, nor what was drawn' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER second_review_guard BEFORE UPDATE ON second_review FOR EACH ROW EXECUTE FUNCTION guard_second_review();

-- ── What a case came to ─────────────────────────────────────────────────────

-- The service was given before the request came in: as a person confirmed it where there is such a check, else by the dates.
DO $$
BEGIN
  IF EXISTS (SELECT FROM information_schema.columns WHERE table_schema = 'public' AND table_name = 'case' AND column_name = 'retrospective') THEN
    CREATE FUNCTION was_retrospective(c "case") RETURNS boolean LANGUAGE sql STABLE AS 'SELECT c.retrospective';
  ELSE
    CREATE FUNCTION was_retrospective(c "case") RETURNS boolean LANGUAGE sql STABLE AS 'SELECT c.date_of_service < c.received_on';
  END IF;
END $$;

-- HCPCS J codes are drugs. A request for a service that brings its drug along is for the service.
CREATE FUNCTION asks_for_drugs_only(p_case uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(bool_and(code ~ '^J[0-9]{4}$'), false) FROM service_line WHERE case_id = p_case
$$;

-- When everybody had the decision: written, once each of its letters that stands was delivered; or told, where an oral notice counts (an
-- expedited request of any line but Medicaid's).
CREATE FUNCTION notice_given_at(p_case uuid) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT least(
    (SELECT CASE WHEN bool_and(first IS NOT NULL) THEN max(first) END FROM (
      SELECT l.recipient, min(d.delivered_at) AS first FROM letter l LEFT JOIN delivery d ON d.letter_id = l.id
      WHERE l.case_id = p_case AND l.notice = 'decision' GROUP BY l.recipient) r),
    (SELECT min(k.happened_at) FROM contact k JOIN "case" c ON c.id = k.case_id
      WHERE k.case_id = p_case AND k.kind = 'oral-notice' AND k.notice = 'decision' AND c.urgency = 'expedited' AND c.line_of_business <> 'medicaid'))
$$;

CREATE FUNCTION keep_outcome(p_case uuid, p_kind text, p_at timestamptz) RETURNS void LANGUAGE sql AS $$
  INSERT INTO case_outcome (case_id, number, plan_id, payer, line_of_business, urgency, received_at, due_at, decided_at, kind, extended,
    retrospective, drug, follows, policy_id, policy_version, reviewer_id)
  SELECT c.id, c.number, c.plan_id, c.payer, c.line_of_business, c.urgency, c.received_at, c.due_at, p_at, p_kind, c.extended,
    was_retrospective(c), asks_for_drugs_only(c.id),
    coalesce((SELECT min(l.kind) FROM case_link l WHERE l.to_id = c.id AND l.kind IN ('appeal', 'reopening', 'reconsideration')), ''),
    c.policy_id, c.policy_version, c.assignee_id
  FROM "case" c WHERE c.id = p_case
  ON CONFLICT (case_id) DO NOTHING
$$;

CREATE FUNCTION outcome_of_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_outcome(NEW.case_id, NEW.kind, NEW.decided_at);
  RETURN NULL;
END $$;
CREATE TRIGGER decision_outcome AFTER INSERT ON decision FOR EACH ROW EXECUTE FUNCTION outcome_of_decision();

CREATE FUNCTION outcome_of_withdrawal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_outcome(NEW.case_id, 'withdrawn', NEW.at);
  RETURN NULL;
END $$;
CREATE TRIGGER event_outcome AFTER INSERT ON event FOR EACH ROW WHEN (NEW.type = 'case-withdrawn') EXECUTE FUNCTION outcome_of_withdrawal();

CREATE FUNCTION outcome_of_notice() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE decided uuid;
BEGIN
  IF TG_TABLE_NAME = 'contact' THEN decided := NEW.case_id;
  ELSE SELECT l.case_id INTO decided FROM letter l WHERE l.id = NEW.letter_id AND l.notice = 'decision'; END IF;
  UPDATE case_outcome SET notified_at = notice_given_at(decided) WHERE case_id = decided AND notified_at IS NULL AND notice_given_at(decided) IS NOT NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER delivery_outcome AFTER INSERT ON delivery FOR EACH ROW EXECUTE FUNCTION outcome_of_notice();
CREATE TRIGGER contact_outcome AFTER INSERT ON contact FOR EACH ROW WHEN (NEW.kind = 'oral-notice') EXECUTE FUNCTION outcome_of_notice();

SELECT keep_outcome(d.case_id, d.kind, d.decided_at) FROM decision d;
SELECT keep_outcome(e.case_id, 'withdrawn', e.at) FROM event e JOIN "case" c ON c.id = e.case_id WHERE c.status = 'withdrawn' AND e.type = 'case-withdrawn';
UPDATE case_outcome SET notified_at = notice_given_at(case_id) WHERE kind <> 'withdrawn';

-- ── Second review: a copy that never touches the case ───────────────────────

CREATE FUNCTION note_second_review(p_at timestamptz, p_actor text, p_name text, p_type text, p_sample uuid, p_place integer, p_what text) RETURNS void LANGUAGE sql AS $$
  INSERT INTO organization_event (at, actor_id, actor, type, subject, name, changes)
  SELECT p_at, p_actor, p_name, p_type, p_sample::text, p.name || ', ' || s.month,
    jsonb_build_array(jsonb_build_object('what', CASE WHEN p_place IS NULL THEN 'Sample' ELSE 'Number ' || p_place END, 'before', NULL, 'after', p_what))
  FROM review_sample s JOIN plan p ON p.id = s.plan_id WHERE s.id = p_sample
$$;

-- Nobody gets rid of a sample by drawing another: what was drawn stays, and a case belongs to one population and is drawn once at most.
CREATE FUNCTION draw_sample(p_actor text, p_name text, p_sample jsonb, p_reviews jsonb) RETURNS text LANGUAGE plpgsql AS $$
DECLARE s review_sample := jsonb_populate_record(NULL::review_sample, p_sample || jsonb_build_object('drawn_by_id', p_actor, 'drawn_by', p_name)); drawn integer;
BEGIN
  IF NOT has_role(p_actor, s.plan_id, 'manager') THEN RETURN 'forbidden'; END IF;
  BEGIN
    INSERT INTO review_sample SELECT s.*;
    INSERT INTO second_review (id, sample_id, case_id, place, stratum, first_reviewer_id)
      SELECT (r->>'id')::uuid, s.id, c.id, (r->>'place')::integer, r->>'stratum', c.assignee_id
      FROM jsonb_array_elements(p_reviews) r JOIN "case" c ON c.number = r->>'number' AND c.plan_id = s.plan_id AND c.status = 'closed' AND c.assignee_id IS NOT NULL;
  EXCEPTION WHEN unique_violation THEN
    RETURN 'exists';
  END;
  GET DIAGNOSTICS drawn = ROW_COUNT;
  IF drawn <> jsonb_array_length(p_reviews) THEN RAISE EXCEPTION 'a case that was drawn is not closed' USING ERRCODE = 'serialization_failure'; END IF;
  PERFORM note_second_review(s.drawn_at, p_actor, p_name, 'sample-drawn', s.id, NULL, drawn || ' cases drawn');
  RETURN 'ok';
END $$;

-- Whoever prepared or decided the case, or ever opened it, is not blind to it.
CREATE FUNCTION has_seen_case(p_user text, p_case uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM view_event v JOIN "case" c ON c.number = v.case_number WHERE c.id = p_case AND v.user_id = p_user AND v.screen <> 'second-review')
$$;

CREATE FUNCTION take_second_review(p_review uuid, p_actor text, p_name text, p_at timestamptz) RETURNS text LANGUAGE plpgsql AS $$
DECLARE r second_review; plan text;
BEGIN
  SELECT * INTO r FROM second_review WHERE id = p_review FOR UPDATE;
  IF NOT FOUND THEN RETURN 'not-found'; END IF;
  SELECT plan_id INTO plan FROM "case" WHERE id = r.case_id;
  IF NOT has_role(p_actor, plan, 'nurse') THEN RETURN 'forbidden'; END IF;
  IF r.reviewer_id IS NOT NULL THEN RETURN 'conflict'; END IF;
  IF p_actor = r.first_reviewer_id OR p_actor IN (SELECT preparers(r.case_id)) OR has_seen_case(p_actor, r.case_id) THEN RETURN 'seen'; END IF;
  UPDATE second_review SET reviewer_id = p_actor, reviewer = p_name, taken_at = p_at WHERE id = p_review;
  RETURN 'ok';
END $$;

CREATE FUNCTION save_second_answer(p_review uuid, p_actor text, p_fact text, p_value jsonb, p_note text, p_expected integer) RETURNS text LANGUAGE plpgsql AS $$
DECLARE r second_review;
BEGIN
  SELECT * INTO r FROM second_review WHERE id = p_review FOR UPDATE;
  IF NOT FOUND THEN RETURN 'not-found'; END IF;
  IF r.reviewer_id IS DISTINCT FROM p_actor THEN RETURN 'forbidden'; END IF;
  IF r.finished_at IS NOT NULL THEN RETURN 'conflict'; END IF;
  IF coalesce((r.answers->p_fact->>'version')::integer, 0) <> p_expected THEN RETURN 'stale'; END IF;
  UPDATE second_review SET saves = saves + 1,
    answers = jsonb_set(answers, ARRAY[p_fact], jsonb_build_object('value', p_value, 'note', p_note, 'version', p_expected + 1)) WHERE id = p_review;
  RETURN 'ok';
END $$;

-- Given back by who took it, or taken away by a manager: the next begins with nothing.
CREATE FUNCTION release_second_review(p_review uuid, p_actor text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE r second_review; plan text;
BEGIN
  SELECT * INTO r FROM second_review WHERE id = p_review FOR UPDATE;
  IF NOT FOUND THEN RETURN 'not-found'; END IF;
  SELECT plan_id INTO plan FROM "case" WHERE id = r.case_id;
  IF r.reviewer_id IS DISTINCT FROM p_actor AND NOT has_role(p_actor, plan, 'manager') THEN RETURN 'forbidden'; END IF;
  IF r.reviewer_id IS NULL OR r.finished_at IS NOT NULL THEN RETURN 'conflict'; END IF;
  UPDATE second_review SET reviewer_id = NULL, reviewer = NULL, taken_at = NULL, answers = '{}', saves = 0 WHERE id = p_review;
  RETURN 'ok';
END $$;

-- p_saves: as many answers as the result was worked out from.
CREATE FUNCTION finish_second_review(p_review uuid, p_actor text, p_name text, p_at timestamptz, p_result jsonb, p_saves integer) RETURNS text LANGUAGE plpgsql AS $$
DECLARE r second_review;
BEGIN
  SELECT * INTO r FROM second_review WHERE id = p_review FOR UPDATE;
  IF NOT FOUND THEN RETURN 'not-found'; END IF;
  IF r.reviewer_id IS DISTINCT FROM p_actor THEN RETURN 'forbidden'; END IF;
  IF r.finished_at IS NOT NULL THEN RETURN 'conflict'; END IF;
  IF r.saves <> p_saves THEN RETURN 'stale'; END IF;
  UPDATE second_review SET finished_at = p_at, result = p_result, blind = NOT has_seen_case(p_actor, r.case_id) WHERE id = p_review;
  PERFORM note_second_review(p_at, p_actor, p_name, 'second-review-finished', r.sample_id, r.place, 'finished');
  RETURN 'ok';
END $$;

CREATE FUNCTION settle_disagreement(p_actor text, p_settlement jsonb) RETURNS text LANGUAGE plpgsql AS $$
DECLARE s settlement := jsonb_populate_record(NULL::settlement, p_settlement || jsonb_build_object('settled_by_id', p_actor)); r second_review; plan text;
BEGIN
  SELECT * INTO r FROM second_review WHERE id = s.review_id;
  IF NOT FOUND THEN RETURN 'not-found'; END IF;
  SELECT plan_id INTO plan FROM "case" WHERE id = r.case_id;
  IF NOT has_role(p_actor, plan, 'manager', 'medical-director') THEN RETURN 'forbidden'; END IF;
  IF EXISTS (SELECT FROM decision WHERE case_id = r.case_id AND signer_id = p_actor) THEN RETURN 'seen'; END IF;
  IF r.finished_at IS NULL OR NOT EXISTS (SELECT FROM jsonb_array_elements(r.result->'clauses') k WHERE k->>'leaf' = s.leaf AND k->>'first' <> k->>'second')
    OR EXISTS (SELECT FROM settlement t WHERE t.review_id = s.review_id AND t.leaf = s.leaf) THEN RETURN 'conflict'; END IF;
  INSERT INTO settlement SELECT s.*;
  PERFORM note_second_review(s.settled_at, p_actor, s.settled_by, 'disagreement-settled', r.sample_id, r.place, s.leaf || ': the ' || s.stands || ' answer stands');
  RETURN 'ok';
END $$;

-- ── Grants ──────────────────────────────────────────────────────────────────

GRANT SELECT ON case_outcome, review_sample, second_review, settlement TO criterion_app;

DO $$
DECLARE f regprocedure;
BEGIN
  FOREACH f IN ARRAY ARRAY['guard_second_review()', 'was_retrospective("case")', 'asks_for_drugs_only(uuid)', 'notice_given_at(uuid)',
    'keep_outcome(uuid, text, timestamptz)', 'outcome_of_decision()', 'outcome_of_withdrawal()', 'outcome_of_notice()',
    'note_second_review(timestamptz, text, text, text, uuid, integer, text)', 'draw_sample(text, text, jsonb, jsonb)', 'has_seen_case(text, uuid)',
    'take_second_review(uuid, text, text, timestamptz)', 'save_second_answer(uuid, text, text, jsonb, text, integer)', 'release_second_review(uuid, text)',
    'finish_second_review(uuid, text, text, timestamptz, jsonb, integer)', 'settle_disagreement(text, jsonb)']::regprocedure[] LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('ALTER FUNCTION %s SET search_path = public, pg_temp', f);
  END LOOP;
  FOREACH f IN ARRAY ARRAY['draw_sample(text, text, jsonb, jsonb)', 'take_second_review(uuid, text, text, timestamptz)',
    'save_second_answer(uuid, text, text, jsonb, text, integer)', 'release_second_review(uuid, text)',
    'finish_second_review(uuid, text, text, timestamptz, jsonb, integer)', 'settle_disagreement(text, jsonb)']::regprocedure[] LOOP
    EXECUTE format('ALTER FUNCTION %s SECURITY DEFINER', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO criterion_app', f);
  END LOOP;
END $$;
