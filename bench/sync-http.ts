import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { promisify } from "node:util";
import { z } from "zod";
import { emptyInventory } from "./database";
import type { Bench } from "./goal";
import { median } from "./measure";

const Read = z.object({ seconds: z.number(), peakMb: z.number() });

/** A whole sync over HTTP against a loop with the bare SDK that stores nothing; each in a process of its own. */
export const syncHttp: Bench = {
  goals: [
    { name: "sync-http-first", goal: 1.3, must: "at most", unit: "of the bare SDK loop" },
    { name: "sync-http-again", goal: 1.3, must: "at most", unit: "of the bare SDK loop" },
    { name: "sync-memory", goal: 400, must: "at most", unit: "MB peak RSS" },
  ],
  async run({ name, entries, rounds }) {
    const count = name === "small" ? entries / 2 : entries;
    const server = spawn(process.execPath, ["bench/http/aws-server.mjs", String(count)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    try {
      return await compare(`http://127.0.0.1:${await portOf(server)}`, rounds);
    } finally {
      server.kill();
    }
  },
};

async function compare(url: string, rounds: number) {
  const first: number[] = [];
  const again: number[] = [];
  let peakMb = 0;
  for (let round = 0; round < rounds; round++) {
    await emptyInventory();
    const parameters = await read("bare", "parameter-store", url);
    const parametersRead = await read("product", "parameter-store", url);
    const parametersAgain = await read("product", "parameter-store", url);
    first.push(parametersRead.seconds / parameters.seconds);
    again.push(parametersAgain.seconds / parameters.seconds);
    peakMb = Math.max(peakMb, parametersRead.peakMb, parametersAgain.peakMb);
  }
  return {
    "sync-http-first": median(first),
    "sync-http-again": median(again),
    "sync-memory": peakMb,
  };
}

async function portOf(server: ChildProcess): Promise<string> {
  const [port] = server.stdout ? await once(server.stdout, "data") : [];
  return String(port).trim();
}

async function read(who: "bare" | "product", kind: string, url: string) {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "bench/http/read-source.ts", who, kind, url],
    { env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" } },
  );
  return Read.parse(JSON.parse(stdout));
}
