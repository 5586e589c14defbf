import type { LoadedConfig } from "@/lib/config/load";
import type { SyncRun } from "@/lib/sources/model";
import { sourcesOf, syncSources } from "@/lib/sync/sync-sources";
import { printJson, type Run, readArguments, WrongUsage } from "./command";
import { configOfCommand } from "./config";
import { tellProgress } from "./sync-progress";

export const run: Run = async (args, signal) => {
  const { values, positionals } = readArguments(args, {
    source: { type: "string", multiple: true },
    json: { type: "boolean" },
  });
  if (positionals.length > 0) throw new WrongUsage(`sync takes no ${positionals[0]}.`);
  const loaded = configOfCommand();
  const sourceIds = chosen(loaded, values.source);
  const stopTelling = values.json ? () => {} : tellProgress();
  const runs = await syncSources({
    loaded,
    sourceIds,
    trigger: "cli",
    signal,
    onRun: (run) => {
      if (!values.json) process.stdout.write(`${line(run)}\n`);
    },
  }).finally(stopTelling);
  if (values.json) printJson({ runs });
  return runs.every(({ status }) => status === "done" || status === "held") ? 0 : 1;
};

function chosen(loaded: LoadedConfig, asked: readonly string[] | undefined): readonly string[] {
  const ids = sourcesOf(loaded);
  const unknown = asked?.find((id) => !ids.includes(id));
  if (unknown) throw new WrongUsage(`There is no source ${unknown}. These are: ${ids.join(", ")}.`);
  return asked ?? ids;
}

function line({ sourceId, status, found, failures, lostScopes, ...run }: SyncRun): string {
  const counts = `${found} found, ${run.new} new, ${run.changed} changed, ${run.removed} removed`;
  const held = run.heldRemovals > 0 ? `, ${run.heldRemovals} removals held` : "";
  const why = failures.map(
    ({ cause, scope, message, todo }) => `\n    ${cause} ${scope}: ${message} ${todo}`,
  );
  const told = new Set(failures.map(({ scope }) => scope));
  const lost = lostScopes
    .filter((scope) => !told.has(scope))
    .map((scope) => `\n    lost ${scope}: not offered any more, its entries are kept`);
  return `${sourceId.padEnd(16)} ${status.padEnd(9)} ${counts}${held}${why.join("")}${lost.join("")}`;
}
