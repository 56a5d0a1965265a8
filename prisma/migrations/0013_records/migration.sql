-- The records of a case: documents whose bytes are stored once in pieces, uploads that go on where they broke off, and the text of pages.

-- AlterTable
ALTER TABLE "evidence" ADD COLUMN     "document_id" UUID,
ADD COLUMN     "suggested" TEXT;

-- CreateTable
CREATE TABLE "blob" (
    "sha256" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "pages" INTEGER NOT NULL,
    "text_state" TEXT NOT NULL,
    "read_tries" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "blob_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "blob_chunk" (
    "sha256" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "blob_chunk_pkey" PRIMARY KEY ("sha256","number")
);

-- CreateTable
CREATE TABLE "upload" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "received" BIGINT NOT NULL DEFAULT 0,
    "by_id" TEXT NOT NULL,
    "begun_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "touched_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "outcome" JSONB,

    CONSTRAINT "upload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "upload_chunk" (
    "upload_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "upload_chunk_pkey" PRIMARY KEY ("upload_id","number")
);

-- CreateTable
CREATE TABLE "page_text" (
    "sha256" TEXT NOT NULL,
    "page" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "items" JSONB NOT NULL,
    "box" JSONB NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "page_text_pkey" PRIMARY KEY ("sha256","page")
);

-- CreateTable
CREATE TABLE "record_document" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT '',
    "sensitivity" TEXT NOT NULL DEFAULT 'none',
    "added_by_id" TEXT NOT NULL,
    "added_by" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_by_id" TEXT,
    "removed_by" TEXT,
    "removed_at" TIMESTAMPTZ(3),
    "removed_reason" TEXT,

    CONSTRAINT "record_document_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "upload_by_id_idx" ON "upload"("by_id");

-- CreateIndex
CREATE INDEX "upload_touched_at_idx" ON "upload"("touched_at");

-- CreateIndex
CREATE INDEX "record_document_case_id_idx" ON "record_document"("case_id");

-- CreateIndex
CREATE INDEX "record_document_sha256_idx" ON "record_document"("sha256");

-- CreateIndex
CREATE INDEX "evidence_document_id_idx" ON "evidence"("document_id");

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "record_document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "blob_chunk" ADD CONSTRAINT "blob_chunk_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "blob"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "upload" ADD CONSTRAINT "upload_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "upload_chunk" ADD CONSTRAINT "upload_chunk_upload_id_fkey" FOREIGN KEY ("upload_id") REFERENCES "upload"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "page_text" ADD CONSTRAINT "page_text_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "blob"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record_document" ADD CONSTRAINT "record_document_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record_document" ADD CONSTRAINT "record_document_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "blob"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── What columns alone cannot say ───────────────────────────────────────────

-- What is compressed already is stored as it is, and a part of it read without the rest.
ALTER TABLE blob_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;
ALTER TABLE upload_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;

ALTER TABLE blob
  ADD CONSTRAINT blob_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT blob_size CHECK (size BETWEEN 1 AND 52428800),
  ADD CONSTRAINT blob_kind CHECK (kind IN ('pdf', 'png', 'jpeg', 'tiff')),
  ADD CONSTRAINT blob_pages CHECK (pages >= 1),
  ADD CONSTRAINT blob_text_state CHECK (text_state IN ('waiting', 'done', 'none', 'failed'));
ALTER TABLE blob_chunk ADD CONSTRAINT blob_chunk_shape CHECK (number >= 0 AND octet_length(bytes) BETWEEN 1 AND 262144);
ALTER TABLE upload
  ADD CONSTRAINT upload_size CHECK (size BETWEEN 1 AND 52428800),
  ADD CONSTRAINT upload_received CHECK (received BETWEEN 0 AND size),
  ADD CONSTRAINT upload_name CHECK (name <> '' AND char_length(name) <= 255);
