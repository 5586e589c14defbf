import { createHash } from "node:crypto";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../launcher/paths.mjs";

const standalone = join(root, ".next/standalone");
/** Inside what it speaks of, so that it cannot outlive it. */
const stamp = join(standalone, "made-from");

/** What a build is made from. */
const sources = [
  ...["app", "components", "lib", "messages", "public", "prisma"],
  ...["next.config.js", "postcss.config.mjs", "proxy.ts", "instrumentation.ts"],
  ...["tsconfig.json", "package.json", "package-lock.json"],
];

/** Are the pages built from these very sources? */
export function pagesAreBuilt() {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === hashOfSources();
}

/** @param {(args: string[], env: Record<string, string>) => Promise<void>} run */
export async function buildPages(run) {
  const hash = hashOfSources();
  rmSync(standalone, { recursive: true, force: true });
  await run(["node_modules/next/dist/bin/next", "build"], {
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
  });
  // The standalone server brings its code along, but neither assets nor public files.
  cpSync(join(root, ".next/static"), join(standalone, ".next/static"), { recursive: true });
  if (existsSync(join(root, "public"))) {
    cpSync(join(root, "public"), join(standalone, "public"), { recursive: true });
  }
  writeFileSync(stamp, hash);
}

function hashOfSources() {
  const hash = createHash("sha256");
  for (const source of sources) add(source, hash);
  return hash.digest("hex");
}

function add(path, hash) {
  const entry = join(root, path);
  if (!existsSync(entry) || path === "lib/db/generated" || /\.test\.tsx?$/.test(path)) return;
  const names = listing(entry);
  if (names) {
    for (const name of names) add(`${path}/${name}`, hash);
  } else {
    hash.update(`${path}\n`).update(readFileSync(entry));
  }
}

/** Sorted names in a folder; null when it is a file. */
function listing(entry) {
  try {
    return readdirSync(entry).sort();
  } catch (error) {
    if (error.code === "ENOTDIR") return null;
    throw error;
  }
}
