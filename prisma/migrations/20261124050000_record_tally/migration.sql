-- CreateTable
CREATE TABLE "record_tally" (
    "kpi_id" TEXT COLLATE "C" NOT NULL,
    "day" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "rules" TEXT COLLATE "C" NOT NULL,
    "took_ms" INTEGER NOT NULL,

    CONSTRAINT "record_tally_pkey" PRIMARY KEY ("kpi_id","day")
);

-- CreateTable
CREATE TABLE "record_tally_cell" (
    "kpi_id" TEXT COLLATE "C" NOT NULL,
    "day" DATE NOT NULL,
    "number" INTEGER NOT NULL,
    "team" TEXT COLLATE "C",
    "service" TEXT COLLATE "C",
    "environment" TEXT COLLATE "C",
    "backend" TEXT COLLATE "C",
    "classification" TEXT COLLATE "C",
    "facts" TEXT[] COLLATE "C",
    "n" INTEGER NOT NULL,
    "first_at" TIMESTAMPTZ(3),

    CONSTRAINT "record_tally_cell_pkey" PRIMARY KEY ("kpi_id","day","number")
);

-- CreateTable
CREATE TABLE "record_tally_mark" (
    "id" BIGSERIAL NOT NULL,
    "day" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "record_tally_mark_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "record_tally_mark_day_idx" ON "record_tally_mark"("day");

-- CreateIndex
-- People, those nobody knows, and ourselves are few; workloads are many.
CREATE INDEX "access_principal_kind_idx" ON "access_principal"("kind");

-- The paths that were read as a whole, of all targets.
CREATE INDEX "access_target_path_level" ON "access_target"("id") WHERE "path_level";

-- AddForeignKey
ALTER TABLE "record_tally_cell" ADD CONSTRAINT "record_tally_cell_kpi_id_day_fkey" FOREIGN KEY ("kpi_id", "day") REFERENCES "record_tally"("kpi_id", "day") ON DELETE CASCADE ON UPDATE CASCADE;
