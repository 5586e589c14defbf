import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { migrate } from "../launcher/migrate.mjs";
import { startEmbedded } from "../launcher/postgres/embedded.mjs";
import { installedPostgres } from "../launcher/postgres/installed.mjs";

declare module "vitest" {
  interface ProvidedContext {
    /** URLs of the template database, which is never connected to: by the superuser, the owner, the application. */
    postgres: { superuser: string; owner: string; application: string };
  }
}

/** One PostgreSQL for the whole run, with a migrated template from which every test file gets its copy. */
export default async function setup(project: TestProject) {
  const major = Number(process.env.KAGIMORI_TEST_POSTGRES ?? 18);
  const binaries = major === 18 ? undefined : installedPostgres(major);
  if (binaries === null) throw new Error(`PostgreSQL ${major} is not installed`);

  const home = mkdtempSync(join(tmpdir(), "kagimori-test-"));
  chmodSync(home, 0o711);
  const server = await startEmbedded({
    home,
    logFile: join(home, "postgres.log"),
    binaries,
    // The data is thrown away, so it need not survive a power cut.
    settings: {
      fsync: "off",
      full_page_writes: "off",
      synchronous_commit: "off",
      max_connections: 200,
    },
  });
  const stop = async () => {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  };
  try {
    await migrate({
      ownerUrl: server.ownerUrl(),
      applicationUrl: server.applicationUrl(),
      mode: "real",
    });
  } catch (error) {
    await stop();
    throw error;
  }
  project.provide("postgres", {
    superuser: server.superuserUrl("postgres"),
    owner: server.ownerUrl(),
    application: server.applicationUrl(),
  });
  return stop;
}
