import { fromTemporaryCredentials } from "@aws-sdk/credential-providers";
import type { SecretBackend } from "@/lib/backends/secret-backend";
import { type FaultProxy, startFaultProxy } from "./fault-proxy";
import { type Reading, readAll } from "./read-source";

const keys = { accessKeyId: "AKIDMOTO", secretAccessKey: "moto" };

export interface MotoSource {
  /** What a client of the SDK needs to fill the account behind the source. */
  config: {
    region: string;
    endpoint: string;
    credentials: ReturnType<typeof fromTemporaryCredentials>;
  };
  proxy: FaultProxy;
  /** Calls by name, as onCall counted them since the last reading began. */
  calls: string[];
  read(before?: Reading): Promise<Reading>;
  close(): Promise<void>;
}

/** A source that reads one account of moto through a proxy that notes what is asked. */
export async function motoSource(
  backend: SecretBackend,
  motoUrl: string,
  account: string,
  regions: string[],
): Promise<MotoSource> {
  const proxy = await startFaultProxy(motoUrl);
  const roleArn = `arn:aws:iam::${account}:role/KagimoriRead`;
  const calls: string[] = [];
  const connection = backend.open(
    {
      id: "moto",
      kind: backend.kind,
      regions,
      endpoint: proxy.url,
      accounts: [{ roleArn }],
      credentials: { accessKeyId: "env:KEY", secretAccessKey: "env:SECRET" },
      limits: { requestsPerSecond: 10_000 },
    },
    {
      credential: () => "moto",
      clock: () => new Date(),
      onCall: (api) => calls.push(api),
    },
  );
  const region = regions[0] ?? "";
  return {
    config: {
      region,
      endpoint: motoUrl,
      credentials: fromTemporaryCredentials({
        masterCredentials: keys,
        params: { RoleArn: roleArn },
        clientConfig: { region, endpoint: motoUrl },
      }),
    },
    proxy,
    calls,
    read(before) {
      calls.length = 0;
      proxy.seen.length = 0;
      return readAll(connection, AbortSignal.timeout(60_000), before);
    },
    async close() {
      await connection.close();
      await proxy.close();
    },
  };
}

/** A stored credential, to be looked for where it must not be. */
export const canary = "kgmr-canary-moto";
