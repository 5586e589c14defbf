-- AlterTable
ALTER TABLE "inventory_tally" ADD COLUMN "overlaps_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "production_overlap" (
    "secret_id" UUID NOT NULL,
    "same_key" BOOLEAN NOT NULL,
    "same_function" BOOLEAN NOT NULL,
    "same_name" BOOLEAN NOT NULL,

    CONSTRAINT "production_overlap_pkey" PRIMARY KEY ("secret_id")
);
