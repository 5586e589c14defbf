import { join } from "node:path";
import { stateDirectory } from "../launcher/paths.mjs";
import { prepare } from "../launcher/prepare.mjs";
import { processIdentity } from "../launcher/process-identity.mjs";
import { writeRuntime } from "../launcher/runtime-file.mjs";
import { step } from "../launcher/say.mjs";
import { buildPages, pagesAreBuilt } from "./build.mjs";
import { startDemo } from "./demo.mjs";
import { childEnvironment } from "./environment.mjs";
import { sayReady } from "./ready.mjs";
import { startWeb, startWorker } from "./serve.mjs";

/**
 * Installs, builds, starts, fills: everything between an empty checkout and the line with the URL.
 * @param {{ mode: import("./mode.mjs").Mode, address: import("./address.mjs").Address,
 *   env: Record<string, string | undefined>, processes: ReturnType<typeof import("./processes.mjs").makeProcesses>,
 *   stop: ReturnType<typeof import("./stop.mjs").makeStop> }} start
 */
export async function bringUp({ mode, address, env, processes, stop }) {
  const run = (name, output) => (args, more) =>
    processes.run(name, args, { env: { ...env, ...more }, output });

  await prepare((name, args, more) => run(name, "install")(args, more));
  // Not before the packages are there: it needs them.
  const { openStartDatabase } = await import("./database.mjs");
  const { firstSyncs, playDemoPast } = await import("./first-syncs.mjs");
  const { accountLines } = await import("./accounts.mjs");
  const { url: databaseUrl, embedded } = await openStartDatabase(mode, stateDirectory);
  if (embedded) {
    stop.afterwards(embedded.stop);
    processes.databaseRuns(embedded.pid);
  }
  const fail = (message) => {
    if (stop.begun()) return;
    console.error(`\n${message}`);
    stop(1);
  };
  processes.whenOneEnds(fail);
  embedded?.exited.then(({ message }) => fail(`PostgreSQL ended by itself. ${message}`));

  const building = pagesAreBuilt()
    ? null
    : step("Building the pages (next build)", () => buildPages(run("next build", "build")));
  building?.catch(() => {}); // awaited below; until then it must not count as unhandled
  const base = childEnvironment(env, { ...mode, databaseUrl, address }, stateDirectory);
  const demo =
    mode.mode === "demo"
      ? await step("Starting the demo's backends", () => startDemo(processes, base, stateDirectory))
      : null;
  const children = { ...base, KAGIMORI_CONFIG: demo ? demo.configFile : mode.configFile };

  const tell = () =>
    writeRuntime(
      stateDirectory,
      runtime({ address, databaseUrl, mode, demo, embedded, children, processes }),
    );
  tell();
  if (demo) await playDemoPast(processes, children);
  await building;

  await step("Starting web and worker", () =>
    Promise.all([startWeb(processes, children, address), startWorker(processes, children)]),
  );
  tell();
  if (!demo) await firstSyncs(processes, children);
  sayReady({
    mode: mode.mode,
    address,
    embedded,
    stateDirectory,
    accounts: await accountLines(mode.mode, processes, children),
  });
}

function runtime({ address, databaseUrl, mode, demo, embedded, children, processes }) {
  const pids = {
    launcher: process.pid,
    ...(embedded ? { postgres: embedded.pid } : {}),
    ...processes.pids(),
  };
  const identities = Object.entries(pids).map(([name, pid]) => [name, processIdentity(pid)]);
  return {
    webUrl: address.url,
    databaseUrl,
    mode: mode.mode,
    configFile: children.KAGIMORI_CONFIG,
    pids,
    processes: Object.fromEntries(identities),
    demo: demo ? { vault: demo.vault, aws: demo.aws, control: demo.control } : null,
    dataDirectory: embedded ? embedded.dataDirectory : null,
    logDirectory: join(stateDirectory, "logs"),
  };
}
