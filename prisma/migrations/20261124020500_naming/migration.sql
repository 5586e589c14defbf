-- Which naming rule holds for a secret, and whether its name follows it. Tallies are made anew.
DELETE FROM "inventory_tally";

-- AlterTable
ALTER TABLE "inventory_tally_group" ADD COLUMN     "naming" TEXT COLLATE "C" NOT NULL;

-- AlterTable
ALTER TABLE "secret" ADD COLUMN     "naming_ok" BOOLEAN,
ADD COLUMN     "naming_rule" TEXT COLLATE "C";

-- AlterTable
ALTER TABLE "secret_history" ADD COLUMN     "naming_ok" BOOLEAN,
ADD COLUMN     "naming_rule" TEXT COLLATE "C";

-- CreateTable
CREATE TABLE "naming_rule" (
    "id" TEXT COLLATE "C" NOT NULL,
    "pattern" TEXT NOT NULL,
    "example" TEXT NOT NULL,
    "explanation" TEXT,

    CONSTRAINT "naming_rule_pkey" PRIMARY KEY ("id")
);
