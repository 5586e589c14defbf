-- CreateTable
CREATE TABLE "declaration" (
    "id" UUID NOT NULL,
    "section" TEXT COLLATE "C" NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,
    "body" JSONB,
    "reason" TEXT COLLATE "C" NOT NULL,
    "proposed_by" TEXT COLLATE "C" NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "approval" TEXT COLLATE "C" NOT NULL,
    "bettered" JSONB,
    "effect" JSONB,
    "decided_by" TEXT COLLATE "C",
    "decided_at" TIMESTAMPTZ(3),
    "ended_by" TEXT COLLATE "C",
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "declaration_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "declaration_section_key_proposed_at_idx" ON "declaration"("section", "key", "proposed_at");

-- One of a key holds, and one waits, whoever asks at the same time.
CREATE UNIQUE INDEX "declaration_in_force" ON "declaration"("section", "key") WHERE "state" = 'in-force';
CREATE UNIQUE INDEX "declaration_proposed" ON "declaration"("section", "key") WHERE "state" = 'proposed';

ALTER TABLE "declaration"
  ADD CONSTRAINT "declaration_state" CHECK ("state" IN ('proposed', 'in-force', 'rejected', 'superseded', 'withdrawn')),
  ADD CONSTRAINT "declaration_approval" CHECK ("approval" IN ('at-once', 'alone', 'another')),
  ADD CONSTRAINT "declaration_decided" CHECK (("decided_at" IS NULL) = ("decided_by" IS NULL)
    AND ("state" NOT IN ('in-force', 'rejected', 'superseded') OR "decided_at" IS NOT NULL)
    AND ("state" <> 'proposed' OR "decided_at" IS NULL)),
  ADD CONSTRAINT "declaration_decided_by_another" CHECK ("approval" <> 'another' OR "decided_by" <> "proposed_by"),
  ADD CONSTRAINT "declaration_ended" CHECK (("ended_at" IS NULL) = ("ended_by" IS NULL)
    AND ("state" NOT IN ('proposed', 'in-force') OR "ended_at" IS NULL));

-- What was proposed is not rewritten, and what was decided not decided again.
CREATE FUNCTION keep_declaration() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.section, NEW.key, NEW.position, NEW.body, NEW.reason, NEW.proposed_by, NEW.proposed_at, NEW.approval)
       IS DISTINCT FROM (OLD.id, OLD.section, OLD.key, OLD.position, OLD.body, OLD.reason, OLD.proposed_by, OLD.proposed_at, OLD.approval)
     OR (OLD.decided_at IS NOT NULL AND (NEW.decided_at, NEW.decided_by) IS DISTINCT FROM (OLD.decided_at, OLD.decided_by))
     OR (OLD.state NOT IN ('proposed', 'in-force') AND NEW IS DISTINCT FROM OLD) THEN
    RAISE EXCEPTION 'a declaration is not rewritten' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER keep_declaration BEFORE UPDATE ON "declaration" FOR EACH ROW EXECUTE FUNCTION keep_declaration();
CREATE TRIGGER never_deleted BEFORE DELETE OR TRUNCATE ON "declaration"
  FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
