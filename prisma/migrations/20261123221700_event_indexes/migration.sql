-- Rising, as events come: then pages fill up instead of being split in halves. Read backwards they serve the newest first
-- as well; equal instants are sorted by who asks.
DROP INDEX "access_event_target";
CREATE INDEX "access_event_target" ON "access_event"("target_id", "occurred_at") WHERE "target_id" IS NOT NULL;
DROP INDEX "access_event_principal_id_occurred_at_idx";
CREATE INDEX "access_event_principal_id_occurred_at_idx" ON "access_event"("principal_id", "occurred_at");

-- The last reading moves with every event: in no index, and with room on the page, the row is changed where it lies.
DROP INDEX "access_reader_principal_id_last_at_idx";
CREATE INDEX "access_reader_principal_id_idx" ON "access_reader"("principal_id");
ALTER TABLE "access_reader" SET (fillfactor = 80);
ALTER TABLE "access_day" SET (fillfactor = 80);
