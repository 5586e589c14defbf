-- AlterTable
ALTER TABLE "evidence_export" ADD COLUMN     "progress" REAL NOT NULL DEFAULT 0;