ALTER TABLE upload_chunk ADD CONSTRAINT upload_chunk_shape CHECK (number >= 0 AND octet_length(bytes) BETWEEN 1 AND 262144);
ALTER TABLE page_text ADD CONSTRAINT page_text_shape CHECK (page >= 1 AND jsonb_typeof(items) = 'array');
ALTER TABLE record_document
  ADD CONSTRAINT record_document_name CHECK (name <> '' AND char_length(name) <= 255),
  ADD CONSTRAINT record_document_sensitivity CHECK (sensitivity IN ('none', 'substance-use', 'psychotherapy')),
  ADD CONSTRAINT record_document_removed CHECK (num_nulls(removed_by_id, removed_by, removed_at, removed_reason) IN (0, 4) AND removed_reason <> '');
-- The same bytes stand once in the records of a case; what was removed may come again.
CREATE UNIQUE INDEX record_document_one ON record_document (case_id, sha256) WHERE removed_at IS NULL;
-- What waits to be read is a small part.
CREATE INDEX blob_waiting_idx ON blob (created_at) WHERE text_state = 'waiting';

-- ── Immutability: for every role, the owner included ────────────────────────

CREATE FUNCTION guard_blob() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- That its text was read is no part of what it is, and is said once.
  IF (NEW.sha256, NEW.size, NEW.kind, NEW.pages, NEW.created_at) IS DISTINCT FROM (OLD.sha256, OLD.size, OLD.kind, OLD.pages, OLD.created_at)
    OR (OLD.text_state <> 'waiting' AND NEW.text_state <> OLD.text_state) THEN
    RAISE EXCEPTION 'blob is never changed or deleted' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER blob_guard BEFORE UPDATE ON blob FOR EACH ROW EXECUTE FUNCTION guard_blob();
CREATE TRIGGER blob_immutable BEFORE DELETE ON blob FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER blob_chunk_immutable BEFORE UPDATE OR DELETE ON blob_chunk FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE FUNCTION guard_record_document() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.case_id, NEW.sha256, NEW.name, NEW.added_by_id, NEW.added_by, NEW.added_at)
      IS DISTINCT FROM (OLD.id, OLD.case_id, OLD.sha256, OLD.name, OLD.added_by_id, OLD.added_by, OLD.added_at)
    OR OLD.removed_at IS NOT NULL THEN
    RAISE EXCEPTION 'record_document is never changed or deleted' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.removed_at IS NOT NULL AND EXISTS (SELECT FROM evidence e WHERE e.document_id = NEW.id) THEN
    RAISE EXCEPTION 'a document that is cited is not removed' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER record_document_guard BEFORE UPDATE ON record_document FOR EACH ROW EXECUTE FUNCTION guard_record_document();
CREATE TRIGGER record_document_immutable BEFORE DELETE ON record_document FOR EACH ROW EXECUTE FUNCTION refuse_change();

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['blob', 'blob_chunk', 'record_document'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t || '_no_truncate', t);
  END LOOP;
END $$;

-- A citation rests on a document of its own case that stands there.
CREATE FUNCTION guard_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.document_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM record_document d WHERE d.id = NEW.document_id AND d.case_id = NEW.case_id AND d.removed_at IS NULL) THEN
    RAISE EXCEPTION 'a citation names a document of its own case' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER evidence_guard BEFORE INSERT OR UPDATE ON evidence FOR EACH ROW EXECUTE FUNCTION guard_evidence();

-- ── Uploads ─────────────────────────────────────────────────────────────────

