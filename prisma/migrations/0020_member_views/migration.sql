-- Intake fills in what the plan keeps of a member: whoever is shown it has looked at a person's record, though there is no case yet.
ALTER TABLE view_event DROP CONSTRAINT view_event_kind;
ALTER TABLE view_event
  ADD CONSTRAINT view_event_kind CHECK (kind IN ('case', 'document', 'letter', 'export', 'verification', 'replay', 'member'));
