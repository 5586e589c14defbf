-- AlterTable
ALTER TABLE "installation" ADD COLUMN     "principal_rules" TEXT COLLATE "C";

-- CreateTable
CREATE TABLE "principal_rule" (
    "id" TEXT COLLATE "C" NOT NULL,
    "rule" JSONB NOT NULL,
    "reason" TEXT COLLATE "C" NOT NULL,
    "created_by" TEXT COLLATE "C" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "principal_rule_pkey" PRIMARY KEY ("id")
);
