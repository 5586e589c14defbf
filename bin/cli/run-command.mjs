import { spawn } from "node:child_process";
import { migrate } from "../launcher/migrate.mjs";
import { openDatabase } from "../launcher/open-database.mjs";
import { stateDirectory } from "../launcher/paths.mjs";
import { prepareForCommand } from "../launcher/prepare.mjs";
import { Refusal } from "../launcher/refusal.mjs";
import { commands, usage } from "./commands.mjs";
import { configFileOf } from "./config-file.mjs";

/**
 * Runs one command and returns its exit code: 0 done, 1 failed, 2 wrong usage.
 * @param {string[]} args
 * @param {Record<string, string | undefined>} env
 */
export async function runCommand(args, env) {
  const [name] = args;
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    console.log(usage());
    return name === undefined ? 2 : 0;
  }
  const command = commands[name];
  if (!command) {
    console.error(`There is no command ${JSON.stringify(name)}.\n\n${usage()}`);
    return 2;
  }
  if (args.includes("--help")) {
    console.log(`kagimori ${command.usage}\n\n${command.does}`);
    return 0;
  }
  try {
    await prepareForCommand();
    if (!command.database) return await handOver(args, env);
    return await withDatabaseOf(command, args, env);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(error.message);
    return error.exitCode;
  }
}

async function withDatabaseOf(command, args, env) {
  const database = await openDatabase(`kagimori ${args[0]}`);
  try {
    const { runtime, applicationUrl, ownerUrl } = database;
    const configFile = configFileOf(env.KAGIMORI_CONFIG, runtime);
    const applied = await bringUpToDate(database, args[0] === "migrate", configFile);
    if (args[0] === "migrate") {
      console.log(applied.length > 0 ? `Applied ${applied.join(", ")}.` : "Nothing was due.");
      return 0;
    }
    return await handOver(args, {
      ...env,
      DATABASE_URL: applicationUrl,
      // Only the command that fills an empty database sees the owner.
      DATABASE_OWNER_URL: command.owner ? ownerUrl : undefined,
      KAGIMORI_MODE: runtime?.mode ?? (configFile ? "real" : "demo"),
      KAGIMORI_CONFIG: configFile,
      KAGIMORI_DATA_DIR: stateDirectory,
      KAGIMORI_WEB_URL: env.KAGIMORI_PUBLIC_URL || runtime?.webUrl,
    });
  } finally {
    await database.close();
  }
}

/** A database that runs already was migrated by whoever started it, unless `migrate` is what was asked for. */
async function bringUpToDate({ from, applicationUrl, ownerUrl }, asked, configFile) {
  if (from === "running" || (from === "environment" && !asked)) return [];
  return migrate({ ownerUrl, applicationUrl, mode: configFile ? "real" : null });
}

/** The product's code runs in a process of its own, with the condition that `server-only` asks for. */
function handOver(args, env) {
  const child = spawn(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "bin/cli/main.ts", ...args],
    {
      stdio: "inherit",
      // A command speaks in words; its log is for when something is wrong.
      env: { KAGIMORI_LOG_LEVEL: "warn", ...env, ...ofChild, KAGIMORI_CALLED_FROM: process.cwd() },
      cwd: root,
    },
  );
  // The terminal sends Ctrl-C to both; a plain kill reaches only us. The child ends its work, then we close the database.
  const pass = (signal) => child.kill(signal);
  process.on("SIGTERM", pass);
  process.on("SIGINT", () => {});
  return new Promise((ended, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => ended(code ?? (signal === "SIGINT" ? 130 : 143)));
  });
}

const root = new URL("../../", import.meta.url).pathname;

const ofChild = {
  KAGIMORI_LOG_TO: "stderr",
  // The AWS SDK would say at every start that Node 20 has ended; `npm start` says it once.
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
};
