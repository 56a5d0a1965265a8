-- Parties change after receipt, and letters follow: who acts in the member's place gets them instead of the member. A new member who came with
-- an implanted pump is in transition of care for the days that the plan's rule gives, and a nurse may approve its refills under that rule.

-- AlterTable
ALTER TABLE "case" ADD COLUMN     "transition_until" DATE;

-- AlterTable
ALTER TABLE "letter" ADD COLUMN     "parties" JSONB;

-- ── Who gets letters ────────────────────────────────────────────────────────

-- `owedRecipients` of lib/use-cases/owed-recipients.ts; a test holds the two together.
CREATE OR REPLACE FUNCTION owed_recipients(c "case") RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN c.representative IS NULL OR c.representative = 'null' THEN ARRAY['member', 'practitioner']
    WHEN c.representative->>'kind' IN ('guardian', 'parent', 'estate') THEN ARRAY['practitioner', 'representative']
    ELSE ARRAY['member', 'practitioner', 'representative'] END
$$;

-- As before, in two places: a letter keeps the parties that it went to where they had changed since its snapshot, and letters to whom none is
-- owed any more stay as they are beside those owed. Rewritten in place, whichever migration wrote the rest.
DO $$
DECLARE before text; after text;
BEGIN
  before := pg_get_functiondef('issue_letters(uuid, text, text, jsonb, jsonb)'::regprocedure);
  after := regexp_replace(before, 'sha256, warnings, arranged, issued_by_id', 'sha256, warnings, arranged, parties, issued_by_id');
  after := regexp_replace(after, '(r->''warnings'', r->>''arranged'', )(p_actor)', '\1NULLIF(r->''parties'', ''null''), \2');
  after := regexp_replace(after, 'IF \(SELECT array_agg\(x\.recipient ORDER BY x\.recipient\) FROM letter x (WHERE .*?)\)\s+IS DISTINCT FROM owed_recipients\(c\) THEN',
    'IF NOT coalesce((SELECT array_agg(x.recipient) FROM letter x \1) @> owed_recipients(c), false)
    OR EXISTS (SELECT FROM jsonb_array_elements(p_letters) y WHERE y#>>''{letter,recipient}'' <> ALL (owed_recipients(c))) THEN');
  IF after NOT LIKE '%arranged, parties, issued_by_id%' OR after NOT LIKE '%NULLIF(r->''parties''%' OR after NOT LIKE '%@> owed_recipients(c)%' THEN
    RAISE EXCEPTION 'issue_letters is not as it was expected';
  END IF;
  EXECUTE after;
END $$;

-- A letter comes with the parties that it was made for: they are the case's at this moment, under its lock, or it is not stored, and are kept where
-- they are others than the snapshot's.
CREATE FUNCTION keep_letter_parties() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE now_are jsonb; frozen jsonb;
BEGIN
  SELECT jsonb_build_object('member', c.member, 'representative', coalesce(c.representative, 'null')) INTO now_are FROM "case" c WHERE c.id = NEW.case_id FOR UPDATE;
  IF NEW.parties IS DISTINCT FROM now_are THEN
    RAISE EXCEPTION 'the parties changed while the letter was made' USING ERRCODE = 'serialization_failure';
  END IF;
  SELECT s.canonical::jsonb INTO frozen FROM snapshot s WHERE s.id = NEW.snapshot_id;
  IF jsonb_build_object('member', frozen->'member', 'representative', coalesce(frozen->'representative', 'null')) = now_are THEN NEW.parties := NULL; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER letter_parties BEFORE INSERT ON letter FOR EACH ROW WHEN (NEW.parties IS NOT NULL) EXECUTE FUNCTION keep_letter_parties();

-- p_parties: {"member", "representative"} as they are to be. p_seen is the number of events that the caller saw: another change in between is
-- not written over. Where no notice is left to give, the case closes with p_close_body.
CREATE FUNCTION change_parties(p_case uuid, p_actor text, p_seen integer, p_parties jsonb, p_body text, p_close_body text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE c "case"; changed jsonb := p_parties->'member';
BEGIN
  SELECT * INTO c FROM "case" WHERE id = p_case FOR UPDATE;
  IF NOT FOUND THEN RETURN 'not-found'; END IF;
  IF NOT has_role(p_actor, c.plan_id, 'nurse', 'manager') THEN RETURN 'forbidden'; END IF;
  IF c.status = 'closed' THEN RETURN 'conflict'; END IF;
  IF c.event_count <> p_seen THEN RETURN 'stale'; END IF;
  -- What identifies the member is no matter of where letters go.
  IF (changed->>'name', changed->>'memberId', changed->>'dateOfBirth') IS DISTINCT FROM (c.member->>'name', c.member->>'memberId', c.member->>'dateOfBirth')
    OR (changed, NULLIF(p_parties->'representative', 'null')) IS NOT DISTINCT FROM (c.member, NULLIF(c.representative, 'null')) THEN RETURN 'forbidden'; END IF;
  UPDATE "case" SET member = changed, representative = NULLIF(p_parties->'representative', 'null') WHERE id = p_case RETURNING * INTO c;
  PERFORM append_event(p_case, p_actor, 'parties-changed', p_body);
  -- Later requests begin with them.
  UPDATE member SET party = c.member, representative = c.representative WHERE plan_id = c.plan_id AND member_id = c.member_id;
  IF c.status = 'decided' AND all_notices_given(c) THEN
    UPDATE "case" SET status = 'closed', open_due_at = NULL WHERE id = p_case;
    PERFORM append_event(p_case, p_actor, 'case-closed', p_close_body);
    RETURN 'closed';
  END IF;
  RETURN 'ok';
END $$;

-- ── Transition of care ──────────────────────────────────────────────────────

-- `transitionUntil` of lib/cases/transition.ts; a test holds the two together. Worked out when the case is received, or what it rests on changes:
-- a plan's rule that changes later takes nothing from who was told of it.
CREATE FUNCTION keep_transition() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE days integer; first_day date; last_day date;
BEGIN
  NEW.transition_until := NULL;
  IF NEW.member->>'coverageFrom' IS NULL OR NEW.urgency_record#>>'{pump,implanted}' IS DISTINCT FROM 'yes' THEN RETURN NEW; END IF;
  SELECT (p.settings#>>'{transition,graceDays}')::integer INTO days FROM plan p WHERE p.id = NEW.plan_id;
  first_day := (NEW.member->>'coverageFrom')::date;
  last_day := first_day + days - 1;
  IF NEW.received_on BETWEEN first_day AND last_day THEN NEW.transition_until := last_day; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER case_transition BEFORE INSERT OR UPDATE OF plan_id, member, urgency_record, received_on ON "case"
  FOR EACH ROW EXECUTE FUNCTION keep_transition();

-- A nurse's approval for continuity of care: of refills and maintenance within the grace period, whatever the criteria came to. Never of an appeal,
-- and never adverse. p_snapshot as approve_case's, with the plan's rule as it was confirmed under "transition".
CREATE FUNCTION approve_continuity(p_case uuid, p_actor text, p_version integer, p_snapshot jsonb, p_decision jsonb, p_body text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE held record; c "case"; s jsonb := (p_snapshot->>'canonical')::jsonb; e record;
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
  INSERT INTO snapshot SELECT * FROM jsonb_populate_record(NULL::snapshot, p_snapshot || jsonb_build_object('case_id', p_case));
  INSERT INTO decision SELECT * FROM jsonb_populate_record(NULL::decision, '{"reason":"","criteria":[]}' || p_decision || jsonb_build_object('case_id', p_case, 'snapshot_id', p_snapshot->>'id'));
  SELECT * INTO e FROM chain_event(p_case, p_actor, 'case-approved', p_body);
  UPDATE "case" SET status = 'decided', outcome = s#>>'{evaluation,outcome}', event_count = e.n, head_hash = e.h WHERE id = p_case;
  RETURN 'ok';
END $$;

-- The few cases in transition, in the order of the list.
CREATE INDEX case_transition_idx ON "case" (open_due_at, id) INCLUDE (plan_id) WHERE transition_until IS NOT NULL AND open_due_at IS NOT NULL;

-- ── Grants ──────────────────────────────────────────────────────────────────

DO $$
DECLARE f regprocedure;
BEGIN
  FOREACH f IN ARRAY ARRAY['owed_recipients("case")', 'keep_transition()', 'keep_letter_parties()', 'issue_letters(uuid, text, text, jsonb, jsonb)',
    'change_parties(uuid, text, integer, jsonb, text, text)', 'approve_continuity(uuid, text, integer, jsonb, jsonb, text)']::regprocedure[] LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('ALTER FUNCTION %s SET search_path = public, pg_temp', f);
  END LOOP;
  FOREACH f IN ARRAY ARRAY['issue_letters(uuid, text, text, jsonb, jsonb)',
    'change_parties(uuid, text, integer, jsonb, text, text)', 'approve_continuity(uuid, text, integer, jsonb, jsonb, text)']::regprocedure[] LOOP
    EXECUTE format('ALTER FUNCTION %s SECURITY DEFINER', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO criterion_app', f);
  END LOOP;
END $$;
