import { backends } from "@/lib/backends";
import { applyConfig } from "@/lib/config/apply";
import { credentialResolver } from "@/lib/config/credentials";
import type { LoadedConfig } from "@/lib/config/load";
import { log } from "@/lib/log";
import type { SyncRun } from "@/lib/sources/model";
import { runSync } from "@/lib/sync/run-sync";
import { printJson, type Run, readArguments, WrongUsage } from "./command";
import { configOfCommand } from "./config";

/** Sources read side by side. */
const atOnce = 4;

export const run: Run = async (args, signal) => {
  const { values, positionals } = readArguments(args, {
    source: { type: "string", multiple: true },
    json: { type: "boolean" },
  });
  if (positionals.length > 0) throw new WrongUsage(`sync takes no ${positionals[0]}.`);
  const loaded = configOfCommand();
  await applyConfig(loaded, new Date());
  const runs = await syncAll(chosen(loaded, values.source), loaded, signal, (run) => {
    if (!values.json) process.stdout.write(`${line(run)}\n`);
  });
  if (values.json) printJson({ runs });
  return runs.every(({ status }) => status === "done" || status === "held") ? 0 : 1;
};

function chosen({ config }: LoadedConfig, asked: readonly string[] | undefined): string[] {
  const synced = config.sources.filter(({ kind }) =>
    backends.some((backend) => backend.kind === kind),
  );
  const ids = synced.map(({ id }) => id);
  const unknown = asked?.find((id) => !ids.includes(id));
  if (unknown) throw new WrongUsage(`There is no source ${unknown}. These are: ${ids.join(", ")}.`);
  return [...(asked ?? ids)];
}

async function syncAll(
  ids: readonly string[],
  { config, file }: LoadedConfig,
  signal: AbortSignal,
  tell: (run: SyncRun) => void,
): Promise<SyncRun[]> {
  const waiting = [...ids];
  const runs = new Map<string, SyncRun>();
  const next = async (): Promise<void> => {
    const sourceId = waiting.shift();
    if (sourceId === undefined) return;
    const run = await runSync({
      sourceId,
      config,
      credential: credentialResolver(file),
      clock: () => new Date(),
      trigger: "cli",
      signal,
    });
    log.debug({ sourceId, status: run.status }, "synced");
    runs.set(sourceId, run);
    tell(run);
    return next();
  };
  await Promise.all(Array.from({ length: atOnce }, next));
  return ids.flatMap((id) => runs.get(id) ?? []);
}

function line({ sourceId, status, found, failures, ...run }: SyncRun): string {
  const counts = `${found} found, ${run.new} new, ${run.changed} changed, ${run.removed} removed`;
  const held = run.heldRemovals > 0 ? `, ${run.heldRemovals} removals held` : "";
  const why = failures.map(({ cause, scope, message }) => `\n    ${cause} ${scope}: ${message}`);
  return `${sourceId.padEnd(16)} ${status.padEnd(9)} ${counts}${held}${why.join("")}`;
}
