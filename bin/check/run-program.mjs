import { spawn } from "node:child_process";
import { root } from "../launcher/paths.mjs";

/**
 * Runs a Node program of ours or of a package and collects what it prints.
 * @param {string[]} args the file, then its arguments
 * @param {Record<string, string>} [env]
 * @returns {Promise<{ code: number, stdout: string, output: string }>}
 */
export function runProgram(args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, NO_COLOR: "1", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let stdout = "";
    let output = "";
    child.stdout.on("data", (piece) => {
      stdout += piece;
      output += piece;
    });
    child.stderr.on("data", (piece) => {
      output += piece;
    });
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 1, stdout, output }));
  });
}
