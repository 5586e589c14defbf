import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import type { TestProject } from "vitest/node";
import { freePort } from "../launcher/free-port.mjs";
import { findMoto } from "../launcher/moto.mjs";
import { startGuard } from "../launcher/start-guard.mjs";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of a moto server: Secrets Manager, Parameter Store, STS, IAM and the rest, without authentication. */
    motoUrl: string;
  }
}

/** One moto for the whole run; a test file keeps apart by an account or a Region of its own. */
export default async function setup(project: TestProject) {
  const program = findMoto();
  if (program === null)
    throw new Error("moto is not installed: `npm test` fetches it into .kagimori/tools");
  const port = await freePort();
  const server = spawn(program, ["-H", "127.0.0.1", "-p", String(port)], {
    stdio: "ignore",
    detached: true,
  });
  const guard = startGuard();
  guard.tell(`+ ${server.pid}`);
  const motoUrl = `http://127.0.0.1:${port}`;
  await untilItAnswers(motoUrl, server);
  project.provide("motoUrl", motoUrl);
  return () => {
    server.kill();
    guard.dismiss();
  };
}

async function untilItAnswers(url: string, server: ChildProcess): Promise<void> {
  let failure: Error | null = null;
  server.once("error", (error) => {
    failure = error;
  });
  for (;;) {
    if (failure) throw failure;
    if (server.exitCode !== null) throw new Error(`moto ended with ${server.exitCode}`);
    const answer = await fetch(`${url}/moto-api/`).catch(() => null);
    if (answer) return;
    await pause(100);
  }
}
