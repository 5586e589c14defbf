import { environment } from "@/lib/config/environment";
import type { Check } from "@/lib/doctor/model";
import { examine } from "@/lib/doctor/report";
import { printJson, type Run, readArguments } from "./command";

export const run: Run = async (args, signal) => {
  const { values } = readArguments(args, { json: { type: "boolean" } });
  const report = await examine(environment().configFile, new Date(), signal);
  if (values.json) printJson(report);
  else for (const check of report.checks) process.stdout.write(`${line(check)}\n`);
  return report.ok ? 0 : 1;
};

const mark = { ok: "ok     ", warning: "warning", failed: "FAILED " };

function line({ id, status, message, todo }: Check): string {
  const what = `${mark[status]}  ${id.padEnd(22)} ${message}`;
  return todo === null ? what : `${what}\n${" ".repeat(32)}→ ${todo}`;
}
