import { existsSync } from "node:fs";
import { writeArchive } from "@/demo/servers/aws/archive";
import { awsServer } from "@/demo/servers/aws/server";
import { Traces } from "@/demo/servers/aws/traces";
import { demoClock } from "@/demo/servers/clock";
import { controlServer } from "@/demo/servers/control";
import { listen } from "@/demo/servers/http";
import { valueStore } from "@/demo/servers/values";
import { AuditFile } from "@/demo/servers/vault/audit-file";
import { vaultServer } from "@/demo/servers/vault/server";
import { acceptListAndScan } from "@/demo/servers/vault/verbs";
import { tokyoMidnight } from "@/demo/world/calendar";
import { Worlds } from "@/demo/world/state";

export interface DemoServers {
  vault: string;
  aws: string;
  control: string;
  close(): Promise<void>;
}

export interface Ports {
  vault: number;
  aws: number;
  control: number;
}

/** Where the demo's logs lie, and since when Kagimori has looked at them itself. */
export interface Logs {
  /** File of the cluster's audit device. */
  audit: string;
  /** Folder of CloudTrail files older than what LookupEvents tells. */
  archive: string;
  began: number;
}

export const SEED = "hokushin";

/**
 * Starts the demo's backends on loopback, on the given ports or, where one is taken, on any that is free.
 * `today` is any instant of the world's first day.
 */
export async function startServers({
  seed = SEED,
  today,
  ports,
  logs,
}: {
  seed?: string;
  today: number;
  ports?: Ports | undefined;
  logs?: Logs;
}): Promise<DemoServers> {
  const worlds = new Worlds(seed, tokyoMidnight(today));
  const clock = demoClock();
  const values = valueStore();
  const traces = new Traces(logs?.began ?? tokyoMidnight(today));
  if (logs && !existsSync(logs.archive)) {
    // What its files tell of Kagimori carries its mark, which only its first call tells.
    traces.onMark((mark) => writeArchive(logs.archive, worlds.at(Date.now()).world, traces, mark));
  }
  const audit = logs ? new AuditFile(logs.audit, worlds, clock, logs.began) : null;
  const vault = vaultServer(worlds, clock, values, audit);
  const [vaultListens, aws, control] = await Promise.all([
    listen(vault, ports?.vault, (server) => acceptListAndScan(server, vault)),
    listen(awsServer(worlds, clock, values, traces), ports?.aws),
    listen(controlServer(worlds, clock, values), ports?.control),
  ]);
  const servers = [vaultListens, aws, control];
  return {
    vault: vaultListens.url,
    aws: aws.url,
    control: control.url,
    close: async () => {
      audit?.close();
      await Promise.all(servers.map((one) => one.close()));
    },
  };
}
