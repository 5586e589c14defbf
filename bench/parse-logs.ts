import { accessSources } from "@/lib/access-sources";
import type { AccessConnectContext, AccessSourceKind } from "@/lib/access-sources/access-source";
import { masking } from "@/lib/masking/masking";
import type { Bench, Scale } from "./goal";
import { auditLines, trailFile } from "./make-believe-logs";
import { median, seconds } from "./measure";

const { name, identity } = masking(Buffer.alloc(32, 7));

const context: AccessConnectContext = {
  sourceId: "bench",
  credential: () => "",
  installation: "bench",
  folder: "/",
  clock: () => new Date(),
  mounts: new Map([["kv_bench", { cluster: "c", namespace: "", mount: "secret/", kv: 2 }]]),
  cluster: () => "c",
  source: () => undefined,
  mask: name,
  maskIdentity: identity,
  signal: new AbortController().signal,
};

const items = {
  cloudtrail: { id: "bench", kind: "cloudtrail", folder: "." },
  "vault-audit": { id: "bench", kind: "vault-audit", vault: "v" },
} as const;

/** From bytes in memory to events ready for the store, on one thread: microseconds per event. */
export const parseLogs: Bench = {
  goals: [
    { name: "parse-cloudtrail", goal: 10, must: "at most", unit: "µs per event" },
    { name: "parse-vault-audit", goal: 10, must: "at most", unit: "µs per event" },
  ],
  async run(scale) {
    return {
      "parse-cloudtrail": await perEvent("cloudtrail", trailFile(count(scale)), scale),
      "parse-vault-audit": await perEvent("vault-audit", auditLines(count(scale)), scale),
    };
  },
};

const count = ({ entries }: Scale) => entries * 2;

async function perEvent(kind: AccessSourceKind, log: Buffer, { rounds }: Scale): Promise<number> {
  const source = accessSources.find((one) => one.kind === kind);
  if (!source) throw new Error(`no log ${kind}`);
  const took: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const connection = await source.connect(items[kind], context);
    let events = 0;
    const time = await seconds(async () => {
      for await (const { records } of connection
        .handed("bench", chunks(log))
        .read(null, context.signal)) {
        for (const record of records) if ("events" in record) events += record.events.length;
      }
    });
    took.push((time * 1e6) / events);
    await connection.close();
  }
  return median(took);
}

async function* chunks(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}
