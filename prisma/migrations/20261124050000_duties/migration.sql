-- Who has which duty for a secret: one row for all secrets of which the same is said (docs/decisions/0015-duties.md).
-- CreateTable
CREATE TABLE "duty_set" (
    "id" UUID NOT NULL,
    "creates" TEXT COLLATE "C",
    "creates_from" TEXT COLLATE "C",
    "rotates" TEXT COLLATE "C",
    "rotates_from" TEXT COLLATE "C",
    "approves" TEXT COLLATE "C",
    "approves_from" TEXT COLLATE "C",
    "audits" TEXT COLLATE "C",
    "audits_from" TEXT COLLATE "C",

    CONSTRAINT "duty_set_pkey" PRIMARY KEY ("id")
);

-- AlterTable
ALTER TABLE "secret" ADD COLUMN     "duty_set" UUID;

-- AlterTable
ALTER TABLE "secret_history" ADD COLUMN     "duty_set" UUID;

-- A tally that was made before is still right: nobody has a duty then.
-- AlterTable
ALTER TABLE "inventory_tally_group" ADD COLUMN     "duty_set" UUID;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "duty_set"
  FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
