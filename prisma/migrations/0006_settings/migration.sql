-- Who changed which account, license or plan, and when. Written in the transaction of the change, and never changed after.

-- CreateTable
CREATE TABLE "organization_event" (
    "number" SERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "changes" JSONB NOT NULL,

    CONSTRAINT "organization_event_pkey" PRIMARY KEY ("number")
);

-- CreateIndex
CREATE INDEX "organization_event_subject_number_idx" ON "organization_event"("subject", "number");

CREATE TRIGGER organization_event_immutable BEFORE UPDATE OR DELETE ON organization_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER organization_event_no_truncate BEFORE TRUNCATE ON organization_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON organization_event TO criterion_app;
GRANT USAGE ON SEQUENCE organization_event_number_seq TO criterion_app;
