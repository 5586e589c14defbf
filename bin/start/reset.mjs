import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { takeLock } from "../launcher/lock.mjs";
import { databaseHome, makeStateDirectory, stateDirectory } from "../launcher/paths.mjs";
import { stopLeftover } from "../launcher/postgres/leftover.mjs";
import { Refusal } from "../launcher/refusal.mjs";
import { endLeftovers } from "./leftovers.mjs";

/** What `npm test` has fetched; no data. */
const kept = ["tools"];

/**
 * `npm run reset`: deletes the embedded database, logs and keys, so that the next start begins anew. Asks first when the data is
 * a real installation's; `-- --yes` answers.
 * @param {string[]} args
 */
export async function reset(args) {
  try {
    makeStateDirectory();
    const release = takeLock(stateDirectory, "npm run reset");
    const home = databaseHome();
    if (isReal(home) && !args.includes("--yes") && !(await agreed(home))) {
      throw new Refusal("Nothing was deleted.");
    }
    await endLeftovers(stateDirectory);
    await stopLeftover(join(home, "cluster/data"));
    for (const name of readdirSync(stateDirectory)) {
      if (!kept.includes(name))
        rmSync(join(stateDirectory, name), { recursive: true, force: true });
    }
    rmSync(home, { recursive: true, force: true });
    release();
    console.log(`Deleted the data in ${stateDirectory}.`);
    if (process.env.DATABASE_URL) console.log("The database of DATABASE_URL was not touched.");
  } catch (error) {
    console.error(error instanceof Refusal ? error.message : error);
    process.exit(1);
  }
}

function isReal(home) {
  const file = join(home, "mode");
  return existsSync(file) && readFileSync(file, "utf8") === "real";
}

async function agreed(home) {
  if (!process.stdin.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(
    `This deletes a real installation's inventory, history and audit trail in ${home}. Type "delete": `,
  );
  terminal.close();
  return answer.trim() === "delete";
}
