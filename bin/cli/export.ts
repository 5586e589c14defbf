import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { localOperator } from "@/lib/access-control/system";
import { uuid7 } from "@/lib/db/uuid7";
import { recordExport } from "@/lib/evidence/commands";
import { exportText, type Progress } from "@/lib/evidence/export-text";
import { NewExport } from "@/lib/evidence/model";
import { type Run, readArguments, WrongUsage } from "./command";
import { pathAsCalled, readInput } from "./input";

export const run: Run = async (args, signal) => {
  const { values, positionals } = readArguments(args, {
    from: { type: "string" },
    to: { type: "string" },
    filter: { type: "string", multiple: true },
    format: { type: "string" },
    header: { type: "string" },
    pseudonymous: { type: "boolean" },
    purpose: { type: "string" },
    note: { type: "string" },
    out: { type: "string" },
  });
  if (positionals.join(" ") !== "access-history")
    throw new WrongUsage("export knows one thing: access-history.");
  const { format, header, pseudonymous, purpose, note } = values;
  const input = readInput(NewExport, {
    format,
    header,
    pseudonymous,
    filters: filtersOf(values),
    purpose: purpose === undefined && note === undefined ? undefined : { kind: purpose, note },
  });
  const [viewer, now] = [localOperator(), new Date()];
  await recordExport(viewer, uuid7(now.getTime()), input, now);
  const last: Progress = { rows: 0, share: 0 };
  const tell = (progress: Progress) => Object.assign(last, progress);
  const text = exportText(viewer, input, { now, signal, tell });
  if (values.out === undefined) await pipeline(text, process.stdout, { end: false });
  else await writeWhole(pathAsCalled(values.out), text);
  process.stderr.write(`${last.rows} rows.\n`);
  return 0;
};

/** `--from`, `--to` and every `--filter KEY=VALUE`; a repeated key means OR. */
function filtersOf(values: {
  from?: string | undefined;
  to?: string | undefined;
  filter?: string[] | undefined;
}) {
  const filters: Record<string, string[]> = {};
  const pairs = (values.filter ?? []).map((pair) => {
    const [, key = "", value = ""] = /^([^=]+)=(.+)$/s.exec(pair) ?? [];
    if (key === "") throw new WrongUsage(`--filter takes KEY=VALUE, not ${JSON.stringify(pair)}.`);
    return [key, value] as const;
  });
  if (values.from !== undefined) pairs.push(["from", values.from]);
  if (values.to !== undefined) pairs.push(["to", values.to]);
  for (const [key, value] of pairs) filters[key] = [...(filters[key] ?? []), value];
  return filters;
}

/** The file appears under its name only when it is whole. */
async function writeWhole(file: string, text: AsyncIterable<Buffer>): Promise<void> {
  const partial = `${file}.partial`;
  try {
    await pipeline(text, createWriteStream(partial, { mode: 0o600 }));
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}
