-- AlterTable
ALTER TABLE "inventory_tally_group" ADD COLUMN     "is_attested_by_operator" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "is_attested_in_bulk" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "delegate" TEXT COLLATE "C";

-- AlterTable
ALTER TABLE "secret" ADD COLUMN     "attested_as" TEXT COLLATE "C",
ADD COLUMN     "attested_at" TIMESTAMPTZ(3),
ADD COLUMN     "attested_bulk" BOOLEAN;

-- AlterTable
ALTER TABLE "secret_history" ADD COLUMN     "attested_as" TEXT COLLATE "C",
ADD COLUMN     "attested_at" TIMESTAMPTZ(3),
ADD COLUMN     "attested_bulk" BOOLEAN;

-- CreateTable
CREATE TABLE "attestation" (
    "id" BIGSERIAL NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "secret_id" UUID NOT NULL,
    "identity" TEXT COLLATE "C" NOT NULL,
    "incarnation" TEXT COLLATE "C",
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT COLLATE "C" NOT NULL,
    "actor_kind" TEXT COLLATE "C" NOT NULL,
    "as" TEXT COLLATE "C",
    "rows" INTEGER,
    "bulk" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT COLLATE "C",
    "due_at" TIMESTAMPTZ(3),
    "why" TEXT COLLATE "C",

    CONSTRAINT "attestation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attestation_mark" (
    "id" UUID NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "secret_id" UUID NOT NULL,
    "incarnation" TEXT COLLATE "C",
    "to_person" TEXT COLLATE "C",
    "note" TEXT COLLATE "C" NOT NULL,
    "by" TEXT COLLATE "C" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL DEFAULT 'open',
    "decided_by" TEXT COLLATE "C",
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "attestation_mark_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "attestation_secret_id_id_idx" ON "attestation"("secret_id", "id");

-- CreateIndex
CREATE INDEX "attestation_mark_secret_id_state_idx" ON "attestation_mark"("secret_id", "state");

-- CreateIndex
CREATE INDEX "attestation_mark_to_person_state_idx" ON "attestation_mark"("to_person", "state");

-- What it says holds whatever the code does: a confirmation says as whom and until when, an end says why.
ALTER TABLE "attestation"
  ADD CONSTRAINT "attestation_kind" CHECK (
    ("kind" = 'confirmed' AND "as" IN ('owner', 'delegate', 'lead', 'operator') AND "due_at" IS NOT NULL AND "rows" > 0 AND "why" IS NULL)
    OR ("kind" = 'ended' AND "why" IS NOT NULL AND "as" IS NULL)),
  ADD CONSTRAINT "attestation_bulk" CHECK ("bulk" = (coalesce("rows", 0) > 20));
ALTER TABLE "attestation_mark"
  ADD CONSTRAINT "attestation_mark_kind" CHECK (("kind" = 'hand-over' AND "to_person" IS NOT NULL) OR ("kind" = 'retire' AND "to_person" IS NULL)),
  ADD CONSTRAINT "attestation_mark_state" CHECK ("state" IN ('open', 'accepted', 'declined', 'withdrawn')),
  ADD CONSTRAINT "attestation_mark_decided" CHECK (("state" = 'open') = ("decided_at" IS NULL) AND ("decided_at" IS NULL) = ("decided_by" IS NULL));
-- One open word of a kind per secret.
CREATE UNIQUE INDEX "attestation_mark_open" ON "attestation_mark"("secret_id", "kind") WHERE "state" = 'open';
-- What is due first, of everything that is counted.
CREATE INDEX "secret_live_attestation" ON "secret"(coalesce("attestation_due_at", '-infinity'::timestamptz), "path", "id")
  WHERE "removed_at" IS NULL AND "counted" <> 'none';
CREATE INDEX "secret_live_owner_path" ON "secret"("owner", "path", "id") WHERE "removed_at" IS NULL;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "attestation"
  FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();

-- Counted without the new columns: the next is made within the minute.
DELETE FROM "inventory_tally";
