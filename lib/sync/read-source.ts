import "server-only";
import type {
  BackendConnection,
  Failure,
  KnownPlace,
  Place,
  SecretBackend,
} from "@/lib/backends/secret-backend";
import { pool } from "@/lib/db/pool";
import { AppError } from "@/lib/errors";
import { updateEstateAsSystem } from "@/lib/estate/update-estate";
import { log } from "@/lib/log";
import { maskFailure } from "@/lib/masking/mask-failure";
import type { CallCounter } from "./call-counter";
import { noteNotReached } from "./lost-places";
import { type PlacesRead, readPlaces } from "./read-places";
import { testRights } from "./rights-test";
import type { Run, RunContext } from "./run-context";
import type { OpenRun } from "./run-record";
import type { SyncRequest } from "./sync-request";
import { unlessAborted } from "./unless-aborted";

/** Opens the source, reads all its places, and tests what our identity could read. */
export async function readSource(
  request: SyncRequest,
  backend: SecretBackend,
  open: OpenRun,
  calls: CallCounter,
  base: Run,
): Promise<PlacesRead> {
  const { masking } = base.derivation;
  const opened = await connect(request, backend, calls, base);
  if ("failure" in opened) {
    const failure = maskFailure(opened.failure, masking);
    await noteNotReached(base, [], failure);
    const failures = [{ scope: base.sourceId, ...failure }];
    return { lost: [], failures, brokeOff: true };
  }
  const { connection, clockSkewMs } = opened;
  const asksFor = (place: Place) => backend.asksFor(settingsOf(request), place);
  const explain = (error: unknown) => maskFailure(backend.explain(error), masking);
  const run = { ...base, connection, explain, asksFor };
  try {
    await pool().query("UPDATE source SET clock_skew_ms = $2 WHERE id = $1", [
      base.sourceId,
      clockSkewMs,
    ]);
    const read = await readPlaces(run, open.donePlaces);
    await testRights(run);
    await updateEstateAsSystem(await estateOf(run), request.config, run.clock());
    return read;
  } finally {
    await connection.close();
  }
}

/** What the source says exists. Optional: where it does not say, only what was read is known. */
async function estateOf(run: RunContext): Promise<readonly KnownPlace[]> {
  try {
    return (await run.connection.estate?.(run.signal)) ?? [];
  } catch (error) {
    run.signal.throwIfAborted();
    log.warn({ sourceId: run.sourceId, error: run.explain(error).message }, "estate not told");
    return [];
  }
}

type Opened = { connection: BackendConnection; clockSkewMs: number | null } | { failure: Failure };

const settingsOf = ({ config, sourceId }: SyncRequest) =>
  config.sources.find(({ id }) => id === sourceId);

async function connect(
  request: SyncRequest,
  backend: SecretBackend,
  calls: CallCounter,
  { signal, derivation }: Run,
): Promise<Opened> {
  const { credential, clock } = request;
  let connection: BackendConnection | undefined;
  try {
    connection = backend.open(settingsOf(request), {
      credential,
      clock,
      installation: derivation.masking.installation,
      onCall: (api) => calls.count(api),
    });
    const { clockSkewMs } = await unlessAborted(connection.check(signal), signal);
    return { connection, clockSkewMs };
  } catch (error) {
    await connection?.close();
    signal.throwIfAborted();
    return { failure: explained(backend, error) };
  }
}

/** Our own refusals (a credential that is not set) already say what to do. */
function explained(backend: SecretBackend, error: unknown): Failure {
  if (!(error instanceof AppError)) return backend.explain(error);
  return { cause: "unexpected", message: error.message, todo: "Mend the config file." };
}
