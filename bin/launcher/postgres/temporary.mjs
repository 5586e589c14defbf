import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startGuard } from "../start-guard.mjs";
import { startEmbedded } from "./embedded.mjs";

/**
 * Starts a PostgreSQL whose data is thrown away when it stops; so it need not survive a power cut.
 * @param {string} [binaries] the `bin` folder of another PostgreSQL
 */
export async function startTemporary(binaries) {
  const home = mkdtempSync(join(tmpdir(), "kagimori-"));
  chmodSync(home, 0o711);
  const remove = () => rmSync(home, { recursive: true, force: true });
  try {
    const server = await startEmbedded({
      home,
      binaries,
      logFile: join(home, "postgres.log"),
      settings: {
        fsync: "off",
        full_page_writes: "off",
        synchronous_commit: "off",
        max_connections: 200,
      },
    });
    const guard = startGuard();
    guard.tell(`database ${server.pid}`);
    guard.tell(`remove ${home}`);
    const stop = async () => {
      await server.stop();
      guard.dismiss();
      remove();
    };
    return { ...server, stop };
  } catch (error) {
    remove();
    throw error;
  }
}
