import type { AwsKind } from "@/lib/backends/aws/places";
import { parameterStore } from "@/lib/backends/parameter-store";
import type { BackendConnection, SecretBackend } from "@/lib/backends/secret-backend";
import { secretsManager } from "@/lib/backends/secrets-manager";
import { type Reading, readAll } from "@/lib/backends/testing/read-source";
import { awsItem } from "./fixture";
import { startAwsStandIn } from "./stand-in";
import type { World } from "./world";

export interface Opened {
  backend: SecretBackend;
  connection: BackendConnection;
  /** The stand-in's world, to be changed between readings. */
  world: World;
  url: string;
  /** Calls by name, as onCall counted them. */
  counts(): Record<string, number>;
  /** Reads everything, forgetting the calls counted before. */
  read(before?: Reading): Promise<Reading>;
  close(): Promise<void>;
}

/** A source open on a stand-in of its own that holds this world. */
export async function opened(
  kind: AwsKind,
  world: World,
  more: Record<string, unknown> = {},
  now = new Date("2026-11-23T00:00:00Z"),
): Promise<Opened> {
  const standIn = await startAwsStandIn(world);
  const backend = kind === "secrets-manager" ? secretsManager : parameterStore;
  const calls: string[] = [];
  const connection = backend.open(awsItem(kind, standIn.url, more), {
    credential: () => "AKIDSTANDIN",
    clock: () => now,
    onCall: (api) => calls.push(api),
  });
  return {
    backend,
    connection,
    world,
    url: standIn.url,
    counts: () =>
      Object.fromEntries(calls.map((api) => [api, calls.filter((one) => one === api).length])),
    read(before) {
      calls.length = 0;
      return readAll(connection, AbortSignal.timeout(10_000), before);
    },
    async close() {
      await connection.close();
      await standIn.close();
    },
  };
}