-- Locks the case, and says whether p_actor may add to its records or take from them now: who manages or decides in its plan, the nurse who
-- holds it, and any nurse of the plan while nobody does (add-document and its kin in lib/cases/transitions.ts).
CREATE FUNCTION keep_records(p_case uuid, p_actor text, OUT c "case", OUT word text) LANGUAGE plpgsql AS $$
BEGIN
  SELECT * INTO c FROM "case" x WHERE x.id = p_case FOR UPDATE;
  word := CASE
    WHEN NOT FOUND THEN 'not-found'
    WHEN has_role(p_actor, c.plan_id, 'medical-director', 'manager') OR (has_role(p_actor, c.plan_id, 'nurse') AND (c.status = 'received' OR c.assignee_id = p_actor)) THEN
      CASE WHEN c.status IN ('closed', 'withdrawn') THEN 'conflict' ELSE 'ok' END
    WHEN has_role(p_actor, c.plan_id, 'nurse') THEN 'not-holder'
    ELSE 'forbidden' END;
END $$;

-- 'too-many': so many files, or so many bytes, of this person's are under way already. Whoever comes sweeps up what was given up.
CREATE FUNCTION begin_upload(p_id uuid, p_case uuid, p_actor text, p_name text, p_size bigint) RETURNS text LANGUAGE plpgsql AS $$
DECLARE kept record; files bigint; bytes numeric;
BEGIN
  SELECT * INTO kept FROM keep_records(p_case, p_actor);
  IF kept.word <> 'ok' THEN RETURN kept.word; END IF;
  PERFORM sweep_uploads();
  -- Two of one person count one after the other.
  PERFORM FROM "user" WHERE id = p_actor FOR NO KEY UPDATE;
  SELECT count(*), coalesce(sum(size), 0) INTO files, bytes FROM upload WHERE by_id = p_actor AND outcome IS NULL;
  IF files >= 100 OR bytes + p_size > 2147483648 THEN RETURN 'too-many'; END IF;
  INSERT INTO upload (id, case_id, name, size, by_id) VALUES (p_id, p_case, p_name, p_size, p_actor);
  RETURN 'ok';
END $$;

-- Writes on from p_offset. at: where the next bytes go. 'offset': that is elsewhere; 'too-long': more than was said; 'done': nothing more is taken.
CREATE FUNCTION append_upload(p_id uuid, p_actor text, p_offset bigint, p_bytes bytea, OUT word text, OUT at bigint) LANGUAGE plpgsql AS $$
DECLARE u upload; last integer; fill integer; taken integer := 0; total integer := octet_length(p_bytes);
BEGIN
  SELECT * INTO u FROM upload WHERE id = p_id AND by_id = p_actor FOR UPDATE;
  IF NOT FOUND THEN word := 'not-found'; RETURN; END IF;
  at := u.received;
  word := CASE WHEN u.outcome IS NOT NULL THEN 'done' WHEN p_offset <> u.received THEN 'offset' WHEN u.received + total > u.size THEN 'too-long' ELSE 'ok' END;
  IF word <> 'ok' OR total = 0 THEN RETURN; END IF;
  last := (u.received / 262144)::integer;
  fill := (u.received % 262144)::integer;
  IF fill > 0 THEN
    taken := least(total, 262144 - fill);
    UPDATE upload_chunk SET bytes = bytes || substring(p_bytes FROM 1 FOR taken) WHERE upload_id = p_id AND number = last;
    last := last + 1;
  END IF;
  WHILE taken < total LOOP
    INSERT INTO upload_chunk (upload_id, number, bytes) VALUES (p_id, last, substring(p_bytes FROM taken + 1 FOR 262144));
    taken := taken + 262144;
    last := last + 1;
  END LOOP;
  UPDATE upload SET received = received + total, touched_at = clock_timestamp() WHERE id = p_id RETURNING received INTO at;
END $$;

