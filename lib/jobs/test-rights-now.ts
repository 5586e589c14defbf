import "server-only";
import { backends } from "@/lib/backends";
import { credentialResolver } from "@/lib/config/credentials";
import { CallCounter } from "@/lib/sync/call-counter";
import { testRights } from "@/lib/sync/rights-test";
import { configOfWorker } from "./config-of-worker";

/** Opens one source of the config file and keeps what its rights test says. */
export async function testRightsAsSystem(sourceId: string, signal: AbortSignal): Promise<void> {
  const loaded = configOfWorker();
  const item = loaded?.config.sources.find(({ id }) => id === sourceId);
  const backend = backends.find(({ kind }) => kind === item?.kind);
  if (!loaded || !item || !backend) return;
  const clock = () => new Date();
  const calls = new CallCounter(sourceId, clock);
  const connection = backend.open(item, {
    credential: credentialResolver(loaded.file),
    clock,
    onCall: (api) => calls.count(api),
  });
  try {
    await testRights({ sourceId, connection, explain: backend.explain, clock, signal });
  } finally {
    await calls.flush();
    await connection.close();
  }
}
