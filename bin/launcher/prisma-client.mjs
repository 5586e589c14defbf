import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.mjs";

const generated = join(root, "lib/db/generated");
const stamp = join(generated, "made-from");

/** Was the database client made from this schema, by this version of Prisma? */
export function clientIsGenerated() {
  return (
    existsSync(join(generated, "client.ts")) &&
    existsSync(stamp) &&
    readFileSync(stamp, "utf8") === wanted()
  );
}

/** @param {(args: string[], env: Record<string, string>) => Promise<void>} run runs a Node program in the checkout */
export async function generateClient(run) {
  await run(["node_modules/prisma/build/index.js", "generate", "--no-hints"], {
    // Prisma asks only whether this file exists; making the client needs no engine.
    PRISMA_SCHEMA_ENGINE_BINARY: join(root, "package.json"),
    CHECKPOINT_DISABLE: "1",
  });
  writeFileSync(stamp, wanted());
}

function wanted() {
  const hash = createHash("sha256");
  hash.update(readFileSync(join(root, "prisma/schema.prisma")));
  hash.update(readFileSync(join(root, "node_modules/prisma/package.json")));
  return hash.digest("hex");
}