-- The file was looked at and is not taken: what was said of it stays for who asks again, its bytes go.
CREATE FUNCTION refuse_upload(p_id uuid, p_actor text, p_outcome jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE upload SET outcome = p_outcome WHERE id = p_id AND by_id = p_actor AND outcome IS NULL;
  IF FOUND THEN DELETE FROM upload_chunk WHERE upload_id = p_id; END IF;
END $$;

-- A day after the last bytes, or after it was done with.
CREATE FUNCTION sweep_uploads() RETURNS integer LANGUAGE plpgsql AS $$
DECLARE n integer;
BEGIN
  DELETE FROM upload WHERE id IN (SELECT id FROM upload WHERE touched_at < clock_timestamp() - interval '1 day' FOR UPDATE SKIP LOCKED);
  GET DIAGNOSTICS n = ROW_COUNT;
  RETURN n;
END $$;

-- ── The records of a case ───────────────────────────────────────────────────

-- The pieces of an upload become a document of its case. p_blob: {"sha256","kind","pages"}, p_document: {"id","name","kind","added_by","added_at"},
-- as the application read them of those pieces; p_outcome: what is said to who asks again. Bytes that are stored already are not stored again,
-- and whoever brings them learns nothing of it. document: the one that stands, with 'exists' an earlier one of the same case.
CREATE FUNCTION add_document(p_case uuid, p_actor text, p_upload uuid, p_blob jsonb, p_document jsonb, p_outcome jsonb, p_body text,
  OUT word text, OUT document uuid) LANGUAGE plpgsql AS $$
DECLARE kept record; u upload; sha text := p_blob->>'sha256';
BEGIN
  SELECT k.word INTO kept FROM keep_records(p_case, p_actor) k;
  word := kept.word;
  IF word <> 'ok' THEN RETURN; END IF;
  SELECT * INTO u FROM upload WHERE id = p_upload AND case_id = p_case AND by_id = p_actor FOR UPDATE;
  IF NOT FOUND THEN word := 'not-found'; RETURN; END IF;
  IF u.outcome IS NOT NULL OR u.received <> u.size THEN word := 'conflict'; RETURN; END IF;
  SELECT d.id INTO document FROM record_document d WHERE d.case_id = p_case AND d.sha256 = sha AND d.removed_at IS NULL;
  IF FOUND THEN
    word := 'exists';
  ELSE
    document := (p_document->>'id')::uuid;
    -- Again where the last case that held it was retired between the two looks.
    LOOP
      INSERT INTO blob (sha256, size, kind, pages, text_state)
        VALUES (sha, u.size, p_blob->>'kind', (p_blob->>'pages')::integer, CASE p_blob->>'kind' WHEN 'pdf' THEN 'waiting' ELSE 'none' END)
        ON CONFLICT (sha256) DO NOTHING;
      IF FOUND THEN
        INSERT INTO blob_chunk (sha256, number, bytes) SELECT sha, number, bytes FROM upload_chunk WHERE upload_id = p_upload;
        EXIT;
      END IF;
      PERFORM FROM blob WHERE sha256 = sha FOR KEY SHARE;
      EXIT WHEN FOUND;
    END LOOP;
    INSERT INTO record_document (id, case_id, sha256, name, kind, added_by_id, added_by, added_at)
      VALUES (document, p_case, sha, p_document->>'name', p_document->>'kind', p_actor, p_document->>'added_by', (p_document->>'added_at')::timestamptz);
    PERFORM append_event(p_case, p_actor, 'document-added', p_body);
  END IF;
  UPDATE upload SET outcome = p_outcome || jsonb_build_object('document', document, 'existed', word = 'exists'), touched_at = clock_timestamp() WHERE id = p_upload;
  DELETE FROM upload_chunk WHERE upload_id = p_upload;
END $$;

-- p_removal: {"removed_by","removed_at","removed_reason"}; p_citations: how many citations of it the person was told of. They stay, as of a
-- source that is described in words. 'rests-on': a decision rests on it; 'stale': it is cited more or less often by now.
CREATE FUNCTION remove_document(p_case uuid, p_actor text, p_document uuid, p_citations integer, p_removal jsonb, p_body text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE kept record; cited integer;
BEGIN
  SELECT * INTO kept FROM keep_records(p_case, p_actor);
  IF kept.word <> 'ok' THEN RETURN kept.word; END IF;
  PERFORM FROM record_document WHERE id = p_document AND case_id = p_case AND removed_at IS NULL;
  IF NOT FOUND THEN RETURN 'conflict'; END IF;
  SELECT count(*) INTO cited FROM evidence WHERE document_id = p_document;
  IF cited > 0 AND EXISTS (SELECT FROM decision d WHERE d.case_id = p_case) THEN RETURN 'rests-on'; END IF;
  IF cited <> p_citations THEN RETURN 'stale'; END IF;
  IF cited > 0 THEN
    UPDATE evidence SET document_id = NULL WHERE document_id = p_document;
    UPDATE "case" SET version = version + 1 WHERE id = p_case;
  END IF;
  UPDATE record_document SET removed_by_id = p_actor, removed_by = p_removal->>'removed_by', removed_at = (p_removal->>'removed_at')::timestamptz,
    removed_reason = p_removal->>'removed_reason' WHERE id = p_document;
  PERFORM append_event(p_case, p_actor, 'document-removed', p_body);
  RETURN 'ok';
END $$;

-- p_before: the sensitivity and kind that the person saw: {"sensitivity","kind"}, p_after likewise.
CREATE FUNCTION flag_document(p_case uuid, p_actor text, p_document uuid, p_before jsonb, p_after jsonb, p_body text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE kept record; d record_document;
BEGIN
  SELECT * INTO kept FROM keep_records(p_case, p_actor);
  IF kept.word <> 'ok' THEN RETURN kept.word; END IF;
  SELECT * INTO d FROM record_document WHERE id = p_document AND case_id = p_case AND removed_at IS NULL FOR UPDATE;
  IF NOT FOUND OR (d.sensitivity, d.kind) IS DISTINCT FROM (p_before->>'sensitivity', p_before->>'kind') THEN RETURN 'conflict'; END IF;
  UPDATE record_document SET sensitivity = p_after->>'sensitivity', kind = p_after->>'kind' WHERE id = p_document;
  PERFORM append_event(p_case, p_actor, 'document-flagged', p_body);
  RETURN 'ok';
END $$;

-- ── The text of pages ───────────────────────────────────────────────────────

-- Counts that reading begins. 'give-up': it was begun three times and never ended, as when a file takes the process down with it.
CREATE FUNCTION begin_reading(p_sha256 text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE tries integer;
BEGIN
  UPDATE blob SET read_tries = read_tries + 1 WHERE sha256 = p_sha256 AND text_state = 'waiting' RETURNING read_tries INTO tries;
  RETURN CASE WHEN tries IS NULL THEN 'done' WHEN tries > 3 THEN 'give-up' ELSE 'ok' END;
END $$;

CREATE FUNCTION store_page_text(p_sha256 text, p_page integer, p_text text, p_items jsonb, p_box jsonb, p_words tsvector) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM blob WHERE sha256 = p_sha256 AND text_state = 'waiting' AND p_page <= pages FOR KEY SHARE;
  IF NOT FOUND THEN RETURN false; END IF;
  INSERT INTO page_text (sha256, page, text, items, box, words) VALUES (p_sha256, p_page, p_text, p_items, p_box, p_words)
    ON CONFLICT (sha256, page) DO UPDATE SET text = EXCLUDED.text, items = EXCLUDED.items, box = EXCLUDED.box, words = EXCLUDED.words;
  RETURN true;
END $$;

CREATE FUNCTION end_reading(p_sha256 text, p_state text) RETURNS void LANGUAGE sql AS $$
  UPDATE blob SET text_state = p_state WHERE sha256 = p_sha256 AND text_state = 'waiting'
$$;

-- ── As before, knowing the records ──────────────────────────────────────────

-- An appeal has the records that the first decision had.
CREATE OR REPLACE FUNCTION file_appeal(p_original uuid, p_actor text, p_case jsonb, p_body text) RETURNS text LANGUAGE plpgsql AS $$
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
  -- The same bytes under ids of the appeal's own, made from both so that the citations find theirs.
  INSERT INTO record_document (id, case_id, sha256, name, kind, sensitivity, added_by_id, added_by, added_at)
    SELECT md5(appeal_id::text || id)::uuid, appeal_id, sha256, name, kind, sensitivity, added_by_id, added_by, added_at
    FROM record_document WHERE case_id = p_original AND removed_at IS NULL;
  INSERT INTO evidence (id, case_id, fact, document, page, note_date, quotation, comment, cited_by_id, cited_by, cited_at, document_id, suggested)
    SELECT gen_random_uuid(), appeal_id, fact, document, page, note_date, quotation, comment, cited_by_id, cited_by, cited_at,
      md5(appeal_id::text || document_id)::uuid, suggested FROM evidence WHERE case_id = p_original;
  PERFORM append_event(appeal_id, p_actor, 'request-received', p_case->>'body');
  PERFORM append_event(p_original, p_actor, 'appeal-filed', p_body);
  RETURN 'ok';
END $$;

-- Deletes all that a case holds, and leaves its tombstone and an event of the organization. 'conflict': it is not past retention, or is held.
CREATE OR REPLACE FUNCTION retire_case(p_case uuid, p_now timestamptz, p_years integer) RETURNS text LANGUAGE plpgsql AS $$
DECLARE c "case"; ended timestamptz; held text[];
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
  SELECT array_agg(DISTINCT sha256) INTO held FROM record_document WHERE case_id = p_case;
  DELETE FROM decision_draft WHERE case_id = p_case;
  DELETE FROM reading_source WHERE decision_id IN (SELECT id FROM decision WHERE case_id = p_case);
  PERFORM delete_deep('"case"'::regclass, format('id = %L', p_case));
  -- Its documents' bytes go with the last case that held them; one that is adding them at this moment is waited for.
  PERFORM FROM blob WHERE sha256 = ANY (held) ORDER BY sha256 FOR UPDATE;
  SELECT array_agg(h) INTO held FROM unnest(held) h WHERE NOT EXISTS (SELECT FROM record_document d WHERE d.sha256 = h);
  DELETE FROM page_text WHERE sha256 = ANY (held);
  DELETE FROM blob_chunk WHERE sha256 = ANY (held);
  DELETE FROM blob WHERE sha256 = ANY (held);
  RETURN 'ok';
END $$;

-- ── Grants ──────────────────────────────────────────────────────────────────

GRANT SELECT ON blob, blob_chunk, upload, upload_chunk, page_text, record_document TO criterion_app;

DO $$
DECLARE f regprocedure; callable regprocedure[] := ARRAY[
    'begin_upload(uuid, uuid, text, text, bigint)', 'append_upload(uuid, text, bigint, bytea)', 'refuse_upload(uuid, text, jsonb)', 'sweep_uploads()',
    'add_document(uuid, text, uuid, jsonb, jsonb, jsonb, text)', 'remove_document(uuid, text, uuid, integer, jsonb, text)',
    'flag_document(uuid, text, uuid, jsonb, jsonb, text)', 'begin_reading(text)', 'store_page_text(text, integer, text, jsonb, jsonb, tsvector)',
    'end_reading(text, text)'];
BEGIN
  FOREACH f IN ARRAY callable || ARRAY['guard_blob()', 'guard_record_document()', 'guard_evidence()', 'keep_records(uuid, text)',
    'file_appeal(uuid, text, jsonb, text)', 'retire_case(uuid, timestamptz, integer)']::regprocedure[] LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('ALTER FUNCTION %s SET search_path = public, pg_temp', f);
  END LOOP;
  FOREACH f IN ARRAY callable || 'file_appeal(uuid, text, jsonb, text)'::regprocedure LOOP
    EXECUTE format('ALTER FUNCTION %s SECURITY DEFINER', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO criterion_app', f);
  END LOOP;
END $$;
