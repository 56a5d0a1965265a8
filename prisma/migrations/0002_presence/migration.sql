-- Who looks at a case at this moment. It is no part of the record: unlogged, emptied by a crash, and never in the event chain.
-- Half-empty pages let the beats of a case be updates in place.

-- CreateTable
CREATE UNLOGGED TABLE "presence" (
    "case_id" UUID NOT NULL,
    "user_id" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "presence_pkey" PRIMARY KEY ("case_id","user_id")
) WITH (fillfactor = 50);

-- AddForeignKey
ALTER TABLE "presence" ADD CONSTRAINT "presence_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "presence" ADD CONSTRAINT "presence_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ── The heartbeat ───────────────────────────────────────────────────────────

-- One round trip for a screen that looks at a case every few seconds: says that p_user is on p_step of it, and answers what may have moved
-- since, with who else was here in the last 15 seconds. No row: the case does not exist, or p_user may not see it (as visibleCases in
-- lib/data/access.ts has it). Reads and writes nothing of the record.
CREATE FUNCTION heartbeat(p_number text, p_user text, p_step text)
RETURNS TABLE (version integer, status text, assignee_id text, events integer, due_at timestamptz, others jsonb) LANGUAGE plpgsql AS $$
DECLARE c record; arrived boolean;
BEGIN
  SELECT x.id, x.plan_id, x.version, x.status, x.assignee_id, x.event_count, x.due_at INTO c FROM "case" x WHERE x.number = p_number;
  IF NOT FOUND OR NOT (has_role(p_user, c.plan_id, 'nurse', 'medical-director', 'manager')
    OR EXISTS (SELECT FROM "user" u WHERE u.id = p_user AND u.active AND u.organization_role = 'auditor')) THEN RETURN; END IF;

  -- Several tabs of one person beat as one: a row that is fresh is left alone.
  INSERT INTO presence AS p (case_id, user_id, step, seen_at) VALUES (c.id, p_user, p_step, clock_timestamp())
    ON CONFLICT (case_id, user_id) DO UPDATE SET step = EXCLUDED.step, seen_at = EXCLUDED.seen_at
    WHERE p.step <> EXCLUDED.step OR p.seen_at < EXCLUDED.seen_at - interval '2 seconds'
    RETURNING p.xmax = 0 INTO arrived;
  -- Whoever comes sweeps up after those who have left, wherever they were, and waits for nobody.
  IF arrived THEN
    DELETE FROM presence p USING (SELECT s.case_id, s.user_id FROM presence s WHERE s.seen_at < clock_timestamp() - interval '1 minute'
      FOR UPDATE SKIP LOCKED) gone WHERE p.case_id = gone.case_id AND p.user_id = gone.user_id;
  END IF;

  RETURN QUERY SELECT c.version, c.status, c.assignee_id, c.event_count, c.due_at,
    coalesce((SELECT jsonb_agg(jsonb_build_object('name', u.name, 'step', p.step) ORDER BY u.name, u.id)
      FROM presence p JOIN "user" u ON u.id = p.user_id
      WHERE p.case_id = c.id AND p.user_id <> p_user AND p.seen_at > clock_timestamp() - interval '15 seconds'), '[]');
END $$;

REVOKE ALL ON FUNCTION heartbeat(text, text, text) FROM PUBLIC;
ALTER FUNCTION heartbeat(text, text, text) SET search_path = public, pg_temp;
ALTER FUNCTION heartbeat(text, text, text) SECURITY DEFINER;
GRANT EXECUTE ON FUNCTION heartbeat(text, text, text) TO criterion_app;
