import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/**
 * Starts the guard that ends what we started, should we be killed. When it is killed itself, another takes its place.
 * @returns {{ tell: (line: string) => void, dismiss: () => void }}
 */
export function startGuard() {
  const told = [];
  let dismissed = false;
  let guard;
  const begin = () => {
    guard = spawn(process.execPath, [fileURLToPath(new URL("./guard.mjs", import.meta.url))], {
      stdio: ["pipe", "ignore", "ignore"],
      detached: true, // Ctrl-C is not for it
      env: {},
    });
    guard.unref();
    guard.stdin.unref();
    guard.stdin.on("error", () => {}); // its end is noticed below
    for (const line of told) guard.stdin.write(line);
    guard.once("exit", () => {
      if (!dismissed) begin();
    });
  };
  begin();
  return {
    tell(line) {
      told.push(`${line}\n`);
      guard.stdin.write(`${line}\n`);
    },
    dismiss() {
      dismissed = true;
      guard.kill("SIGKILL");
    },
  };
}
