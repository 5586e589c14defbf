-- CreateTable
CREATE TABLE "inventory_tally" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "whole" BOOLEAN NOT NULL DEFAULT false,
    "secrets" INTEGER NOT NULL DEFAULT 0,
    "left_people" TEXT[],

    CONSTRAINT "inventory_tally_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inventory_tally_group" (
    "tally_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "team" TEXT COLLATE "C",
    "service" TEXT COLLATE "C",
    "environment" TEXT COLLATE "C",
    "backend" TEXT COLLATE "C" NOT NULL,
    "classification" TEXT COLLATE "C",
    "kind" TEXT COLLATE "C",
    "type" TEXT COLLATE "C" NOT NULL,
    "counted" TEXT COLLATE "C" NOT NULL,
    "not_counted_because" TEXT COLLATE "C",
    "is_live" BOOLEAN NOT NULL,
    "rotation_state" TEXT COLLATE "C" NOT NULL,
    "is_exempt" BOOLEAN NOT NULL,
    "is_attested" BOOLEAN NOT NULL,
    "is_registered" BOOLEAN NOT NULL,
    "is_owned" BOOLEAN NOT NULL,
    "value_evidence" TEXT COLLATE "C",
    "plain_text_pattern" TEXT COLLATE "C",
    "is_judged_plain" BOOLEAN NOT NULL,
    "place_id" INTEGER NOT NULL,
    "id" UUID,
    "n" INTEGER NOT NULL,
    "oldest" TIMESTAMPTZ(3),

    CONSTRAINT "inventory_tally_group_pkey" PRIMARY KEY ("tally_id","number")
);

-- CreateTable
CREATE TABLE "inventory_tally_due" (
    "tally_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "secret_id" UUID NOT NULL,

    CONSTRAINT "inventory_tally_due_pkey" PRIMARY KEY ("tally_id","at","secret_id")
);

-- CreateIndex
CREATE INDEX "secret_recorded_at_idx" ON "secret"("recorded_at");

-- The list in its own order. Before, the index began with "removed_at" and served no order: of a column that IS NULL the
-- planner does not know that it is the same in every row.
DROP INDEX "secret_removed_at_path_id_idx";
DROP INDEX "secret_team_environment_id_idx";
CREATE INDEX "secret_live_path" ON "secret"("path", "id") WHERE "removed_at" IS NULL;
CREATE INDEX "secret_live_team_environment_path" ON "secret"("team", "environment", "path", "id") WHERE "removed_at" IS NULL;
CREATE INDEX "secret_live_environment_path" ON "secret"("environment", "path", "id") WHERE "removed_at" IS NULL;
CREATE INDEX "secret_live_team_path" ON "secret"("team", "path", "id") WHERE "removed_at" IS NULL;

-- AddForeignKey
ALTER TABLE "inventory_tally_group" ADD CONSTRAINT "inventory_tally_group_tally_id_fkey" FOREIGN KEY ("tally_id") REFERENCES "inventory_tally"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inventory_tally_due" ADD CONSTRAINT "inventory_tally_due_tally_id_fkey" FOREIGN KEY ("tally_id") REFERENCES "inventory_tally"("id") ON DELETE CASCADE ON UPDATE CASCADE;
