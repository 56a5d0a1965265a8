-- As before, but that a view from before a watch began stands for none after it: who had just opened the case, and opens it again, is listed.
CREATE OR REPLACE FUNCTION record_view(p_user text, p_name text, p_at timestamptz, p_kind text, p_case_number text, p_subject text, p_screen text)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO view_event (at, user_id, user_name, kind, case_number, subject, screen)
    SELECT p_at, p_user, p_name, p_kind, p_case_number, p_subject, p_screen
    WHERE NOT EXISTS (SELECT FROM view_event v WHERE v.user_id = p_user AND v.at > p_at - interval '1 minute' AND v.at <= p_at
      AND (v.kind, v.case_number, v.subject, v.screen) = (p_kind, p_case_number, p_subject, p_screen)
      AND NOT EXISTS (SELECT FROM access_watch w JOIN "case" c ON w.case_id = c.id OR (w.plan_id = c.plan_id AND w.member_id = c.member_id)
        WHERE c.number = p_case_number AND w.ended_at IS NULL AND w.set_at > v.at));
  RETURN FOUND;
END $$;
