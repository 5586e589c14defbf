-- The inferred events are few. Known by an index, they are taken off what the other indexes count, which need not open a row then.
CREATE INDEX "access_event_inferred" ON "access_event"("target_id", "principal_id") WHERE "marks" & 1::smallint = 1::smallint;
