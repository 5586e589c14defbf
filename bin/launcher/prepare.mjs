import { spawn } from "node:child_process";
import { installArguments, packagesAreInstalled } from "./packages.mjs";
import { root } from "./paths.mjs";
import { clientIsGenerated, generateClient } from "./prisma-client.mjs";
import { Refusal } from "./refusal.mjs";
import { step } from "./say.mjs";

/**
 * Installs packages and makes the database client, as far as needed. Until this is done only what Node brings may be
 * imported.
 * @param {(name: string, args: string[], env?: Record<string, string>) => Promise<void>} [run]
 */
export async function prepare(run = runToEnd) {
  if (!packagesAreInstalled()) {
    await step("Installing packages (npm ci)", () => run("npm ci", installArguments()));
  }
  if (!clientIsGenerated()) {
    await step("Making the database client (prisma generate)", () =>
      generateClient((args, env) => run("prisma generate", args, env)),
    );
  }
}

/** What a command needs after a bare `npm ci`, or after new code was fetched. Says so on standard error: standard output is the command's. */
export async function prepareForCommand() {
  if (clientIsGenerated()) return;
  console.error("Making the database client (prisma generate) …");
  await generateClient((args, env) => runToEnd("prisma generate", args, env));
}

function runToEnd(name, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", "ignore", "pipe"],
    });
    let said = "";
    child.stderr.on("data", (piece) => {
      said += piece;
    });
    child.once("error", reject);
    child.once("close", (code) =>
      code === 0 ? resolve() : reject(new Refusal(`${name} failed (exit code ${code}):\n${said}`)),
    );
  });
}
