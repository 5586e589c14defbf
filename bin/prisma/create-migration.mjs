import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../launcher/paths.mjs";
import { pendingChange } from "./pending-change.mjs";

/** `npm run migration -- NAME`: writes the SQL that schema.prisma needs into a new migration, to be reviewed. */
const [name] = process.argv.slice(2);
if (!/^[a-z][a-z0-9_]*$/.test(name ?? "")) {
  console.error("usage: npm run migration -- name_in_snake_case");
  process.exit(2);
}
const sql = await pendingChange();
if (sql === null) {
  console.log("The migrations say already what prisma/schema.prisma says.");
} else {
  const time = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = join(root, "prisma/migrations", `${time}_${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "migration.sql"), withCollation(sql));
  console.log(`Review ${folder}/migration.sql`);
}

/** Text compares by code point on every server. Prisma cannot say so, and does not see it either. */
function withCollation(sql) {
  return sql
    .replace(/^(\s+"[a-z_]+" TEXT)(?![[\w])/gm, '$1 COLLATE "C"')
    .replace(/(ADD COLUMN\s+"[a-z_]+" TEXT)(?![[\w])/g, '$1 COLLATE "C"');
}
