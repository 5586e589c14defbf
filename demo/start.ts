import { awsServer } from "@/demo/servers/aws/server";
import { demoClock } from "@/demo/servers/clock";
import { controlServer } from "@/demo/servers/control";
import { listen } from "@/demo/servers/http";
import { valueStore } from "@/demo/servers/values";
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

export const SEED = "hokushin";

/**
 * Starts the demo's backends on loopback, on the given ports or, where one is taken, on any that is free.
 * `today` is any instant of the world's first day.
 */
export async function startServers({
  seed = SEED,
  today,
  ports,
}: {
  seed?: string;
  today: number;
  ports?: Ports | undefined;
}): Promise<DemoServers> {
  const worlds = new Worlds(seed, tokyoMidnight(today));
  const clock = demoClock();
  const values = valueStore();
  const vault = vaultServer(worlds, clock, values);
  const [vaultListens, aws, control] = await Promise.all([
    listen(vault, ports?.vault, (server) => acceptListAndScan(server, vault)),
    listen(awsServer(worlds, clock, values), ports?.aws),
    listen(controlServer(worlds, clock, values), ports?.control),
  ]);
  const servers = [vaultListens, aws, control];
  return {
    vault: vaultListens.url,
    aws: aws.url,
    control: control.url,
    close: async () => {
      await Promise.all(servers.map((one) => one.close()));
    },
  };
}
