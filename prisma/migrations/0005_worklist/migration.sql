-- The worklist over a million cases, nine of ten of them closed: what is open is a small set with indexes of its own, and no page, count or
-- search reads the table from end to end. The indexes are not led by the plan: most reviewers work for many plans, and one order over all
-- of them is read until the page is full.

-- AlterTable
ALTER TABLE "case" ADD COLUMN     "effective_stage" TEXT;

-- CreateTable
CREATE TABLE "worklist_view" (
    "id" UUID NOT NULL,
    "user_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "columns" TEXT[],

    CONSTRAINT "worklist_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "worklist_columns" (
    "user_id" TEXT NOT NULL,
    "columns" TEXT[],

    CONSTRAINT "worklist_columns_pkey" PRIMARY KEY ("user_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "worklist_view_user_id_name_key" ON "worklist_view"("user_id", "name");

-- AddForeignKey
ALTER TABLE "worklist_view" ADD CONSTRAINT "worklist_view_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "worklist_columns" ADD CONSTRAINT "worklist_columns_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ── The stage to filter by ──────────────────────────────────────────────────

-- What the codes of a request say of its stage: `stageFromCodes` in lib/criteria/stage.ts, which a test holds this to.
CREATE FUNCTION stage_of_codes(p_codes text[]) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN p_codes && ARRAY['E0785', 'E0786'] THEN 'replacement'
    WHEN p_codes && ARRAY['62350', '62351', '62360', '62361', '62362', 'E0782', 'E0783', 'C1772', 'C1755', 'A4300', 'A4301']
      THEN CASE WHEN p_codes && ARRAY['62355', '62365'] THEN NULL ELSE 'permanent' END
    WHEN p_codes && ARRAY['62355', '62365'] THEN 'removal'
    WHEN p_codes && ARRAY['62320', '62321', '62322', '62323', '62324', '62325', '62326', '62327'] THEN 'trial'
    WHEN p_codes && ARRAY['62367', '62368', '62369', '62370', '95990', '95991', 'A4220'] THEN 'maintenance'
  END
$$;

-- Follows the stage that the request gave, and its lines, whichever function writes them.
CREATE FUNCTION keep_effective_stage() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.effective_stage := coalesce(NEW.stage, stage_of_codes(ARRAY(SELECT l.code FROM service_line l WHERE l.case_id = NEW.id)));
  RETURN NEW;
END $$;
CREATE TRIGGER case_effective_stage BEFORE INSERT OR UPDATE OF stage ON "case" FOR EACH ROW EXECUTE FUNCTION keep_effective_stage();

CREATE FUNCTION keep_effective_stage_of_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "case" c SET effective_stage = stage_of_codes(ARRAY(SELECT l.code FROM service_line l WHERE l.case_id = c.id))
    WHERE c.stage IS NULL AND c.id IN (SELECT n.case_id FROM written n);
  RETURN NULL;
END $$;
CREATE TRIGGER service_line_effective_stage AFTER INSERT ON service_line REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION keep_effective_stage_of_lines();

UPDATE "case" c SET effective_stage = coalesce(c.stage, stage_of_codes(ARRAY(SELECT l.code FROM service_line l WHERE l.case_id = c.id)));

-- ── Finding ─────────────────────────────────────────────────────────────────

-- A trusted extension: whoever may create in the database may install it, a superuser is not needed.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Every case, in each order of the list. By number: the unique index.
-- CreateIndex
CREATE INDEX "case_received_at_id_idx" ON "case"("received_at", "id");

-- CreateIndex
CREATE INDEX "case_due_at_id_idx" ON "case"("due_at", "id");

-- CreateIndex
CREATE INDEX "case_member_name_id_idx" ON "case"("member_name", "id");

-- What is filtered by and rare enough to be fetched and sorted; what is common is met soon enough in any order.
-- CreateIndex
CREATE INDEX "case_effective_stage_outcome_urgency_status_idx" ON "case"("effective_stage", "outcome", "urgency", "status");

-- CreateIndex
CREATE INDEX "case_search_text_idx" ON "case" USING GIN ("search_text" gin_trgm_ops);

-- The open cases.
CREATE INDEX case_open_due_idx ON "case" (open_due_at, id) INCLUDE (plan_id, status, received_at, member_name, number) WHERE open_due_at IS NOT NULL;
CREATE INDEX case_open_status_due_idx ON "case" (status, open_due_at, id) INCLUDE (plan_id) WHERE open_due_at IS NOT NULL;
CREATE INDEX case_open_status_received_idx ON "case" (status, received_at, id) WHERE open_due_at IS NOT NULL;
CREATE INDEX case_open_status_member_idx ON "case" (status, member_name, id) WHERE open_due_at IS NOT NULL;
CREATE INDEX case_open_status_number_idx ON "case" (status, number) WHERE open_due_at IS NOT NULL;
CREATE INDEX case_open_assignee_idx ON "case" (assignee_id, open_due_at, id) WHERE open_due_at IS NOT NULL;
CREATE INDEX case_open_director_idx ON "case" (director_id, open_due_at, id) WHERE open_due_at IS NOT NULL AND director_id IS NOT NULL;

-- The planner chooses between reading in order and fetching by filter: it must know how many cases a filter, a combination of filters, or
-- a piece of a name leaves.
ALTER TABLE "case" ALTER COLUMN search_text SET STATISTICS 2000;
CREATE STATISTICS case_filters (mcv) ON payer, plan_id, effective_stage, outcome, urgency, status FROM "case";

-- ── Grants ──────────────────────────────────────────────────────────────────

GRANT SELECT, INSERT, UPDATE, DELETE ON worklist_view, worklist_columns TO criterion_app;

DO $$
DECLARE f regprocedure;
BEGIN
  FOREACH f IN ARRAY ARRAY['stage_of_codes(text[])', 'keep_effective_stage()', 'keep_effective_stage_of_lines()']::regprocedure[] LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('ALTER FUNCTION %s SET search_path = public, pg_temp', f);
  END LOOP;
END $$;
