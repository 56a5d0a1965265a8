-- What proves that nothing was changed: signed checkpoints over the heads of all cases and over both logs, the log of who looked at what,
-- and the one way in which a case ends for good.

-- AlterTable
ALTER TABLE "organization_event" ADD COLUMN     "hash" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "checkpoint" (
    "number" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "body" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "signature" TEXT NOT NULL,
    "public_key" TEXT NOT NULL,

    CONSTRAINT "checkpoint_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "checkpoint_head" (
    "checkpoint" INTEGER NOT NULL,
    "case_id" UUID NOT NULL,
    "count" INTEGER NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "checkpoint_head_pkey" PRIMARY KEY ("checkpoint","case_id")
);

-- CreateTable
CREATE TABLE "view_event" (
    "number" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "user_id" TEXT NOT NULL,
    "user_name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "case_number" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "screen" TEXT NOT NULL,
    "hash" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "view_event_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "access_watch" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "case_number" TEXT NOT NULL,
    "plan_id" TEXT,
    "member_id" TEXT,
    "reason" TEXT NOT NULL,
    "set_by_id" TEXT NOT NULL,
    "set_by" TEXT NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by" TEXT,

    CONSTRAINT "access_watch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "legal_hold" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "set_by_id" TEXT NOT NULL,
    "set_by" TEXT NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,
    "lifted_at" TIMESTAMPTZ(3),
    "lifted_by" TEXT,

    CONSTRAINT "legal_hold_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "retired_case" (
    "case_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "event_count" INTEGER NOT NULL,
    "head_hash" TEXT NOT NULL,
    "ended_at" TIMESTAMPTZ(3) NOT NULL,
    "retired_at" TIMESTAMPTZ(3) NOT NULL,
    "years" INTEGER NOT NULL,
    "transaction" BIGINT NOT NULL,

    CONSTRAINT "retired_case_pkey" PRIMARY KEY ("case_id")
);

-- CreateIndex
CREATE INDEX "checkpoint_head_case_id_checkpoint_idx" ON "checkpoint_head"("case_id", "checkpoint");

-- CreateIndex
CREATE INDEX "view_event_user_id_at_idx" ON "view_event"("user_id", "at");

-- CreateIndex
CREATE INDEX "view_event_case_number_number_idx" ON "view_event"("case_number", "number");

-- CreateIndex
CREATE INDEX "view_event_at_idx" ON "view_event"("at");

-- CreateIndex
CREATE INDEX "access_watch_case_id_idx" ON "access_watch"("case_id");

-- CreateIndex
CREATE INDEX "legal_hold_case_id_idx" ON "legal_hold"("case_id");

-- CreateIndex
CREATE INDEX "retired_case_transaction_idx" ON "retired_case"("transaction");

-- AddForeignKey
ALTER TABLE "checkpoint_head" ADD CONSTRAINT "checkpoint_head_checkpoint_fkey" FOREIGN KEY ("checkpoint") REFERENCES "checkpoint"("number") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "view_event" ADD CONSTRAINT "view_event_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "legal_hold" ADD CONSTRAINT "legal_hold_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- ── What columns alone cannot say ───────────────────────────────────────────

-- Heads are written before the checkpoint that they lead to: its root is known only then.
ALTER TABLE checkpoint_head ALTER CONSTRAINT checkpoint_head_checkpoint_fkey DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE checkpoint
  ADD CONSTRAINT checkpoint_hash CHECK (hash = encode(sha256(convert_to(body, 'UTF8')), 'hex')),
  ADD CONSTRAINT checkpoint_number CHECK (number >= 1);
ALTER TABLE checkpoint_head ADD CONSTRAINT checkpoint_head_shape CHECK (count >= 1 AND octet_length(hash) = 32);
ALTER TABLE view_event ADD CONSTRAINT view_event_kind CHECK (kind IN ('case', 'document', 'letter', 'export', 'verification', 'replay'));
ALTER TABLE access_watch
  ADD CONSTRAINT access_watch_reason CHECK (reason <> ''),
  ADD CONSTRAINT access_watch_member CHECK ((plan_id IS NULL) = (member_id IS NULL));
ALTER TABLE legal_hold ADD CONSTRAINT legal_hold_reason CHECK (reason <> '');
ALTER TABLE retired_case ADD CONSTRAINT retired_case_years CHECK (years >= 10 AND ended_at + make_interval(years => years) <= retired_at);
CREATE UNIQUE INDEX legal_hold_one ON legal_hold (case_id) WHERE lifted_at IS NULL;

