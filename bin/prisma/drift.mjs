import { pendingChange } from "./pending-change.mjs";

/** Fails when prisma/schema.prisma and prisma/migrations disagree. */
const sql = await pendingChange();
if (sql !== null) {
  console.error(
    "prisma/schema.prisma asks for more than prisma/migrations give (`npm run migration -- NAME`):",
  );
  console.error(sql);
  process.exitCode = 1;
}
