import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { ARCHIVE_FOLDER, AUDIT_FILE } from "@/demo/config/config";
import { SEED, startServers } from "@/demo/start";
import { readKept, writeConfig, writeKept } from "@/demo/state-folder";

/**
 * `node --import tsx demo/main.ts --state DIR`: starts the make-believe backends, writes the config file that
 * points at them, prints one JSON line `{ vault, aws, control, configFile }`, and runs until SIGTERM, SIGINT
 * or the end of its standard input.
 */
const { values } = parseArgs({ options: { state: { type: "string" } } });
if (!values.state) {
  console.error("usage: demo/main.ts --state DIR");
  process.exit(2);
}

const folder = resolve(values.state);
const kept = readKept(folder, SEED, Date.now());
const today = Date.parse(kept.today);
mkdirSync(folder, { recursive: true });
const servers = await startServers({
  seed: kept.seed,
  today,
  ports: kept.ports,
  logs: {
    audit: join(folder, AUDIT_FILE),
    archive: join(folder, ARCHIVE_FOLDER),
    began: Date.parse(kept.began ?? kept.today),
  },
});
const { vault, aws, control } = servers;
const portOf = (url: string) => Number(new URL(url).port);
writeKept(folder, {
  ...kept,
  ports: { vault: portOf(vault), aws: portOf(aws), control: portOf(control) },
});
const configFile = writeConfig(folder, { vault, aws }, today, Date.now());
process.stdout.write(`${JSON.stringify({ vault, aws, control, configFile })}\n`);

async function stop(): Promise<void> {
  await servers.close();
  process.exit(0);
}
process.once("SIGTERM", stop);
process.once("SIGINT", stop);
process.stdin.once("end", stop);
process.stdin.resume();