-- ── Immutability ────────────────────────────────────────────────────────────

-- As before, but for the rows of a case whose retention is over: its tombstone stands already, written by this very transaction. The app
-- writes no tombstone, and deletes from none of these tables.
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND TG_TABLE_NAME <> ALL (ARRAY['retired_case', 'checkpoint', 'checkpoint_head', 'view_event', 'organization_event'])
    AND EXISTS (SELECT FROM retired_case WHERE transaction = (pg_current_xact_id()::text)::bigint) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is never changed or deleted', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['checkpoint', 'checkpoint_head', 'view_event', 'retired_case'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t || '_immutable', t);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t || '_no_truncate', t);
  END LOOP;
END $$;

-- ── The two logs: each row carries the hash of what it says; a checkpoint covers a range of rows ──

CREATE FUNCTION instant_text(p timestamptz) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT to_char(p AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;

CREATE FUNCTION seal_view() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.hash := encode(sha256(convert_to(jsonb_build_array(NEW.number, instant_text(NEW.at), NEW.user_id, NEW.user_name, NEW.kind,
    NEW.case_number, NEW.subject, NEW.screen)::text, 'UTF8')), 'hex');
  RETURN NEW;
END $$;
CREATE TRIGGER view_event_seal BEFORE INSERT ON view_event FOR EACH ROW EXECUTE FUNCTION seal_view();

CREATE FUNCTION organization_hash(e organization_event) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT encode(sha256(convert_to(jsonb_build_array(e.number, instant_text(e.at), e.actor_id, e.actor, e.type, e.subject, e.name, e.changes)::text,
    'UTF8')), 'hex')
$$;
CREATE FUNCTION seal_organization_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.hash := organization_hash(NEW);
  RETURN NEW;
END $$;
ALTER TABLE organization_event DISABLE TRIGGER organization_event_immutable;
UPDATE organization_event e SET hash = organization_hash(e);
ALTER TABLE organization_event ENABLE TRIGGER organization_event_immutable;
CREATE TRIGGER organization_event_seal BEFORE INSERT ON organization_event FOR EACH ROW EXECUTE FUNCTION seal_organization_event();

-- The newest row of each log up to which nothing can come in any more: whoever was writing has ended, and a later row gets a higher number.
CREATE FUNCTION seal_logs(OUT organization bigint, OUT views bigint) LANGUAGE plpgsql AS $$
BEGIN
  LOCK TABLE organization_event, view_event IN SHARE MODE;
  SELECT coalesce(max(number), 0) INTO organization FROM organization_event;
  SELECT coalesce(max(number), 0) INTO views FROM view_event;
END $$;

-- One statement; the same page opened again by the same person within a minute is one view.
CREATE FUNCTION record_view(p_user text, p_name text, p_at timestamptz, p_kind text, p_case_number text, p_subject text, p_screen text)
RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO view_event (at, user_id, user_name, kind, case_number, subject, screen)
    SELECT p_at, p_user, p_name, p_kind, p_case_number, p_subject, p_screen
    WHERE NOT EXISTS (SELECT FROM view_event v WHERE v.user_id = p_user AND v.at > p_at - interval '1 minute' AND v.at <= p_at
      AND (v.kind, v.case_number, v.subject, v.screen) = (p_kind, p_case_number, p_subject, p_screen));
  RETURN FOUND;
END $$;

-- ── Watch, hold ─────────────────────────────────────────────────────────────

CREATE FUNCTION is_auditor(p_user text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM "user" WHERE id = p_user AND organization_role = 'auditor' AND active)
$$;

-- The log names the case only: whose it is, is not for those who keep accounts.
CREATE FUNCTION watch_access(p_id uuid, p_actor text, p_name text, p_case uuid, p_whole_member boolean, p_reason text, p_at timestamptz)
RETURNS text LANGUAGE plpgsql AS $$
DECLARE c "case";
BEGIN
  IF NOT is_auditor(p_actor) THEN RETURN 'forbidden'; END IF;
  SELECT * INTO c FROM "case" WHERE id = p_case;
  IF NOT FOUND THEN RETURN 'not-found'; END IF;
  INSERT INTO access_watch (id, case_id, case_number, plan_id, member_id, reason, set_by_id, set_by, set_at)
    VALUES (p_id, p_case, c.number, CASE WHEN p_whole_member THEN c.plan_id END, CASE WHEN p_whole_member THEN c.member_id END, p_reason, p_actor, p_name, p_at);
  INSERT INTO organization_event (at, actor_id, actor, type, subject, name, changes)
    VALUES (p_at, p_actor, p_name, 'watch-set', p_id::text, c.number, jsonb_build_array(jsonb_build_object('what', 'Watched', 'before', NULL,
      'after', CASE WHEN p_whole_member THEN 'all cases of its member' ELSE 'this case' END)));
  RETURN 'ok';
END $$;

CREATE FUNCTION end_watch(p_id uuid, p_actor text, p_name text, p_at timestamptz) RETURNS text LANGUAGE plpgsql AS $$
DECLARE w access_watch;
BEGIN
  IF NOT is_auditor(p_actor) THEN RETURN 'forbidden'; END IF;
  UPDATE access_watch SET ended_at = p_at, ended_by = p_name WHERE id = p_id AND ended_at IS NULL RETURNING * INTO w;
  IF NOT FOUND THEN RETURN 'conflict'; END IF;
  INSERT INTO organization_event (at, actor_id, actor, type, subject, name, changes)
    VALUES (p_at, p_actor, p_name, 'watch-ended', p_id::text, w.case_number, '[]');
  RETURN 'ok';
END $$;

-- p_reason null: the hold is lifted.
CREATE FUNCTION hold_legally(p_case uuid, p_actor text, p_name text, p_reason text, p_id uuid, p_at timestamptz, p_body text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE c "case";
BEGIN
  SELECT * INTO c FROM "case" WHERE id = p_case FOR UPDATE;
  IF NOT FOUND THEN RETURN 'not-found'; END IF;
  IF NOT (is_auditor(p_actor) OR has_role(p_actor, c.plan_id, 'manager')) THEN RETURN 'forbidden'; END IF;
  IF p_reason IS NULL THEN
    UPDATE legal_hold SET lifted_at = p_at, lifted_by = p_name WHERE case_id = p_case AND lifted_at IS NULL;
    IF NOT FOUND THEN RETURN 'conflict'; END IF;
  ELSE
    IF EXISTS (SELECT FROM legal_hold WHERE case_id = p_case AND lifted_at IS NULL) THEN RETURN 'conflict'; END IF;
    INSERT INTO legal_hold (id, case_id, reason, set_by_id, set_by, set_at) VALUES (p_id, p_case, p_reason, p_actor, p_name, p_at);
  END IF;
  PERFORM append_event(p_case, p_actor, CASE WHEN p_reason IS NULL THEN 'hold-lifted' ELSE 'hold-set' END, p_body);
  RETURN 'ok';
END $$;

-- ── Retention: the owner's alone ────────────────────────────────────────────

-- When what is kept for so many years began to count: the last event of a case that is over; that it was held is none.
CREATE FUNCTION ended_at(c "case") RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN c.status IN ('closed', 'withdrawn') THEN (
    SELECT max(e.at) FROM event e WHERE e.case_id = c.id AND e.type NOT IN ('hold-set', 'hold-lifted')) END
$$;

-- Cases that are over for so long, not on hold; one that is tied to another waits for it.
CREATE FUNCTION past_retention(p_now timestamptz, p_years integer) RETURNS SETOF "case" LANGUAGE sql STABLE AS $$
  SELECT c.* FROM "case" c WHERE ended_at(c) + make_interval(years => p_years) <= p_now
    AND NOT EXISTS (SELECT FROM legal_hold h WHERE h.case_id = c.id AND h.lifted_at IS NULL)
    AND NOT EXISTS (SELECT FROM case_link l JOIN "case" o ON o.id IN (l.from_id, l.to_id) AND o.id <> c.id WHERE c.id IN (l.from_id, l.to_id)
      AND ((ended_at(o) + make_interval(years => p_years) <= p_now) IS NOT TRUE
        OR EXISTS (SELECT FROM legal_hold h WHERE h.case_id = o.id AND h.lifted_at IS NULL)))
  ORDER BY c.id
$$;

-- Rows of a table, and before them whatever refers to them: also of tables that come after this one.
CREATE FUNCTION delete_deep(p_table regclass, p_where text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE k record;
BEGIN
  FOR k IN SELECT c.conrelid::regclass AS child, a.attname AS referring, r.attname AS referred FROM pg_constraint c
    JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
    JOIN pg_attribute r ON r.attrelid = c.confrelid AND r.attnum = c.confkey[1]
    WHERE c.contype = 'f' AND c.confrelid = p_table AND c.conrelid <> c.confrelid LOOP
    PERFORM delete_deep(k.child, format('%I IN (SELECT %I FROM %s WHERE %s)', k.referring, k.referred, p_table, p_where));
  END LOOP;
  EXECUTE format('DELETE FROM %s WHERE %s', p_table, p_where);
END $$;

-- Deletes all that a case holds, and leaves its tombstone and an event of the organization. 'conflict': it is not past retention, or is held.
CREATE FUNCTION retire_case(p_case uuid, p_now timestamptz, p_years integer) RETURNS text LANGUAGE plpgsql AS $$
DECLARE c "case"; ended timestamptz;
BEGIN
  IF p_years < 10 THEN RAISE EXCEPTION 'decisions are kept ten years at least' USING ERRCODE = 'check_violation'; END IF;
  SELECT * INTO c FROM "case" WHERE id = p_case FOR UPDATE;
  IF NOT FOUND THEN RETURN 'not-found'; END IF;
  IF NOT EXISTS (SELECT FROM past_retention(p_now, p_years) p WHERE p.id = p_case) THEN RETURN 'conflict'; END IF;
  ended := ended_at(c);
  INSERT INTO retired_case (case_id, number, event_count, head_hash, ended_at, retired_at, years, transaction)
    VALUES (c.id, c.number, c.event_count, c.head_hash, ended, p_now, p_years, (pg_current_xact_id()::text)::bigint);
  INSERT INTO organization_event (at, actor_id, actor, type, subject, name, changes)
    VALUES (p_now, 'system', 'Criterion', 'case-retired', c.id::text, c.number,
      jsonb_build_array(jsonb_build_object('what', 'Kept until its retention was over, events', 'before', c.event_count::text, 'after', NULL)));
  DELETE FROM decision_draft WHERE case_id = p_case;
  DELETE FROM reading_source WHERE decision_id IN (SELECT id FROM decision WHERE case_id = p_case);
  PERFORM delete_deep('"case"'::regclass, format('id = %L', p_case));
  RETURN 'ok';
END $$;

-- ── Grants ──────────────────────────────────────────────────────────────────

GRANT SELECT, INSERT ON checkpoint, checkpoint_head TO criterion_app;
GRANT SELECT ON view_event, access_watch, legal_hold, retired_case TO criterion_app;

DO $$
DECLARE f regprocedure;
BEGIN
  FOREACH f IN ARRAY ARRAY['instant_text(timestamptz)', 'seal_view()', 'organization_hash(organization_event)', 'seal_organization_event()', 'seal_logs()',
    'record_view(text, text, timestamptz, text, text, text, text)', 'is_auditor(text)',
    'watch_access(uuid, text, text, uuid, boolean, text, timestamptz)', 'end_watch(uuid, text, text, timestamptz)',
    'hold_legally(uuid, text, text, text, uuid, timestamptz, text)', 'ended_at("case")', 'past_retention(timestamptz, integer)',
    'delete_deep(regclass, text)', 'retire_case(uuid, timestamptz, integer)']::regprocedure[] LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('ALTER FUNCTION %s SET search_path = public, pg_temp', f);
  END LOOP;
  FOREACH f IN ARRAY ARRAY['seal_logs()', 'record_view(text, text, timestamptz, text, text, text, text)',
    'watch_access(uuid, text, text, uuid, boolean, text, timestamptz)', 'end_watch(uuid, text, text, timestamptz)',
    'hold_legally(uuid, text, text, text, uuid, timestamptz, text)', 'seal_organization_event()']::regprocedure[] LOOP
    EXECUTE format('ALTER FUNCTION %s SECURITY DEFINER', f);
  END LOOP;
  FOREACH f IN ARRAY ARRAY['seal_logs()', 'record_view(text, text, timestamptz, text, text, text, text)',
    'watch_access(uuid, text, text, uuid, boolean, text, timestamptz)', 'end_watch(uuid, text, text, timestamptz)',
    'hold_legally(uuid, text, text, text, uuid, timestamptz, text)']::regprocedure[] LOOP
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO criterion_app', f);
  END LOOP;
END $$;
