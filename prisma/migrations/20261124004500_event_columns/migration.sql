-- The wide columns first, then the narrow ones side by side, and IPv4 addresses as such: sixteen bytes less in every event.
-- The months that stand keep their form and go over to the new table as they are; only months made from now on have the new one.
CREATE TEMPORARY TABLE months ON COMMIT DROP AS
  SELECT c.relname AS name, pg_get_expr(c.relpartbound, c.oid) AS bounds
    FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = 'access_event'::regclass;

DO $$
DECLARE month record;
BEGIN
  FOR month IN SELECT * FROM months LOOP
    EXECUTE format('ALTER TABLE access_event DETACH PARTITION %I', month.name);
    EXECUTE format('ALTER TABLE %I ADD COLUMN source_address inet', month.name);
  END LOOP;
END
$$;

DROP TABLE "access_event";

CREATE TABLE "access_event" (
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "context_id" INTEGER NOT NULL,
    "target_id" INTEGER,
    "principal_id" INTEGER NOT NULL,
    "user_agent_id" INTEGER,
    "item" SMALLINT NOT NULL,
    "operation_id" SMALLINT NOT NULL,
    "cause" SMALLINT NOT NULL,
    "marks" SMALLINT NOT NULL DEFAULT 0,
    "event_id" UUID NOT NULL,
    "request_id" UUID,
    "shared_event_id" UUID,
    "source_address" INET,
    "source_ip" TEXT COLLATE "C",

    -- Events come in the order of time, and so does this index: a page that is full stays as it is.
    CONSTRAINT "access_event_pkey" PRIMARY KEY ("occurred_at","event_id","item") WITH (fillfactor = 100)
) PARTITION BY RANGE ("occurred_at");

-- Copies of one event in several accounts.
CREATE UNIQUE INDEX "access_event_shared_key" ON "access_event"("occurred_at", "shared_event_id", "item") WHERE "shared_event_id" IS NOT NULL;
-- The history of one secret, and of one person. Rising, as events come; read backwards they serve the newest first as well.
CREATE INDEX "access_event_target" ON "access_event"("target_id", "occurred_at") WHERE "target_id" IS NOT NULL;
CREATE INDEX "access_event_principal_id_occurred_at_idx" ON "access_event"("principal_id", "occurred_at");
CREATE INDEX "access_event_failed" ON "access_event"("occurred_at") WHERE "cause" <> 0;

DO $$
DECLARE month record;
BEGIN
  FOR month IN SELECT * FROM months LOOP
    EXECUTE format('ALTER TABLE access_event ATTACH PARTITION %I %s', month.name, month.bounds);
  END LOOP;
END
$$;
