-- Passages of the records that likely answer a question, found once per stored file and version of the finders; and those that a reviewer waved away.

-- CreateTable
CREATE TABLE "finding" (
    "sha256" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "finding_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "suggestion" (
    "sha256" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "fact" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "page" INTEGER NOT NULL,
    "quotation" TEXT NOT NULL,
    "range_start" INTEGER NOT NULL,
    "range_end" INTEGER NOT NULL,
    "note_date" TEXT NOT NULL DEFAULT '',
    "finder" TEXT NOT NULL,
    "why" TEXT NOT NULL DEFAULT '',
    "score" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "suggestion_pkey" PRIMARY KEY ("sha256","number")
);

-- CreateTable
CREATE TABLE "dismissed_suggestion" (
    "case_id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "fact" TEXT NOT NULL,
    "page" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    "dismissed_by_id" TEXT NOT NULL,
    "dismissed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "dismissed_suggestion_pkey" PRIMARY KEY ("case_id","document_id","fact","page","value")
);

-- CreateIndex
CREATE INDEX "dismissed_suggestion_document_id_idx" ON "dismissed_suggestion"("document_id");

-- AddForeignKey
ALTER TABLE "finding" ADD CONSTRAINT "finding_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "blob"("sha256") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "finding"("sha256") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dismissed_suggestion" ADD CONSTRAINT "dismissed_suggestion_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dismissed_suggestion" ADD CONSTRAINT "dismissed_suggestion_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "record_document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE suggestion ADD CONSTRAINT suggestion_shape CHECK (page >= 1 AND range_start >= 0 AND range_end > range_start AND quotation <> '');

-- What the finders of a version found in a file that was read; what an earlier version found goes.
CREATE FUNCTION store_suggestions(p_sha256 text, p_version integer, p_suggestions jsonb) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM blob WHERE sha256 = p_sha256 AND text_state = 'done' FOR UPDATE;
  IF NOT FOUND THEN RETURN false; END IF;
  DELETE FROM finding WHERE sha256 = p_sha256;
  INSERT INTO finding (sha256, version) VALUES (p_sha256, p_version);
  INSERT INTO suggestion SELECT (jsonb_populate_record(NULL::suggestion, s || jsonb_build_object('sha256', p_sha256, 'number', n))).*
    FROM jsonb_array_elements(p_suggestions) WITH ORDINALITY AS e(s, n);
  RETURN true;
END $$;

-- Who answers the case waves a suggestion away, for this case and everybody who reads it. No event: nothing of the case changed.
CREATE FUNCTION dismiss_suggestion(p_case uuid, p_actor text, p_row jsonb) RETURNS text LANGUAGE plpgsql AS $$
DECLARE held record;
BEGIN
  SELECT * INTO held FROM hold_case(p_case, p_actor);
  IF held.word <> 'ok' THEN RETURN held.word; END IF;
  INSERT INTO dismissed_suggestion (case_id, document_id, fact, page, value, dismissed_by_id)
    SELECT p_case, d.id, p_row->>'fact', (p_row->>'page')::integer, p_row->>'value', p_actor
    FROM record_document d WHERE d.id = (p_row->>'document_id')::uuid AND d.case_id = p_case
    ON CONFLICT DO NOTHING;
  RETURN 'ok';
END $$;

GRANT SELECT ON finding, suggestion, dismissed_suggestion TO criterion_app;

DO $$
DECLARE f regprocedure;
BEGIN
  FOREACH f IN ARRAY ARRAY['store_suggestions(text, integer, jsonb)', 'dismiss_suggestion(uuid, text, jsonb)']::regprocedure[] LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('ALTER FUNCTION %s SET search_path = public, pg_temp', f);
    EXECUTE format('ALTER FUNCTION %s SECURITY DEFINER', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO criterion_app', f);
  END LOOP;
END $$;
