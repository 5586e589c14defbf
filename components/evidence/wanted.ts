import type { z } from "zod";
import type { NewExport } from "@/lib/evidence/model";
import { conditionsOf } from "./asked";

/** What the form and the address ask for. */
export function wantedOf(form: FormData, url: URLSearchParams): z.input<typeof NewExport> {
  const text = (key: string) => String(form.get(key) ?? "");
  const conditions = conditionsOf(url).map(({ key, values }) => [key, values] as const);
  return {
    kind: text("kind") === "rows" ? "rows" : "bundle",
    format: text("format") === "jsonl" ? "jsonl" : "csv",
    header: text("header") === "ja" ? "ja" : "en",
    pseudonymous: form.get("pseudonymous") !== null,
    filters: { ...Object.fromEntries(conditions), from: text("from"), to: text("to") },
    ...(text("note") && {
      purpose: { kind: text("purpose") as "audit", note: text("note").trim() },
    }),
  };
}
