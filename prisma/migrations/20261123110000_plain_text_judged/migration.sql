-- AlterTable
ALTER TABLE "secret" ADD COLUMN     "plain_text_judged" TEXT COLLATE "C";

-- AlterTable
ALTER TABLE "secret_history" ADD COLUMN     "plain_text_judged" TEXT COLLATE "C";
