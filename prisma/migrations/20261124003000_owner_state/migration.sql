-- Whether somebody answers for a secret: a person who is here, or a team with a lead who is. Tallies are made anew.
DELETE FROM "inventory_tally";

-- AlterTable
ALTER TABLE "inventory_tally" ADD COLUMN     "leaderless_teams" TEXT[];

-- AlterTable
ALTER TABLE "inventory_tally_group" DROP COLUMN "is_owned",
ADD COLUMN     "owner_state" TEXT COLLATE "C" NOT NULL;
