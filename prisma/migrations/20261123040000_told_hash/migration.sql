-- AlterTable
ALTER TABLE "secret_use" ADD COLUMN     "told_hash" BYTEA;
