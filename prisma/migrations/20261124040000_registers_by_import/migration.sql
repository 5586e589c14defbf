-- Registers say where each row comes from; people come by single sign-on too, and registers from files.
-- AlterTable
ALTER TABLE "declaration" ADD COLUMN     "import_id" UUID;

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "provenance" TEXT COLLATE "C" NOT NULL DEFAULT 'file',
ADD COLUMN     "sign_in_at" TIMESTAMPTZ(3),
ADD COLUMN     "sign_in_name" TEXT COLLATE "C";

-- AlterTable
ALTER TABLE "service" ADD COLUMN     "provenance" TEXT COLLATE "C" NOT NULL DEFAULT 'file';

-- AlterTable
ALTER TABLE "team" ADD COLUMN     "provenance" TEXT COLLATE "C" NOT NULL DEFAULT 'file';

-- CreateTable
CREATE TABLE "register_import" (
    "id" UUID NOT NULL,
    "register" TEXT COLLATE "C" NOT NULL,
    "file_name" TEXT COLLATE "C" NOT NULL,
    "sha256" TEXT COLLATE "C" NOT NULL,
    "bytes" INTEGER NOT NULL,
    "encoding" TEXT COLLATE "C" NOT NULL,
    "columns" JSONB NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "counts" JSONB NOT NULL,
    "effect" JSONB NOT NULL,
    "uploaded_by" TEXT COLLATE "C" NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "missing_left" BOOLEAN NOT NULL DEFAULT false,
    "reason" TEXT COLLATE "C",
    "approval" TEXT COLLATE "C",
    "decided_by" TEXT COLLATE "C",
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "register_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "register_import_row" (
    "import_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "line" INTEGER,
    "key" TEXT COLLATE "C",
    "before" JSONB,
    "after" JSONB,
    "problem" JSONB,
    "fields" TEXT[] COLLATE "C",

    CONSTRAINT "register_import_row_pkey" PRIMARY KEY ("import_id","kind","place")
);

-- CreateIndex
CREATE INDEX "register_import_state_uploaded_at_idx" ON "register_import"("state", "uploaded_at");

-- What is declared on screen so far is not the file's.
UPDATE "person" p SET "provenance" = 'screen' FROM "declaration" d
 WHERE d."section" = 'people' AND d."key" = p."id" AND d."state" = 'in-force';
UPDATE "team" t SET "provenance" = 'screen' FROM "declaration" d
 WHERE d."section" = 'teams' AND d."key" = t."id" AND d."state" = 'in-force';
UPDATE "service" s SET "provenance" = 'screen' FROM "declaration" d
 WHERE d."section" = 'services' AND d."key" = s."id" AND d."state" = 'in-force';

ALTER TABLE "person"
  ADD CONSTRAINT "person_provenance" CHECK ("provenance" IN ('file', 'screen', 'import', 'sign-in')),
  ADD CONSTRAINT "person_sign_in" CHECK (("sign_in_at" IS NULL) = ("sign_in_name" IS NULL)
    AND ("provenance" <> 'sign-in' OR "sign_in_at" IS NOT NULL));
ALTER TABLE "team" ADD CONSTRAINT "team_provenance" CHECK ("provenance" IN ('file', 'screen', 'import'));
ALTER TABLE "service" ADD CONSTRAINT "service_provenance" CHECK ("provenance" IN ('file', 'screen', 'import'));
ALTER TABLE "register_import"
  ADD CONSTRAINT "register_import_register" CHECK ("register" IN ('teams', 'services', 'people')),
  ADD CONSTRAINT "register_import_state" CHECK ("state" IN ('preview', 'proposed', 'applied', 'rejected', 'taken-back')),
  ADD CONSTRAINT "register_import_decided" CHECK (("decided_at" IS NULL) = ("decided_by" IS NULL)
    AND ("state" IN ('preview', 'proposed')) = ("decided_at" IS NULL)),
  ADD CONSTRAINT "register_import_said" CHECK (("state" = 'preview') = ("reason" IS NULL) AND ("reason" IS NULL) = ("approval" IS NULL)),
  ADD CONSTRAINT "register_import_decided_by_another" CHECK ("state" <> 'applied' OR "approval" <> 'another' OR "decided_by" <> "uploaded_by");
ALTER TABLE "register_import_row"
  ADD CONSTRAINT "register_import_row_kind" CHECK ("kind" IN ('add', 'change', 'leave', 'unchanged', 'file', 'missing', 'bad'));

-- One import of a register waits at a time.
CREATE UNIQUE INDEX "register_import_proposed" ON "register_import"("register") WHERE "state" = 'proposed';

-- What somebody applied or had decided is kept as it was; only what was looked at goes.
CREATE FUNCTION keep_register_import() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND OLD.state <> 'preview'
     OR TG_OP = 'UPDATE' AND (OLD.state NOT IN ('preview', 'proposed')
       OR (NEW.id, NEW.register, NEW.sha256, NEW.counts, NEW.uploaded_by, NEW.uploaded_at)
          IS DISTINCT FROM (OLD.id, OLD.register, OLD.sha256, OLD.counts, OLD.uploaded_by, OLD.uploaded_at)) THEN
    RAISE EXCEPTION 'an import is not rewritten' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END
$$;
CREATE TRIGGER keep_register_import BEFORE UPDATE OR DELETE ON "register_import"
  FOR EACH ROW EXECUTE FUNCTION keep_register_import();

-- With which import a declaration came is part of what is not rewritten.
CREATE OR REPLACE FUNCTION keep_declaration() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.section, NEW.key, NEW.position, NEW.body, NEW.reason, NEW.proposed_by, NEW.proposed_at, NEW.approval, NEW.import_id)
       IS DISTINCT FROM (OLD.id, OLD.section, OLD.key, OLD.position, OLD.body, OLD.reason, OLD.proposed_by, OLD.proposed_at, OLD.approval, OLD.import_id)
     OR (OLD.decided_at IS NOT NULL AND (NEW.decided_at, NEW.decided_by) IS DISTINCT FROM (OLD.decided_at, OLD.decided_by))
     OR (OLD.state NOT IN ('proposed', 'in-force') AND NEW IS DISTINCT FROM OLD) THEN
    RAISE EXCEPTION 'a declaration is not rewritten' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END
$$;
