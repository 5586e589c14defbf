-- When a secret was last read, as the list is ordered by it. It follows from the readers, from what the backend tells and
-- from who is Kagimori itself: to work that out for a million rows takes a minute. So what changes is noted, one row a
-- statement, and a job follows it (lib/inventory/last-read).
CREATE TABLE "secret_read" (
    "secret_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "secret_read_pkey" PRIMARY KEY ("secret_id")
);
CREATE INDEX "secret_read_at_secret_id_idx" ON "secret_read"("at", "secret_id");

CREATE TABLE "secret_read_due" (
    "id" BIGSERIAL NOT NULL,
    "secrets" UUID[],
    "targets" INTEGER[],

    CONSTRAINT "secret_read_due_pkey" PRIMARY KEY ("id")
);

CREATE FUNCTION note_readers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO secret_read_due (secrets, targets)
    SELECT '{}', array_agg(DISTINCT target_id) FROM moved HAVING count(*) > 0;
  RETURN NULL;
END $$;
CREATE TRIGGER note_readers_inserted AFTER INSERT ON access_reader
  REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION note_readers();
CREATE TRIGGER note_readers_updated AFTER UPDATE ON access_reader
  REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION note_readers();
CREATE TRIGGER note_readers_deleted AFTER DELETE ON access_reader
  REFERENCING OLD TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION note_readers();

CREATE FUNCTION note_uses_inserted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO secret_read_due (secrets, targets)
    SELECT array_agg(secret_id), '{}' FROM moved HAVING count(*) > 0;
  RETURN NULL;
END $$;
CREATE TRIGGER note_uses_inserted AFTER INSERT ON secret_use
  REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION note_uses_inserted();

CREATE FUNCTION note_uses_updated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO secret_read_due (secrets, targets)
    SELECT array_agg(n.secret_id), '{}' FROM moved n JOIN before b ON b.secret_id = n.secret_id
     WHERE n.last_accessed_on IS DISTINCT FROM b.last_accessed_on HAVING count(*) > 0;
  RETURN NULL;
END $$;
CREATE TRIGGER note_uses_updated AFTER UPDATE ON secret_use
  REFERENCING OLD TABLE AS before NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION note_uses_updated();

CREATE FUNCTION note_target() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO secret_read_due (secrets, targets)
    VALUES (array_remove(ARRAY[OLD.secret_id, NEW.secret_id], NULL), '{}');
  RETURN NULL;
END $$;
CREATE TRIGGER note_target AFTER UPDATE ON access_target
  FOR EACH ROW WHEN (OLD.secret_id IS DISTINCT FROM NEW.secret_id) EXECUTE FUNCTION note_target();

CREATE FUNCTION note_principal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO secret_read_due (secrets, targets)
    SELECT '{}', array_agg(target_id) FROM access_reader WHERE principal_id = NEW.id HAVING count(*) > 0;
  RETURN NULL;
END $$;
CREATE TRIGGER note_principal AFTER UPDATE ON access_principal
  FOR EACH ROW WHEN ((OLD.kind = 'kagimori') IS DISTINCT FROM (NEW.kind = 'kagimori')) EXECUTE FUNCTION note_principal();

INSERT INTO secret_read_due (secrets, targets) SELECT array_agg(id), '{}' FROM secret HAVING count(*) > 0;

-- The orders that had no index, and the filters by which few rows are found among many (lib/inventory/list).
CREATE INDEX "secret_live_kind" ON "secret"("kind", "path", "id") WHERE "removed_at" IS NULL;
CREATE INDEX "secret_live_type" ON "secret"("type", "path", "id") WHERE "removed_at" IS NULL;
CREATE INDEX "secret_live_backend" ON "secret"("backend", "path", "id") WHERE "removed_at" IS NULL;
CREATE INDEX "secret_live_classification" ON "secret"("classification", "path", "id") WHERE "removed_at" IS NULL;
CREATE INDEX "secret_live_place" ON "secret"("place_id", "path", "id") WHERE "removed_at" IS NULL;
CREATE INDEX "secret_live_stop_time" ON "secret"(coalesce("stop_time_minutes", 2147483647), "path", "id") WHERE "removed_at" IS NULL;
CREATE INDEX "secret_removed_path" ON "secret"("path", "id") WHERE "removed_at" IS NOT NULL;
CREATE INDEX "secret_live_owner" ON "secret"(coalesce("owner", chr(1114111)), "path", "id") WHERE "removed_at" IS NULL;
