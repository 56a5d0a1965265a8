-- What the plan's data suggests for the review is confirmed together: each check with its row and event, as one by one, all of them or none.

-- p_checks: of each check {"check", "clock", "seen", "body"} as `confirm_check` takes them. None that a person confirmed before is written over.
CREATE FUNCTION confirm_checks(p_case uuid, p_actor text, p_checks jsonb) RETURNS text LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE k jsonb; word text := 'ok';
BEGIN
  PERFORM FROM "case" WHERE id = p_case FOR UPDATE;
  FOR k IN SELECT * FROM jsonb_array_elements(p_checks) LOOP
    IF (k#>>'{check,result}', k#>>'{check,suggested}') IS DISTINCT FROM ('favorable', 'favorable') THEN word := 'forbidden';
    ELSIF EXISTS (SELECT FROM confirmed_checks(p_case) x WHERE x.kind = k#>>'{check,kind}') THEN word := 'conflict';
    ELSE word := confirm_check(p_case, p_actor, k->'check', NULLIF(k->'clock', 'null'), (k->>'seen')::integer, k->>'body');
    END IF;
    -- Takes back those before it.
    IF word <> 'ok' THEN RAISE EXCEPTION 'a check was refused' USING ERRCODE = 'P0C01'; END IF;
  END LOOP;
  RETURN word;
EXCEPTION WHEN SQLSTATE 'P0C01' THEN RETURN word;
END $$;

REVOKE ALL ON FUNCTION confirm_checks(uuid, text, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION confirm_checks(uuid, text, jsonb) TO criterion_app;
