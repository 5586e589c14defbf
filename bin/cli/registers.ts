import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { localOperator } from "@/lib/access-control/system";
import { closeQueue } from "@/lib/jobs/enqueue";
import { applyImport } from "@/lib/registers/commands";
import { limits } from "@/lib/registers/csv/read-file";
import { Application, type Counts, Register } from "@/lib/registers/model";
import { previewImport } from "@/lib/registers/preview";
import { problemWords } from "@/lib/registers/problem-words";
import { importRows } from "@/lib/registers/queries";
import { printJson, type Run, readArguments, WrongUsage } from "./command";
import { pathAsCalled, readInput } from "./input";

export const run: Run = async (args) => {
  const { values, positionals } = readArguments(args, {
    register: { type: "string", default: "people" },
    "dry-run": { type: "boolean" },
    reason: { type: "string" },
    "missing-left": { type: "string" },
    json: { type: "boolean" },
  });
  const [act, file, more] = positionals;
  if (act !== "import" || file === undefined || more !== undefined)
    throw new WrongUsage("registers knows one act: import FILE.");
  const register = readInput(Register, values.register);
  if (!values["dry-run"] && values.reason === undefined)
    throw new WrongUsage("--reason says why, in the audit trail; --dry-run changes nothing.");
  const bytes = readFileSync(pathAsCalled(file));
  if (bytes.byteLength > limits.bytes)
    throw new WrongUsage(`${file} is larger than ${limits.bytes} bytes. Divide it into several.`);

  const viewer = localOperator();
  const now = new Date();
  const preview = await previewImport(viewer, { register, name: basename(file) }, bytes, now);
  const bad = await importRows(viewer, preview.id, { kind: "bad", cursor: 0, limit: 200 }, now);
  try {
    const asked = {
      reason: values.reason ?? "dry run",
      missingLeft: values["missing-left"] !== undefined,
      missing: Number(values["missing-left"] ?? 0),
    };
    const outcome = values["dry-run"]
      ? preview
      : await applyImport(viewer, preview.id, readInput(Application, asked), now);
    if (values.json) printJson({ ...preview, state: outcome.state, setAside: bad.items });
    else {
      const words = problemWords("en");
      for (const { line, problem } of bad.items)
        process.stderr.write(`${file}:${line}: ${problem ? words.of(problem) : ""}\n`);
      process.stdout.write(`${outcome.state}: ${inWords(preview.counts)}\n`);
    }
    return preview.counts.bad > 0 ? 1 : 0;
  } finally {
    await closeQueue();
  }
};

function inWords({ add, change, leave, missing, unchanged, file, bad }: Counts): string {
  return `${add} added, ${change} changed, ${leave} leave, ${unchanged} as they are, ${file} held by the config file, ${missing} not named, ${bad} set aside`;
}
