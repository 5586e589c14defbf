import { closePool } from "@/lib/db/pool";
import { AppError } from "@/lib/errors";
import { type Run, WrongUsage } from "./command";
import { commands } from "./commands.mjs";

/** Loaded when called for: `kpi` need not wait for every backend's SDK. */
const runs: Record<string, () => Promise<{ run: Run }>> = {
  backup: () => import("./backup"),
  config: () => import("./config-command"),
  doctor: () => import("./doctor"),
  export: () => import("./export"),
  sync: () => import("./sync"),
  ingest: () => import("./ingest"),
  init: () => import("./init"),
  kpi: () => import("./kpi"),
  registers: () => import("./registers"),
  restore: () => import("./restore"),
  ship: () => import("./ship"),
  token: () => import("./token"),
  user: () => import("./user"),
  verify: () => import("./verify"),
};

const [name = "", ...args] = process.argv.slice(2);
const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());

try {
  const load = runs[name];
  if (!load) throw new WrongUsage(`There is no command ${JSON.stringify(name)}.`);
  process.exitCode = await (await load()).run(args, stop.signal);
} catch (error) {
  process.exitCode = explain(error);
} finally {
  await closePool();
}

function explain(error: unknown): number {
  if (error instanceof WrongUsage) {
    console.error(`${error.message}\n\nUsage: kagimori ${commands[name]?.usage ?? "help"}`);
    return 2;
  }
  if (error instanceof AppError) {
    console.error(error.message);
    return error.code === "invalid-input" ? 2 : 1;
  }
  if (error instanceof Error && error.name.startsWith("Invalid")) {
    console.error(error.message);
    return 1;
  }
  console.error(error);
  return 1;
}
